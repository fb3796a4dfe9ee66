package org.meguri.evaluation;

import java.time.Instant;
import java.util.Optional;
import org.meguri.organization.OfficerId;

/** Whether a room after this one has accepted an approved sheet, so that its approvals stand. */
public interface TakenUp {

    /** Who has accepted the sheet in its present round, if anybody. Asked under the sheet's lock. */
    Optional<Accepted> accepted(EvaluationView evaluation);

    /** That a sheet was accepted. @param by who has it in hand now */
    record Accepted(OfficerId by, Instant at) {}
}
