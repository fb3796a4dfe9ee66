package org.meguri.cycle;

import java.time.Instant;
import java.util.Map;
import org.meguri.organization.OfficerId;

/**
 * The planning division has chosen other sheets for items of a year that is not open yet.
 *
 * @param counts how many items have each sheet now, by its key; "" is the plan's own
 */
public record SheetsChosen(CycleId cycle, Map<String, Integer> counts, OfficerId by, Instant at) {

    public SheetsChosen {
        counts = Map.copyOf(counts);
    }
}
