package org.meguri.process;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.Deadlines;
import org.meguri.cycle.Place;
import org.meguri.cycle.Stage;
import org.meguri.task.Inbox;
import org.meguri.task.Rung;
import org.meguri.task.TaskView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When days change while tasks are open: the task's own days in the inbox and in the engine, and the timers that stand on
 * it, go to the new ones. A timer that has fired is gone; where its rung lies ahead again, it is set up anew from the model.
 */
@Component
@Transactional
class TimersFollow {

    private final Inbox inbox;
    private final CycleLookup cycles;
    private final Deadlines deadlines;
    private final Deadline deadline;
    private final TaskService tasks;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;

    TimersFollow(
            Inbox inbox,
            CycleLookup cycles,
            Deadlines deadlines,
            Deadline deadline,
            TaskService tasks,
            ManagementService management,
            ProcessEngineConfigurationImpl engine,
            Clock clock) {
        this.inbox = inbox;
        this.cycles = cycles;
        this.deadlines = deadlines;
        this.deadline = deadline;
        this.tasks = tasks;
        this.management = management;
        this.engine = engine;
        this.clock = clock;
    }

    /** The open tasks of a place of a stage. */
    void follow(CycleId cycle, Stage stage, Place place) {
        inbox.openTasksOfCycle(cycle.value()).stream()
                .filter(task -> Vocabulary.stage(task.kind()).equals(stage.name()))
                .filter(task -> place.covers(place(task)))
                .forEach(this::follow);
    }

    /** Every open task, as when the calendar has changed. */
    void followAll() {
        inbox.openTasks().forEach(this::follow);
    }

    private void follow(TaskView task) {
        var days = days(task);
        if (!days.due().equals(task.due()) || !Objects.equals(days.lock(), task.lock())) {
            inbox.move(task.id(), days.due(), days.lock());
            var open = tasks.createTaskQuery().taskId(task.id()).singleResult();
            open.setDueDate(Deadline.start(days.due()));
            tasks.saveTask(open);
        }
        moveTimers(task);
    }

    /**
     * The timers stand on the activity. Where several chiefs are asked at once it is one activity with one timer for each
     * rung: it goes to the first day on which one of them reaches it. What the others reach later is found by the morning's
     * round ({@code MorningRound}).
     */
    private void moveTimers(TaskView task) {
        var open = tasks.createTaskQuery().taskId(task.id()).singleResult();
        var scope = scope(open.getExecutionId());
        var dues = inbox.openTasks(task.subject()).stream()
                .filter(other -> other.kind() == task.kind())
                .map(other -> other.id().equals(task.id()) ? days(task).due() : other.due())
                .toList();
        var waiting = timers(scope);
        for (var rung : Rung.values()) {
            var next = dues.stream()
                    .map(due -> deadline.at(Vocabulary.stage(task.kind()), rung, due))
                    .filter(at -> at.toInstant().isAfter(clock.instant()))
                    .min(Comparator.naturalOrder());
            var reached = dues.stream()
                    .map(due -> deadline.at(Vocabulary.stage(task.kind()), rung, due))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            var job = waiting.get(rung);
            if (job != null) {
                // A rung that is passed by now is due at once; the look tells the highest, once.
                var at = next.orElse(reached);
                if (!at.equals(job.getDuedate())) {
                    management.setJobDuedate(job.getId(), at);
                }
            } else {
                next.ifPresent(at -> engine.getCommandExecutorTxRequired().execute(context -> setUp(scope, rung, at)));
            }
        }
    }

    /** The execution that the activity's timers belong to: the task's own, or the one around several at once. */
    private String scope(String execution) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var own = context.getExecutionManager().findExecutionById(execution);
            return own.isScope() ? own.getId() : own.getParentId();
        });
    }

    private Deadlines.Days days(TaskView task) {
        var stage = Arrays.stream(Stage.values())
                .filter(one -> one.name().equals(Vocabulary.stage(task.kind())))
                .findFirst();
        // A round of proposals has days of its own, which stay.
        return stage.isEmpty()
                ? new Deadlines.Days(task.due(), task.lock())
                : deadlines.days(cycles.get(new CycleId(task.cycle())), stage.get(), place(task), task.openedAt());
    }

    private static Place place(TaskView task) {
        return new Place(task.unit(), task.subject());
    }

    private Map<Rung, Job> timers(String execution) {
        var timers = new EnumMap<Rung, Job>(Rung.class);
        for (var job :
                management.createJobQuery().executionId(execution).timers().list()) {
            var activity = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            rung(activity).ifPresent(rung -> timers.put(rung, job));
        }
        return timers;
    }

    /** The last word of a boundary event's id is the rung that its timer stands for. */
    private static Optional<Rung> rung(String activity) {
        return Arrays.stream(Rung.values())
                .filter(rung -> activity.toUpperCase(Locale.ROOT).endsWith(rung.name()))
                .findFirst();
    }

    /** The engine offers no way to have a boundary timer twice; its own declaration of the timer does. */
    private static Void setUp(String executionId, Rung rung, Date at) {
        ExecutionEntity execution =
                Context.getCommandContext().getExecutionManager().findExecutionById(executionId);
        Map<String, TimerDeclarationImpl> declared =
                TimerDeclarationImpl.getDeclarationsForScope(execution.getActivity());
        declared.entrySet().stream()
                .filter(entry -> rung(entry.getKey()).filter(rung::equals).isPresent())
                .forEach(entry -> {
                    TimerEntity timer = entry.getValue().createTimerInstance(execution);
                    timer.setDuedate(at);
                });
        return null;
    }
}
