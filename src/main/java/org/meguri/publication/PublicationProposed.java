package org.meguri.publication;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/**
 * Something is to be published or taken back, or is not any more.
 *
 * @param proposer who proposed it
 */
public record PublicationProposed(
        PublicationDraftId draft,
        CycleId cycle,
        PublicationDraftView.Kind kind,
        What what,
        OfficerId proposer,
        OfficerId by,
        Instant at) {

    /** What was done. */
    public enum What {
        PROPOSED,
        RETURNED,
        WITHDRAWN
    }
}
