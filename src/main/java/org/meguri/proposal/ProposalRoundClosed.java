package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** A round takes no more proposals. @param lapsed how many drafts were never handed in */
public record ProposalRoundClosed(ProposalRoundId round, int lapsed, OfficerId by, Instant at) {}
