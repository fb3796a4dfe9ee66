package org.meguri.workbook;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a workbook that came back and is being looked at. */
record PendingWorkbookId(UUID value) implements Serializable {

    static PendingWorkbookId create() {
        return new PendingWorkbookId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
