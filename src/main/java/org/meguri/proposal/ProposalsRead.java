package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** A table of proposals was taken in. */
public record ProposalsRead(ProposalRoundId round, int added, int changed, OfficerId by, Instant at) {}
