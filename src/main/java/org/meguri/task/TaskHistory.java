package org.meguri.task;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the stages of a year really went. */
@Service
@Transactional(readOnly = true)
public class TaskHistory {

    private static final Map<TaskKind, Stage> STAGES = new EnumMap<>(Map.of(
            TaskKind.SELF_EVALUATE, Stage.SELF_EVALUATION,
            TaskKind.APPROVE, Stage.APPROVAL,
            TaskKind.REVIEW, Stage.REVIEW,
            TaskKind.HOLD_COMMITTEE, Stage.COMMITTEE,
            TaskKind.ANSWER_REMARK, Stage.ANSWER,
            TaskKind.APPROVE_ANSWER, Stage.ANSWER_APPROVAL,
            TaskKind.CONFIRM_BY_BOARD, Stage.BOARD,
            TaskKind.RESPOND_TO_BOARD, Stage.BOARD,
            TaskKind.PUBLISH, Stage.PUBLICATION));

    private final TaskItems items;
    private final WorkingCalendar calendar;

    TaskHistory(TaskItems items, WorkingCalendar calendar) {
        this.items = items;
        this.calendar = calendar;
    }

    /**
     * How a stage went.
     *
     * @param done how many tasks were done, 1 or more
     * @param median working days from opening a task to doing it, the lower of two middle ones
     * @param onTime how many of them were done by their due day
     * @param last the day on which the last one was done
     */
    public record Course(int done, int median, int onTime, LocalDate last) {}

    /** The stages of a cycle in which something was done. */
    public Map<Stage, Course> courses(UUID cycle) {
        var byStage = new EnumMap<Stage, List<TaskView>>(Stage.class);
        for (var item : items.findDoneOfCycle(cycle)) {
            var task = item.view();
            var stage = STAGES.get(task.kind());
            if (stage != null) {
                byStage.computeIfAbsent(stage, key -> new ArrayList<>()).add(task);
            }
        }
        var courses = new EnumMap<Stage, Course>(Stage.class);
        byStage.forEach((stage, tasks) -> courses.put(stage, course(tasks)));
        return courses;
    }

    /**
     * A task that was done.
     *
     * @param unit null where the role is held for the whole town
     */
    public record Closing(Stage stage, @Nullable UnitId unit, LocalDate day) {}

    /** What was done in a cycle, and when. In no particular order. */
    public List<Closing> closings(UUID cycle) {
        return items.findDoneOfCycle(cycle).stream()
                .map(TaskItem::view)
                .flatMap(
                        task -> stage(task.kind()).stream().map(stage -> new Closing(stage, task.unit(), closed(task))))
                .toList();
    }

    /**
     * How a unit kept its days, in working days; the lower of two middle ones. Null where it did nothing of the kind.
     *
     * @param handIn from the stage's due day to handing in for the first time, negative for before
     * @param approval from getting a sheet to its chief's decision
     */
    public record Pace(@Nullable Integer handIn, @Nullable Integer approval) {}

    /**
     * How the units of a cycle kept their days.
     *
     * @param due of self-evaluation for everybody: whoever was given more time was late all the same
     */
    public Map<UnitId, Pace> paces(UUID cycle, LocalDate due) {
        var first = new HashMap<UUID, TaskView>();
        var handIns = new HashMap<UnitId, List<Integer>>();
        var approvals = new HashMap<UnitId, List<Integer>>();
        for (var item : items.findDoneOfCycle(cycle)) {
            var task = item.view();
            var unit = task.unit();
            if (unit != null && task.kind() == TaskKind.SELF_EVALUATE) {
                first.merge(task.subject(), task, (one, other) -> closed(other).isBefore(closed(one)) ? other : one);
            } else if (unit != null && task.kind() == TaskKind.APPROVE) {
                approvals
                        .computeIfAbsent(unit, key -> new ArrayList<>())
                        .add(calendar.between(day(task.openedAt()), closed(task)));
            }
        }
        first.values().forEach(task -> handIns.computeIfAbsent(
                        java.util.Objects.requireNonNull(task.unit()), key -> new ArrayList<>())
                .add(calendar.between(due, closed(task))));
        return Stream.concat(handIns.keySet().stream(), approvals.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(
                        unit -> unit, unit -> new Pace(median(handIns.get(unit)), median(approvals.get(unit)))));
    }

    private static @Nullable Integer median(@Nullable List<Integer> days) {
        return days == null
                ? null
                : days.stream().sorted().skip((days.size() - 1) / 2).findFirst().orElseThrow();
    }

    /** The stage that a task belongs to; empty for what is done outside of a year's stages. */
    public static Optional<Stage> stage(TaskKind kind) {
        return Optional.ofNullable(STAGES.get(kind));
    }

    private Course course(List<TaskView> tasks) {
        var took = tasks.stream()
                .map(task -> calendar.between(day(task.openedAt()), closed(task)))
                .sorted()
                .toList();
        return new Course(
                tasks.size(),
                took.get((took.size() - 1) / 2),
                (int) tasks.stream()
                        .filter(task -> !closed(task).isAfter(task.due()))
                        .count(),
                tasks.stream()
                        .map(TaskHistory::closed)
                        .max(LocalDate::compareTo)
                        .orElseThrow());
    }

    private static LocalDate closed(TaskView task) {
        return day(java.util.Objects.requireNonNull(task.closedAt()));
    }

    private static LocalDate day(java.time.Instant at) {
        return at.atZone(ZoneId.systemDefault()).toLocalDate();
    }
}
