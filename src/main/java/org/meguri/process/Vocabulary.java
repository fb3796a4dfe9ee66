package org.meguri.process;

import java.util.Map;
import org.meguri.cycle.Stage;
import org.meguri.task.TaskKind;

/** The words of the models, written once. A running instance lives for years with the words it was started with. */
final class Vocabulary {

    static final String EVALUATION = "evaluation";
    static final String CYCLE = "cycle";
    static final String REMARK = "remark";
    static final String CHASE = "chase";

    static final String SELF_EVALUATE = "UserTask_SelfEvaluate";
    static final String APPROVE = "UserTask_Approve";
    static final String REVIEW = "UserTask_Review";
    static final String HOLD_COMMITTEE = "UserTask_HoldCommittee";
    static final String CONFIRM_BY_BOARD = "UserTask_ConfirmByBoard";
    static final String RESPOND_TO_BOARD = "UserTask_RespondToBoard";
    static final String PUBLISH = "UserTask_Publish";
    static final String ANSWER_REMARK = "UserTask_AnswerRemark";
    static final String APPROVE_ANSWER = "UserTask_ApproveAnswer";

    static final String EVALUATIONS_CONCLUDED = "EvaluationsConcluded";
    static final String REMARKS_ANSWERED = "RemarksAnswered";

    static final String CYCLE_ID = "cycleId";
    static final String LEAD_UNIT = "leadUnit";
    static final String APPROVER_UNIT = "approverUnit";
    static final String VERDICT = "verdict";
    static final String MORE_TO_OPEN = "moreToOpen";
    static final String MORE_REMARKS = "moreRemarks";
    static final String STAGE = "stage";

    private static final Map<String, TaskKind> KINDS = Map.of(
            SELF_EVALUATE, TaskKind.SELF_EVALUATE,
            APPROVE, TaskKind.APPROVE,
            REVIEW, TaskKind.REVIEW,
            HOLD_COMMITTEE, TaskKind.HOLD_COMMITTEE,
            CONFIRM_BY_BOARD, TaskKind.CONFIRM_BY_BOARD,
            RESPOND_TO_BOARD, TaskKind.RESPOND_TO_BOARD,
            PUBLISH, TaskKind.PUBLISH,
            ANSWER_REMARK, TaskKind.ANSWER_REMARK,
            APPROVE_ANSWER, TaskKind.APPROVE_ANSWER);

    private static final Map<TaskKind, Stage> STAGES = Map.of(
            TaskKind.SELF_EVALUATE, Stage.SELF_EVALUATION,
            TaskKind.APPROVE, Stage.APPROVAL,
            TaskKind.REVIEW, Stage.REVIEW,
            TaskKind.HOLD_COMMITTEE, Stage.COMMITTEE,
            TaskKind.ANSWER_REMARK, Stage.ANSWER,
            TaskKind.APPROVE_ANSWER, Stage.ANSWER_APPROVAL,
            TaskKind.CONFIRM_BY_BOARD, Stage.BOARD,
            TaskKind.RESPOND_TO_BOARD, Stage.BOARD,
            TaskKind.PUBLISH, Stage.PUBLICATION);

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

    static Stage stage(TaskKind kind) {
        var stage = STAGES.get(kind);
        if (stage == null) {
            throw new IllegalStateException("No stage for " + kind);
        }
        return stage;
    }
}
