package org.meguri.review;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.meguri.evaluation.EvaluationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up the planning division's decisions. */
@Service
@Transactional(readOnly = true)
public class ReviewLookup {

    private final Reviews reviews;

    ReviewLookup(Reviews reviews) {
        this.reviews = reviews;
    }

    /** All decisions on a sheet, oldest round first. */
    public List<ReviewView> of(EvaluationId evaluation) {
        return reviews.ofEvaluation(evaluation).stream().map(Review::view).toList();
    }

    /** The sheets that planning has sent back the last time it decided; one query for all of them. */
    Set<EvaluationId> latestReturns(Collection<EvaluationId> sheets) {
        if (sheets.isEmpty()) {
            return Set.of();
        }
        var latest = new HashMap<EvaluationId, Review>();
        reviews.ofEvaluations(sheets.stream().map(EvaluationId::value).toList())
                .forEach(one -> latest.merge(
                        one.getId().evaluation(),
                        one,
                        (before, now) -> before.getId().round() > now.getId().round() ? before : now));
        return latest.entrySet().stream()
                .filter(one -> one.getValue().view().verdict() == Verdict.RETURNED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The decisions on each of the sheets, in one query; sheets without are left out. */
    public Map<EvaluationId, List<ReviewView>> madeOn(Collection<EvaluationId> evaluations) {
        return evaluations.isEmpty()
                ? Map.of()
                : reviews.madeOn(evaluations.stream().map(EvaluationId::value).toList()).stream()
                        .collect(groupingBy(Review::evaluation, mapping(Review::view, toList())));
    }
}
