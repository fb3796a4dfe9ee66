package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** Planning has declined a proposal. */
public record ProposalDeclined(ProposalId proposal, int number, OfficerId by, Instant at) {}
