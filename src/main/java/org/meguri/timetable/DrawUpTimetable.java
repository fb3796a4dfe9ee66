package org.meguri.timetable;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.AssemblyCalendar;
import org.meguri.cycle.AssemblyView;
import org.meguri.cycle.ChangeDays;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.Place;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.task.TaskHistory;
import org.meguri.timetable.BackwardSchedule.Given;
import org.meguri.timetable.BackwardSchedule.Line;

/** Proposes the days of a year backward from the fixed ones, says what would slip, and takes them over. */
@UseCase
class DrawUpTimetable {

    /** Working days between due day and lock where nothing was chosen; the planning division's own stages do not close. */
    private static final Map<Stage, Integer> USUAL_GRACE =
            Map.of(Stage.SELF_EVALUATION, 5, Stage.APPROVAL, 2, Stage.ANSWER, 3, Stage.ANSWER_APPROVAL, 2);

    /** Years from the opening within which a fixed day lies. */
    private static final int FURTHEST = 2;

    private final BackwardSchedule backward;
    private final Schedule schedule;
    private final Timetables timetables;
    private final CycleLookup cycles;
    private final PlanCycle planCycle;
    private final ChangeDays changeDays;
    private final TaskHistory history;
    private final WorkingCalendar calendar;
    private final AssemblyCalendar assembly;
    private final Clock clock;

    DrawUpTimetable(
            BackwardSchedule backward,
            Schedule schedule,
            Timetables timetables,
            CycleLookup cycles,
            PlanCycle planCycle,
            ChangeDays changeDays,
            TaskHistory history,
            WorkingCalendar calendar,
            AssemblyCalendar assembly,
            Clock clock) {
        this.backward = backward;
        this.schedule = schedule;
        this.timetables = timetables;
        this.cycles = cycles;
        this.planCycle = planCycle;
        this.changeDays = changeDays;
        this.history = history;
        this.calendar = calendar;
        this.assembly = assembly;
        this.clock = clock;
    }

    /**
     * A stage of the proposal beside what is so now.
     *
     * @param closes whether the lock is taken over: only what departments do closes by itself
     * @param now the due day that the cycle has; null where it is not planned yet
     * @param moves by how many working days the due day would move, later positive
     * @param over whether the stage's day has passed in a year that runs; it stays as it is
     * @param before how the stage went last year; null where nothing is known
     * @param session of the assembly in which a department would have its due day; null for none
     */
    record Row(
            Line line,
            boolean closes,
            @Nullable LocalDate now,
            int moves,
            boolean over,
            TaskHistory.@Nullable Course before,
            @Nullable AssemblyView session) {

        public boolean tooShort() {
            return line.slack() < 0;
        }
    }

    /** The cycle of this plan and year, if there is one. */
    Optional<CycleView> cycle(PlanId plan, FiscalYear year) {
        return cycles.of(plan, year);
    }

    /** What the page starts from: what was computed from last, for this year or the one before, or the usual lengths. */
    Given begin(PlanId plan, FiscalYear year, SignedIn by) {
        requirePlanning(by);
        var own = cycle(plan, year).flatMap(cycle -> timetables.findById(cycle.id()));
        if (own.isPresent()) {
            return own.get().given();
        }
        var opening =
                cycle(plan, year).map(CycleView::openedOn).orElseGet(() -> calendar.plus(LocalDate.now(clock), 0));
        var before = cycle(plan, year.previous()).flatMap(cycle -> timetables.findById(cycle.id()));
        if (before.isPresent()) {
            var given = before.get().given();
            return new Given(
                    opening,
                    given.lengths(),
                    given.graces(),
                    given.fixed().stream()
                            .map(day -> new FixedDay(day.name(), day.day().plusYears(1), day.stage(), day.margin()))
                            .toList());
        }
        return new Given(opening, schedule.usual(), USUAL_GRACE, List.of());
    }

    /** The proposal, stage by stage. */
    List<Row> propose(PlanId plan, FiscalYear year, Given given, SignedIn by) {
        requirePlanning(by);
        check(given);
        var cycle = cycle(plan, year);
        var running = cycle.filter(CycleView::running).isPresent();
        var today = LocalDate.now(clock);
        var past = cycle(plan, year.previous())
                .map(before -> history.courses(before.id().value()))
                .orElse(Map.of());
        var lines = backward.compute(given);
        var sessions = sessions(lines);
        return lines.stream()
                .map(line -> {
                    var now = cycle.map(one -> one.due(line.stage())).orElse(null);
                    return new Row(
                            line,
                            USUAL_GRACE.containsKey(line.stage()),
                            now,
                            now == null ? 0 : calendar.between(now, line.due()),
                            running && now != null && now.isBefore(today),
                            past.get(line.stage()),
                            session(line, sessions));
                })
                .toList();
    }

