package org.meguri.committee;

/** Where a remark stands. */
public enum RemarkStatus {
    /** 所管課が回答を書く. */
    OPEN,
    /** 課長が回答を確かめる. */
    ANSWERED,
    /** 回答済み. */
    CLOSED
}
