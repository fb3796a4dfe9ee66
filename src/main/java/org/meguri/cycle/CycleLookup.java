package org.meguri.cycle;

import java.util.List;
import java.util.Optional;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up cycles. */
@Service
@Transactional(readOnly = true)
public class CycleLookup {

    private final Cycles cycles;

    CycleLookup(Cycles cycles) {
        this.cycles = cycles;
    }

    /** @throws Refusal (404) when there is none */
    public CycleView get(CycleId id) {
        return cycles.get(id).view();
    }

    /** All cycles, the latest year first. */
    public List<CycleView> all() {
        return cycles.findAllByYear().stream().map(Cycle::view).toList();
    }

    /** The plan's cycle of the year before. */
    public Optional<CycleView> previous(CycleView cycle) {
        return of(cycle.plan(), cycle.year().previous());
    }

    /** The plan's cycle of the year before, if it was opened: what is only planned has not been evaluated. */
    Optional<CycleView> openedBefore(CycleView cycle) {
        return previous(cycle).filter(before -> before.state() != CycleState.PLANNED);
    }

    public Optional<CycleView> of(PlanId plan, FiscalYear year) {
        return cycles.findByPlanAndFiscalYear(plan, year.year()).map(Cycle::view);
    }

    /**
     * The cycle, locked until the transaction ends. Whoever decides "that was the last one" takes this lock first, so
     * that of two who finish at once the second sees what the first did.
     */
    @Transactional
    public CycleView lock(CycleId id) {
        return cycles.findForUpdate(id)
                .orElseThrow(() -> Refusal.notFound("cycle.unknown"))
                .view();
    }
}
