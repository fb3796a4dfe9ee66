package org.meguri.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From which day something is in force, and its last day if it has one. */
@Embeddable
record Validity(@Column(name = "valid_from") LocalDate from, @Column(name = "valid_to") @Nullable LocalDate to) {

    static Validity from(LocalDate from) {
        return new Validity(from, null);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    Validity until(LocalDate last) {
        return new Validity(from, last);
    }
}
