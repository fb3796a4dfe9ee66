package org.meguri.operation;

/** What the product does by itself, apart from what people do. */
public enum Work {
    /** 評価票の配付. */
    HAND_OUT_SHEETS,
    /** 評価票が確定したことの報告: the last one of a cycle opens the next stage. */
    REPORT_CONCLUSION,
    /** 意見に回答したことの報告: the last one of a cycle opens the next stage. */
    REPORT_ANSWER,
    /** 期限のお知らせと督促. */
    CHASE,
    /** Something that this version of the product does not know. */
    OTHER
}
