package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.PlainBrowser;
import org.meguri.TownFixture;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.Responsibility;
import org.meguri.process.YearFixture;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What three days of standstill leave behind, and how long two nodes take to work it off: every sheet of a large town is due
 * on the same day, nobody was up when the reminders and the first rung after it were due, and on the morning after that two
 * nodes start at once. Not part of the suite; only on MySQL:
 * {@code mvn test -Dtest=DrainBenchmark -Dmeguri.test.database.url=…} with {@code -Dmeguri.sheets=} (10000) and
 * {@code -Dmeguri.units=} (400; each with a writer and a chief). Printed are the times from the start of the first node until
 * each part was done, mails against people, what failed and was tried again, and how long pages took meanwhile and afterwards.
 */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class DrainBenchmark {

    private static final int SHEETS = Integer.getInteger("meguri.sheets", 10_000);
    private static final int UNITS = Integer.getInteger("meguri.units", 400);
    private static final int UNITS_OF_A_DEPARTMENT = 20;
    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final Duration AFTERWARDS = Duration.ofSeconds(40);
    private static final double MILLISECOND = 1e6;

    /** Who looks at which page meanwhile. */
    private static final Map<String, List<String>> PAGES =
            Map.of("kikaku", List.of("/tasks", "/monitor", "/reviews"), "kaka1", List.of("/tasks", "/notices"));

    @Autowired
    private TownFixture town;

    @Autowired
    private YearFixture year;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcTemplate database;

    private final Map<String, List<Long>> times = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final AtomicBoolean calm = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void sheets_of_a_large_town_after_three_days_of_standstill() throws Exception {
        var url = System.getProperty("meguri.test.database.url", "");
        assertThat(url).as("two nodes need a MySQL server").startsWith("jdbc:mysql:");
        var due = open();

        var morning = calendar.plus(due, 2)
                .atTime(LocalTime.of(8, 50))
                .atZone(TownClock.ZONE)
                .toInstant();
        var ahead = Duration.between(Instant.now(), morning);
        var timers = dueTimers(morning);
        System.out.printf("== %d timers are due, %d jobs in all%n", timers, count("select count(*) from ACT_RU_JOB"));
        var mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        var begun = System.nanoTime();
        var settings = settings(url, mail.getSmtp().getPort());
        try (var one = new DrainNode(1, ahead, settings);
                var other = new DrainNode(2, ahead, settings)) {
            var eyes = new ArrayList<Thread>();
            for (var node : List.of(one, other)) {
                var port = node.up();
                System.out.printf(
                        "== a node answers after %d s, %d timers are due%n", seconds(begun), dueTimers(morning));
                PAGES.forEach((login, pages) -> eyes.add(look(port, login, pages)));
            }
            var up = seconds(begun);
            var done = watch(begun, ahead, LocalDate.ofInstant(morning, TownClock.ZONE));
            calm.set(true);
            Thread.sleep(AFTERWARDS.toMillis());
            over.set(true);
            for (var eye : eyes) {
                eye.join();
            }
            System.out.printf("== node 1 counted %s%n== node 2 counted %s%n", one.stop(), other.stop());
            tell(done, up, timers, mail, LocalDate.ofInstant(morning, TownClock.ZONE));
        } finally {
            over.set(true);
            mail.stop();
        }
    }

    /** The town, the plan and the year, every sheet handed out. @return the day on which all are due */
    private LocalDate open() {
        var begun = System.nanoTime();
        year.moveTo(YearFixture.OPENING, LocalTime.of(9, 0));
        town.found();
        town.extend(largeTown());
        var units = IntStream.rangeClosed(1, UNITS)
                .mapToObj(number -> town.unit("ka" + number))
                .toList();
        System.out.printf("== a town of %d units: %d s%n", UNITS, seconds(begun));
        var cycle = year.open(IntStream.rangeClosed(1, SHEETS)
                .mapToObj(seq -> new ItemDraft(
                        seq,
                        Integer.toString(seq),
                        "事業" + seq,
                        Map.of("pillar", "柱"),
                        Map.of(),
                        List.of(new Responsibility(units.get(seq % UNITS), "課", true))))
                .toArray(ItemDraft[]::new));
        System.out.printf("== and a plan with %d items: %d s%n", SHEETS, seconds(begun));
        for (var jobs = management.createJobQuery().messages().withRetriesLeft().list();
                !jobs.isEmpty();
                jobs = management.createJobQuery().messages().withRetriesLeft().list()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
            var opened = count("select count(*) from task_item");
            if (opened % 1_000 == 0) {
                System.out.printf("== %d sheets: %d s%n", opened, seconds(begun));
            }
        }
        System.out.printf(
                "== and %d sheets handed out: %d s%n",
                count("select count(*) from task_item where closed_at is null"), seconds(begun));
        return year.cycle(cycle).due(Stage.SELF_EVALUATION);
    }

    private static String largeTown() {
        var text = new StringBuilder("town: 巡市\nunits:\n");
        for (var number = 1; number <= UNITS; number++) {
            if (number % UNITS_OF_A_DEPARTMENT == 1) {
                text.append("  - {code: bu%d, name: 第%d部, kind: DEPARTMENT}%n"
                        .formatted(department(number), department(number)));
            }
            text.append("  - {code: ka%d, name: 第%d課, kind: SECTION, parent: bu%d}%n"
                    .formatted(number, number, department(number)));
        }
        text.append("officers:\n");
        for (var number = 1; number <= UNITS; number++) {
            if (number % UNITS_OF_A_DEPARTMENT == 1) {
                text.append(officer("bucho" + department(number), "bu" + department(number), "DIRECTOR"));
            }
            text.append(officer("kaka" + number, "ka" + number, "SECTION_STAFF"));
            text.append(officer("kacho" + number, "ka" + number, "SECTION_CHIEF"));
        }
        return text.toString();
    }

    private static int department(int unit) {
        return (unit - 1) / UNITS_OF_A_DEPARTMENT + 1;
    }

    private static String officer(String login, String unit, String role) {
        return "  - {login: %s, name: %s, mail: %s@example.jp, appointments: [{unit: %s, role: %s}]}%n"
                .formatted(login, login, login, unit, role);
    }

    private static List<String> settings(String url, int mailPort) {
        var needed = "sendFractionalSeconds=false&nullDatabaseMeansCurrent=true&rewriteBatchedStatements=true";
        return List.of(
                "--spring.datasource.url="
                        + (url.contains("sendFractionalSeconds=")
                                ? url
                                : url + (url.contains("?") ? "&" : "?") + needed),
                "--spring.datasource.username=" + System.getProperty("meguri.test.database.user", "meguri"),
                "--spring.datasource.password=" + System.getProperty("meguri.test.database.password", "meguri"),
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailPort,
                "--meguri.town=巡市",
                "--meguri.base-url=http://localhost",
                "--meguri.mail-from=meguri@example.jp",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                // Counts jobs, in the node only.
                "--camunda.bpm.metrics.enabled=true",
                "--camunda.bpm.metrics.db-reporter-activate=false");
    }

    /** Waits until nothing is left to do. @return after how many seconds each part was done */
    private Map<String, Long> watch(long begun, Duration ahead, LocalDate day) throws InterruptedException {
        var done = new LinkedHashMap<String, Long>();
        while (done.size() < 4) {
            assertThat(seconds(begun)).as("seconds, done: " + done).isLessThan(LONGEST.toSeconds());
            Thread.sleep(1_000);
            var told = count("select count(distinct task_id) from task_rung where rung = 'OVERDUE'");
            note(done, "every sheet's rung told", told >= SHEETS, begun);
            note(done, "every timer fired", dueTimers(Instant.now().plus(ahead)) == 0, begun);
            var written = count("select count(*) from morning_post where morning = '" + day + "'") > 0;
            note(done, "every morning mail written", written, begun);
            var left = count("select count(*) from letter where state in ('WAITING', 'SENDING', 'COLLECTED')");
            note(done, "every mail handed over", written && left == 0, begun);
        }
        return done;
    }

    private static void note(Map<String, Long> done, String what, boolean now, long begun) {
        if (now && !done.containsKey(what)) {
            done.put(what, seconds(begun));
            System.out.printf("== after %d s: %s%n", seconds(begun), what);
        }
    }

    private long dueTimers(Instant at) {
        return count("select count(*) from ACT_RU_JOB where DUEDATE_ <= ? and RETRIES_ > 0", Timestamp.from(at));
    }

    private long count(String sql, Object... arguments) {
        var count = database.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }

    /** Somebody who looks at a page a second. */
    private Thread look(int port, String login, List<String> pages) {
        var eye = new Thread(
                () -> {
                    var browser = new PlainBrowser(port);
                    try {
                        browser.signIn(login, TownFixture.PASSWORD);
                        for (var turn = 0; !over.get(); turn++) {
                            var page = pages.get(turn % pages.size());
                            var begun = System.nanoTime();
                            var answer = browser.get(page);
                            var took = System.nanoTime() - begun;
                            if (answer.statusCode() == 200) {
                                times.computeIfAbsent(
                                                (calm.get() ? "afterwards " : "meanwhile  ") + login + " " + page,
                                                key -> Collections.synchronizedList(new ArrayList<>()))
                                        .add(took);
                            } else {
                                refused.merge(login + " " + page + " " + answer.statusCode(), 1, Integer::sum);
                            }
                            Thread.sleep(Math.max(0, 1_000 - took / 1_000_000));
                        }
                    } catch (Exception e) {
                        refused.merge(login + " " + e, 1, Integer::sum);
                    }
                },
                "eye-" + login);
        eye.setDaemon(true);
        eye.start();
        return eye;
    }

    private void tell(Map<String, Long> done, long up, long timers, GreenMail mail, LocalDate day) throws Exception {
        var byId = new HashMap<String, Integer>();
        var byPerson = new HashMap<String, Integer>();
        for (var message : mail.getReceivedMessages()) {
            byId.merge(message.getMessageID(), 1, Integer::sum);
            byPerson.merge(message.getAllRecipients()[0].toString(), 1, Integer::sum);
        }
        var people = IntStream.rangeClosed(1, UNITS)
                .boxed()
                .flatMap(number -> List.of("kaka" + number + "@example.jp", "kacho" + number + "@example.jp").stream())
                .collect(Collectors.toSet());
        var missing = people.stream().filter(one -> !byPerson.containsKey(one)).count();
        var others = byPerson.keySet().stream()
                .filter(one -> !people.contains(one))
                .sorted()
                .toList();
        System.out.printf(
                "== %d sheets, %d units, 2 nodes: both up after %d s; after so many seconds %s; %.0f timers a second of all that%n",
                SHEETS, UNITS, up, done, timers / (double) Math.max(1, done.getOrDefault("every timer fired", 1L)));
        System.out.printf(
                "== mails %d to %d people (%d writers and chiefs, of whom %d got none; others: %s); received twice by Message-ID %d, by person %d%n",
                mail.getReceivedMessages().length,
                byPerson.size(),
                people.size(),
                missing,
                others,
                byId.values().stream().filter(times -> times > 1).count(),
                byPerson.values().stream().filter(times -> times > 1).count());
        System.out.printf(
                "== letters by state %s; rungs told %d; jobs that have lost a retry %d, stopped %d; pages refused %s%n",
                byState(),
                count("select count(*) from task_rung where told = true"),
                count("select count(*) from ACT_RU_JOB where RETRIES_ < 5"),
                count("select count(*) from ACT_RU_JOB where RETRIES_ = 0"),
                refused);
        new TreeMap<>(times).forEach(DrainBenchmark::print);
        List.of("meanwhile", "afterwards").forEach(when -> {
            var all = new ArrayList<Long>();
            times.forEach((what, some) -> {
                if (what.startsWith(when)) {
                    all.addAll(some);
                }
            });
            print(when + " all pages", all);
        });
        assertThat(missing).as("people without a mail").isZero();
        assertThat(byId.values()).as("by Message-ID").allMatch(times -> times == 1);
        assertThat(byPerson.values()).as("by person").allMatch(times -> times == 1);
        assertThat(count("select count(*) from ACT_RU_JOB where RETRIES_ = 0"))
                .as("stopped jobs on " + day)
                .isZero();
    }

    private Map<String, Long> byState() {
        var states = new TreeMap<String, Long>();
        database.query("select state, count(*) from letter group by state", row -> {
            states.put(row.getString(1), row.getLong(2));
        });
        return states;
    }

    private static void print(String what, List<Long> some) {
        var sorted = new ArrayList<>(some);
        Collections.sort(sorted);
        if (!sorted.isEmpty()) {
            System.out.printf(
                    "== %-34s %5d times  median %7.1f ms  p95 %7.1f ms  longest %7.1f ms%n",
                    what,
                    sorted.size(),
                    sorted.get(sorted.size() / 2) / MILLISECOND,
                    sorted.get(sorted.size() * 95 / 100) / MILLISECOND,
                    sorted.get(sorted.size() - 1) / MILLISECOND);
        }
    }

    private static long seconds(long begun) {
        return (System.nanoTime() - begun) / 1_000_000_000L;
    }
}
