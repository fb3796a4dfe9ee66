package org.meguri.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.Schedule;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.rehearsal.Assumptions.Pace;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.meguri.task.ChaseRules;
import org.meguri.task.TaskHistory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** 予行: before a year is opened, the planning division has it played, as often as it likes. */
@UseCase
class RunRehearsals {

    /** Days from today within which a year is opened in a rehearsal. */
    static final int LATEST_OPENING = 400;

    /** Rehearsals that are kept of a year; with the next one the oldest is thrown away. */
    static final int KEPT = 20;

    /** Days from the opening within which every day of a rehearsal lies; a late year needs some more to end. */
    static final int LATEST_DAY = 350;

    static final int MOST_REMARKS = 200;
    static final int LATEST_HAND_IN = 60;
    static final int EARLIEST_HAND_IN = -30;
    static final int LONGEST_DECISION = 30;

    private final RehearsalRuns runs;
    private final RehearsalStage stage;
    private final CycleLookup cycles;
    private final PlanRegister plans;
    private final Schedule schedule;
    private final WorkingCalendar calendar;
    private final TaskHistory history;
    private final ChaseRules rules;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    RunRehearsals(
            RehearsalRuns runs,
            RehearsalStage stage,
            CycleLookup cycles,
            PlanRegister plans,
            Schedule schedule,
            WorkingCalendar calendar,
            TaskHistory history,
            ChaseRules rules,
            Directory directory,
            Words words,
            Clock clock) {
        this.runs = runs;
        this.stage = stage;
        this.cycles = cycles;
        this.plans = plans;
        this.schedule = schedule;
        this.calendar = calendar;
        this.history = history;
        this.rules = rules;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /** The year. @throws Refusal (403) for who does not plan; (404) when there is none */
    CycleView cycle(CycleId id, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("rehearsal.planning-only");
        }
        return cycles.get(id);
    }

    /** The units that lead or help, by their codes. */
    List<UnitView> units(CycleView cycle) {
        var ids = plans.itemsInForce(cycle.plan(), cycle.year()).stream()
                .map(PlanItemView::units)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return directory.unitsWithIds(ids).stream()
                .sorted(java.util.Comparator.comparing(UnitView::code))
                .toList();
    }

    /** The year before, where something was done in it. */
    Optional<CycleView> before(CycleView cycle) {
        return cycles.previous(cycle)
                .filter(one -> !history.courses(one.id().value()).isEmpty());
    }

    /** How the units kept their days in a year. */
    Map<UnitId, TaskHistory.Pace> paces(CycleView cycle) {
        return history.paces(cycle.id().value(), cycle.due(Stage.SELF_EVALUATION));
    }

    /** Working days that the planning division took for a sheet in a year; 0 where nothing is known. */
    int review(CycleView cycle) {
        var course = history.courses(cycle.id().value()).get(Stage.REVIEW);
        return course == null ? 0 : Math.max(0, Math.min(LONGEST_DECISION, course.median()));
    }

    /** The days that the year has, opened on the next working day, everybody in time. */
    Assumptions usual(CycleView cycle) {
        return new Assumptions(
                calendar.plus(LocalDate.now(clock), 0),
                cycle.dues(),
                cycle.locks(),
                Map.of(),
                0,
                -rules.lead() - Assumptions.AHEAD,
                Assumptions.USUAL_REMARKS);
    }

    /** As {@link #usual}, with the paces of the year before. */
    Assumptions asBefore(CycleView cycle, CycleView before) {
        var paces = new HashMap<UUID, Pace>();
        var usual = usual(cycle);
        paces(before)
                .forEach((unit, pace) -> paces.put(
                        unit.value(),
                        new Pace(
                                within(pace.handIn(), EARLIEST_HAND_IN, LATEST_HAND_IN, usual.inTime()),
                                within(pace.approval(), 0, LONGEST_DECISION, 0))));
        return new Assumptions(
                usual.opening(), usual.dues(), usual.locks(), paces, review(before), usual.inTime(), usual.remarks());
    }

    private static int within(@Nullable Integer days, int least, int most, int unknown) {
        return days == null ? unknown : Math.max(least, Math.min(most, days));
    }

    /** The rehearsals of a year, the newest first. */
    List<RehearsalView> of(CycleView cycle) {
        var now = clock.instant();
        return runs.of(cycle.id()).stream().map(run -> run.view(now)).toList();
    }

