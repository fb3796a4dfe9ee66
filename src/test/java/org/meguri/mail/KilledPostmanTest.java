package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.system.TownClock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nodes are killed on the way of letters, each at a {@link KillPoint}, with {@code kill -9}; a healthy node goes on, now and
 * then before the kill already. Whatever was written is sent once, or stands in the outbox as unclear: exactly what was on
 * the line. Once for each point, and {@code mvn test -Dtest=KilledPostmanTest -Dmeguri.kills=200} as often as one likes, on
 * MySQL with {@code -Dmeguri.test.database.url=…}, there in a database of its own, {@code meguri_kills}.
 */
@SuppressWarnings("NullAway.Init")
class KilledPostmanTest {

    private static final Instant FIRST_DAY = Instant.parse("2026-06-10T00:00:00Z");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (<\\S+>)\\s*$");
    private static final int PEOPLE = 4;

    /** What a node does before it comes to the point, in the rounds by turns. */
    private static final int LARGEST_SKIP = 3;

    private final List<OfficerView> people = new ArrayList<>();
    private final Map<KillPoint, Integer> kills = new EnumMap<>(KillPoint.class);
    private final Map<String, KillPoint> caught = new HashMap<>();
    private final AtomicInteger texts = new AtomicInteger();

    private @Nullable Server h2;
    private SmtpStub server;
    private MailRoom.Place place;
    private ConfigurableApplicationContext healthy;
    private TownClock clock;
    private Outbox outbox;
    private OutgoingLetters letters;
    private Postman postman;
    private MorningPost morning;

    @BeforeEach
    void open() throws IOException, SQLException {
        server = new SmtpStub();
        place = place();
        healthy = MailRoom.found(place);
        clock = healthy.getBean(TownClock.class);
        outbox = healthy.getBean(Outbox.class);
        letters = healthy.getBean(OutgoingLetters.class);
        postman = healthy.getBean(Postman.class);
        morning = healthy.getBean(MorningPost.class);
        for (var number = 1; number <= PEOPLE; number++) {
            people.add(officer(number));
        }
    }

    @AfterEach
    void close() throws IOException {
        healthy.close();
        server.close();
        if (h2 != null) {
            h2.stop();
        }
    }

