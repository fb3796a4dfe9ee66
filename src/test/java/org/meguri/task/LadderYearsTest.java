package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.mail.MorningPost;
import org.meguri.mail.Outbox;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random years on the virtual clock: rung tables, due days, extensions and days brought forward, days that close meanwhile,
 * quiet units, people who go and come back, mornings on which the house was down (0 to 20 days), work that is done. A
 * second, plain reckoning in this class says for each morning what must be told.
 *
 * <p>{@code -Dmeguri.years=1000} for the long run, {@code -Dmeguri.first-year=…} for the seed that failed.
 */
@MeguriTest
class LadderYearsTest {

    private static final int YEARS = Integer.getInteger("meguri.years", 40);
    private static final long FIRST = Long.getLong("meguri.first-year", 1);
    private static final int DAYS = 300;
    private static final List<TaskKind> KINDS =
            List.of(TaskKind.SELF_EVALUATE, TaskKind.APPROVE, TaskKind.ANSWER_REMARK, TaskKind.APPROVE_ANSWER);

    @Autowired
    Inbox inbox;

    @Autowired
    TaskItems items;

    @Autowired
    RungsPassed rungs;

    @Autowired
    Directory directory;

    @Autowired
    ChaseLetters letters;

    @Autowired
    Outbox outbox;

    @Autowired
    QuietUnits quiet;

    @Autowired
    QuietPeriods periods;

    @Autowired
    TaskWriters writers;

    @Autowired
    MorningPost post;

    @Autowired
    ObjectProvider<MorningDuty> duties;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate jdbc;

    /** What happened in all years, so that a year in which nothing happens is not taken for proof. */
    private final Map<String, Integer> happened = new HashMap<>();

    @Test
    void every_passed_rung_is_told_once_to_somebody_and_nothing_else_is() {
        town.found();
        for (long seed = FIRST; seed < FIRST + YEARS; seed++) {
            new Year(seed).run();
        }
        System.out.println("ladder years: " + YEARS + " " + new java.util.TreeMap<>(happened));
        assertThat(happened.keySet())
                .contains(
                        "told",
                        "overtaken",
                        "moved later",
                        "moved earlier",
                        "down",
                        "closed day",
                        "quiet",
                        "gone",
                        "done",
                        "vacancy");
    }

    /** A rung of a task on the way to a due day. */
    private record Step(Rung rung, LocalDate due) {}

    private record Telling(Rung rung, Instant at) {}

    /** A task as the plain reckoning sees it. */
    private static final class Work {
        final String id;
        final TaskKind kind;
        final Role role;
        final String unit;
        LocalDate due;
        boolean done;
        final Set<Step> noted = new HashSet<>();
        final List<Telling> told = new ArrayList<>();

        Work(String id, TaskKind kind, Role role, String unit, LocalDate due) {
            this.id = id;
            this.kind = kind;
            this.role = role;
            this.unit = unit;
            this.due = due;
        }
    }

    private final class Year {

        private final long seed;
        private final Random random;
        private final LocalDate start;
        private final Map<Rung, Integer> days = new EnumMap<>(Rung.class);
        private final Map<Rung, Set<Addressee>> to = new EnumMap<>(Rung.class);
        private final List<Work> works = new ArrayList<>();
        private final Map<String, LocalDate> quietUntil = new HashMap<>();
        private final Set<String> gone = new TreeSet<>();
        private final MorningRound round;
        private LocalDate upAgain;

        Year(long seed) {
            this.seed = seed;
            random = new Random(seed);
            start = LocalDate.of(2024 + random.nextInt(20), 1 + random.nextInt(12), 1);
            upAgain = start;
            int at = -1 - random.nextInt(8);
            for (var rung : Rung.values()) {
                if (rung == Rung.OVERDUE || random.nextInt(6) > 0) {
                    days.put(rung, at);
                    to.put(rung, some());
                }
                at = Math.max(at, 0) + 1 + random.nextInt(3);
            }
            ChaseRules rules = new ChaseRules() {
                @Override
                public Optional<Step> step(TaskKind kind, Rung rung, LocalDate due) {
                    return Optional.ofNullable(days.get(rung))
                            .map(distance -> new Step(
                                    rung,
                                    at(rungDay(rung, due), LocalTime.of(8, 30)),
                                    to.getOrDefault(rung, Set.of()),
                                    Tone.PLAIN,
                                    Channel.MAIL));
                }

                @Override
                public int lead() {
                    return -days.values().stream()
                            .min(Comparator.naturalOrder())
                            .orElse(0);
                }
            };
            var chase = new Chase(items, rungs, rules, directory, letters, outbox, quiet, writers, event -> {}, clock);
            round = new MorningRound(items, chase, rules, post, duties, calendar, clock, transactions);
        }

