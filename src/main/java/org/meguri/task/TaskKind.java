package org.meguri.task;

/** What a person is asked to do. */
public enum TaskKind {
    SELF_EVALUATE,
    APPROVE,
    REVIEW,
    ANSWER_REMARK,
    APPROVE_ANSWER,
    HOLD_COMMITTEE,
    CONFIRM_BY_BOARD,
    RESPOND_TO_BOARD,
    PUBLISH
}
