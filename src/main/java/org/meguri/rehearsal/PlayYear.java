package org.meguri.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.AssemblyCalendar;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.cycle.YearItems;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.Status;
import org.meguri.ladder.Ladder;
import org.meguri.mail.LetterBook;
import org.meguri.mail.LetterBook.Told;
import org.meguri.mail.LetterBook.Way;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemView;
import org.meguri.rehearsal.Outcome.Finding;
import org.meguri.rehearsal.Outcome.Line;
import org.meguri.rehearsal.Outcome.Mail;
import org.meguri.rehearsal.Outcome.Person;
import org.meguri.system.TownClock;
import org.meguri.task.Inbox;
import org.meguri.task.MorningRound;
import org.meguri.task.QuietUnits;
import org.meguri.task.TaskHistory;
import org.meguri.task.TaskHistory.Closing;
import org.meguri.task.TaskView;
import org.meguri.vacancy.VacancyBook;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** On a stage that carries the town's arrangement: plays the year that is to be opened, and gathers what people would get. */
@Component
class PlayYear {

    /** Days after the last due day within which even a late year is over. */
    private static final int LONGEST_END = 150;

    /** What departments do; planning, committee and board keep their own calendar. */
    private static final Set<Stage> OF_DEPARTMENTS =
            Set.of(Stage.SELF_EVALUATION, Stage.APPROVAL, Stage.ANSWER, Stage.ANSWER_APPROVAL);

    /** The mail of a morning brings what was written in the same second. */
    private static final Comparator<Told> IN_ORDER = Comparator.comparing(Told::at)
            .thenComparing(Told::morning)
            .thenComparing(Told::kind)
            .thenComparing(Told::subject);

    private final TownClock clock;
    private final Ladder ladder;
    private final CycleLookup cycles;
    private final YearItems years;
    private final Conductor conductor;
    private final MorningRound morning;
    private final WorkingCalendar calendar;
    private final AssemblyCalendar assembly;
    private final QuietUnits quiet;
    private final EvaluationLookup evaluations;
    private final TaskHistory history;
    private final Inbox inbox;
    private final LetterBook letters;
    private final VacancyBook vacancies;
    private final Directory directory;
    private final MessageSourceAccessor words;

    PlayYear(
            TownClock clock,
            Ladder ladder,
            CycleLookup cycles,
            YearItems years,
            Conductor conductor,
            MorningRound morning,
            WorkingCalendar calendar,
            AssemblyCalendar assembly,
            QuietUnits quiet,
            EvaluationLookup evaluations,
            TaskHistory history,
            Inbox inbox,
            LetterBook letters,
            VacancyBook vacancies,
            Directory directory,
            MessageSource messages) {
        this.clock = clock;
        this.ladder = ladder;
        this.cycles = cycles;
        this.years = years;
        this.conductor = conductor;
        this.morning = morning;
        this.calendar = calendar;
        this.assembly = assembly;
        this.quiet = quiet;
        this.evaluations = evaluations;
        this.history = history;
        this.inbox = inbox;
        this.letters = letters;
        this.vacancies = vacancies;
        this.directory = directory;
        this.words = new MessageSourceAccessor(messages, Locale.JAPANESE);
    }

    /**
     * Plays the year.
     *
     * @param answers by the item's place in its plan
     * @throws org.meguri.system.Refusal when the year cannot be opened; the message names why
     */
    Outcome play(CycleId id, Assumptions assumptions, Map<Integer, Map<String, String>> answers) {
        ladder.deployAnew();
        var opening = assumptions.opening();
        clock.moveTo(opening.atTime(LocalTime.of(8, 0)).atZone(TownClock.ZONE).toInstant());
        var cycle = cycles.get(id);
        var items = years.of(cycle);
        var script = new Script(
                cycle,
                answers,
                new PacedBehaviour(assumptions, calendar, PractisedRemarks.on(items, assumptions.remarks(), words)));
        var last = assumptions.dues().values().stream()
                .max(Comparator.naturalOrder())
                .orElse(opening)
                .plusDays(LONGEST_END);
        conductor.play(List.of(script), opening, last, morning::make, day -> {});
        var people = new LinkedHashMap<UUID, Person>();
        var told = letters.told();
        people(told, opening).forEach(person -> people.put(UUID.fromString(person.id()), person));
        var sheets = evaluations.summaries(id);
        return new Outcome(
                cycles.get(id).closedOn(),
                sheets.size(),
                (int) sheets.stream()
                        .filter(sheet -> sheet.status() == Status.PUBLISHED)
                        .count(),
                List.copyOf(people.values()),
                mails(told, new ArrayList<>(people.keySet())),
                courses(id, assumptions),
                findings(script, items, assumptions, people.values()));
    }

