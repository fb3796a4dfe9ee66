package org.meguri.committee;

/** What a department will do about a remark. */
public enum Action {
    /** 対応する. */
    ADOPT,
    /** 一部対応する. */
    PARTLY,
    /** 検討する. */
    CONSIDER,
    /** 対応しない. */
    DECLINE
}
