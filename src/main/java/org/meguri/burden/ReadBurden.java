package org.meguri.burden;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.burden.YearBurden.Addressee;
import org.meguri.burden.YearBurden.StageTime;
import org.meguri.burden.YearBurden.UnitExtensions;
import org.meguri.burden.YearBurden.UnitRungs;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.extension.ExtensionBook;
import org.meguri.extension.ExtensionBook.Outcome;
import org.meguri.extension.ExtensionBook.Talk;
import org.meguri.mail.LetterBook;
import org.meguri.mail.LetterBook.Written;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Posting;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;
import org.meguri.system.UseCase;
import org.meguri.task.Rung;
import org.meguri.task.TaskBook;

/** Counts what years cost, for those who keep them. The number of queries does not depend on sheets, people or years. */
@UseCase
class ReadBurden {

    private static final Comparator<Addressee> MOST_LETTERS = Comparator.comparingLong(Addressee::total)
            .reversed()
            .thenComparing(Addressee::unit)
            .thenComparing(Addressee::name);

    private final CycleLookup cycles;
    private final TaskBook tasks;
    private final LetterBook letters;
    private final ExtensionBook extensions;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ReadBurden(
            CycleLookup cycles,
            TaskBook tasks,
            LetterBook letters,
            ExtensionBook extensions,
            Directory directory,
            WorkingCalendar calendar,
            Clock clock) {
        this.cycles = cycles;
        this.tasks = tasks;
        this.letters = letters;
        this.extensions = extensions;
        this.directory = directory;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The post that somebody had on the day of a letter. */
    private record Post(UUID officer, String name, String unit, @Nullable Role role) {}

    /** The years that were opened, the latest first. @throws Refusal (403) for whoever keeps neither years nor house */
    List<CycleView> opened(SignedIn by) {
        requireKeeper(by);
        return cycles.all().stream()
                .filter(cycle -> cycle.state() != CycleState.PLANNED)
                .toList();
    }

    /** One year. @throws Refusal (404) when there is none that was opened */
    YearBurden of(CycleId id, SignedIn by) {
        return of(opened(by).stream().filter(cycle -> cycle.id().equals(id)).toList(), by).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("cycle.unknown"));
    }

    /** These years, in their order. */
    List<YearBurden> of(List<CycleView> years, SignedIn by) {
        requireKeeper(by);
        if (years.isEmpty()) {
            return List.of();
        }
        var ids = years.stream().map(cycle -> cycle.id().value()).toList();
        var every = cycles.all().stream().map(cycle -> cycle.id().value()).toList();
        var talks = extensions.of(every);
        var attribution = new Attribution(tasks.places(), talks, every);
        var written = letters.since(years.stream()
                .map(ReadBurden::opening)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .atStartOfDay(TownClock.ZONE)
                .toInstant());
        var byCycle = new HashMap<UUID, List<Written>>();
        var nowhere = new ArrayList<Written>();
        for (var letter : written) {
            attribution
                    .of(letter)
                    .ifPresentOrElse(
                            cycle -> byCycle.computeIfAbsent(cycle, key -> new ArrayList<>())
                                    .add(letter),
                            () -> nowhere.add(letter));
        }
        var postings = directory.postings(
                written.stream().map(letter -> new OfficerId(letter.to())).collect(Collectors.toSet()));
        var passed = tasks.passed(ids);
        var done = tasks.done(ids);
        var units = units(passed, talks);
        return years.stream()
                .map(year -> {
                    var id = year.id().value();
                    return new YearBurden(
                            year,
                            people(byCycle.getOrDefault(id, List.of()), postings),
                            elsewhere(year, nowhere),
                            rungs(
                                    passed.stream()
                                            .filter(one -> one.cycle().equals(id))
                                            .toList(),
                                    units),
                            stages(
                                    year,
                                    done.stream()
                                            .filter(one -> one.cycle().equals(id))
                                            .toList()),
                            extensions(
                                    talks.stream()
                                            .filter(one -> one.cycle().equals(id))
                                            .toList(),
                                    units));
                })
                .toList();
    }

    private List<Addressee> people(List<Written> written, Map<OfficerId, List<Posting>> postings) {
        var counts = new LinkedHashMap<Post, Map<String, Long>>();
        for (var letter : written) {
            counts.computeIfAbsent(post(letter, postings), key -> new TreeMap<>())
                    .merge(letter.kind(), 1L, Long::sum);
        }
        return counts.entrySet().stream()
                .map(one -> new Addressee(
                        one.getKey().name(), one.getKey().unit(), one.getKey().role(), one.getValue()))
                .sorted(MOST_LETTERS)
                .toList();
    }

