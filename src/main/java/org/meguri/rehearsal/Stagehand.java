package org.meguri.rehearsal;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.Status;
import org.meguri.intake.ReadPlanFile;
import org.meguri.journal.EntryView;
import org.meguri.journal.Journal;
import org.meguri.mail.Outbox;
import org.meguri.organization.Directory;
import org.meguri.organization.FoundTown;
import org.meguri.organization.UnitId;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.ItemKey;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.ShippedPlans;
import org.meguri.process.JobRunner;
import org.meguri.publication.EditionFiles;
import org.meguri.publication.EditionLookup;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;
import org.meguri.task.Inbox;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Sets the stage of a rehearsal in an empty house, has the year played, and gathers what came of it. */
@Component
class Stagehand {

    private final TownClock clock;
    private final FoundTown foundTown;
    private final ShippedPlans shippedPlans;
    private final AdoptPlan adoptPlan;
    private final ReadPlanFile files;
    private final PlanRegister plans;
    private final Directory directory;
    private final PlanCycle planCycle;
    private final CycleLookup cycles;
    private final Schedule schedule;
    private final WorkingCalendar calendar;
    private final EvaluationLookup evaluations;
    private final RemarkLookup remarks;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Journal journal;
    private final EditionLookup editions;
    private final EditionFiles editionFiles;
    private final JobRunner jobs;
    private final Conductor conductor;
    private final MessageSourceAccessor words;
    private final MessageSourceAccessor told;

    Stagehand(
            TownClock clock,
            FoundTown foundTown,
            ShippedPlans shippedPlans,
            AdoptPlan adoptPlan,
            ReadPlanFile files,
            PlanRegister plans,
            Directory directory,
            PlanCycle planCycle,
            CycleLookup cycles,
            Schedule schedule,
            WorkingCalendar calendar,
            EvaluationLookup evaluations,
            RemarkLookup remarks,
            Inbox inbox,
            Outbox outbox,
            Journal journal,
            EditionLookup editions,
            EditionFiles editionFiles,
            JobRunner jobs,
            Conductor conductor,
            MessageSource messages) {
        this.clock = clock;
        this.foundTown = foundTown;
        this.shippedPlans = shippedPlans;
        this.adoptPlan = adoptPlan;
        this.files = files;
        this.plans = plans;
        this.directory = directory;
        this.planCycle = planCycle;
        this.cycles = cycles;
        this.schedule = schedule;
        this.calendar = calendar;
        this.evaluations = evaluations;
        this.remarks = remarks;
        this.inbox = inbox;
        this.outbox = outbox;
        this.journal = journal;
        this.editions = editions;
        this.editionFiles = editionFiles;
        this.jobs = jobs;
        this.conductor = conductor;
        // What the people of the rehearsal write is Japanese; what went wrong is told to whoever asked.
        this.words = new MessageSourceAccessor(messages, Locale.JAPANESE);
        this.told = new MessageSourceAccessor(messages);
    }