    private List<Person> people(List<Told> told, LocalDate opening) {
        var nowhere = told.stream()
                .filter(one -> one.way() == Way.NOWHERE)
                .map(Told::to)
                .collect(Collectors.toSet());
        var names = new HashMap<UUID, String>();
        told.forEach(one -> names.put(one.to(), one.name()));
        var postings =
                directory.postings(names.keySet().stream().map(OfficerId::new).toList());
        return names.entrySet().stream()
                .map(one -> {
                    var posting = postings.getOrDefault(new OfficerId(one.getKey()), List.of()).stream()
                            .filter(post -> post.covers(opening))
                            .findFirst();
                    return new Person(
                            one.getKey().toString(),
                            one.getValue(),
                            posting.map(post -> post.unit()).orElse(""),
                            posting.map(post -> post.role().name()).orElse(null),
                            !nowhere.contains(one.getKey()));
                })
                .sorted(Comparator.comparing(Person::unit)
                        .thenComparing(Person::name)
                        .thenComparing(Person::id))
                .toList();
    }

    /** What goes by itself, and each morning's mail with the letters that were written since the one before. */
    private static List<Mail> mails(List<Told> told, List<UUID> people) {
        var byPerson = told.stream().sorted(IN_ORDER).collect(Collectors.groupingBy(Told::to));
        var mails = new ArrayList<Mail>();
        byPerson.forEach((person, all) -> {
            var place = people.indexOf(person);
            var waiting = new ArrayList<Line>();
            for (var one : all) {
                if (one.morning()) {
                    mails.add(new Mail(place, day(one.at()), false, List.copyOf(waiting)));
                    waiting.clear();
                } else if (one.way() == Way.MORNING) {
                    waiting.add(line(one));
                } else if (one.way() != Way.SCREEN) {
                    mails.add(new Mail(place, day(one.at()), true, List.of(line(one))));
                }
            }
        });
        mails.sort(Comparator.comparing(Mail::day).thenComparing(Mail::person).thenComparing(Mail::atOnce));
        return mails;
    }

