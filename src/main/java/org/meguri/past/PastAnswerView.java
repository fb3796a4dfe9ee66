package org.meguri.past;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;

/**
 * Past answers of an item as other rooms see them; no evaluation of the product stands behind them.
 *
 * @param content text by field, never empty
 * @param taking the taking over that last said something new, see {@link PastAnswerLookup#sheet}
 */
public record PastAnswerView(PlanItemId item, FiscalYear year, Map<String, String> content, TakingId taking) {

    public PastAnswerView {
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }
}
