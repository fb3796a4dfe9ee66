package org.meguri.cycle;

import java.time.Clock;
import java.time.LocalDate;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Moves a cycle on when its process does. */
@UseCase
public class AdvanceCycle {

    private final Cycles cycles;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    AdvanceCycle(Cycles cycles, ApplicationEventPublisher announcements, Clock clock) {
        this.cycles = cycles;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Enters a later state. @throws IllegalStateException when the cycle is past it */
    public void enter(CycleId id, CycleState next) {
        var cycle = locked(id);
        cycle.enter(next);
        cycles.saveAndFlush(cycle);
    }

    /** Ends the year. @throws IllegalStateException unless the result is published */
    public void close(CycleId id) {
        var cycle = locked(id);
        cycle.close(LocalDate.now(clock));
        cycles.saveAndFlush(cycle);
        announcements.publishEvent(new CycleClosed(id, clock.instant()));
    }

    private Cycle locked(CycleId id) {
        return cycles.findForUpdate(id).orElseThrow(() -> Refusal.notFound("cycle.unknown"));
    }
}
