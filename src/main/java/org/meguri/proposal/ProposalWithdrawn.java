package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** The department has given its draft up. */
public record ProposalWithdrawn(ProposalId proposal, OfficerId by, Instant at) {}
