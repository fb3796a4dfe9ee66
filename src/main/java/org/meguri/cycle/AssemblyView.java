package org.meguri.cycle;

import java.time.LocalDate;
import java.util.UUID;

/** 議会の会期 as other rooms see it. @param last on or after {@code first}; both belong to it */
public record AssemblyView(UUID id, String name, LocalDate first, LocalDate last) {

    /** Whether the assembly sits on this day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
