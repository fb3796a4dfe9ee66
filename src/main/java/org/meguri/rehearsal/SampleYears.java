package org.meguri.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.intake.ReadPlanFile;
import org.meguri.organization.FoundTown;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.ShippedPlans;
import org.meguri.process.JobRunner;
import org.meguri.proposal.RoundDues;
import org.meguri.system.FiscalYear;
import org.meguri.system.TownClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with the sample town: its organisation, last year's evaluation played to its end, this year's in
 * mid-course, a small second plan that waits for the board, and proposals for the next one, so that every role finds
 * something to do. Everything is
 * done through the use cases, before the first page is served; a database that has a plan already is left as it is.
 */
@Component
@Profile("demo")
class SampleYears implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SampleYears.class);

    /** Working days since this year's cycle was opened: its self-evaluations were due four working days ago. */
    private static final int DAYS_INTO_THE_YEAR = 24;

    private final TownClock clock;
    private final FoundTown foundTown;
    private final AdoptPlan adoptPlan;
    private final ShippedPlans shippedPlans;
    private final ReadPlanFile files;
    private final PlanRegister plans;
    private final PlanCycle planCycle;
    private final CycleLookup cycles;
    private final Schedule schedule;
    private final WorkingCalendar calendar;
    private final Conductor conductor;
    private final JobRunner jobs;
    private final SampleFigures figures;
    private final SampleProposals proposals;
    private final SampleDesks desks;
    private final String password;

    SampleYears(
            TownClock clock,
            FoundTown foundTown,
            AdoptPlan adoptPlan,
            ShippedPlans shippedPlans,
            ReadPlanFile files,
            PlanRegister plans,
            PlanCycle planCycle,
            CycleLookup cycles,
            Schedule schedule,
            WorkingCalendar calendar,
            Conductor conductor,
            JobRunner jobs,
            SampleFigures figures,
            SampleProposals proposals,
            SampleDesks desks,
            @Value("${meguri.sample-password}") String password) {
        this.clock = clock;
        this.foundTown = foundTown;
        this.adoptPlan = adoptPlan;
        this.shippedPlans = shippedPlans;
        this.files = files;
        this.plans = plans;
        this.planCycle = planCycle;
        this.cycles = cycles;
        this.schedule = schedule;
        this.calendar = calendar;
        this.conductor = conductor;
        this.jobs = jobs;
        this.figures = figures;
        this.proposals = proposals;
        this.desks = desks;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!plans.plans().isEmpty()) {
            return;
        }
        LOG.info("The sample town is being founded; this takes some seconds");
        var today = LocalDate.now(clock);
        try {
            found(today);
        } finally {
            clock.release();
        }
        LOG.info("The sample town is ready");
    }

    private void found(LocalDate today) {
        var opening = calendar.plus(today, -DAYS_INTO_THE_YEAR);
        var lastOpening = calendar.plus(opening.minusYears(1), 0);
        var yesterday = calendar.plus(today, -1);
        moveTo(lastOpening.minusDays(30));
        foundTown.found(
                SampleFiles.text("organization.yaml"),
                FiscalYear.of(lastOpening).firstDay(),
                password);
        var committee = SampleFiles.yaml("committee.yaml");

        var strategy = adopt("strategy1-r3", "strategy1-r3.csv");
        var lastYear = FiscalYear.of(lastOpening).previous();
        var thisYear = lastYear.next();
        moveTo(lastOpening);
        figures.takeIn(strategy, thisYear);
        var last = plan(strategy, lastYear, schedule.propose(lastOpening));
        conductor.play(
                List.of(new Script(
                        cycles.get(last),
                        answers(strategy, "strategy1-r3.csv"),
                        new SampleBehaviour(
                                calendar, remarks(strategy, committee), returns(strategy, committee), true))),
                lastOpening,
                opening.minusDays(1),
                day -> {});

        var reform = adopt("admin-reform", "admin-reform.csv");
        moveTo(opening);
        figures.recordYear(strategy, thisYear, today);
        var current = plan(strategy, thisYear, schedule.propose(opening));
        var small = plan(reform, thisYear, quick(opening, today));
        var answers = answers(strategy, "strategy1-r4-answers.csv");
        var round = proposals.open(today, dues(today));
        var asides = new TreeMap<LocalDate, Runnable>(Map.of(
                calendar.plus(today, -12), () -> proposals.write(round),
                calendar.plus(today, -8), () -> proposals.sign(round),
                calendar.plus(today, -3), () -> proposals.decide(round)));
        conductor.play(
                List.of(
                        new Script(
                                cycles.get(current),
                                answers,
                                new SampleBehaviour(
                                        calendar, remarks(strategy, committee), returns(strategy, committee), false)),
                        new Script(cycles.get(small), answers(reform, "admin-reform.csv"), new QuickBehaviour())),
                opening,
                yesterday,
                day -> happen(asides.headMap(day.date(), true)));
        happen(asides);
        desks.fill(new SampleDesks.Year(strategy, current, answers), reform);
        jobs.runDue(clock.instant());
        moveTo(today);
        jobs.runDue(clock.instant());
        desks.settle(today);
    }

    /** What people do beside their sheets, on the first day on which anybody works. */
    private static void happen(SortedMap<LocalDate, Runnable> due) {
        due.values().forEach(Runnable::run);
        due.clear();
    }

    /** Writing takes another week and a half. */
    private RoundDues dues(LocalDate today) {
        return new RoundDues(calendar.plus(today, 8), calendar.plus(today, 13), calendar.plus(today, 23));
    }

    private void moveTo(LocalDate day) {
        clock.moveTo(day.atTime(8, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
    }

    private PlanId adopt(String definition, String register) {
        var shipped = shippedPlans.all().stream()
                .filter(one -> one.yaml().contains("code: " + definition))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No shipped plan " + definition));
        var plan = adoptPlan.adopt(shipped.yaml());
        files.apply(plan, SampleFiles.file(register));
        return plan;
    }

    private CycleId plan(PlanId plan, FiscalYear year, Map<Stage, LocalDate> dues) {
        return planCycle.plan(new PlanCycle.Command(plan, year, dues), conductor.planner());
    }

    /** A short year whose board meets a week from today. */
    private Map<Stage, LocalDate> quick(LocalDate opening, LocalDate today) {
        var dues = new EnumMap<Stage, LocalDate>(Stage.class);
        var working = 4;
        for (var stage : Stage.values()) {
            switch (stage) {
                case BOARD -> dues.put(stage, calendar.plus(today, 5));
                case PUBLICATION -> dues.put(stage, calendar.plus(today, 8));
                default -> {
                    dues.put(stage, calendar.plus(opening, working));
                    working += 3;
                }
            }
        }
        return dues;
    }

    private Map<Integer, Map<String, String>> answers(PlanId plan, String name) {
        var bySeq = new HashMap<Integer, Map<String, String>>();
        var rows = files.answers(plans.plan(plan).definition(), SampleFiles.file(name));
        for (var item : plans.items(plan)) {
            rows.stream()
                    .filter(row -> row.name().equals(item.name()))
                    .findFirst()
                    .ifPresent(row -> bySeq.put(item.seq(), row.values()));
        }
        return bySeq;
    }

    private Map<Integer, Behaviour.Remark> remarks(PlanId plan, JsonNode committee) {
        var remarks = new HashMap<Integer, Behaviour.Remark>();
        for (var node : committee.path("remarks")) {
            item(plan, node)
                    .ifPresent(item -> remarks.put(
                            item.seq(),
                            new Behaviour.Remark(
                                    node.path("text").asText(),
                                    node.path("answer").path("action").asText(),
                                    node.path("answer").path("text").asText())));
        }
        return remarks;
    }

    private List<SampleBehaviour.ReturnOf> returns(PlanId plan, JsonNode committee) {
        var returns = new ArrayList<SampleBehaviour.ReturnOf>();
        for (var node : committee.path("returns")) {
            item(plan, node)
                    .ifPresent(item -> returns.add(new SampleBehaviour.ReturnOf(
                            item.seq(),
                            new Behaviour.Return(
                                    node.path("field").asText(),
                                    node.path("text").asText(),
                                    node.path("reply").asText()))));
        }
        return returns;
    }

    private Optional<PlanItemView> item(PlanId plan, JsonNode node) {
        var number = node.path("item").asText();
        return plans.items(plan).stream()
                .filter(item -> number.equals(item.number()))
                .findFirst();
    }
}
