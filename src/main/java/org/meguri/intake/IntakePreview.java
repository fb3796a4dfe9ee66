package org.meguri.intake;

import java.util.List;
import org.meguri.plan.Difference;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.RegisterItems;

/**
 * What a file would do.
 *
 * @param format in words: CSV（UTF-8）, CSV（Shift_JIS）, Excel
 * @param items what was read, in the order of the file
 * @param ignoredColumns headers that the plan does not know
 * @param findings what is wrong; anything here and nothing may be taken in
 * @param differences item by item what would change; empty where nothing may be taken in
 * @param notes what is taken as it is, and what a person should know of
 * @param answered whether there are answers in the same table, which are not taken in here
 */
public record IntakePreview(
        String fileName,
        String format,
        List<ItemDraft> items,
        RegisterItems.Outcome outcome,
        List<Difference> differences,
        List<String> ignoredColumns,
        List<Finding> findings,
        List<Finding> notes,
        boolean answered) {

    public boolean acceptable() {
        return findings.isEmpty();
    }
}
