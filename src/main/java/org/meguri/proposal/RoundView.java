package org.meguri.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;

/**
 * A round of proposals.
 *
 * @param year the fiscal year from which adopted proposals are items
 * @param target the plan whose items they become
 * @param packages the plan whose items are the packages that the proposals belong to, or null
 * @param shape what a proposal says, as it was when the round was opened
 */
public record RoundView(
        ProposalRoundId id,
        String title,
        FiscalYear year,
        PlanId target,
        @Nullable PlanId packages,
        ProposalShape shape,
        RoundDues dues,
        RoundState state,
        OfficerId openedBy,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public boolean open() {
        return state == RoundState.OPEN;
    }
}
