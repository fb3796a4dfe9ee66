package org.meguri.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.meguri.cycle.AdvanceCycle;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.evaluation.BeginEvaluations;
import org.springframework.stereotype.Component;

/** Hands out one chunk of sheets; the model comes back while there are more. */
@Component("openEvaluationsDelegate")
class OpenEvaluationsDelegate implements JavaDelegate {

    /** Small enough for a job well under the lock time, large enough for one flush with JDBC batches. */
    static final int CHUNK = 100;

    private final BeginEvaluations begin;
    private final AdvanceCycle advance;

    OpenEvaluationsDelegate(BeginEvaluations begin, AdvanceCycle advance) {
        this.begin = begin;
        this.advance = advance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var cycle = CycleId.of(execution.getProcessBusinessKey());
        begin.prepare(cycle);
        var more = begin.openNext(cycle, CHUNK);
        if (!more) {
            advance.enter(cycle, CycleState.EVALUATION);
        }
        execution.setVariable(Vocabulary.MORE_TO_OPEN, more);
    }
}
