package org.meguri.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.meguri.cycle.AdvanceCycle;
import org.meguri.cycle.CycleId;
import org.springframework.stereotype.Component;

/** The result is out: the year is over. */
@Component("closeCycleDelegate")
class CloseCycleDelegate implements JavaDelegate {

    private final AdvanceCycle advance;

    CloseCycleDelegate(AdvanceCycle advance) {
        this.advance = advance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        advance.close(CycleId.of(execution.getProcessBusinessKey()));
    }
}
