package org.meguri.task;

import java.time.LocalDate;

/** What another room does on a working-day morning before the mails are written. Doing it twice, or on two nodes, does no harm. */
public interface MorningDuty {

    /** @param day a working day */
    void on(LocalDate day);
}