    /** The sessions of the assembly whose opening can be a fixed day and is none yet. */
    List<AssemblyView> offered(Given given) {
        return assembly.between(given.opening(), given.opening().plusYears(FURTHEST)).stream()
                .filter(session -> !session.first().isBefore(given.opening()))
                .filter(session ->
                        given.fixed().stream().noneMatch(fixed -> fixed.day().equals(session.first())))
                .toList();
    }

    private List<AssemblyView> sessions(List<Line> lines) {
        return assembly.between(
                lines.stream().map(Line::due).min(LocalDate::compareTo).orElseThrow(),
                lines.stream().map(Line::due).max(LocalDate::compareTo).orElseThrow());
    }

    /** Only what departments do: during a session their chiefs and directors sit in the assembly. */
    private static @Nullable AssemblyView session(Line line, List<AssemblyView> sessions) {
        return USUAL_GRACE.containsKey(line.stage())
                ? sessions.stream()
                        .filter(session -> session.covers(line.due()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /**
     * Takes the proposal over. A year that is not open is planned with these days; in a year that runs each stage whose
     * days differ and are not past is changed with the reason, its open tasks and timers with it. All or nothing.
     *
     * @param seen the days that the person saw; null where nobody saw any
     * @param reason of the change; needed for a year that runs
     * @throws Refusal as {@link PlanCycle#plan} and {@link ChangeDays#change}; (409) when the year is over
     */
    CycleId take(
            PlanId plan,
            FiscalYear year,
            Given given,
            PlanCycle.Command.@Nullable Seen seen,
            @Nullable String reason,
            SignedIn by) {
        var rows = propose(plan, year, given, by);
        var cycle = cycle(plan, year);
        CycleId id;
        if (cycle.isEmpty() || cycle.get().state() == CycleState.PLANNED) {
            var dues = new EnumMap<Stage, LocalDate>(Stage.class);
            var locks = new EnumMap<Stage, LocalDate>(Stage.class);
            rows.forEach(row -> {
                dues.put(row.line().stage(), row.line().due());
                if (row.closes()) {
                    locks.put(row.line().stage(), row.line().lock());
                }
            });
            id = planCycle.plan(new PlanCycle.Command(plan, year, dues, locks, seen), by);
        } else {
            id = cycle.get().id();
            requireSeen(cycle.get(), seen);
            change(cycle.get(), rows, Objects.requireNonNullElse(reason, ""), by);
        }
        timetables
                .findById(id)
                .ifPresentOrElse(known -> known.take(given), () -> timetables.save(new Timetable(id, given)));
        return id;
    }

    /** What moves later goes from the last stage on, what moves earlier from the first: no day overtakes the next one. */
    private void change(CycleView cycle, List<Row> rows, String reason, SignedIn by) {
        var differing = rows.stream()
                .filter(row -> !row.over())
                .filter(row -> !row.line().due().equals(row.now())
                        || (row.closes()
                                && !Optional.of(row.line().lock())
                                        .equals(cycle.lock(row.line().stage()))))
                .toList();
        var later = new ArrayList<>(
                differing.stream().filter(row -> row.moves() >= 0).toList());
        Collections.reverse(later);
        later.forEach(row -> change(cycle.id(), row, reason, by));
        differing.stream().filter(row -> row.moves() < 0).forEach(row -> change(cycle.id(), row, reason, by));
    }

    private void change(CycleId cycle, Row row, String reason, SignedIn by) {
        changeDays.change(
                new ChangeDays.Command(
                        cycle,
                        row.line().stage(),
                        Place.EVERYWHERE,
                        row.line().due(),
                        row.closes() ? row.line().lock() : null,
                        reason),
                by);
    }

    private static void requireSeen(CycleView cycle, PlanCycle.Command.@Nullable Seen seen) {
        if (seen != null && !(seen.dues().equals(cycle.dues()) && seen.locks().equals(cycle.locks()))) {
            throw Refusal.conflict("cycle.changed-meanwhile", cycle.title());
        }
    }

    private static void check(Given given) {
        given.lengths().forEach((stage, length) -> {
            if (length < 1 || length > 200) {
                throw new Refusal("timetable.length", stage);
            }
            var grace = given.graces().getOrDefault(stage, 0);
            if (grace < 0 || grace >= length) {
                throw new Refusal("timetable.grace", stage, length - 1);
            }
        });
        given.fixed().forEach(day -> {
            if (day.margin() < 0 || day.margin() > 100) {
                throw new Refusal("timetable.margin", day.name());
            }
            if (day.day().isBefore(given.opening())) {
                throw new Refusal("timetable.before-opening", day.name(), day.day(), given.opening());
            }
            if (day.day().isAfter(given.opening().plusYears(FURTHEST))) {
                throw new Refusal("timetable.far", day.name(), day.day());
            }
        });
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("cycle.planning-only");
        }
    }
}
