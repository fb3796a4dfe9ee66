package org.meguri.monitor;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.UnitId;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts where the sheets of a cycle stand. */
@Service
@Transactional(readOnly = true)
class CycleProgress {

    private final EvaluationLookup evaluations;
    private final Inbox inbox;
    private final Directory directory;
    private final Clock clock;

    CycleProgress(EvaluationLookup evaluations, Inbox inbox, Directory directory, Clock clock) {
        this.evaluations = evaluations;
        this.inbox = inbox;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Where the sheets of a department stand; each sheet is counted once, by its lead unit.
     *
     * @param returned of the drafts, how many were sent back
     * @param late of all, how many have a task past its due day
     */
    record Line(
            String unit,
            int expected,
            int notStarted,
            int draft,
            int returned,
            int submitted,
            int approved,
            int confirmed,
            int late) {

        int percent() {
            return expected == 0 ? 0 : confirmed * 100 / expected;
        }
    }

    /** Open tasks of a kind. @param late how many are past their due day */
    record Waiting(TaskKind kind, int count, int late) {}

    /** One sheet with the task that it waits for. */
    record Sheet(EvaluationSummary evaluation, String unit, boolean late) {}

    List<Line> lines(CycleId cycle) {
        var late = lateSubjects(cycle);
        Map<UnitId, List<EvaluationSummary>> byUnit =
                evaluations.summaries(cycle).stream().collect(Collectors.groupingBy(EvaluationSummary::leadUnit));
        var lines = new ArrayList<Line>();
        byUnit.forEach((unit, sheets) -> lines.add(line(directory.unit(unit).name(), sheets, late)));
        lines.sort(Comparator.comparingInt(Line::late)
                .reversed()
                .thenComparing(Comparator.comparingInt(Line::percent))
                .thenComparing(Line::unit));
        return lines;
    }

    Line total(CycleId cycle) {
        return line("", evaluations.summaries(cycle), lateSubjects(cycle));
    }

    private static Line line(String unit, List<EvaluationSummary> sheets, List<java.util.UUID> late) {
        return new Line(
                unit,
                sheets.size(),
                count(sheets, Status.PREPARED)
                        + (int) sheets.stream()
                                .filter(one -> one.status() == Status.DRAFT && !one.begun())
                                .count(),
                (int) sheets.stream()
                        .filter(one -> one.status() == Status.DRAFT && one.begun())
                        .count(),
                (int) sheets.stream()
                        .filter(one -> one.status() == Status.DRAFT && one.round() > 1)
                        .count(),
                count(sheets, Status.SUBMITTED),
                count(sheets, Status.APPROVED),
                count(sheets, Status.CONFIRMED) + count(sheets, Status.PUBLISHED),
                (int) sheets.stream()
                        .filter(one -> late.contains(one.id().value()))
                        .count());
    }

    private static int count(List<EvaluationSummary> sheets, Status status) {
        return (int) sheets.stream().filter(one -> one.status() == status).count();
    }

    private List<java.util.UUID> lateSubjects(CycleId cycle) {
        return inbox.openTasksOfCycle(cycle.value()).stream()
                .filter(this::late)
                .map(TaskView::subject)
                .toList();
    }

    private boolean late(TaskView task) {
        return task.due().isBefore(LocalDate.now(clock));
    }

    /** Open tasks by kind, in the order of the year. */
    List<Waiting> waiting(CycleId cycle) {
        var counts = new EnumMap<TaskKind, int[]>(TaskKind.class);
        for (var task : inbox.openTasksOfCycle(cycle.value())) {
            var count = counts.computeIfAbsent(task.kind(), kind -> new int[2]);
            count[0]++;
            count[1] += late(task) ? 1 : 0;
        }
        return counts.entrySet().stream()
                .map(entry -> new Waiting(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    /** The sheets of a cycle, of one status or all, in the order of the plan. */
    List<Sheet> sheets(CycleId cycle, @org.jspecify.annotations.Nullable Status status) {
        var late = lateSubjects(cycle);
        return evaluations.summaries(cycle).stream()
                .filter(one -> status == null || one.status() == status)
                .map(one -> new Sheet(
                        one,
                        directory.unit(one.leadUnit()).name(),
                        late.contains(one.id().value())))
                .toList();
    }
}