        private Set<Addressee> some() {
            var all = List.of(
                    Addressee.WRITER,
                    Addressee.SECTION_STAFF,
                    Addressee.SECTION_CHIEF,
                    Addressee.DEPUTY,
                    Addressee.DIRECTOR,
                    Addressee.PLANNING);
            var some = EnumSet.of(all.get(random.nextInt(all.size())));
            some.add(all.get(random.nextInt(all.size())));
            return some;
        }

        void run() {
            clean();
            clock.moveTo(at(start, LocalTime.of(8, 0)));
            for (int number = 0; number < 5; number++) {
                var kind = KINDS.get(random.nextInt(KINDS.size()));
                var role = kind == TaskKind.APPROVE || kind == TaskKind.APPROVE_ANSWER
                        ? Role.SECTION_CHIEF
                        : Role.SECTION_STAFF;
                var unit = random.nextBoolean() ? "shoko" : "nogyo";
                var due = working(start.plusDays(5 + random.nextInt(150)));
                var work = new Work("y" + seed + "-" + number, kind, role, unit, due);
                works.add(work);
                inbox.open(new NewTask(
                        work.id,
                        kind,
                        UUID.nameUUIDFromBytes(work.id.getBytes()),
                        UUID.randomUUID(),
                        role,
                        town.unit(unit),
                        "No." + number,
                        Integer.toString(number),
                        due));
            }
            for (var day = start; day.isBefore(start.plusDays(DAYS)); day = day.plusDays(1)) {
                if (!day.isBefore(upAgain)) {
                    if (calendar.isWorkingDay(day)) {
                        morning(day);
                    }
                    clock.moveTo(at(day, LocalTime.of(13, 0)));
                    act(day);
                }
            }
        }

        private void morning(LocalDate day) {
            clock.moveTo(at(day, LocalTime.of(8, 45)));
            var now = clock.instant();
            duties.orderedStream().forEach(duty -> duty.on(day));
            assertThat(round.chase(day)).as("left over, %s", where(day)).isZero();
            var written = written(now);
            var living = living(day);
            for (var work : works) {
                var mine = written.getOrDefault(work.id, List.of());
                var news = news(work, day, now);
                assertThat(mine.stream().map(Told::kind).collect(Collectors.toSet()))
                        .as("told of %s due %s %s, %s", work.id, work.due, days, where(day))
                        .isEqualTo(news == null ? Set.of() : Set.of(news.name()));
                assertThat(mine).as("nobody twice, %s", where(day)).doesNotHaveDuplicates();
                assertThat(living)
                        .as("living people, %s", where(day))
                        .containsAll(mine.stream().map(Told::officer).toList());
                if (news != null) {
                    count("told");
                }
            }
            nobodyIsForgotten(living);
        }

        /** The plain reckoning: what must be told of this task on this morning; null for nothing. */
        private @Nullable Rung news(Work work, LocalDate day, Instant now) {
            if (work.done || !quietUntil.getOrDefault(work.unit, LocalDate.MIN).isBefore(day)) {
                return null;
            }
            Rung highest = null;
            var passed = new ArrayList<Rung>();
            for (var rung : days.keySet()) {
                if (!rungDay(rung, work.due).isAfter(day) && !work.noted.contains(new Step(rung, work.due))) {
                    passed.add(rung);
                    highest = rung;
                }
            }
            if (highest == null) {
                return null;
            }
            var top = highest;
            boolean known = work.noted.stream()
                            .anyMatch(step ->
                                    step.due().equals(work.due) && step.rung().compareTo(top) >= 0)
                    || work.told.stream()
                            .anyMatch(telling -> telling.rung().compareTo(top) >= 0
                                    && telling.at().isAfter(now.minus(java.time.Duration.ofDays(3))));
            passed.forEach(rung -> work.noted.add(new Step(rung, work.due)));
            if (passed.size() > 1) {
                count("overtaken");
            }
            if (known) {
                return null;
            }
            work.told.add(new Telling(top, now));
            return top;
        }

        /** Wherever a task is open and nobody holds its duty, the house knows. */
        private void nobodyIsForgotten(Set<OfficerId> living) {
            var vacant = new TreeSet<String>();
            for (var work : works) {
                var holders = directory.holders(work.role, town.unit(work.unit), LocalDate.now(clock)).stream()
                        .filter(officer -> living.contains(officer.id()))
                        .toList();
                if (!work.done && holders.isEmpty()) {
                    vacant.add(work.role + " " + work.unit);
                }
            }
            var noted = new TreeSet<>(jdbc.query(
                    "select v.role, u.code from vacancy v join org_unit u on u.id = v.unit_id where v.ended_at is null",
                    (row, at) -> row.getString(1) + " " + row.getString(2)));
            assertThat(noted)
                    .as("desks without anybody, %s", where(LocalDate.now(clock)))
                    .isEqualTo(vacant);
            if (!vacant.isEmpty()) {
                count("vacancy");
            }
        }

