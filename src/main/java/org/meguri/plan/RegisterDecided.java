package org.meguri.plan;

import java.time.Instant;
import java.util.List;
import org.meguri.organization.OfficerId;
import org.meguri.system.FiscalYear;

/** Something has been decided about items of a register; {@code items} in the order in which the decision names them. */
public record RegisterDecided(
        DecisionId decision,
        PlanId plan,
        RegisterAct act,
        FiscalYear year,
        List<PlanItemId> items,
        OfficerId by,
        Instant at) {}