    /**
     * Plays the year.
     *
     * @throws Refusal when the plan, the files or the days are not usable; the message names the place and the cure
     */
    Rehearsed perform(RehearsalInput input) {
        var definition = definition(input);
        var asked = input.year();
        var year =
                asked == null ? new FiscalYear(definition.definition().period().to()) : asked;
        var opening = calendar.plus(LocalDate.of(year.year() + 1, Month.JUNE, 1), 0);
        clock.moveTo(opening.atTime(8, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
        var plan = adoptPlan.adopt(definition.yaml());
        found(input, plan, opening);
        files.apply(plan, input.register());
        var items = plans.items(plan);
        var cycle = planCycle.plan(new PlanCycle.Command(plan, year, schedule.propose(opening)), conductor.planner());
        var late = late(input, opening);
        var script = new Script(cycles.get(cycle), answers(input, plan, items), behaviour(input, items, late));
        var days = new ArrayList<Conductor.Day>();
        conductor.play(List.of(script), opening, LocalDate.MAX.minusYears(1), days::add);
        return gather(cycle, items, days);
    }

    /** The plan's definition: as given, or the shipped one whose columns the table has. */
    private ShippedPlans.Shipped definition(RehearsalInput input) {
        var given = input.definition();
        if (given != null) {
            return shippedPlans.read(given);
        }
        var register = input.register();
        return shippedPlans.all().stream()
                .filter(shipped -> files.fits(shipped.definition(), register))
                .findFirst()
                .orElseThrow(() -> new Refusal("rehearsal.no-definition", register.name()));
    }

    private void found(RehearsalInput input, PlanId plan, LocalDate opening) {
        var sections = new LinkedHashSet<>(files.unitNames(plans.plan(plan).definition(), input.register()));
        foundTown.found(
                PractisedTown.of(sections, words), opening, UUID.randomUUID().toString());
    }

    private Map<UnitId, Integer> late(RehearsalInput input, LocalDate opening) {
        var late = new HashMap<UnitId, Integer>();
        input.late()
                .forEach((name, days) -> late.put(
                        directory
                                .unitNamed(name, opening)
                                .orElseThrow(() -> new Refusal("rehearsal.unknown-unit", name))
                                .id(),
                        days));
        return late;
    }

    private Map<Integer, Map<String, String>> answers(RehearsalInput input, PlanId plan, List<PlanItemView> items) {
        PlanDefinition definition = plans.plan(plan).definition();
        var byKey = new HashMap<String, Map<String, String>>();
        files.answers(definition, input.answers()).forEach(row -> byKey.put(row.key(), row.values()));
        var bySeq = new HashMap<Integer, Map<String, String>>();
        for (var item : items) {
            var values = byKey.get(ItemKey.of(definition.key(), item));
            if (values == null) {
                throw new Refusal("rehearsal.no-answers", item.heading());
            }
            bySeq.put(item.seq(), values);
        }
        return bySeq;
    }

    /** The first sheets of units that are in time are sent back: the odd ones by the chief, the even ones by planning. */
    private Behaviour behaviour(RehearsalInput input, List<PlanItemView> items, Map<UnitId, Integer> late) {
        var inTime = items.stream()
                .filter(item -> !late.containsKey(item.leadUnit()))
                .map(PlanItemView::seq)
                .toList();
        if (input.returns() > inTime.size()) {
            throw new Refusal("rehearsal.too-many-returns", input.returns(), inTime.size());
        }
        var byChief = new HashSet<Integer>();
        var byPlanning = new HashSet<Integer>();
        for (var i = 0; i < input.returns(); i++) {
            (i % 2 == 0 ? byChief : byPlanning).add(inTime.get(i));
        }
        return new PractisedBehaviour(
                calendar,
                late,
                PractisedRemarks.on(items, Assumptions.USUAL_REMARKS, words),
                byChief,
                byPlanning,
                new Behaviour.Return("", words.getMessage("rehearsal.reason"), words.getMessage("rehearsal.reply")));
    }

    private Rehearsed gather(CycleId cycle, List<PlanItemView> items, List<Conductor.Day> days) {
        var sheets = evaluations.summaries(cycle);
        var open = (int) sheets.stream()
                .filter(sheet -> sheet.status() != Status.PUBLISHED)
                .count();
        var mails = mails();
        var content = editions.ofCycle(cycle).stream().findFirst().map(edition -> editions.content(edition.id()));
        var violations = new ArrayList<String>();
        require(violations, sheets.size() == items.size(), "rehearsal.violation.sheets", sheets.size(), items.size());
        require(violations, open == 0, "rehearsal.violation.open", open);
        require(violations, cycles.get(cycle).state() == CycleState.CLOSED, "rehearsal.violation.cycle");
        require(violations, jobs.running() == 0, "rehearsal.violation.processes", jobs.running());
        require(violations, jobs.stopped() == 0, "rehearsal.violation.jobs", jobs.stopped());
        require(
                violations,
                inbox.openTasksOfCycle(cycle.value()).isEmpty(),
                "rehearsal.violation.tasks",
                inbox.openTasksOfCycle(cycle.value()).size());
        require(violations, remarks.open(cycle) == 0, "rehearsal.violation.remarks", remarks.open(cycle));
        require(violations, content.isPresent(), "rehearsal.violation.edition");
        require(
                violations,
                mails.stream().map(Rehearsed.Mail::key).distinct().count() == mails.size(),
                "rehearsal.violation.mails");
        content.ifPresent(one -> require(
                violations,
                one.rows().size() == items.size(),
                "rehearsal.violation.rows",
                one.rows().size(),
                items.size()));
        return new Rehearsed(
                days,
                mails,
                history(cycle),
                content.orElse(null),
                content.map(editionFiles::csv).orElseGet(() -> new byte[0]),
                content.map(editionFiles::xlsx).orElseGet(() -> new byte[0]),
                content.map(editionFiles::json).orElseGet(() -> new byte[0]),
                sheets.size(),
                open,
                violations);
    }

    private void require(List<String> violations, boolean holds, String key, Object... arguments) {
        if (!holds) {
            violations.add(told.getMessage(key, arguments));
        }
    }

    private List<Rehearsed.Mail> mails() {
        return outbox.all().stream()
                .map(letter -> new Rehearsed.Mail(
                        letter.writtenAt(),
                        Optional.ofNullable(letter.address()).orElse(""),
                        letter.recipient(),
                        letter.subject(),
                        letter.kind(),
                        letter.reference(),
                        letter.key()))
                .sorted(Comparator.comparing(Rehearsed.Mail::date)
                        .thenComparing(Rehearsed.Mail::to)
                        .thenComparing(Rehearsed.Mail::rung)
                        .thenComparing(mail -> mail.evaluation() == null ? "" : mail.evaluation())
                        .thenComparing(Rehearsed.Mail::subject))
                .toList();
    }

    private List<Rehearsed.Event> history(CycleId cycle) {
        Map<UUID, Integer> places = new HashMap<>();
        evaluations.summaries(cycle).forEach(sheet -> places.put(sheet.id().value(), sheet.seq()));
        remarks.ofCycle(cycle).forEach(remark -> {
            var place = places.get(remark.evaluation().value());
            if (place != null) {
                places.put(remark.id().value(), place);
            }
        });
        return journal.ofCycle(cycle.value()).stream()
                .map(entry -> event(entry, places))
                .toList();
    }

    private Rehearsed.Event event(EntryView entry, Map<UUID, Integer> places) {
        var officer = entry.officer();
        var detail = new TreeMap<String, String>();
        for (var part : entry.detail().split(" ")) {
            var pair = part.split("=", 2);
            if (pair.length == 2) {
                switch (pair[0]) {
                    // Identifiers are new in every run; what they stand for is not.
                    case "unit" ->
                        detail.put("unit", directory.unit(UnitId.of(pair[1])).name());
                    case "remark" -> {}
                    default -> detail.put(pair[0], pair[1]);
                }
            }
        }
        var subject = entry.subject();
        return new Rehearsed.Event(
                entry.at(),
                officer == null ? "" : directory.officer(officer).login(),
                entry.action(),
                subject == null ? null : places.get(subject),
                detail);
    }
}
