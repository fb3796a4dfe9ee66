package org.meguri.evaluation;

/** Where a step of an item's writing stands. */
enum StepState {
    /** 未着手. */
    TODO,
    /** 入力中. */
    BEGUN,
    /** 完成: nothing is missing, and the writer says so. */
    DONE,
    /** まだ進めません. */
    BLOCKED,
    /** 要修正: something was asked for that has not been replied to. */
    FIX;

    /**
     * The state of a step that is written.
     *
     * @param asked whether something asked for here has no reply yet
     * @param answered whether anything is answered here
     * @param wrong whether something is missing or breaks a rule
     * @param marked whether the writer has called it complete
     */
    static StepState of(boolean asked, boolean answered, boolean wrong, boolean marked) {
        if (asked) {
            return FIX;
        }
        if (marked && !wrong) {
            return DONE;
        }
        return answered || marked ? BEGUN : TODO;
    }

    /** The state of a step that consists of {@code all} parts of which {@code done} are done. */
    static StepState of(long done, long all) {
        return done == 0 ? TODO : done < all ? BEGUN : DONE;
    }
}
