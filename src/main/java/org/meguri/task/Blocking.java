package org.meguri.task;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whom a task keeps waiting; the first comes first. What was sent back holds up everybody after it and somebody has asked a
 * question; what is late holds up the year's dates; on a decision one section waits; all else hurts nobody before its day.
 */
enum Blocking {
    /** 差戻し. */
    SENT_BACK,
    /** 期限を過ぎたもの. */
    LATE,
    /** A decision (承認, 確認, 採否) that others wait for. */
    AWAITED,
    /** Nobody waits yet. */
    NOBODY;

    private static final Set<TaskKind> DECISIONS = EnumSet.of(
            TaskKind.APPROVE,
            TaskKind.APPROVE_ANSWER,
            TaskKind.REVIEW,
            TaskKind.CONFIRM_BY_BOARD,
            TaskKind.APPROVE_PROPOSAL,
            TaskKind.DECIDE_PROPOSAL);

    static Blocking of(TaskKind kind, boolean sentBack, boolean late) {
        if (sentBack) {
            return SENT_BACK;
        }
        if (late) {
            return LATE;
        }
        return DECISIONS.contains(kind) ? AWAITED : NOBODY;
    }

    /** Whether it belongs into the box at the head of the page. */
    boolean first() {
        return this != NOBODY;
    }
}
