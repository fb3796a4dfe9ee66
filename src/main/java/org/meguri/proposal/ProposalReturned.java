package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** A proposal goes back to its department. @param byPlanning whether planning sent it back, or a chief */
public record ProposalReturned(ProposalId proposal, int number, boolean byPlanning, OfficerId by, Instant at) {}
