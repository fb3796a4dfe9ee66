package org.meguri.linkage;

/** How the answers of two linked sheets stand to each other. */
public enum State {
    /** Nothing is written in either. */
    EMPTY,
    /** 共通: the same text, or choices that mean the same. */
    SHARED,
    /** 別の文: meant to differ. */
    APART,
    /** 片方だけ: one of them is still blank. */
    WAITING,
    /** 文の違い: both are written, and differ. */
    DIFFERENT,
    /** 区分の食い違い: the choices do not mean the same. */
    CONTRADICTS,
    /** 対応なし: nobody has said what the choice means in the other scale. */
    UNKNOWN;

    /** Whether somebody should look at it. */
    public boolean contradiction() {
        return this == DIFFERENT || this == CONTRADICTS;
    }
}
