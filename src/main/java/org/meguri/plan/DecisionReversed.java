package org.meguri.plan;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.system.FiscalYear;

/** A decision about items of a register has been taken back; it stays in the history, marked. */
public record DecisionReversed(
        DecisionId decision, PlanId plan, RegisterAct act, FiscalYear year, OfficerId by, Instant at) {}
