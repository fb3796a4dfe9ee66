package org.meguri.plan;

import org.meguri.organization.UnitId;

/**
 * A unit that answers for an item.
 *
 * @param printed the name as the plan prints it, which may name a section or an office of the unit
 * @param lead whether this unit writes the sheet; exactly one unit of an item leads
 */
public record Responsibility(UnitId unit, String printed, boolean lead) {}
