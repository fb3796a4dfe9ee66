package org.meguri.review;

import java.util.List;
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
}
