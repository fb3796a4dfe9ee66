package org.meguri.reorganization;

/** Where a reorganisation stands. */
public enum ReorganizationState {
    /** 下書き: may be changed. */
    DRAFT,
    /** 予約済み: decided, waits for its first day, may be taken back until then. */
    SCHEDULED,
    /** 実施済み: done for good. */
    APPLIED
}
