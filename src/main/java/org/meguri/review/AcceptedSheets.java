package org.meguri.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.meguri.evaluation.DecisionTrail;
import org.meguri.evaluation.EvaluationPage.Step;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.TakenUp;
import org.meguri.organization.Directory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What earlier rooms ask of acceptances: whether a sheet's approvals stand, and what its history says. */
@Component
@Transactional(readOnly = true)
class AcceptedSheets implements TakenUp, DecisionTrail {

    private final Acceptances acceptances;
    private final Directory directory;

    AcceptedSheets(Acceptances acceptances, Directory directory) {
        this.acceptances = acceptances;
        this.directory = directory;
    }

    @Override
    public Optional<Accepted> accepted(EvaluationView evaluation) {
        return acceptances
                .findById(new ReviewKey(evaluation.id(), evaluation.round()))
                .map(Acceptance::view)
                .map(one -> new Accepted(one.holder(), one.acceptedAt()));
    }

    @Override
    public List<Step> of(EvaluationView evaluation) {
        var steps = new ArrayList<Step>();
        acceptances.ofEvaluation(evaluation.id()).stream()
                .map(Acceptance::view)
                .forEach(one -> steps.add(new Step(
                        one.acceptedAt(),
                        "review.step.accepted",
                        one.round(),
                        directory.officer(one.acceptedBy()).name(),
                        null)));
        return steps;
    }
}
