package org.meguri.evaluation;

import java.util.List;
import org.meguri.evaluation.EvaluationPage.Step;

/**
 * What a room after this one has decided on a sheet, for its history; every bean of this kind is asked. The chiefs'
 * returns come from here too, since only the room that decides knows in whose stead (代決) somebody did.
 */
public interface DecisionTrail {

    /** Every decision on the sheet, in any order. */
    List<Step> of(EvaluationView evaluation);
}
