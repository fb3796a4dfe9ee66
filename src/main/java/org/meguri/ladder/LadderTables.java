package org.meguri.ladder;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.task.TaskKind;

/** Where rung tables are kept and evaluated. Implemented where the engine is. */
public interface LadderTables {

    /** The table that the product brings: stages in the order of the work, rungs from the lowest. */
    List<LadderRow> product();

    /** The stage that a task belongs to, as the tables name it. */
    String stage(TaskKind kind);

    /**
     * Makes a table of these rows, for good. In the caller's transaction.
     *
     * @param edition its number, 1 or more, used once
     * @return the table's own id, at most 64 characters
     */
    String deploy(int edition, List<LadderRow> rows);

    /** The table as a DMN file (UTF-8). @param table its id; null for the product's own */
    byte[] file(@Nullable String table);
}
