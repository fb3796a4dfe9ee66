package org.meguri.task;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;

/**
 * What a room after this one knows of the sheets that tasks are about. Implemented where sheets are kept; the number of
 * queries does not depend on how many sheets are asked for.
 */
public interface SheetWork {

    /** The sheets of the running years that any of these units writes, in the order of their plans. */
    List<Piece> of(Collection<UnitId> units);

    /** What is known of these subjects of tasks; what is no sheet is left out. */
    Map<UUID, Piece> about(Collection<UUID> subjects);

    /** Where the writing of a sheet stands. */
    enum Standing {
        /** 差戻し: somebody wants it written once more. */
        SENT_BACK,
        /** 未着手. */
        NOT_BEGUN,
        /** 入力中. */
        IN_PROGRESS,
        /** 完成: nothing is missing, it only has to be handed in. */
        COMPLETE,
        /** 提出済み: it is with others, or through. */
        SUBMITTED
    }

    /** What was answered last year. @param code A, イ …; @param label the code with its words */
    record Grade(String code, String label) {}

    /** What somebody asked for when the sheet was sent back. @param stage name of the stage that sent it back */
    record Asked(String stage, String text) {}

    /**
     * One sheet.
     *
     * @param subject as the task names it
     * @param cycleTitle the year that it belongs to, in words
     * @param unit who writes it
     * @param number of the item as printed; null where the plan gives none
     * @param last the first grade of last year's answers; null where there are none
     * @param filled how many of the required fields are filled as they must be
     * @param required how many fields are required
     * @param due when it has to be handed in, for a sheet without a task
     * @param asked null where nothing was asked for
     */
    record Piece(
            UUID subject,
            String cycleTitle,
            UnitId unit,
            @Nullable String number,
            String name,
            @Nullable Grade last,
            Standing standing,
            int filled,
            int required,
            LocalDate due,
            @Nullable Asked asked) {}
}
