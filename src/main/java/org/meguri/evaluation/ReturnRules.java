package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
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
        return requests(reason, requests, Map.of(), field -> LONGEST_REASON);
    }

    /**
     * As {@link #requests(String, Map)}, with wordings that are proposed. A wording without a remark is a request with an
     * empty text.
     *
     * @param proposed by field; blank ones are left out
     * @param longest the longest text that a field takes, in code points
     */
    public static List<Request> requests(
            String reason, Map<String, String> requests, Map<String, String> proposed, ToIntFunction<String> longest) {
        var asked = new ArrayList<Request>();
        asked.add(new Request(null, FreeText.accept("evaluation.field.reason", reason, true, LONGEST_REASON)));
        var fields = new LinkedHashSet<>(requests.keySet());
        fields.addAll(proposed.keySet());
        for (var field : fields) {
            var text = FreeText.accept(
                    "evaluation.field.request", requests.getOrDefault(field, ""), false, LONGEST_REASON);
            var wording = FreeText.accept(
                    "evaluation.field.proposed", proposed.getOrDefault(field, ""), false, longest.applyAsInt(field));
            if (!text.isEmpty() || !wording.isEmpty()) {
                asked.add(new Request(field, text, wording.isEmpty() ? null : wording));
            }
        }
        return asked;
    }
}
