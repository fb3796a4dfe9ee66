package org.meguri.reorganization;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries out what is decided when its first day has come. Running it again, or by two houses at once, does no harm. */
@Component
class ReorganizationDay {

    private static final Logger LOG = LoggerFactory.getLogger(ReorganizationDay.class);

    private final Reorganizations reorganizations;
    private final ApplyReorganization apply;
    private final Clock clock;

    ReorganizationDay(Reorganizations reorganizations, ApplyReorganization apply, Clock clock) {
        this.reorganizations = reorganizations;
        this.apply = apply;
        this.clock = clock;
    }

    /** Looks shortly after the start and every ten minutes, so that a house that was off at midnight is not late. */
    @Scheduled(fixedDelay = 600_000, initialDelay = 20_000)
    void look() {
        carryOutDue();
    }

    /** @return how many were carried out now */
    int carryOutDue() {
        int done = 0;
        for (var due : reorganizations.findByStateAndFirstDayLessThanEqualOrderByFirstDay(
                ReorganizationState.SCHEDULED, LocalDate.now(clock))) {
            try {
                done += apply.carryOutIfDue(due.id()) ? 1 : 0;
            } catch (RuntimeException failure) {
                // The others must not wait for this one; it is tried again next time, and its page says so.
                LOG.error("Reorganisation {} could not be carried out", due.id(), failure);
                apply.holdUp(due.id());
            }
        }
        return done;
    }
}
