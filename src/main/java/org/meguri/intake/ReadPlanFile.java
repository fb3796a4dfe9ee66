package org.meguri.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.system.UseCase;

/** Reads a plan's table (CSV in UTF-8 or CP932, or XLSX): first a preview, then all or nothing. */
@UseCase
public class ReadPlanFile {

    /**
     * The answers of one item as the file gives them: field id to text, only for {@code answer.*} columns.
     *
     * @param seq place in the file, from 1
     */
    public record ItemAnswers(int seq, @Nullable String number, String name, Map<String, String> values) {}

    /** What the file would do; changes nothing. @throws org.meguri.system.Refusal when it is no readable table at all */
    public IntakePreview preview(PlanId plan, Upload file) {
        throw new UnsupportedOperationException();
    }

    /** Takes the file in as previewed. @throws org.meguri.system.Refusal when the preview has findings; nothing stays */
    public IntakePreview apply(PlanId plan, Upload file) {
        throw new UnsupportedOperationException();
    }

    /** The answers in a table of the plan's shape. @throws org.meguri.system.Refusal naming the first finding */
    public List<ItemAnswers> answers(PlanDefinition definition, Upload file) {
        throw new UnsupportedOperationException();
    }

    /** Whether the table's header has every required column of the definition. */
    public boolean fits(PlanDefinition definition, Upload file) {
        throw new UnsupportedOperationException();
    }

    /** The names of all units that the table names, after the plan's aliases, in the order of the table. */
    public java.util.Set<String> unitNames(PlanDefinition definition, Upload file) {
        throw new UnsupportedOperationException();
    }
}
