package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.meguri.evaluation.ConcludeEvaluation.Request;
import org.meguri.sheet.FreeText;

/** What somebody must say who sends a sheet back. */
public final class ReturnRules {

    /** Longest reason or request, in characters. */
    public static final int LONGEST_REASON = 1000;

    private ReturnRules() {}

    /**
     * What is asked for: the reason first, then what is asked of single fields.
     *
     * @param reason why the sheet goes back; required
     * @param requests by field; blank ones are left out
     * @throws org.meguri.system.Refusal when the reason is missing or a text is too long or holds forbidden characters
     */
    public static List<Request> requests(String reason, Map<String, String> requests) {
        var asked = new ArrayList<Request>();
        asked.add(new Request(null, FreeText.accept("evaluation.field.reason", reason, true, LONGEST_REASON)));
        requests.forEach((field, typed) -> {
            var text = FreeText.accept("evaluation.field.request", typed, false, LONGEST_REASON);
            if (!text.isEmpty()) {
                asked.add(new Request(field, text));
            }
        });
        return asked;
    }
}
