package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** The planning division asks the departments for proposals. */
public record ProposalRoundOpened(ProposalRoundId round, OfficerId by, Instant at) {}
