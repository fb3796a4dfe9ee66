package org.meguri.committee;

import java.util.Collection;
import java.util.List;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remarks that wait for an answer, or answers that wait for the chief. Both belong to the lead unit of their sheet. */
@Component
@Order(600)
@Transactional(readOnly = true)
class CommitteeFollowsReorganization implements FollowsReorganization {

    private final CommitteeRemarks remarks;
    private final EvaluationLookup evaluations;

    CommitteeFollowsReorganization(CommitteeRemarks remarks, EvaluationLookup evaluations) {
        this.remarks = remarks;
        this.evaluations = evaluations;
    }

    @Override
    public List<Affected> affected(Collection<UnitId> units) {
        return evaluations.running(units).stream()
                .filter(evaluation -> units.contains(evaluation.leadUnit()))
                .flatMap(evaluation -> remarks.findByEvaluationOrderByNumber(evaluation.id()).stream()
                        .filter(remark -> remark.status() != RemarkStatus.CLOSED)
                        .map(remark -> new Affected(
                                "committee.moves." + remark.status(),
                                remark.id().value(),
                                evaluation.heading(),
                                evaluation.leadUnit(),
                                evaluation.item().value())))
                .toList();
    }

    /** The remark has no unit of its own: it goes where its sheet goes. */
    @Override
    public void follow(Succession succession) {
        // Nothing is stored here.
    }
}
