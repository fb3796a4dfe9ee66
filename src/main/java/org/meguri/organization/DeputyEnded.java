package org.meguri.organization;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deputy's days end earlier than planned.
 *
 * @param last the last of them; missing where it was called off before the first
 * @param atOnce whether it ended at this very moment, not with the end of the day
 * @param by missing where a reorganisation ended them
 */
public record DeputyEnded(
        DeputyId designation,
        Duty duty,
        OfficerId principal,
        OfficerId deputy,
        @Nullable LocalDate last,
        boolean atOnce,
        @Nullable OfficerId by,
        Instant at) {

    static DeputyEnded of(Deputy ended, @Nullable OfficerId by, Instant at) {
        return new DeputyEnded(
                ended.id(),
                ended.duty(),
                ended.principal(),
                ended.deputy(),
                ended.calledOff() ? null : ended.to(),
                ended.stopped(),
                by,
                at);
    }
}
