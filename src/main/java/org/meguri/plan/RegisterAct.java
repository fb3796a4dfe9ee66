package org.meguri.plan;

/** What is decided about items of a register. */
public enum RegisterAct {
    /** 追加. */
    ADD,
    /** 名称の変更. */
    RENAME,
    /** 番号の変更. */
    RENUMBER,
    /** 所管の変更. */
    REASSIGN,
    /** 記載の変更: several of these at once, levels, or the plan's texts. */
    CHANGE,
    /** 統合. */
    MERGE,
    /** 分割. */
    SPLIT,
    /** 休止. */
    SUSPEND,
    /** 再開. */
    RESUME,
    /** 完了. */
    COMPLETE,
    /** 廃止. */
    ABOLISH,
    /** 継承: an item of this plan continues one of another. */
    CONTINUE;

    /** Whether items come out of others by it: the edges of the lineage. */
    public boolean joins() {
        return this == MERGE || this == SPLIT || this == CONTINUE;
    }

    /** As what an item takes part in an act. */
    public enum Part {
        /** What the act is done to. */
        SUBJECT,
        /** What takes the subjects over, and was there before. */
        RESULT,
        /** What begins with the act. */
        BORN
    }
}