    /** @throws Refusal (404) when there is none */
    RehearsalView get(CycleView cycle, int number) {
        return runs.findByCycleAndNumber(cycle.id(), number)
                .map(run -> run.view(clock.instant()))
                .orElseThrow(() -> Refusal.notFound("rehearsal.unknown"));
    }

    /**
     * Has a year played; what comes of it is there some time later.
     *
     * @param name at most {@value RehearsalRun#NAME_LENGTH} characters; "" to be given one
     * @return the number of the rehearsal
     * @throws Refusal (422) when days or paces cannot be; (409) when the year is open already, or too many are under way
     */
    int start(CycleView cycle, @Nullable String name, Assumptions assumptions, SignedIn by) {
        if (cycle.state() != CycleState.PLANNED) {
            throw Refusal.conflict("rehearsal.open-already", cycle.title());
        }
        var called = FreeText.accept("rehearsal.name", name, false, RehearsalRun.NAME_LENGTH);
        check(assumptions);
        if (plans.itemsInForce(cycle.plan(), cycle.year()).isEmpty()) {
            throw new Refusal("cycle.no-items", cycle.title());
        }
        runs.hold(cycle.id());
        var now = clock.instant();
        var waiting = runs.asked(now.minus(RehearsalRun.LONGEST.multipliedBy(RehearsalRun.LONGEST_QUEUE))).stream()
                .filter(run -> run.view(now).underWay())
                .count();
        if (waiting >= RehearsalRun.LONGEST_QUEUE) {
            throw Refusal.conflict("rehearsal.busy");
        }
        var number = runs.lastNumber(cycle.id()) + 1;
        var run = runs.saveAndFlush(new RehearsalRun(
                cycle.id(),
                number,
                called.isEmpty() ? words.inJapanese().of("rehearsal.nth", number) : called,
                assumptions,
                by.id(),
                now));
        runs.of(cycle.id()).stream().skip(KEPT).forEach(runs::delete);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                stage.play(run.id(), cycle.id(), assumptions);
            }
        });
        return number;
    }

    private void check(Assumptions assumptions) {
        var today = LocalDate.now(clock);
        var opening = assumptions.opening();
        if (opening.isBefore(today) || opening.isAfter(today.plusDays(LATEST_OPENING))) {
            throw new Refusal("rehearsal.opening", today, today.plusDays(LATEST_OPENING));
        }
        if (!calendar.isWorkingDay(opening)) {
            throw new Refusal("rehearsal.opening-closed", opening, calendar.plus(opening, 0));
        }
        var latest = opening.plusDays(LATEST_DAY);
        for (var stage : Stage.values()) {
            Stream.of(assumptions.dues(), assumptions.locks())
                    .flatMap(days -> Stream.ofNullable(days.get(stage)))
                    .filter(day -> day.isAfter(latest))
                    .findFirst()
                    .ifPresent(day -> {
                        throw new Refusal("rehearsal.too-far", stage, day, latest);
                    });
        }
        schedule.check(assumptions.dues(), assumptions.locks(), opening);
        if (assumptions.remarks() < 0 || assumptions.remarks() > MOST_REMARKS) {
            throw new Refusal("rehearsal.remarks", MOST_REMARKS);
        }
        assumptions.paces().forEach((unit, pace) -> {
            var name = directory.unit(new UnitId(unit)).name();
            if (pace.handIn() < EARLIEST_HAND_IN || pace.handIn() > LATEST_HAND_IN) {
                throw new Refusal("rehearsal.hand-in", name, EARLIEST_HAND_IN, LATEST_HAND_IN);
            }
            if (pace.approval() < 0 || pace.approval() > LONGEST_DECISION) {
                throw new Refusal("rehearsal.approval", name, LONGEST_DECISION);
            }
        });
        if (assumptions.review() < 0 || assumptions.review() > LONGEST_DECISION) {
            throw new Refusal("rehearsal.review", LONGEST_DECISION);
        }
    }

    /** Throws a rehearsal away; one that is being played goes on and is forgotten. */
    void remove(CycleView cycle, int number) {
        runs.findByCycleAndNumber(cycle.id(), number).ifPresent(runs::delete);
    }
}
