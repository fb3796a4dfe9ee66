package org.meguri.indicator;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Component;

/** The way back to the sheet that somebody came from; a page without one is shown all the same. */
@Component
class SheetWay {

    private final EvaluationLookup evaluations;

    SheetWay(EvaluationLookup evaluations) {
        this.evaluations = evaluations;
    }

    /** A sheet to go back to. */
    record Back(String id, String heading) {}

    /** @return null where the person did not come from a sheet, or may not read it */
    @Nullable
    Back of(@Nullable UUID sheet, SignedIn person) {
        if (sheet == null) {
            return null;
        }
        try {
            var evaluation = evaluations.readable(new EvaluationId(sheet), person);
            return new Back(evaluation.id().toString(), evaluation.heading());
        } catch (Refusal unknown) {
            return null;
        }
    }
}
