package org.meguri.task;

import java.util.UUID;

/** What a person is asked to do. */
public enum TaskKind {
    SELF_EVALUATE("/evaluations/%s"),
    APPROVE("/approvals/%s"),
    REVIEW("/reviews/%s"),
    ANSWER_REMARK("/remarks/%s"),
    APPROVE_ANSWER("/remarks/%s"),
    HOLD_COMMITTEE("/committee/cycles/%s"),
    CONFIRM_BY_BOARD("/board/%s"),
    RESPOND_TO_BOARD("/board/%s"),
    PUBLISH("/publication/%s"),
    PROPOSE("/proposals/%s"),
    APPROVE_PROPOSAL("/proposals/%s"),
    DECIDE_PROPOSAL("/proposals/%s");

    private final String page;

    TaskKind(String page) {
        this.page = page;
    }

    /** Whether a department does it, for which more time can be asked for. */
    public boolean canBePutOff() {
        return switch (this) {
            case SELF_EVALUATE, APPROVE, ANSWER_REMARK, APPROVE_ANSWER -> true;
            case REVIEW,
                    HOLD_COMMITTEE,
                    CONFIRM_BY_BOARD,
                    RESPOND_TO_BOARD,
                    PUBLISH,
                    PROPOSE,
                    APPROVE_PROPOSAL,
                    DECIDE_PROPOSAL -> false;
        };
    }

    /** The address, within the product, of the page on which this is done. */
    public String page(UUID subject) {
        return page.formatted(subject);
    }
}
