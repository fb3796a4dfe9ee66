package org.meguri.process;

import java.util.Arrays;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.meguri.task.Chase;
import org.meguri.task.TaskKind;
import org.springframework.stereotype.Component;

/** A rung's timer has fired: look which rungs are passed and untold. */
@Component("chaseDelegate")
class ChaseDelegate implements JavaDelegate {

    private final Chase chase;

    ChaseDelegate(Chase chase) {
        this.chase = chase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var subject = UUID.fromString(execution.getProcessBusinessKey());
        var stage = (String) execution.getVariable(Vocabulary.STAGE);
        Arrays.stream(TaskKind.values())
                .filter(kind -> Vocabulary.stage(kind).equals(stage))
                .forEach(kind -> chase.look(subject, kind));
    }
}
