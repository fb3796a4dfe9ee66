package org.meguri.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.AdvanceCycle;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.springframework.stereotype.Component;

/** The committee has met: are answers still awaited? Asked under the cycle's lock, as the answers report under it too. */
@Component("awaitRemarksDelegate")
class AwaitRemarksDelegate implements JavaDelegate {

    private final RemarkLookup remarks;
    private final AdvanceCycle advance;

    AwaitRemarksDelegate(RemarkLookup remarks, AdvanceCycle advance) {
        this.remarks = remarks;
        this.advance = advance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var cycle = CycleId.of(execution.getProcessBusinessKey());
        advance.enter(cycle, CycleState.ANSWERS);
        execution.setVariable(Vocabulary.MORE_REMARKS, remarks.open(cycle) > 0);
    }
}
