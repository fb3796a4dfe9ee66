package org.meguri.monitor;

import org.meguri.cycle.Stage;

/** What all sheets are to have behind them when a stage is over. */
enum Milestone {
    HANDED_IN(Stage.SELF_EVALUATION),
    APPROVED(Stage.APPROVAL),
    CONFIRMED(Stage.REVIEW);

    private final Stage stage;

    Milestone(Stage stage) {
        this.stage = stage;
    }

    /** The stage at whose due day the plan has none left. */
    Stage stage() {
        return stage;
    }
}
