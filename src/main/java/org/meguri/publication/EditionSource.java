package org.meguri.publication;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.publication.EditionContent.Licence;
import org.meguri.system.FiscalYear;

/**
 * What an edition is made of, gathered from the rooms before this one.
 *
 * @param plan the definition as it was when the cycle was planned
 * @param title of the edition
 * @param note what readers should know; of a correction, what was corrected
 * @param items all items of the cycle
 * @param answers of every confirmed sheet, by field of the sheet
 * @param remarks of the committee, by item
 * @param missing the items that have no confirmed sheet; their answers are not looked at
 * @param internalFields fields of the sheet that citizens do not read; their columns are left out
 * @param offScale what a value is called that is none of the choices of its scale
 * @param beyond what is told beyond the table
 * @param amendments what is published otherwise than it stands in all of these
 */
record EditionSource(
        PlanDefinition plan,
        FiscalYear year,
        String town,
        String title,
        @Nullable String note,
        List<PlanItemView> items,
        Map<PlanItemId, Map<String, String>> answers,
        Map<PlanItemId, List<EditionContent.Remark>> remarks,
        Set<PlanItemId> missing,
        Set<String> internalFields,
        String offScale,
        Beyond beyond,
        Amendments amendments) {

    /** What an edition tells beyond its table. @param licence null where nothing is published */
    record Beyond(
            @Nullable Licence licence,
            List<EditionContent.Indicator> indicators,
            List<EditionContent.Change> changes,
            List<EditionContent.Advice> advice) {

        static final Beyond NOTHING = new Beyond(null, List.of(), List.of(), List.of());
    }

    EditionSource(
            PlanDefinition plan,
            FiscalYear year,
            String town,
            String title,
            @Nullable String note,
            List<PlanItemView> items,
            Map<PlanItemId, Map<String, String>> answers,
            Map<PlanItemId, List<EditionContent.Remark>> remarks,
            Set<PlanItemId> missing,
            Set<String> internalFields) {
        this(
                plan,
                year,
                town,
                title,
                note,
                items,
                answers,
                remarks,
                missing,
                internalFields,
                "",
                Beyond.NOTHING,
                Amendments.NONE);
    }

    EditionSource {
        items = List.copyOf(items);
        answers = Map.copyOf(answers);
        remarks = Map.copyOf(remarks);
        missing = Set.copyOf(missing);
        internalFields = Set.copyOf(internalFields);
    }
}
