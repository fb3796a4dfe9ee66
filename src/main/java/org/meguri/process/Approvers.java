package org.meguri.process;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.springframework.stereotype.Component;

/**
 * The units whose chiefs approve a sheet: {@code ${approvers.of(execution)}}. Public, because the engine's expressions
 * call methods of public classes only.
 */
@Component("approvers")
public class Approvers {

    private final EvaluationLookup evaluations;

    Approvers(EvaluationLookup evaluations) {
        this.evaluations = evaluations;
    }

    public Collection<String> of(DelegateExecution execution) {
        return evaluations.get(EvaluationId.of(execution.getProcessBusinessKey())).units().stream()
                .map(Object::toString)
                .toList();
    }
}
