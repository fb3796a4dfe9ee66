package org.meguri.evaluation;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;

/** The door for texts that come from another sheet. Only a draft takes them, and only from somebody who may write it. */
@UseCase
public class TakeText {

    private final Evaluations evaluations;
    private final EvaluationLookup lookup;
    private final WritingRules rules;
    private final Clock clock;

    TakeText(Evaluations evaluations, EvaluationLookup lookup, WritingRules rules, Clock clock) {
        this.evaluations = evaluations;
        this.lookup = lookup;
        this.rules = rules;
        this.clock = clock;
    }

    /** The sheet, locked until the transaction ends. */
    public EvaluationView lock(EvaluationId id) {
        return evaluations.lock(id).view();
    }

    /**
     * Replaces these fields; the others stay as they are.
     *
     * @param seen the revision that the decision to replace was made on
     * @param values by field; "" empties it
     * @throws Refusal (404) when the person does not write this sheet; (409) when it is no draft or was written meanwhile
     * @throws InvalidSheet when a text does not fit its field; nothing is kept
     */
    public void take(EvaluationId id, long seen, Map<String, String> values, SignedIn by) {
        var evaluation = evaluations.lock(id);
        rules.requireWriter(evaluation, by);
        var sheet = lookup.sheet(evaluation.view());
        var wanted = sheet.normalise(values);
        rules.requireWellFormed(sheet, wanted, Map.of());
        var content = new LinkedHashMap<>(evaluation.content());
        values.keySet().forEach(field -> {
            var value = wanted.get(field);
            if (value == null) {
                content.remove(field);
            } else {
                content.put(field, value);
            }
        });
        evaluation.write(sheet.normalise(content), by.id(), clock.instant(), seen);
        evaluations.save(evaluation);
        evaluations.flush();
    }
}
