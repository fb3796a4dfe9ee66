package org.meguri.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.meguri.evaluation.ConcludeEvaluation;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a chief has approved need not be approved again: the approval counts for the unit that takes over, provided that
 * all units which become this one have approved, or that it goes on and has approved itself. Comes before the sheets
 * themselves move, while they still name the units of before.
 */
@Component
@Order(400)
@Transactional
class ApprovalFollowsReorganization implements FollowsReorganization {

    private final Approvals approvals;
    private final EvaluationLookup evaluations;
    private final ConcludeEvaluation conclude;

    ApprovalFollowsReorganization(Approvals approvals, EvaluationLookup evaluations, ConcludeEvaluation conclude) {
        this.approvals = approvals;
        this.evaluations = evaluations;
        this.conclude = conclude;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Collection<UnitId> units) {
        var affected = new ArrayList<Affected>();
        for (var approval : approvals.ofUnits(values(units))) {
            var evaluation = evaluations.get(approval.evaluation());
            if (counts(approval, evaluation)) {
                affected.add(new Affected(
                        "approval.moves",
                        evaluation.id().value(),
                        evaluation.heading(),
                        approval.view().unit(),
                        evaluation.item().value()));
            }
        }
        return affected;
    }

    @Override
    public void follow(Succession succession) {
        var touched = new LinkedHashSet<EvaluationView>();
        for (var approval : approvals.ofUnits(values(succession.units()))) {
            var evaluation = evaluations.get(approval.evaluation());
            if (counts(approval, evaluation)) {
                touched.add(evaluation);
            }
        }
        // A unit that goes on may have approved while one that joins it has not.
        evaluations.running(succession.units()).stream()
                .filter(evaluation -> evaluation.status() == Status.SUBMITTED)
                .forEach(touched::add);
        touched.forEach(evaluation -> carry(evaluation, succession));
    }

    private void carry(EvaluationView evaluation, Succession succession) {
        var present = approvals.ofEvaluation(evaluation.id()).stream()
                .filter(approval -> approval.view().round() == evaluation.round()
                        && approval.view().verdict() == Verdict.APPROVED)
                .toList();
        var approved = new HashSet<UnitId>();
        present.forEach(approval -> approved.add(approval.view().unit()));
        var successors = new LinkedHashSet<UnitId>();
        for (var unit : evaluation.units()) {
            successors.add(successor(succession, unit, evaluation));
        }
        for (var next : successors) {
            var before = evaluation.units().stream()
                    .filter(unit -> successor(succession, unit, evaluation).equals(next))
                    .toList();
            if (!approved.contains(next) && approved.containsAll(before)) {
                present.stream()
                        .filter(approval -> approval.view().unit().equals(before.get(0)))
                        .findFirst()
                        .ifPresent(approval -> approvals.saveAndFlush(approval.carriedTo(next)));
                approved.add(next);
            }
        }
        if (evaluation.status() == Status.SUBMITTED && approved.containsAll(successors)) {
            conclude.approve(evaluation.id());
        }
    }

    private static UnitId successor(Succession succession, UnitId unit, EvaluationView evaluation) {
        return succession.successor(unit, evaluation.item().value());
    }

    private static boolean counts(Approval approval, EvaluationView evaluation) {
        var made = approval.view();
        return evaluation.status() != Status.PUBLISHED
                && evaluation.status() != Status.DRAFT
                && made.verdict() == Verdict.APPROVED
                && made.round() == evaluation.round()
                && evaluation.units().contains(made.unit());
    }

    private static Set<UUID> values(Collection<UnitId> units) {
        var values = new HashSet<UUID>();
        units.forEach(unit -> values.add(unit.value()));
        return values;
    }
}