    private static Post post(Written letter, Map<OfficerId, List<Posting>> postings) {
        var day = LocalDate.ofInstant(letter.at(), TownClock.ZONE);
        return postings.getOrDefault(new OfficerId(letter.to()), List.of()).stream()
                .filter(posting -> posting.covers(day))
                .findFirst()
                .map(posting -> new Post(letter.to(), letter.name(), posting.unit(), posting.role()))
                .orElseGet(() -> new Post(letter.to(), letter.name(), "", null));
    }

    /** By kind, what was written from the year's first to its last day. */
    private Map<String, Long> elsewhere(CycleView year, List<Written> nowhere) {
        var first = opening(year);
        var last = Objects.requireNonNullElseGet(year.closedOn(), () -> LocalDate.now(clock));
        var counts = new TreeMap<String, Long>();
        for (var letter : nowhere) {
            var day = LocalDate.ofInstant(letter.at(), TownClock.ZONE);
            if (!day.isBefore(first) && !day.isAfter(last)) {
                counts.merge(letter.kind(), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static List<UnitRungs> rungs(List<TaskBook.Passed> passed, Map<UnitId, UnitView> units) {
        var byUnit = passed.stream().collect(Collectors.groupingBy(one -> key(one.unit())));
        return byUnit.values().stream()
                .map(ones -> new UnitRungs(
                        view(ones.get(0).unit(), units),
                        count(ones.stream().filter(TaskBook.Passed::told).toList()),
                        count(ones.stream().filter(one -> !one.told()).toList())))
                .sorted(Comparator.comparing(one -> code(one.unit())))
                .toList();
    }

    private static Map<Rung, Long> count(List<TaskBook.Passed> passed) {
        var counts = new EnumMap<Rung, Long>(Rung.class);
        passed.forEach(one -> counts.merge(one.rung(), one.times(), Long::sum));
        return counts;
    }

    private List<StageTime> stages(CycleView year, List<TaskBook.Done> done) {
        var times = new ArrayList<StageTime>();
        var before = opening(year);
        for (var stage : Stage.values()) {
            var due = year.dues().get(stage);
            if (due != null) {
                var took = done.stream()
                        .filter(one -> one.stage() == stage)
                        .map(one -> calendar.between(one.opened(), one.closed()))
                        .toList();
                times.add(new StageTime(
                        stage, calendar.between(before, due), Quartiles.of(took).orElse(null)));
                before = due;
            }
        }
        return times;
    }

    private static List<UnitExtensions> extensions(List<Talk> talks, Map<UnitId, UnitView> units) {
        return talks.stream().collect(Collectors.groupingBy(Talk::unit)).entrySet().stream()
                .map(one -> {
                    var counts = new EnumMap<Outcome, Long>(Outcome.class);
                    one.getValue().forEach(talk -> counts.merge(talk.outcome(), 1L, Long::sum));
                    return new UnitExtensions(view(one.getKey(), units), counts);
                })
                .sorted(Comparator.comparing(one -> code(one.unit())))
                .toList();
    }

    private Map<UnitId, UnitView> units(List<TaskBook.Passed> passed, Collection<Talk> talks) {
        var ids = new HashSet<UnitId>();
        for (var one : passed) {
            var unit = one.unit();
            if (unit != null) {
                ids.add(unit);
            }
        }
        talks.forEach(talk -> ids.add(talk.unit()));
        return directory.unitsOf(ids);
    }

    private static @Nullable UnitView view(@Nullable UnitId unit, Map<UnitId, UnitView> units) {
        return unit == null ? null : units.get(unit);
    }

    private static String key(@Nullable UnitId unit) {
        return unit == null ? "" : unit.toString();
    }

    /** Behind every code where there is no unit. */
    private static String code(@Nullable UnitView unit) {
        return unit == null ? "\uFFFF" : unit.code();
    }

    private static LocalDate opening(CycleView cycle) {
        return Objects.requireNonNull(cycle.openedOn(), "A cycle that was opened knows the day");
    }

    private static void requireKeeper(SignedIn by) {
        if (!mayRead(by)) {
            throw Refusal.forbidden("burden.keepers-only");
        }
    }

    static boolean mayRead(SignedIn person) {
        return person.has(Role.PLANNING) || person.has(Role.ADMINISTRATOR);
    }
}
