package org.meguri.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meguri.evaluation.EvaluationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up which sheets planning has accepted, and who has them in hand. */
@Service
@Transactional(readOnly = true)
public class AcceptanceLookup {

    private final Acceptances acceptances;

    AcceptanceLookup(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    /** The acceptance of each sheet's latest accepted round; sheets without are left out. One query for all of them. */
    public Map<EvaluationId, AcceptanceView> of(Collection<EvaluationId> sheets) {
        if (sheets.isEmpty()) {
            return Map.of();
        }
        var latest = new HashMap<EvaluationId, AcceptanceView>();
        acceptances
                .ofEvaluations(sheets.stream().map(EvaluationId::value).toList())
                .forEach(one -> latest.merge(
                        one.view().evaluation(),
                        one.view(),
                        (before, now) -> before.round() > now.round() ? before : now));
        return latest;
    }

    /** All acceptances of a sheet, oldest round first. */
    public List<AcceptanceView> of(EvaluationId sheet) {
        return acceptances.ofEvaluation(sheet).stream().map(Acceptance::view).toList();
    }
}
