package org.meguri.process;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.errorcode.BuiltinExceptionCode;
import org.meguri.system.Refusal;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
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
        step(() -> runtime.startProcessInstanceByKey(process, businessKey, variables));
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
        step(() -> tasks.complete(open.getId(), variables));
    }

    /** Completes the open task of this kind whose local variable has this value. @throws Refusal (409) when there is none */
    void completeFor(String businessKey, String userTask, String local, String value, Map<String, Object> variables) {
        for (var open : tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(userTask)
                .list()) {
            if (value.equals(runtime.getVariable(open.getExecutionId(), local))) {
                step(() -> runtime.setVariables(open.getProcessInstanceId(), variables));
                step(() -> tasks.complete(open.getId()));
                return;
            }
        }
        throw Refusal.conflict("process.not-waiting", userTask, businessKey);
    }

    /** Completes one of the open tasks of this kind, whichever. @throws Refusal (409) when there is none */
    void completeAny(String businessKey, String userTask, Map<String, Object> variables) {
        var open = tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(userTask)
                .list();
        if (open.isEmpty()) {
            throw Refusal.conflict("process.not-waiting", userTask, businessKey);
        }
        step(() -> runtime.setVariables(open.get(0).getProcessInstanceId(), variables));
        step(() -> tasks.complete(open.get(0).getId()));
    }

    /** Whether the process waits at a task of this kind. */
    boolean waits(String businessKey, String userTask) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(businessKey)
                        .taskDefinitionKey(userTask)
                        .count()
                > 0;
    }

    /**
     * Takes the work of a task away by the message that stands on it. An instance of a model from before the message has
     * nothing to hear it with: it is set to where the message would have led.
     *
     * @param from the activity that waits, {@code to} the one that begins; of several instances at once their body
     * @throws Refusal (409) when the process does not wait there
     */
    void interrupt(String message, String businessKey, String from, String to) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult();
        if (instance == null
                || runtime.getActiveActivityIds(instance.getId()).stream().noneMatch(from::startsWith)) {
            throw Refusal.conflict("process.not-waiting", from, businessKey);
        }
        var hearing = runtime.createExecutionQuery()
                .processInstanceId(instance.getId())
                .messageEventSubscriptionName(message)
                .singleResult();
        step(() -> {
            if (hearing != null) {
                runtime.messageEventReceived(message, hearing.getId());
            } else {
                runtime.createProcessInstanceModification(instance.getId())
                        .cancelAllForActivity(from)
                        .startBeforeActivity(to)
                        .execute();
            }
        });
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

    /**
     * Does one step of the engine; that it met another one, such as a timer of the same task, is said in words that the
     * other rooms know.
     */
    private static void step(Runnable call) {
        try {
            call.run();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("Two steps of one process have met", e);
        } catch (ProcessEngineException e) {
            if (e.getCode() == BuiltinExceptionCode.DEADLOCK.getCode()) {
                throw new CannotAcquireLockException("A step of a process has met another one in the database", e);
            }
            throw e;
        }
    }
}