    @Test
    void whatever_a_killed_node_was_at_no_letter_is_lost_and_none_is_sent_again_unseen() throws Exception {
        var begun = System.nanoTime();
        var rounds = Integer.getInteger("meguri.kills", KillPoint.values().length);
        var next = new DoomedNode(place);
        try {
            for (var round = 0; round < rounds; round++) {
                var node = next;
                // The next one starts while this one works.
                next = new DoomedNode(place);
                try (node) {
                    kill(node, round);
                }
            }
        } finally {
            next.close();
        }

        var unclear = messageIds(LetterState.UNCLEAR);
        var sent = messageIds(LetterState.SENT);
        var received = received();
        var lost = letters.findAll().stream()
                .filter(letter -> letter.state() != LetterState.BUNDLED
                        && letter.state() != LetterState.UNCLEAR
                        && !(letter.state() == LetterState.SENT && received.containsKey(letter.messageId())))
                .toList();
        var twice = received.values().stream().filter(times -> times > 1).count();
        assertThat(lost)
                .extracting(letter -> letter.key() + " " + letter.state())
                .isEmpty();
        assertThat(twice).as("letters that came twice").isZero();
        assertThat(received.keySet()).containsAll(sent);
        assertThat(unclear).isEqualTo(caught.keySet());
        caught.forEach((id, point) ->
                assertThat(received.containsKey(id)).as(point + " " + id).isEqualTo(point.received()));
        everyDigestIsWrittenOnce();
        var unclearAndReceived =
                unclear.stream().filter(received::containsKey).collect(Collectors.toCollection(HashSet::new));

        aPersonSendsAgain(unclear);
        assertThat(messageIds(LetterState.UNCLEAR)).isEmpty();
        var later = received();
        assertThat(later.keySet()).containsAll(unclear).containsAll(sent);
        assertThat(later.entrySet().stream()
                        .filter(one -> one.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .as("what came twice was listed as unclear")
                .isEqualTo(unclearAndReceived);
        assertThat(later.values()).allMatch(times -> times <= 2);

        System.out.printf(
                "== %d kills on %s in %d s: %s%n",
                rounds, h2 == null ? "MySQL" : "H2", (System.nanoTime() - begun) / 1_000_000_000L, kills);
        System.out.printf(
                "== %d letters: sent %d, unclear %d (received %d, never %d), in a morning mail %d; lost %d, received twice %d;"
                        + " after a person sent the unclear ones again: received twice %d, each listed before%n",
                letters.findAll().size(),
                sent.size(),
                unclear.size(),
                unclearAndReceived.size(),
                unclear.size() - unclearAndReceived.size(),
                letters.countByStateIn(List.of(LetterState.BUNDLED)),
                lost.size(),
                twice,
                unclearAndReceived.size());
    }

    private void kill(DoomedNode node, int round) throws Exception {
        var point = KillPoint.values()[round % KillPoint.values().length];
        // A day for each round: a person gets one morning mail a day.
        var now = FIRST_DAY.plus(round, ChronoUnit.DAYS);
        var skip = round % LARGEST_SKIP;
        clock.moveTo(now);
        write(round);
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        hold(point, skip, held, release);
        if (point.ofDigest()) {
            node.bundle(point, skip, now);
        } else {
            node.send(point, skip, now);
        }
        if (point.atTheServer()) {
            assertThat(held.await(300, TimeUnit.SECONDS))
                    .as("the node has come to " + point)
                    .isTrue();
        } else {
            node.standsAt(point);
        }
        if ((round / KillPoint.values().length + point.ordinal()) % 2 == 1) {
            // Another node is up and works on while this one stands.
            goOn(now);
        }
        var handedIn = server.taken().size();
        node.kill();
        kills.merge(point, 1, Integer::sum);
        release.countDown();
        if (point == KillPoint.TEXT_KEPT) {
            await("the mail server keeps the letter", () -> server.taken().size() > handedIn);
        }
        if (point.unclear()) {
            caught.put(node.claimed(), point);
        }
        server.answer(command -> null);
        clock.moveTo(now.plus(Delivery.LEASE).plusSeconds(1));
        await("nothing is on its way", () -> {
            goOn(now);
            return letters.countByStateIn(List.of(LetterState.WAITING, LetterState.SENDING, LetterState.COLLECTED))
                    == 0;
        });
    }

    /** Letters of their own, and for everybody two that wait for the morning. */
    private void write(int round) {
        for (var number = 0; number <= LARGEST_SKIP; number++) {
            var to = people.get(number % PEOPLE);
            outbox.post(new Letter("own:" + round + ":" + number, to, "お返しします", "本文", "RETURNED", "12"));
        }
        for (var to : people) {
            outbox.post(new Letter("soon:" + round + ":" + to.id(), to, "期限が近づきました", "本文", "REMINDER", "12"));
            outbox.post(new Letter("late:" + round + ":" + to.id(), to, "期限を過ぎました", "本文", "OVERDUE", "12"));
        }
    }

    /** What every node does, round after round, in the morning and after it. */
    private void goOn(Instant now) {
        morning.bundle(LocalDate.ofInstant(now, TownClock.ZONE));
        try {
            postman.sendDue();
        } catch (PessimisticLockingFailureException e) {
            // An H2 does not pass over what the other node has locked: the next round will do.
        }
    }

    /** Has the mail server keep its answer for the letter after {@code skip} others until it is let go. */
    private void hold(KillPoint point, int skip, CountDownLatch held, CountDownLatch release) {
        texts.set(0);
        var command = point == KillPoint.TEXT_ASKED ? "DATA" : ".";
        server.answer(said -> {
            if (!point.atTheServer() || !said.equals(command) || texts.getAndIncrement() != skip) {
                return null;
            }
            held.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return point == KillPoint.TEXT_KEPT ? null : SmtpStub.HANG_UP;
        });
    }

    private void everyDigestIsWrittenOnce() {
        var days = kills.values().stream().mapToInt(Integer::intValue).sum();
        var digests = letters.findAll().stream()
                .filter(letter -> letter.kind().equals(MorningPost.KIND))
                .map(OutgoingLetter::key)
                .toList();
        assertThat(digests).doesNotHaveDuplicates().hasSize(days * PEOPLE);
        var within = new HashMap<String, Integer>();
        healthy.getBean(JdbcTemplate.class).query("select bundle_key from letter where state = 'BUNDLED'", row -> {
            within.merge(row.getString(1), 1, Integer::sum);
        });
        assertThat(within.keySet()).containsExactlyInAnyOrderElementsOf(digests);
        assertThat(within.values()).as("letters in a morning's mail").allMatch(count -> count == 2);
    }

    private void aPersonSendsAgain(Set<String> unclear) {
        var desk = healthy.getBean(HandleLetters.class);
        var person = people.get(0);
        var planning = new SignedIn(
                person.id(),
                person.login(),
                person.name(),
                "企画課",
                Set.of(new Duty(Role.PLANNING, new UnitId(UUID.randomUUID()))),
                List.of());
        letters.findAll().stream()
                .filter(letter -> unclear.contains(letter.messageId()))
                .forEach(letter -> desk.handle(letter.id(), letter.version(), LetterHandled.Act.RESENT, planning));
        await("all are sent again", () -> {
            postman.sendDue();
            return letters.countByStateIn(List.of(LetterState.WAITING, LetterState.SENDING)) == 0;
        });
    }

    private Set<String> messageIds(LetterState state) {
        return letters.findAll().stream()
                .filter(letter -> letter.state() == state)
                .map(OutgoingLetter::messageId)
                .collect(Collectors.toSet());
    }

    /** How often the mail server has each Message-ID. */
    private Map<String, Integer> received() {
        var counts = new HashMap<String, Integer>();
        for (var text : server.taken()) {
            var id = MESSAGE_ID.matcher(text);
            assertThat(id.find()).as(text).isTrue();
            counts.merge(id.group(1), 1, Integer::sum);
        }
        return counts;
    }

    private static void await(String what, BooleanSupplier happened) {
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Waiting was broken off", e);
            }
        }
    }

