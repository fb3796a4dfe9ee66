package org.meguri.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up plans and their items. */
@Service
@Transactional(readOnly = true)
public class PlanRegister {

    /** @throws org.meguri.system.Refusal (404) when there is none */
    public PlanView plan(PlanId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<PlanView> withCode(String code) {
        throw new UnsupportedOperationException();
    }

    /** All plans by title. */
    public List<PlanView> plans() {
        throw new UnsupportedOperationException();
    }

    /** The items in the order of the plan's table; one query for items, one for units. */
    public List<PlanItemView> items(PlanId plan) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.meguri.system.Refusal (404) when there is none */
    public PlanItemView item(PlanItemId id) {
        throw new UnsupportedOperationException();
    }
}
