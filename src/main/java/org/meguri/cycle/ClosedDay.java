package org.meguri.cycle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;

/** A day on which this town hall is closed though the calendar of the country would have it open. */
@Entity
@SuppressWarnings("NullAway.Init")
class ClosedDay {

    /** UTF-16 units, as the column holds on every database. */
    static final int NAME_LENGTH = 100;

    @Id
    private LocalDate closedOn;

    private String name;

    ClosedDay() {}

    ClosedDay(LocalDate closedOn, String name) {
        this.closedOn = closedOn;
        this.name = name;
    }

    LocalDate closedOn() {
        return closedOn;
    }

    String name() {
        return name;
    }
}
