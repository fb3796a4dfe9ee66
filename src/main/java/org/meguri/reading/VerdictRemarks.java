package org.meguri.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.evaluation.ConcludeEvaluation.Request;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.ReturnRules;
import org.meguri.organization.OfficerId;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a decider's private remarks with the verdict: requests, or nothing. Part of the verdict's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class VerdictRemarks {

    private final ReadingNotes notes;
    private final EvaluationLookup evaluations;
    private final Words words;

    VerdictRemarks(ReadingNotes notes, EvaluationLookup evaluations, Words words) {
        this.notes = notes;
        this.evaluations = evaluations;
        this.words = words;
    }

    /**
     * The sheet goes back: what was noted becomes what is asked for, and the notes are gone.
     *
     * @param form what the page of the verdict carries; it counts before what was kept
     * @throws Refusal (422) when neither a reason nor a remark is given, or a text is too long or holds forbidden characters
     */
    public List<Request> returned(EvaluationId evaluation, OfficerId by, Written form) {
        var all = notes.written(by, evaluation).overlaid(form);
        var sheet = evaluations.sheet(evaluations.get(evaluation));
        var asked = ReturnRules.requests(
                form.reason(),
                inOrder(sheet, all.requests()),
                inOrder(sheet, all.proposed()),
                field -> limit(sheet, field));
        notes.settle(by, evaluation);
        return asked.stream()
                .map(request -> request.text().isEmpty()
                        ? new Request(request.field(), words.of("reading.proposed.only"), request.proposed())
                        : request)
                .toList();
    }

    /**
     * The sheet passes: notes would be lost, and so have to be gone, or given up.
     *
     * @param givenUp whether the decider said so
     * @throws Refusal (422) when there are remarks that nobody gave up
     */
    public void passed(EvaluationId evaluation, OfficerId by, Written form, boolean givenUp) {
        var left = notes.written(by, evaluation).overlaid(form).count();
        if (left > 0 && !givenUp) {
            throw new Refusal("reading.remarks-left", left);
        }
        notes.settle(by, evaluation);
    }

    private static Map<String, String> inOrder(Sheet sheet, Map<String, String> texts) {
        var ordered = new LinkedHashMap<String, String>();
        sheet.fields().stream()
                .map(SheetField::key)
                .filter(texts::containsKey)
                .forEach(key -> ordered.put(key, texts.getOrDefault(key, "")));
        texts.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private static int limit(Sheet sheet, String field) {
        return sheet.field(field).map(SheetField::limit).orElse(ReturnRules.LONGEST_REASON);
    }
}
