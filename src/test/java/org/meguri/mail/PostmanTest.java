package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.Directory;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;

@MeguriTest
class PostmanTest {

    private static final Instant NOON = Instant.parse("2026-06-10T03:00:00Z");

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    @Autowired
    Outbox outbox;

    @Autowired
    MyNotices mine;

    @Autowired
    OutgoingLetters letters;

    @Autowired
    Delivery delivery;

    @Autowired
    Postman housePostman;

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(NOON);
    }

    @Test
    void every_letter_becomes_one_mail_in_the_order_of_writing() throws Exception {
        for (int i = 1; i <= 12; i++) {
            clock.moveTo(NOON.plusSeconds(i));
            post("k" + i, "sato", "お知らせ その" + i);
        }
        var postman = postman(MAIL.getSmtp().getPort());
        assertThat(postman.sendDue()).isEqualTo(12);
        assertThat(postman.sendDue()).isZero();

        assertThat(MAIL.getReceivedMessages()).hasSize(12);
        var ids = new HashSet<String>();
        for (int i = 1; i <= 12; i++) {
            var mail = MAIL.getReceivedMessages()[i - 1];
            assertThat(mail.getSubject()).isEqualTo("お知らせ その" + i);
            ids.add(mail.getMessageID());
        }
        assertThat(ids).hasSize(12).allMatch(id -> id.matches("<[0-9a-f]{40}@localhost>"));
        assertThat(outbox.all()).allSatisfy(letter -> {
            assertThat(letter.state()).isEqualTo("SENT");
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.sentAt()).isNotNull();
        });
    }

    /** Planning wants to hear of lost letters at once; they come with the morning's mail otherwise. */
    private void planningWantsToHearAtOnce() {
        for (var login : List.of("kikaku", "kikaku2", "kikakucho")) {
            mine.choose(java.util.Map.of(NoticeKind.UNDELIVERABLE, NoticeDelivery.AT_ONCE), town.person(login));
        }
    }

    @Test
    void one_of_thirty_that_is_refused_does_not_stop_the_others_and_planning_hears_of_it() throws Exception {
        planningWantsToHearAtOnce();
        try (var server = new SmtpStub()) {
            server.answer(command -> command.contains("suzuki@") ? "550 5.1.1 user unknown" : null);
            for (int i = 1; i <= 30; i++) {
                post("k" + i, i == 7 ? "suzuki" : "sato", "お知らせ その" + i);
            }
            var postman = postman(server.port());
            assertThat(postman.sendDue()).isEqualTo(29 + 3);
            assertThat(server.taken()).hasSize(29 + 3);
            assertThat(state("k7")).isEqualTo("DEAD");
            assertThat(view("k7").problem()).contains("550 5.1.1 user unknown");
            assertThat(outbox.all().stream().filter(letter -> letter.kind().equals("UNDELIVERABLE")))
                    .extracting(LetterView::address)
                    .containsExactlyInAnyOrder("kikaku@example.jp", "kikaku2@example.jp", "kikakucho@example.jp");
            assertThat(outbox.all().stream().filter(letter -> letter.kind().equals("UNDELIVERABLE")))
                    .allSatisfy(letter -> assertThat(letter.body())
                            .contains("鈴木一郎", "suzuki@example.jp", "お知らせ その7", "http://localhost/outbox/"));
            assertThat(postman.sendDue()).isZero();
        }
    }

    @Test
    void a_letter_about_a_lost_letter_that_is_lost_itself_is_not_written_about() throws Exception {
        planningWantsToHearAtOnce();
        try (var server = new SmtpStub()) {
            server.answer(command -> command.startsWith("RCPT") ? "550 nobody here" : null);
            post("k", "sato", "お知らせ");
            assertThat(postman(server.port()).sendDue()).isZero();
            assertThat(outbox.all()).hasSize(1 + 3).allSatisfy(letter -> assertThat(letter.state())
                    .isEqualTo("DEAD"));
        }
    }

    @Test
    void a_letter_refused_for_the_time_being_is_tried_again_after_1_2_and_4_minutes_and_the_others_are_not_held_up()
            throws Exception {
        try (var server = new SmtpStub()) {
            server.answer(command -> command.contains("suzuki@") ? "451 4.7.1 greylisted" : null);
            post("1", "suzuki", "お知らせ");
            clock.moveTo(NOON.plusSeconds(1));
            post("2", "sato", "お知らせ");
            var postman = postman(server.port());
            assertThat(postman.sendDue()).isEqualTo(1);
            assertThat(state("1")).isEqualTo("WAITING");
            for (var minutes : List.of(1, 2, 4)) {
                var asked = server.recipients().size();
                clock.moveTo(clock.instant().plus(Duration.ofMinutes(minutes)).minusSeconds(1));
                assertThat(postman.sendDue()).isZero();
                assertThat(server.recipients()).hasSize(asked);
                clock.moveTo(clock.instant().plusSeconds(1));
                assertThat(postman.sendDue()).isZero();
                assertThat(server.recipients()).hasSize(asked + 1);
            }
            server.answer(command -> null);
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(8)));
            assertThat(postman.sendDue()).isEqualTo(1);
            assertThat(view("1").attempts()).isEqualTo(5);
        }
    }

    @Test
    void while_the_mail_server_is_down_letters_wait_and_afterwards_all_are_sent_in_order() throws Exception {
        int port;
        try (var server = new SmtpStub()) {
            port = server.port();
        }
        for (int i = 1; i <= 50; i++) {
            clock.moveTo(NOON.plusSeconds(i));
            post("k" + i, i % 2 == 0 ? "sato" : "suzuki", "お知らせ その" + i);
        }
        var postman = postman(port);
        int attempts = 0;
        var end = clock.instant().plus(Duration.ofMinutes(30));
        while (clock.instant().isBefore(end)) {
            var before = total();
            assertThat(postman.sendDue()).isZero();
            attempts += total() - before;
            clock.moveTo(clock.instant().plusSeconds(10));
        }
        // At 0, 1, 3, 7 and 15 minutes: one letter is tried, not fifty.
        assertThat(attempts).isEqualTo(5);
        assertThat(postman.outage()).isNotNull();
        assertThat(outbox.all()).allSatisfy(letter -> assertThat(letter.state()).isEqualTo("WAITING"));

        try (var server = new SmtpStub(port)) {
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(16)));
            assertThat(postman.sendDue()).isEqualTo(50);
            assertThat(server.taken()).hasSize(50);
            assertThat(server.recipients())
                    .startsWith("suzuki@example.jp", "sato@example.jp", "suzuki@example.jp", "sato@example.jp");
            assertThat(postman.outage()).isNull();
        }
    }

    @Test
    void a_line_that_goes_dead_in_the_middle_is_tried_again_under_the_same_message_id() throws Exception {
        try (var server = new SmtpStub()) {
            var cuts = new AtomicInteger();
            server.answer(command -> command.equals(".") && cuts.getAndIncrement() == 0 ? SmtpStub.HANG_UP : null);
            post("k", "sato", "お知らせ");
            var postman = postman(server.port());
            assertThat(postman.sendDue()).isZero();
            assertThat(view("k").problem()).contains("通信が切れました");
            clock.moveTo(NOON.plusSeconds(60));
            assertThat(postman.sendDue()).isEqualTo(1);
            assertThat(server.taken()).singleElement().satisfies(mail -> assertThat(mail)
                    .contains("Message-ID: " + letter("k").messageId()));
        }
    }

    @Test
    void a_mail_server_that_drops_every_letter_is_left_alone_after_the_third() throws Exception {
        try (var server = new SmtpStub()) {
            server.answer(command -> command.equals(".") ? SmtpStub.HANG_UP : null);
            for (int i = 0; i < 10; i++) {
                post("k" + i, "sato", "お知らせ");
            }
            var postman = postman(server.port());
            assertThat(postman.sendDue()).isZero();
            assertThat(server.recipients()).hasSize(3);
            assertThat(postman.outage()).isNotNull();
        }
    }

    @Test
    void a_letter_that_was_on_the_line_when_its_sender_died_is_never_sent_again_by_itself() {
        post("k", "sato", "お知らせ");
        var dead = delivery.claim();
        assertThat(dead).isPresent();
        var postman = postman(MAIL.getSmtp().getPort());
        assertThat(postman.sendDue()).isZero();
        assertThat(state("k")).isEqualTo("SENDING");

        clock.moveTo(NOON.plus(Delivery.LEASE).plusSeconds(1));
        assertThat(postman.sendDue()).isZero();
        assertThat(state("k")).isEqualTo("UNCLEAR");
        clock.moveTo(NOON.plus(Duration.ofDays(30)));
        assertThat(postman.sendDue()).isZero();
        assertThat(MAIL.getReceivedMessages()).isEmpty();
    }

    @Test
    void several_senders_at_once_send_every_letter_once() throws Exception {
        for (int i = 0; i < 60; i++) {
            post("k" + i, "sato", "お知らせ その" + i);
        }
        var port = MAIL.getSmtp().getPort();
        var threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Integer> sender = () -> {
                var postman = postman(port);
                int sent = 0;
                // A sender finds nothing while the others are looking at the same letter.
                for (int empty = 0; empty < 3; ) {
                    int round = postman.sendDue();
                    sent += round;
                    empty = round == 0 ? empty + 1 : 0;
                }
                return sent;
            };
            int sent = 0;
            for (var result : threads.invokeAll(List.of(sender, sender, sender), 60, TimeUnit.SECONDS)) {
                sent += result.get();
            }
            assertThat(sent).isEqualTo(60);
        } finally {
            threads.shutdownNow();
        }
        Set<String> subjects = new HashSet<>();
        for (var mail : MAIL.getReceivedMessages()) {
            subjects.add(mail.getSubject());
        }
        assertThat(MAIL.getReceivedMessages()).hasSize(60);
        assertThat(subjects).hasSize(60);
    }

    @Test
    void without_a_mail_server_nothing_is_tried_and_the_letters_stay_readable() {
        post("k", "sato", "お知らせ");
        assertThat(housePostman.enabled()).isFalse();
        housePostman.round();
        assertThat(view("k").state()).isEqualTo("WAITING");
        assertThat(view("k").attempts()).isZero();
    }

    @Test
    void letters_that_are_kept_back_are_not_sent() {
        post("k", "iin2", "お知らせ");
        assertThat(postman(MAIL.getSmtp().getPort()).sendDue()).isZero();
        assertThat(state("k")).isEqualTo("HELD");
    }

    private Postman postman(int port) {
        return new Postman(delivery, new MailLine(SmtpStub.sender(port), "hyoka@city.example.jp", ""), clock, true);
    }

    private void post(String key, String login, String subject) {
        outbox.post(new Letter(key, directory.officerWithLogin(login).orElseThrow(), subject, "本文", "RETURNED", "12"));
    }

    private int total() {
        return outbox.all().stream().mapToInt(LetterView::attempts).sum();
    }

    private String state(String key) {
        return view(key).state();
    }

    private LetterView view(String key) {
        return outbox.all().stream()
                .filter(letter -> letter.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private OutgoingLetter letter(String key) {
        return letters.findAll().stream()
                .filter(letter -> letter.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
