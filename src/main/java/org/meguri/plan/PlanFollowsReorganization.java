package org.meguri.plan;

import java.util.Collection;
import java.util.List;
import org.meguri.organization.Directory;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register: whoever takes over answers for the item from the first day on, the list of before is kept with its last. */
@Component
@Order(300)
@Transactional
class PlanFollowsReorganization implements FollowsReorganization {

    private final ItemsAtWork items;
    private final PastResponsibilities past;
    private final Handovers handovers;
    private final Directory directory;

    PlanFollowsReorganization(ItemsAtWork items, PastResponsibilities past, Handovers handovers, Directory directory) {
        this.items = items;
        this.past = past;
        this.handovers = handovers;
        this.directory = directory;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Collection<UnitId> units) {
        return items.of(units).stream()
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
        for (var item : items.entities(succession.units())) {
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
}
