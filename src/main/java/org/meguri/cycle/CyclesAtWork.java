package org.meguri.cycle;

import java.util.Set;
import java.util.stream.Collectors;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlansAtWork;
import org.meguri.system.FiscalYear;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A plan whose period is over may still be evaluated, or be about to. */
@Component
@Transactional(readOnly = true)
class CyclesAtWork implements PlansAtWork {

    private final Cycles cycles;

    CyclesAtWork(Cycles cycles) {
        this.cycles = cycles;
    }

    @Override
    public Set<PlanId> unfinished() {
        return cycles.unfinishedPlans();
    }

    @Override
    public Set<FiscalYear> years(PlanId plan) {
        return cycles.yearsOf(plan).stream().map(FiscalYear::new).collect(Collectors.toSet());
    }
}
