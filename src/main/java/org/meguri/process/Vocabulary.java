package org.meguri.process;

import static java.util.Map.entry;

import java.util.Map;
import org.meguri.cycle.Stage;
import org.meguri.proposal.ProposalStage;
import org.meguri.task.TaskKind;

/** The words of the models, written once. A running instance lives for years with the words it was started with. */
final class Vocabulary {

    static final String EVALUATION = "evaluation";
    static final String CYCLE = "cycle";
    static final String REMARK = "remark";
    static final String PROPOSAL = "proposal";
    static final String CHASE = "chase";

    static final String SELF_EVALUATE = "UserTask_SelfEvaluate";
    static final String REPORT_LAPSE = "ServiceTask_ReportLapse";
    static final String APPROVE = "UserTask_Approve";
    static final String REVIEW = "UserTask_Review";
    static final String HOLD_COMMITTEE = "UserTask_HoldCommittee";
    static final String CONFIRM_BY_BOARD = "UserTask_ConfirmByBoard";
    static final String RESPOND_TO_BOARD = "UserTask_RespondToBoard";
    static final String PUBLISH = "UserTask_Publish";
    static final String ANSWER_REMARK = "UserTask_AnswerRemark";
    static final String APPROVE_ANSWER = "UserTask_ApproveAnswer";

    static final String PROPOSE = "UserTask_Propose";
    static final String APPROVE_PROPOSAL = "UserTask_ApproveProposal";
    static final String DECIDE_PROPOSAL = "UserTask_DecideProposal";

    static final String EVALUATION_WITHDRAWN = "EvaluationWithdrawn";
    static final String EVALUATION_LAPSED = "EvaluationLapsed";
    static final String APPROVAL_TAKEN_BACK = "ApprovalTakenBack";
    static final String EVALUATIONS_CONCLUDED = "EvaluationsConcluded";
    static final String REMARKS_ANSWERED = "RemarksAnswered";

    /** The engine's own node round the approvals, which is what begins and ends as one. */
    static final String APPROVALS = APPROVE + "#multiInstanceBody";

    static final String CYCLE_ID = "cycleId";
    static final String ROUND_ID = "roundId";
    static final String LEAD_UNIT = "leadUnit";
    static final String APPROVER_UNIT = "approverUnit";
    static final String VERDICT = "verdict";
    static final String MORE_TO_OPEN = "moreToOpen";
    static final String MORE_REMARKS = "moreRemarks";
    static final String STAGE = "stage";

    /** The verdict of a department that gives its draft up. */
    static final String GIVEN_UP = "GIVEN_UP";

    private static final Map<String, TaskKind> KINDS = Map.ofEntries(
            entry(SELF_EVALUATE, TaskKind.SELF_EVALUATE),
            entry(APPROVE, TaskKind.APPROVE),
            entry(REVIEW, TaskKind.REVIEW),
            entry(HOLD_COMMITTEE, TaskKind.HOLD_COMMITTEE),
            entry(CONFIRM_BY_BOARD, TaskKind.CONFIRM_BY_BOARD),
            entry(RESPOND_TO_BOARD, TaskKind.RESPOND_TO_BOARD),
            entry(PUBLISH, TaskKind.PUBLISH),
            entry(ANSWER_REMARK, TaskKind.ANSWER_REMARK),
            entry(APPROVE_ANSWER, TaskKind.APPROVE_ANSWER),
            entry(PROPOSE, TaskKind.PROPOSE),
            entry(APPROVE_PROPOSAL, TaskKind.APPROVE_PROPOSAL),
            entry(DECIDE_PROPOSAL, TaskKind.DECIDE_PROPOSAL));

    private static final Map<TaskKind, String> STAGES = Map.ofEntries(
            entry(TaskKind.SELF_EVALUATE, Stage.SELF_EVALUATION.name()),
            entry(TaskKind.APPROVE, Stage.APPROVAL.name()),
            entry(TaskKind.REVIEW, Stage.REVIEW.name()),
            entry(TaskKind.HOLD_COMMITTEE, Stage.COMMITTEE.name()),
            entry(TaskKind.ANSWER_REMARK, Stage.ANSWER.name()),
            entry(TaskKind.APPROVE_ANSWER, Stage.ANSWER_APPROVAL.name()),
            entry(TaskKind.CONFIRM_BY_BOARD, Stage.BOARD.name()),
            entry(TaskKind.RESPOND_TO_BOARD, Stage.BOARD.name()),
            entry(TaskKind.PUBLISH, Stage.PUBLICATION.name()),
            entry(TaskKind.PROPOSE, ProposalStage.PROPOSAL.name()),
            entry(TaskKind.APPROVE_PROPOSAL, ProposalStage.PROPOSAL_APPROVAL.name()),
            entry(TaskKind.DECIDE_PROPOSAL, ProposalStage.PROPOSAL_DECISION.name()));

    private Vocabulary() {}

    /** What the user task of this id asks a person to do. */
    static TaskKind kind(String userTask) {
        var kind = KINDS.get(userTask);
        if (kind == null) {
            throw new IllegalStateException("The models have a user task that the house does not know: " + userTask);
        }
        return kind;
    }

    /** The user task that asks for this. */
    static String userTask(TaskKind kind) {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The stage of a year or of a round of proposals that a task belongs to, as the rung table names it. */
    static String stage(TaskKind kind) {
        var stage = STAGES.get(kind);
        if (stage == null) {
            throw new IllegalStateException("No stage for " + kind);
        }
        return stage;
    }
}
