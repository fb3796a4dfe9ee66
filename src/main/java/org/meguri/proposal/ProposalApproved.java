package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/** A chief has approved a proposal for a unit. */
public record ProposalApproved(ProposalId proposal, int number, UnitId unit, OfficerId by, Instant at) {}
