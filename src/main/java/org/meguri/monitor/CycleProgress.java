package org.meguri.monitor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.meguri.approval.ApprovalLookup;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.Deadlines;
import org.meguri.cycle.Place;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.SubmissionView;
import org.meguri.organization.Directory;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.review.ReviewLookup;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the sheets of a cycle stand. The number of queries does not depend on how many sheets or units there are. */
@Service
@Transactional(readOnly = true)
class CycleProgress {

    /** Working days of a burn-down at most: a year. */
    private static final int MOST_DAYS = 260;

    private static final int DAYS_OF_MOVEMENT = 5;

    private final EvaluationLookup evaluations;
    private final ApprovalLookup approvals;
    private final ReviewLookup reviews;
    private final Inbox inbox;
    private final Directory directory;
    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final Clock clock;

    CycleProgress(
            EvaluationLookup evaluations,
            ApprovalLookup approvals,
            ReviewLookup reviews,
            Inbox inbox,
            Directory directory,
            Deadlines deadlines,
            WorkingCalendar calendar,
            Clock clock) {
        this.evaluations = evaluations;
        this.approvals = approvals;
        this.reviews = reviews;
        this.inbox = inbox;
        this.directory = directory;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Open tasks of a kind. @param late how many are past their due day */
    record Waiting(TaskKind kind, int count, int late) {}

    /** The figures of some sheets. @param unit null for those of all units */
    record Line(@Nullable UnitView unit, Map<Figure, Integer> figures, Optional<Instant> lastActivity) {

        static Line of(@Nullable UnitView unit, List<SheetCourse> sheets) {
            var figures = new EnumMap<Figure, Integer>(Figure.class);
            for (var figure : Figure.values()) {
                figures.put(figure, (int) sheets.stream().filter(figure::counts).count());
            }
            return new Line(
                    unit,
                    figures,
                    sheets.stream()
                            .flatMap(sheet -> sheet.lastActivity().stream())
                            .max(Comparator.naturalOrder()));
        }

        public int of(Figure figure) {
            return Objects.requireNonNull(figures.get(figure));
        }

        /** Part of all sheets, in whole percent, rounded down, so that 100 % means all of them. */
        public int percent(Figure figure) {
            return of(Figure.EXPECTED) == 0 ? 0 : of(figure) * 100 / of(Figure.EXPECTED);
        }
    }

    /** Everything that a page needs of a cycle at one moment. @param sheets in the order of the plan */
    record Progress(List<SheetCourse> sheets, Map<UnitId, UnitView> units, List<Waiting> waiting, Instant at) {

        Line total() {
            return Line.of(null, sheets);
        }

        /** One line for each lead unit, in the order of the units' codes. */
        List<Line> lines() {
            return sheets.stream().collect(groupingBy(one -> one.sheet().leadUnit())).entrySet().stream()
                    .map(entry -> Line.of(unit(entry.getKey()), entry.getValue()))
                    .sorted(Comparator.comparing(
                            line -> Objects.requireNonNull(line.unit()).code()))
                    .toList();
        }

        UnitView unit(UnitId id) {
            return Objects.requireNonNull(units.get(id));
        }
    }

    Progress of(CycleView cycle) {
        var tasks = inbox.openTasksOfCycle(cycle.id().value());
        var missed = tasks.stream()
                .filter(this::late)
                .collect(toMap(
                        TaskView::subject, TaskView::due, BinaryOperator.minBy(Comparator.<LocalDate>naturalOrder())));
        var sheets = evaluations.all(cycle.id());
        var ids = sheets.stream().map(EvaluationView::id).toList();
        var submitted = evaluations.submissions(cycle.id()).stream().collect(groupingBy(SubmissionView::evaluation));
        var approved = approvals.madeOn(ids);
        var reviewed = reviews.madeOn(ids);
        var opened = cycle.openedOn();
        var dues = opened == null ? null : deadlines.dues(cycle, Stage.SELF_EVALUATION, opened);
        var courses = sheets.stream()
                .map(sheet -> new SheetCourse(
                        sheet,
                        submitted.getOrDefault(sheet.id(), List.of()),
                        approved.getOrDefault(sheet.id(), List.of()),
                        reviewed.getOrDefault(sheet.id(), List.of()),
                        missed(missed.get(sheet.id().value())),
                        dues == null
                                ? cycle.due(Stage.SELF_EVALUATION)
                                : dues.apply(
                                        new Place(sheet.leadUnit(), sheet.id().value()))))
                .toList();
        return new Progress(
                courses,
                directory.unitsOf(
                        sheets.stream().map(EvaluationView::leadUnit).distinct().toList()),
                waiting(tasks),
                clock.instant());
    }

    /** Until when departments are to hand in: the stage's day, or later where the cycle opened too late for that. */
    private LocalDate due(CycleView cycle) {
        var opened = cycle.openedOn();
        return opened == null
                ? cycle.due(Stage.SELF_EVALUATION)
                : deadlines.due(cycle, Stage.SELF_EVALUATION, Place.EVERYWHERE, opened);
    }

    private SheetCourse.@Nullable Missed missed(@Nullable LocalDate due) {
        return due == null ? null : new SheetCourse.Missed(due, calendar.between(due, LocalDate.now(clock)));
    }

    /**
     * A day by which all sheets are to have something behind them.
     *
     * @param workingDays until then; negative after it
     * @param left how many sheets do not have it behind them yet
     */
    record Due(Milestone milestone, LocalDate day, int workingDays, int left) {

        /** A weekend can lie between the day and today, so that no working day is lost yet. */
        boolean over(LocalDate today) {
            return day.isBefore(today);
        }
    }

    /** The days that the town works towards, in the order of the year. */
    List<Due> dues(CycleView cycle, Progress progress) {
        var today = LocalDate.now(clock);
        return Arrays.stream(Milestone.values())
                .map(milestone -> {
                    var day = end(cycle, milestone);
                    return new Due(milestone, day, calendar.between(today, day), (int) progress.sheets().stream()
                            .filter(sheet -> !sheet.reached(milestone, progress.at()))
                            .count());
                })
                .toList();
    }

    private boolean late(TaskView task) {
        return task.due().isBefore(LocalDate.now(clock));
    }

    /** Open tasks by kind, in the order of the year. */
    private List<Waiting> waiting(List<TaskView> tasks) {
        var counts = new EnumMap<TaskKind, int[]>(TaskKind.class);
        for (var task : tasks) {
            var count = counts.computeIfAbsent(task.kind(), kind -> new int[2]);
            count[0]++;
            count[1] += late(task) ? 1 : 0;
        }
        return counts.entrySet().stream()
                .map(entry -> new Waiting(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    /** The milestone that the town works for now: the first whose stage is not due yet, else the last one. */
    Milestone current(CycleView cycle) {
        var today = LocalDate.now(clock);
        for (var milestone : Milestone.values()) {
            if (!today.isAfter(end(cycle, milestone))) {
                return milestone;
            }
        }
        return Milestone.CONFIRMED;
    }

    private LocalDate end(CycleView cycle, Milestone milestone) {
        return milestone == Milestone.HANDED_IN ? due(cycle) : later(due(cycle), cycle.due(milestone.stage()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The burn-down of a cycle that is open; it ends on the due day, or later on the day on which none was left, or today. */
    Optional<BurnDown> burnDown(CycleView cycle, Progress progress, Milestone milestone) {
        var opened = cycle.openedOn();
        if (opened == null) {
            return Optional.empty();
        }
        var end = end(cycle, milestone);
        var begins =
                milestone == Milestone.HANDED_IN ? opened : end(cycle, Milestone.values()[milestone.ordinal() - 1]);
        var days = workingDays(opened, later(end, LocalDate.now(clock)));
        var burnDown = BurnDown.of(milestone, progress.sheets(), days, begins, end, progress.at());
        var shown = new ArrayList<BurnDown.Day>();
        for (var day : burnDown.days()) {
            var over = day.day().isAfter(end)
                    && !shown.isEmpty()
                    && Objects.equals(shown.get(shown.size() - 1).left(), 0);
            if (over) {
                break;
            }
            shown.add(day);
        }
        return shown.isEmpty() ? Optional.empty() : Optional.of(new BurnDown(milestone, burnDown.all(), shown));
    }

    private List<LocalDate> workingDays(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                // The day of opening begins the line even where the office was closed.
                .filter(day -> day.equals(first) || calendar.isWorkingDay(day))
                .limit(MOST_DAYS)
                .toList();
    }

    /** What happened on the last five working days, today among them if it is one. */
    Movement movement(Progress progress) {
        var days = new ArrayList<LocalDate>();
        var day = LocalDate.now(clock);
        if (!calendar.isWorkingDay(day)) {
            day = calendar.plus(day, -1);
        }
        for (var count = 0; count < DAYS_OF_MOVEMENT; count++) {
            days.add(0, day);
            day = calendar.plus(day, -1);
        }
        return Movement.of(progress.sheets(), List.copyOf(days));
    }
}
