package org.meguri.publication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/**
 * What one person wants to publish, or to take back, and another one decides on.
 *
 * @param edition that is to be taken back; null for the other kinds
 * @param note to the readers, "" for none
 * @param reason of a withdrawal, printed in its place; "" for the other kinds
 * @param answers what the proposer said to what the checks found
 * @param said what the decider said, "" for nothing
 */
public record PublicationDraftView(
        PublicationDraftId id,
        CycleId cycle,
        Kind kind,
        @Nullable EditionId edition,
        String note,
        String reason,
        State state,
        OfficerId proposedBy,
        Instant proposedAt,
        @Nullable OfficerId decidedBy,
        @Nullable Instant decidedAt,
        String said,
        List<Answer> answers) {

    public PublicationDraftView {
        answers = List.copyOf(answers);
    }

    /** What is to be done. */
    public enum Kind {
        /** The year's first edition. */
        FIRST,
        /** Another edition in the place of the last one. */
        CORRECTION,
        /** No edition any more, or the one before. */
        WITHDRAWAL
    }

    /** Where it stands. */
    public enum State {
        /** A second person looks at it. */
        WAITING,
        /** The second person has published it, or taken the edition back. */
        PUBLISHED,
        /** The second person has sent it back. */
        RETURNED,
        /** Planning has taken it back itself. */
        WITHDRAWN
    }

    /** @param finding as {@link PublicationCheck.Finding#key()} @param answer why it may be published all the same */
    public record Answer(String finding, String answer) {}
}
