package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** The department has handed its proposal to the chiefs. */
public record ProposalSubmitted(ProposalId proposal, int number, OfficerId by, Instant at) {}
