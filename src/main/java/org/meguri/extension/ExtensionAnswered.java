package org.meguri.extension;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/**
 * Something else was said in a conversation about more days.
 *
 * @param act its name: GRANT, PROPOSE, AGREE, DECLINE or WITHDRAW
 * @param day the day that is given or offered; null where none is
 */
public record ExtensionAnswered(
        ExtensionId extension,
        CycleId cycle,
        UnitId unit,
        String title,
        String act,
        @Nullable LocalDate day,
        OfficerId by,
        Instant at) {}
