package org.meguri.cycle;

import org.springframework.context.MessageSourceResolvable;

/**
 * The stages of a year, each with its due date. {@code grace} is the least number of working days that a person has who
 * gets the task later than planned, after a return or because an earlier step was late. As an argument of a message a
 * stage reads as its Japanese name.
 */
public enum Stage implements MessageSourceResolvable {
    SELF_EVALUATION(3),
    APPROVAL(3),
    REVIEW(5),
    COMMITTEE(0),
    ANSWER(5),
    ANSWER_APPROVAL(3),
    BOARD(0),
    PUBLICATION(0);

    private final int grace;

    Stage(int grace) {
        this.grace = grace;
    }

    /** Working days, 0 or more. */
    public int grace() {
        return grace;
    }

    @Override
    public String[] getCodes() {
        return new String[] {"cycle.stage." + name()};
    }
}