    private static Line line(Told letter) {
        return new Line(letter.kind(), letter.subject());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, TownClock.ZONE);
    }

    /** Late is what was done after the stage's due day, whatever day a task of its own was given on the way. */
    private Map<Stage, Outcome.Course> courses(CycleId id, Assumptions assumptions) {
        var byStage = history.closings(id.value()).stream().collect(Collectors.groupingBy(Closing::stage));
        var courses = new EnumMap<Stage, Outcome.Course>(Stage.class);
        byStage.forEach((stage, done) -> courses.put(
                stage,
                new Outcome.Course(
                        done.size(),
                        (int) done.stream()
                                .filter(one -> late(one, assumptions))
                                .count(),
                        done.stream()
                                .map(Closing::day)
                                .max(Comparator.naturalOrder())
                                .orElseThrow())));
        return courses;
    }

    private static boolean late(Closing done, Assumptions assumptions) {
        return done.day().isAfter(Objects.requireNonNull(assumptions.dues().get(done.stage())));
    }

    /** What slips: whose sheets come late, and which stages end after their due day. */
    private void lateness(Script script, Assumptions assumptions, List<Finding> findings) {
        var first = assumptions.dues().get(Stage.SELF_EVALUATION);
        var left = first == null ? 0 : calendar.between(assumptions.opening(), first);
        if (left < -assumptions.inTime()) {
            findings.add(new Finding("short", List.of(Integer.toString(left))));
        }
        var late = history.closings(script.id().value()).stream()
                .filter(one -> late(one, assumptions))
                .toList();
        var sheets = new TreeMap<String, Integer>();
        late.stream()
                .filter(one -> one.stage() == Stage.SELF_EVALUATION)
                .forEach(one -> sheets.merge(name(one.unit()), 1, Integer::sum));
        sheets.forEach((unit, count) -> findings.add(new Finding("late-unit", List.of(unit, Integer.toString(count)))));
        for (var stage : Stage.values()) {
            late.stream()
                    .filter(one -> one.stage() == stage)
                    .map(Closing::day)
                    .max(Comparator.naturalOrder())
                    .ifPresent(last -> {
                        var due = Objects.requireNonNull(assumptions.dues().get(stage));
                        findings.add(new Finding(
                                "late-stage",
                                List.of(
                                        "stage:" + stage,
                                        "day:" + last,
                                        "day:" + due,
                                        Integer.toString(calendar.between(due, last)))));
                    });
        }
    }

    private List<Finding> findings(
            Script script, List<PlanItemView> items, Assumptions assumptions, Collection<Person> people) {
        var findings = new ArrayList<Finding>();
        var left = inbox.openTasksOfCycle(script.id().value());
        if (!left.isEmpty()) {
            findings.add(new Finding("unfinished", List.of(Integer.toString(left.size()))));
        }
        count(left).forEach((desk, tasks) -> findings.add(finding("left", desk, tasks)));
        lateness(script, assumptions, findings);
        vacancies.all().forEach(one -> findings.add(vacant(one)));
        standIns(script).forEach(findings::add);
        count(script.reopened()).forEach((desk, tasks) -> findings.add(finding("reopened", desk, tasks)));
        var unreachable = people.stream()
                .filter(person -> !person.reachable())
                .map(Person::name)
                .toList();
        if (!unreachable.isEmpty()) {
            findings.add(new Finding(
                    "unreachable", List.of(String.join("、", unreachable), Integer.toString(unreachable.size()))));
        }
        days(items, assumptions, findings);
        return findings;
    }

    /** Where tasks lie, in the order of stages and units. */
    private record Desk(Stage stage, @Nullable UnitId unit, String name) {}

    private Map<Desk, Integer> count(List<TaskView> tasks) {
        var counts = new TreeMap<Desk, Integer>(Comparator.comparing(Desk::stage)
                .thenComparing(Desk::name)
                .thenComparing(desk -> Objects.toString(desk.unit(), "")));
        tasks.forEach(task -> TaskHistory.stage(task.kind())
                .ifPresent(stage -> counts.merge(new Desk(stage, task.unit(), name(task.unit())), 1, Integer::sum)));
        return counts;
    }

    private String name(@Nullable UnitId unit) {
        return unit == null ? "word:rehearsal.town" : directory.unit(unit).name();
    }

    private static Finding finding(String kind, Desk desk, int tasks) {
        return new Finding(kind, List.of(desk.name(), "stage:" + desk.stage(), Integer.toString(tasks)));
    }

    private Finding vacant(VacancyBook.Entry one) {
        var until = one.until();
        return new Finding(
                "vacant",
                List.of(
                        name(one.unit()),
                        "role:" + one.role(),
                        "day:" + day(one.since()),
                        until == null ? "word:rehearsal.until-the-end" : "day:" + day(until),
                        "word:rehearsal.standing." + one.standing()));
    }

    /** Whose work somebody else did at once, so that it never lay on a desk without anybody overnight. */
    private List<Finding> standIns(Script script) {
        var noted = vacancies.all().stream()
                .map(one -> one.role() + " " + one.unit())
                .collect(Collectors.toSet());
        var counts = new TreeMap<String, List<TaskView>>();
        script.stoodIn().stream()
                .filter(task -> !noted.contains(task.role() + " " + task.unit()))
                .forEach(task -> counts.computeIfAbsent(name(task.unit()) + " " + task.role(), key -> new ArrayList<>())
                        .add(task));
        return counts.values().stream()
                .map(tasks -> new Finding(
                        "stood-in",
                        List.of(
                                name(tasks.get(0).unit()),
                                "role:" + tasks.get(0).role(),
                                Integer.toString(tasks.size()))))
                .toList();
    }

    /** Days of departments on which they have other things to do. */
    private void days(List<PlanItemView> items, Assumptions assumptions, List<Finding> findings) {
        var units = new TreeSet<String>();
        for (var stage : Stage.values()) {
            var due = assumptions.dues().get(stage);
            if (due == null || !OF_DEPARTMENTS.contains(stage)) {
                continue;
            }
            assembly.between(due, due).stream()
                    .findFirst()
                    .ifPresent(session -> findings.add(
                            new Finding("in-session", List.of("stage:" + stage, "day:" + due, session.name()))));
            var silent = quiet.unitsOn(due);
            units.clear();
            items.stream()
                    .flatMap(item -> item.units().stream())
                    .filter(silent::contains)
                    .map(unit -> directory.unit(unit).name())
                    .forEach(units::add);
            if (!units.isEmpty()) {
                findings.add(new Finding("in-quiet", List.of("stage:" + stage, "day:" + due, String.join("、", units))));
            }
        }
    }
}
