package org.meguri.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.mail.MorningPost;
import org.meguri.system.TownClock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has the morning's mails written on working days, a quarter of an hour after the chase has looked at what is due, or later
 * where the house was down then. Holidays are silent.
 */
@Component
class MorningRound {

    static final LocalTime FROM = LocalTime.of(8, 45);

    private final MorningPost post;
    private final WorkingCalendar calendar;
    private final Clock clock;

    MorningRound(MorningPost post, WorkingCalendar calendar, Clock clock) {
        this.post = post;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void look() {
        var now = LocalDateTime.ofInstant(clock.instant(), TownClock.ZONE);
        if (due(now, calendar.isWorkingDay(now.toLocalDate()))) {
            post.bundle(LocalDate.from(now));
        }
    }

    static boolean due(LocalDateTime now, boolean workingDay) {
        return workingDay && !now.toLocalTime().isBefore(FROM);
    }
}
