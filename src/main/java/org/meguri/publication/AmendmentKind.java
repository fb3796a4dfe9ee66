package org.meguri.publication;

/** Why what is published differs from the sheet. */
public enum AmendmentKind {
    /** 庁議での変更: the board decided otherwise. */
    BOARD,
    /** 公表用の文: the same said in words that citizens may read. */
    WORDING,
    /** 訂正: what was published was wrong. */
    CORRECTION
}
