package org.meguri.approval;

import java.util.ArrayList;
import java.util.List;
import org.meguri.evaluation.DecisionTrail;
import org.meguri.evaluation.EvaluationPage.Step;
import org.meguri.evaluation.EvaluationView;
import org.meguri.organization.DecisionsInStead;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** The chiefs' decisions in a sheet's history: who decided, in whose stead (代決), and who looked at it afterwards (後閲). */
@Component
class ApprovalTrail implements DecisionTrail {

    private final Approvals approvals;
    private final TakenBackApprovals takenBack;
    private final DecisionsInStead decisionsInStead;
    private final Directory directory;
    private final Words words;

    ApprovalTrail(
            Approvals approvals,
            TakenBackApprovals takenBack,
            DecisionsInStead decisionsInStead,
            Directory directory,
            Words words) {
        this.approvals = approvals;
        this.takenBack = takenBack;
        this.decisionsInStead = decisionsInStead;
        this.directory = directory;
        this.words = words;
    }

    @Override
    public List<Step> of(EvaluationView evaluation) {
        var steps = new ArrayList<Step>();
        var inStead = false;
        for (var approval : approvals.ofEvaluation(evaluation.id())) {
            if (approval.carried()) {
                continue;
            }
            var made = approval.view();
            inStead |= made.inSteadOf() != null;
            steps.add(new Step(
                    made.decidedAt(),
                    step(made),
                    made.round(),
                    place(evaluation, made.unit(), who(made)),
                    made.reason()));
        }
        for (var taken : takenBack.ofEvaluation(evaluation.id())) {
            var made = taken.approval();
            inStead |= made.inSteadOf() != null;
            var place = place(evaluation, made.unit(), who(made));
            steps.add(new Step(made.decidedAt(), step(made), made.round(), place, null));
            steps.add(new Step(taken.takenBackAt(), "approval.step.taken-back", made.round(), place, null));
        }
        if (inStead) {
            decisionsInStead
                    .looks(evaluation.id().value())
                    .forEach(look -> steps.add(new Step(
                            look.at(), "approval.step.seen", 0, place(evaluation, look.unit(), look.who()), null)));
        }
        return steps;
    }

    private static String step(ApprovalView made) {
        if (made.inAChiefsPlace()) {
            return "approval.step.by-director." + made.verdict();
        }
        return made.verdict() == Verdict.APPROVED ? "approval.step.approved" : "evaluation.step.returned.APPROVAL";
    }

    /** Who decided, in words; a deputy with the name of the one who was away. */
    String who(ApprovalView made) {
        var principal = made.inSteadOf();
        return principal == null
                ? name(made.decidedBy())
                : words.of("organization.in-stead", name(made.decidedBy()), name(principal));
    }

    private String place(EvaluationView evaluation, UnitId unit, String who) {
        return evaluation.units().size() == 1
                ? who
                : words.of("approval.step.place", directory.unit(unit).name(), who);
    }

    private String name(OfficerId officer) {
        return directory.officer(officer).name();
    }
}
