package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.meguri.evaluation.ConcludeEvaluation.Request;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;

/** What somebody must say who sends a sheet back. */
public final class ReturnRules {

    /** Longest reason or request, in characters. */
    public static final int LONGEST_REASON = 1000;

    /** Key of the refusal when nothing was said; the page then points at the reason. */
    public static final String UNSAID = "evaluation.return-unsaid";

    private ReturnRules() {}

    /**
     * What is asked for: the reason first, then what is asked of single fields.
     *
     * @param reason why the sheet goes back; may be left out where a field is asked about, which says why already
     * @param requests by field; blank ones are left out
     * @throws Refusal when nothing is said at all, or a text is too long or holds forbidden characters
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
        var why = FreeText.accept("evaluation.field.reason", reason, false, LONGEST_REASON);
        if (!FreeText.blank(why)) {
            asked.add(new Request(null, why));
        }
        var fields = new LinkedHashSet<>(requests.keySet());
        fields.addAll(proposed.keySet());
        for (var field : fields) {
            var text = FreeText.accept(
                    "evaluation.field.request", requests.getOrDefault(field, ""), false, LONGEST_REASON);
            var wording = FreeText.accept(
                    "evaluation.field.proposed", proposed.getOrDefault(field, ""), false, longest.applyAsInt(field));
            if (!FreeText.blank(text) || !FreeText.blank(wording)) {
                asked.add(new Request(field, text, wording.isEmpty() ? null : wording));
            }
        }
        if (asked.isEmpty()) {
            throw new Refusal(UNSAID);
        }
        return asked;
    }
}
