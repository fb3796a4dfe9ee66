package org.meguri.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.springframework.stereotype.Component;

/** A remark is answered: tell the cycle if it was the last open one; see {@link ReportConclusionDelegate}. */
@Component("reportAnswerDelegate")
class ReportAnswerDelegate implements JavaDelegate {

    private final CycleLookup cycles;
    private final RemarkLookup remarks;
    private final Workbench workbench;

    ReportAnswerDelegate(CycleLookup cycles, RemarkLookup remarks, Workbench workbench) {
        this.cycles = cycles;
        this.remarks = remarks;
        this.workbench = workbench;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var cycle = CycleId.of((String) execution.getVariable(Vocabulary.CYCLE_ID));
        cycles.lock(cycle);
        if (remarks.open(cycle) == 0) {
            workbench.tell(Vocabulary.REMARKS_ANSWERED, cycle.toString());
        }
    }
}
