package org.meguri.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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

    private final PlanItems items;
    private final Plans plans;
    private final PastResponsibilities past;
    private final Handovers handovers;
    private final List<PlansAtWork> atWork;
    private final Directory directory;
    private final Clock clock;

    PlanFollowsReorganization(
            PlanItems items,
            Plans plans,
            PastResponsibilities past,
            Handovers handovers,
            List<PlansAtWork> atWork,
            Directory directory,
            Clock clock) {
        this.items = items;
        this.plans = plans;
        this.past = past;
        this.handovers = handovers;
        this.atWork = atWork;
        this.directory = directory;
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
            var lastDay = succession.from().minusDays(1);
            // Another reorganisation of the same day has kept it already, and kept what was true on the day before.
            if (past.of(List.of(before.id())).stream()
                    .noneMatch(one -> one.lastDay().equals(lastDay))) {
                int position = 0;
                for (var responsibility : before.responsibilities()) {
                    past.save(new PastResponsibility(before.id(), lastDay, position++, responsibility));
                }
            }
            var handover = handovers
                    .findById(new Handover.Key(before.id(), succession.from()))
                    .orElseGet(() -> new Handover(before.id(), succession.from()));
            for (var unit : succession.units()) {
                var next = succession.successor(unit, before.id().value());
                if (!next.equals(unit)) {
                    handover.give(
                            unit,
                            next,
                            directory.unit(unit).name(),
                            directory.unit(next).name());
                }
            }
            handovers.save(handover);
            var origin = item.origin();
            origin.putIfAbsent(ItemFacts.UNITS, ItemFacts.units(before.responsibilities()));
            item.originally(origin);
            item.handOver(handover.over(before.responsibilities()));
        }
    }

    /** A plan that is over, evaluated years and all, keeps the names of its time. */
    private List<PlanItem> running(Collection<UnitId> units) {
        var earliest = FiscalYear.of(LocalDate.now(clock)).previous().year();
        var unfinished = new HashSet<PlanId>();
        atWork.forEach(room -> unfinished.addAll(room.unfinished()));
        return items.ofUnits(units.stream().map(UnitId::value).toList()).stream()
                .filter(item -> unfinished.contains(item.plan())
                        || plans.get(item.plan()).lastYear() >= earliest)
                .toList();
    }
}
