package org.meguri.plan;

/** An item as the register has it in a fiscal year. */
public record RegisterLine(PlanItemView item, ItemState state) {}
