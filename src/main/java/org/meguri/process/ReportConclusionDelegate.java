package org.meguri.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationLookup;
import org.springframework.stereotype.Component;

/**
 * A sheet is confirmed: tell the cycle if it was the last one. Runs as a job of its own, after the confirmation has been
 * committed, and under the cycle's lock: of two that finish at once, the one that comes second sees both.
 */
@Component("reportConclusionDelegate")
class ReportConclusionDelegate implements JavaDelegate {

    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final Workbench workbench;

    ReportConclusionDelegate(CycleLookup cycles, EvaluationLookup evaluations, Workbench workbench) {
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.workbench = workbench;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var cycle = CycleId.of((String) execution.getVariable(Vocabulary.CYCLE_ID));
        cycles.lock(cycle);
        if (evaluations.unconfirmed(cycle) == 0) {
            workbench.tell(Vocabulary.EVALUATIONS_CONCLUDED, cycle.toString());
        }
    }
}
