package org.meguri.plan;

import org.meguri.system.UseCase;

/** Takes a plan's definition into the register. */
@UseCase
public class AdoptPlan {

    /**
     * Adopts the definition, or renews it for the plan of the same code.
     *
     * @param yaml the plan's file
     * @throws org.meguri.system.Refusal naming the place in the file and the cure when it is not a plan definition
     */
    public PlanId adopt(String yaml) {
        throw new UnsupportedOperationException();
    }
}
