package org.meguri.plan;

/** A plan as other rooms see it; {@code yaml} is the definition as it was adopted. */
public record PlanView(PlanId id, String code, String title, PlanDefinition definition, String yaml) {}
