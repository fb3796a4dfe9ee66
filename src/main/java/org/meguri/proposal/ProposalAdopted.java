package org.meguri.proposal;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanItemId;

/** A proposal has become an item of the plan. */
public record ProposalAdopted(ProposalId proposal, int number, PlanItemId item, OfficerId by, Instant at) {}
