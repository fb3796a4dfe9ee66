package org.meguri.linkage;

/** What became of a proposed pair. */
public enum PairState {
    /** 候補. */
    PROPOSED,
    /** つなげた. */
    ACCEPTED,
    /** 別の取組. */
    DECLINED
}
