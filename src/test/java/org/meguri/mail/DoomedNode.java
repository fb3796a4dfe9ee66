package org.meguri.mail;

import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * A node in a Java of its own that is going to be killed: the mail room as it is, which stands still where it is told to and
 * says so, so that it can be killed there and nowhere else. Told to stand still nowhere, it does its work to the end.
 */
final class DoomedNode implements AutoCloseable {

    private static final String READY = "READY";
    private static final String CLAIMED = "CLAIMED ";
    private static final String AT = "AT ";
    private static final String DONE = "DONE";

    /** What tells the node's words from the lines of its log. */
    private static final String MARK = ":: ";

    /** Seconds; long, for a machine that has other things to do. */
    private static final int PATIENCE = 300;

    private final Process process;
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private final StringBuffer log = new StringBuffer();
    private volatile @Nullable String claimed;

    /** Starts a node, which takes a few seconds of its own time. */
    DoomedNode(MailRoom.Place place) throws IOException {
        var command = List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Duser.timezone=Asia/Tokyo",
                "-Dfile.encoding=UTF-8",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Inside.class.getName(),
                place.url(),
                place.user(),
                place.password(),
                Integer.toString(place.mailPort()));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var ear = new Thread(this::listen, "doomed-node");
        ear.setDaemon(true);
        ear.start();
    }

    /** Sends what is due, and stands still at the point with the letter after {@code skip} others. */
    void send(KillPoint point, int skip, Instant now) throws IOException, InterruptedException {
        expect(READY);
        say("send %s %d %s".formatted(point, skip, now));
    }

    /** Writes the morning's mails, and stands still at the point with the one after {@code skip} others. */
    void bundle(KillPoint point, int skip, Instant now) throws IOException, InterruptedException {
        expect(READY);
        say("bundle %s %d %s".formatted(point, skip, now));
    }

    /** Waits until it stands there. */
    void standsAt(KillPoint point) throws InterruptedException {
        expect(AT + point);
    }

    /** Ends it as nothing but the system can: no shutdown hook, no rollback, no good-bye. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError("The node lives on");
        }
    }

    /** The Message-ID of the letter that it took last. */
    String claimed() {
        var last = claimed;
        if (last == null) {
            throw new AssertionError("The node has taken no letter:\n" + log);
        }
        return last;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void say(String order) throws IOException {
        process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private void expect(String what) throws InterruptedException {
        var said = words.poll(PATIENCE, TimeUnit.SECONDS);
        if (!what.equals(said)) {
            throw new AssertionError("The node said %s, not %s:%n%s".formatted(said, what, log));
        }
    }

    private void listen() {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                log.append(line).append('\n');
                if (line.startsWith(MARK + CLAIMED)) {
                    claimed = line.substring((MARK + CLAIMED).length());
                } else if (line.startsWith(MARK)) {
                    words.add(line.substring(MARK.length()));
                }
            }
        } catch (IOException e) {
            log.append(e).append('\n');
        }
    }

    /** What runs in the other Java. */
    static final class Inside {

        private Inside() {}

        public static void main(String[] args) throws Exception {
            var place = new MailRoom.Place(args[0], args[1], args[2], Integer.parseInt(args[3]));
            try (var room = MailRoom.start(place, Watched.class);
                    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                say(READY);
                var order = in.readLine();
                if (order == null) {
                    return;
                }
                var word = order.split(" ");
                dieWithWhoeverAsked(in);
                var now = Instant.parse(word[3]);
                room.getBean(TownClock.class).moveTo(now);
                room.getBean(StandStill.class).arm(KillPoint.valueOf(word[1]), Integer.parseInt(word[2]));
                if (word[0].equals("bundle")) {
                    room.getBean(MorningPost.class).bundle(LocalDate.ofInstant(now, TownClock.ZONE));
                } else {
                    room.getBean(Postman.class).sendDue();
                }
                say(DONE);
            }
        }

        private static void dieWithWhoeverAsked(BufferedReader in) {
            var watch = new Thread(
                    () -> {
                        try {
                            while (in.readLine() != null) {
                                // Nothing more is told to a node.
                            }
                        } catch (IOException e) {
                            // Whoever started it is gone.
                        }
                        Runtime.getRuntime().halt(1);
                    },
                    "stdin");
            watch.setDaemon(true);
            watch.start();
        }

        static void say(String what) {
            System.out.println(MARK + what);
            System.out.flush();
        }
    }

    /** The points. Armed with one, it stops the thread that comes there; the Java does not end by itself any more. */
    static class StandStill {

        private enum Step {
            NOTHING,
            CLAIM,
            MARK,
            DIGEST
        }

        private final ThreadLocal<Step> step = ThreadLocal.withInitial(() -> Step.NOTHING);
        private volatile @Nullable KillPoint armed;
        private volatile int skip;

        void arm(KillPoint point, int before) {
            skip = before;
            armed = point;
        }

        /** What the transaction of this thread is about. */
        void in(Step what) {
            step.set(what);
        }

        /** The transaction's rows are written. */
        void beforeCommit() {
            switch (step.get()) {
                case CLAIM -> pass(KillPoint.CLAIM_WRITTEN);
                case MARK -> pass(KillPoint.MARK_WRITTEN);
                case DIGEST -> pass(KillPoint.DIGEST_WRITTEN);
                case NOTHING -> {}
            }
        }

        /** The database has the transaction; whoever asked for it does not know yet. */
        void afterCommit() {
            var was = step.get();
            step.set(Step.NOTHING);
            switch (was) {
                case CLAIM -> pass(KillPoint.CLAIM_COMMITTED);
                case MARK -> pass(KillPoint.MARK_COMMITTED);
                case DIGEST -> pass(KillPoint.DIGEST_COMMITTED);
                case NOTHING -> {}
            }
        }

        @SuppressWarnings("NonAtomicVolatileUpdate")
        void pass(KillPoint point) {
            if (point != armed || skip-- > 0) {
                return;
            }
            Inside.say(AT + point);
            while (true) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    // It stands here until it is killed.
                }
            }
        }
    }

    /** The mail room with the points in it: each part does what it always does, and passes the points on its way. */
    static class Watched {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static StandStill standStill() {
            return new StandStill();
        }

        @Bean
        static BeanPostProcessor watchedDatabase(StandStill points) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? new WatchedDatabase(database, points) : bean;
                }
            };
        }

        @Bean
        @Primary
        Delivery watchedDelivery(
                StandStill points,
                OutgoingLetters letters,
                MailTrials trials,
                Outbox outbox,
                LetterTexts texts,
                Directory directory,
                MessageSource messages,
                Clock clock) {
            return new WatchedDelivery(points, letters, trials, outbox, texts, directory, messages, clock);
        }

        @Bean
        @Primary
        MailLine watchedLine(
                StandStill points,
                JavaMailSender sender,
                @Value("${meguri.mail-from}") String from,
                @Value("${meguri.base-url}") String base) {
            return new WatchedLine(points, sender, from, base);
        }

        @Bean
        @Primary
        Outbox watchedOutbox(
                StandStill points,
                OutgoingLetters letters,
                NoticeChoices choices,
                EntityManager entityManager,
                MessageSource messages,
                Clock clock,
                @Value("${meguri.base-url}") String base) {
            return new WatchedOutbox(points, letters, choices, entityManager, messages, clock, base);
        }
    }

    static class WatchedDelivery extends Delivery {

        private final StandStill points;

        WatchedDelivery(
                StandStill points,
                OutgoingLetters letters,
                MailTrials trials,
                Outbox outbox,
                LetterTexts texts,
                Directory directory,
                MessageSource messages,
                Clock clock) {
            super(letters, trials, outbox, texts, directory, messages, clock);
            this.points = points;
        }

        @Override
        public Optional<Claimed> claim() {
            var letter = super.claim();
            letter.ifPresent(one -> {
                Inside.say(CLAIMED + one.messageId());
                points.in(StandStill.Step.CLAIM);
            });
            return letter;
        }

        @Override
        public void report(Claimed letter, Outcome outcome) {
            super.report(letter, outcome);
            points.in(StandStill.Step.MARK);
        }
    }

    static class WatchedLine extends MailLine {

        private final StandStill points;

        WatchedLine(StandStill points, JavaMailSender sender, String from, String base) {
            super(sender, from, base);
            this.points = points;
        }

        @Override
        Outcome send(Claimed letter) {
            points.pass(KillPoint.BEFORE_CONNECTION);
            var outcome = super.send(letter);
            points.pass(KillPoint.ANSWER_READ);
            return outcome;
        }
    }

    static class WatchedOutbox extends Outbox {

        private final StandStill points;

        WatchedOutbox(
                StandStill points,
                OutgoingLetters letters,
                NoticeChoices choices,
                EntityManager entityManager,
                MessageSource messages,
                Clock clock,
                String base) {
            super(letters, choices, entityManager, messages, clock, base);
            this.points = points;
        }

        @Override
        public boolean post(Letter letter) {
            if (letter.kind().equals(MorningPost.KIND)) {
                points.in(StandStill.Step.DIGEST);
            }
            return super.post(letter);
        }
    }

    static class WatchedDatabase extends DelegatingDataSource {

        private final StandStill points;

        WatchedDatabase(DataSource database, StandStill points) {
            super(database);
            this.points = points;
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        var commits = method.getName().equals("commit");
                        if (commits) {
                            points.beforeCommit();
                        }
                        try {
                            var result = method.invoke(connection, arguments);
                            if (commits) {
                                points.afterCommit();
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