        private void act(LocalDate day) {
            if (random.nextInt(60) == 0) {
                upAgain = day.plusDays(1 + random.nextInt(21));
                count("down");
            }
            if (random.nextInt(25) == 0) {
                var work = works.get(random.nextInt(works.size()));
                if (!work.done) {
                    boolean later = random.nextInt(3) > 0;
                    var due = working((later ? work.due : day).plusDays(1 + random.nextInt(20)));
                    count(due.isAfter(work.due) ? "moved later" : "moved earlier");
                    work.due = due;
                    inbox.move(work.id, due, null);
                }
            }
            if (random.nextInt(70) == 0) {
                var work = works.get(random.nextInt(works.size()));
                if (!work.done) {
                    work.done = true;
                    inbox.close(work.id);
                    count("done");
                }
            }
            if (random.nextInt(80) == 0) {
                closeDay(day.plusDays(2 + random.nextInt(15)));
            }
            if (random.nextInt(90) == 0) {
                keepQuiet(day);
            }
            if (random.nextInt(20) == 0) {
                goOrComeBack();
            }
        }

        /** A due day that is closed from now on is the next working day, as the cycle's days are read. */
        private void closeDay(LocalDate day) {
            if (calendar.isWorkingDay(day)) {
                jdbc.update("insert into closed_day (closed_on, name) values (?, ?)", java.sql.Date.valueOf(day), "休庁");
                count("closed day");
                works.stream()
                        .filter(work -> work.due.equals(day) && !work.done)
                        .forEach(work -> {
                            work.due = working(day);
                            inbox.move(work.id, work.due, null);
                        });
            }
        }

        private void keepQuiet(LocalDate day) {
            var unit = random.nextBoolean() ? "shoko" : "nogyo";
            if (quietUntil.getOrDefault(unit, LocalDate.MIN).isBefore(day)) {
                var last = day.plusDays(1 + random.nextInt(20));
                new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> periods.saveAndFlush(new QuietPeriod(
                                town.unit(unit), day, last, "災害対応", town.officer("kikaku"), clock.instant())));
                quietUntil.put(unit, last);
                count("quiet");
            }
        }

        private void goOrComeBack() {
            var people = List.of("sato", "suzuki", "tanaka", "shokocho", "nogyocho", "bucho", "kikaku2", "kikakucho");
            var login = people.get(random.nextInt(people.size()));
            boolean back = gone.remove(login);
            if (!back) {
                gone.add(login);
                count("gone");
            }
            jdbc.update("update officer set enabled = ? where login = ?", back, login);
        }

        private LocalDate rungDay(Rung rung, LocalDate due) {
            int distance = days.getOrDefault(rung, 0);
            int left = Math.abs(distance);
            int step = distance < 0 ? -1 : 1;
            var day = due;
            while (left > 0) {
                day = day.plusDays(step);
                if (calendar.isWorkingDay(day)) {
                    left--;
                }
            }
            return day;
        }

        private LocalDate working(LocalDate day) {
            var found = day;
            while (!calendar.isWorkingDay(found)) {
                found = found.plusDays(1);
            }
            return found;
        }

        private String where(LocalDate day) {
            return "year " + seed + " on " + day;
        }
    }

    /** A letter of the chase. */
    private record Told(String kind, OfficerId officer) {}

    /** Letters about tasks that were written at this moment, by task. */
    private Map<String, List<Told>> written(Instant at) {
        var written = new LinkedHashMap<String, List<Told>>();
        outbox.all().stream()
                .filter(letter -> letter.writtenAt().equals(at) && letter.key().startsWith("y"))
                .forEach(letter -> {
                    var parts = letter.key().split(":");
                    assertThat(parts[1]).isEqualTo(letter.kind());
                    written.computeIfAbsent(parts[0], id -> new ArrayList<>())
                            .add(new Told(parts[1], new OfficerId(UUID.fromString(parts[3]))));
                });
        jdbc.update("delete from letter");
        return written;
    }

    /** Whoever can sign in and holds some duty on the day. */
    private Set<OfficerId> living(LocalDate day) {
        var living = new HashSet<OfficerId>();
        for (var role : Role.values()) {
            directory.holders(role, day).forEach(officer -> living.add(officer.id()));
        }
        living.removeAll(directory.withoutPassword());
        return living;
    }

    private void clean() {
        List.of("letter", "task_rung", "task_item", "quiet_period", "vacancy", "closed_day")
                .forEach(table -> jdbc.update("delete from " + table));
        jdbc.update("update officer set enabled = true");
    }

    private void count(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(TownClock.ZONE).toInstant();
    }
}
