package org.meguri.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Component;

/** Finds the one place where a process waits and moves it on, or refuses. */
@Component
class Workbench {

    private final RuntimeService runtime;
    private final TaskService tasks;

    Workbench(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    void start(String process, String businessKey, Map<String, Object> variables) {
        runtime.startProcessInstanceByKey(process, businessKey, variables);
    }

    /** Completes the one open task of this kind. @throws Refusal (409) when the process does not wait there */
    void complete(String businessKey, String userTask, Map<String, Object> variables) {
        var open = tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(userTask)
                .singleResult();
        if (open == null) {
            throw Refusal.conflict("process.not-waiting", userTask, businessKey);
        }
        tasks.complete(open.getId(), variables);
    }

    /** Completes the open task of this kind whose local variable has this value. @throws Refusal (409) when there is none */
    void completeFor(String businessKey, String userTask, String local, String value, Map<String, Object> variables) {
        for (var open : tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(userTask)
                .list()) {
            if (value.equals(runtime.getVariable(open.getExecutionId(), local))) {
                runtime.setVariables(open.getProcessInstanceId(), variables);
                tasks.complete(open.getId());
                return;
            }
        }
        throw Refusal.conflict("process.not-waiting", userTask, businessKey);
    }

    /** Tells the waiting process; nobody waiting is no error, since somebody else may have told it first. */
    void tell(String message, String businessKey) {
        var waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(message)
                .singleResult();
        if (waiting != null) {
            runtime.messageEventReceived(message, waiting.getId());
        }
    }
}
