package org.meguri.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.ChangeOrganization;
import org.meguri.organization.Directory;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.meguri.system.FiscalYear;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register: whoever takes over answers for the item from the first day on, the list of before is kept with its last. */
@Component
@Order(300)
@Transactional
class PlanFollowsReorganization implements FollowsReorganization {

    private static final int LONGEST_PRINTED = 100;

    private final PlanItems items;
    private final Plans plans;
    private final PastResponsibilities past;
    private final RegisterDecisions decisions;
    private final Directory directory;
    private final ChangeOrganization organization;
    private final Clock clock;

    PlanFollowsReorganization(
            PlanItems items,
            Plans plans,
            PastResponsibilities past,
            RegisterDecisions decisions,
            Directory directory,
            ChangeOrganization organization,
            Clock clock) {
        this.items = items;
        this.plans = plans;
        this.past = past;
        this.decisions = decisions;
        this.directory = directory;
        this.organization = organization;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Collection<UnitId> units) {
        return running(units).stream()
                .map(PlanItem::view)
                .flatMap(item -> item.units().stream()
                        .filter(units::contains)
                        .map(unit -> new Affected(
                                "plan.moves",
                                item.id().value(),
                                item.heading(),
                                unit,
                                item.id().value())))
                .toList();
    }

    @Override
    public void follow(Succession succession) {
        for (var item : running(succession.units())) {
            var before = item.view();
            int position = 0;
            for (var responsibility : before.responsibilities()) {
                past.save(new PastResponsibility(
                        before.id(), succession.from().minusDays(1), position++, responsibility));
            }
            item.handOver(handedOver(before.responsibilities(), before.id(), succession));
            handOverDecided(item, succession);
        }
    }

    /**
     * Where decisions have changed who answers, the one in force on the first day and every later one name the successors;
     * what earlier years say stays.
     */
    private void handOverDecided(PlanItem item, Succession succession) {
        var origin = item.origin();
        if (!origin.containsKey(ItemFacts.UNITS)) {
            return;
        }
        var year = FiscalYear.of(succession.from()).year();
        var changing = decisions.concerning(List.of(item.id().value())).stream()
                .filter(RegisterDecision::stands)
                .filter(decision -> unitsOf(decision, item.id()).isPresent())
                .sorted(RegisterDecision.IN_ORDER)
                .toList();
        var inForce =
                changing.stream().filter(decision -> decision.year() <= year).toList();
        if (inForce.isEmpty()) {
            origin.put(ItemFacts.UNITS, handedOver(origin.get(ItemFacts.UNITS), item.id(), succession));
            item.originally(origin);
        }
        for (var decision : changing) {
            if (decision.year() > year || decision == inForce.get(inForce.size() - 1)) {
                decision.correct(
                        item.id(),
                        ItemFacts.UNITS,
                        handedOver(unitsOf(decision, item.id()).orElseThrow(), item.id(), succession));
            }
        }
    }

    private static Optional<String> unitsOf(RegisterDecision decision, PlanItemId item) {
        return decision.lines().stream()
                .filter(line -> line.item().equals(item))
                .map(line -> line.changes().get(ItemFacts.UNITS))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private String handedOver(@Nullable String units, PlanItemId item, Succession succession) {
        return ItemFacts.units(handedOver(ItemFacts.units(units == null ? "" : units), item, succession));
    }

    /** A plan whose last year, and the year in which that is evaluated, is over keeps the names of its time. */
    private List<PlanItem> running(Collection<UnitId> units) {
        var earliest = FiscalYear.of(LocalDate.now(clock)).previous().year();
        return items.ofUnits(units.stream().map(UnitId::value).toList()).stream()
                .filter(item ->
                        plans.get(item.view().plan()).definition().period().to() >= earliest)
                .toList();
    }

    private List<Responsibility> handedOver(List<Responsibility> before, PlanItemId item, Succession succession) {
        var after = new ArrayList<Responsibility>();
        for (var one : before) {
            var unit = one.unit();
            var next = unit == null || !succession.units().contains(unit)
                    ? one
                    : moved(one, unit, succession.successor(unit, item.value()));
            var same = next.unit() == null ? -1 : indexOf(after, next.unit());
            if (same < 0) {
                after.add(next);
            } else if (next.lead() && !after.get(same).lead()) {
                after.set(same, next);
            }
        }
        return after;
    }

    private Responsibility moved(Responsibility one, UnitId from, UnitId to) {
        var old = directory.unit(from).name();
        var name = directory.unit(to).name();
        var printed = one.printed();
        if (printed.isBlank() || printed.equals(old) || organization.everNamed(printed)) {
            printed = printed.isBlank() ? printed : name;
        } else if (printed.contains(old)) {
            printed = printed.replace(old, name);
        }
        return new Responsibility(to, printed.length() > LONGEST_PRINTED ? name : printed, one.lead());
    }

    private static int indexOf(List<Responsibility> list, @Nullable UnitId unit) {
        for (int i = 0; i < list.size(); i++) {
            if (Objects.equals(list.get(i).unit(), unit)) {
                return i;
            }
        }
        return -1;
    }
}
