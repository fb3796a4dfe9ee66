package org.meguri.extension;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Place;
import org.meguri.cycle.Stage;
import org.meguri.organization.UnitId;
import org.meguri.task.TaskKind;

/**
 * A conversation about more days, as pages see it.
 *
 * @param subject the one task's aggregate; null for all that the unit has to do in the stage
 * @param dueThen the due day when it was asked for
 * @param turns what was said, at least the first request
 */
record ExtensionView(
        ExtensionId id,
        CycleId cycle,
        Stage stage,
        TaskKind kind,
        UnitId unit,
        @Nullable UUID subject,
        String title,
        LocalDate dueThen,
        ExtensionState state,
        List<Turn> turns) {

    Place place() {
        return new Place(unit, subject);
    }

    /** What was said last. */
    Turn last() {
        return turns.get(turns.size() - 1);
    }
}