    private OfficerView officer(int number) {
        var id = OfficerId.create();
        var officer = new OfficerView(id, "shokuin" + number, "職員" + number, "shokuin" + number + "@example.jp");
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
        healthy.getBean(JdbcTemplate.class)
                .update(
                        "insert into officer (id, login, name, mail, password_hash, password_temporary, enabled, version)"
                                + " values (?, ?, ?, ?, '', true, true, 0)",
                        bytes,
                        officer.login(),
                        officer.name(),
                        officer.mail());
        return officer;
    }

    /** A database that outlives the nodes: a server of H2's in this Java, or one of our own on the MySQL server of the run. */
    private MailRoom.Place place() throws SQLException {
        var url = System.getProperty("meguri.test.database.url", "");
        if (url.isEmpty()) {
            h2 = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
            return new MailRoom.Place(
                    "jdbc:h2:tcp://127.0.0.1:%d/mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=500"
                            .formatted(h2.getPort(), UUID.randomUUID()),
                    "sa",
                    "",
                    server.port());
        }
        var own = url.replaceFirst("(jdbc:mysql://[^/]+/)\\w+", "$1meguri_kills");
        return new MailRoom.Place(
                own + (own.contains("?") ? "&" : "?")
                        + "createDatabaseIfNotExist=true&sendFractionalSeconds=false&nullDatabaseMeansCurrent=true",
                System.getProperty("meguri.test.database.user", "meguri"),
                System.getProperty("meguri.test.database.password", "meguri"),
                server.port());
    }
}
