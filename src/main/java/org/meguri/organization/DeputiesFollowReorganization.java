package org.meguri.organization;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A unit that ends has no deputies any more: whoever is chief of its successor names an own one. What no chief has looked
 * at yet (後閲) goes to the chief of the unit that takes over.
 */
@Component
@Transactional
class DeputiesFollowReorganization implements FollowsReorganization {

    private final Deputies deputies;
    private final SteadDecisions decisions;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    DeputiesFollowReorganization(
            Deputies deputies, SteadDecisions decisions, ApplicationEventPublisher announcements, Clock clock) {
        this.deputies = deputies;
        this.decisions = decisions;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Collection<UnitId> units) {
        return decisions.unseenOf(values(units)).stream()
                .map(one -> new Affected(
                        "organization.seen-afterwards.moves", one.id(), one.title(), one.desk(), one.item()))
                .toList();
    }

    @Override
    public void follow(Succession succession) {
        var last = succession.from().minusDays(1);
        var now = clock.instant();
        for (var deputy : deputies.ofUnits(values(succession.units()))) {
            var to = deputy.to();
            if (!deputy.closed() && (to == null || to.isAfter(last))) {
                deputy.endOn(last, null, now);
                deputies.save(deputy);
                announcements.publishEvent(DeputyEnded.of(deputy, null, now));
            }
        }
        decisions
                .unseenOf(values(succession.units()))
                .forEach(one -> one.hand(succession.successor(one.desk(), one.item())));
    }

    private static List<UUID> values(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toList();
    }
}
