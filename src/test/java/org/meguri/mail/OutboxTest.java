package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.OfficerView;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@MeguriTest
class OutboxTest {

    private static final Instant NOON = Instant.parse("2026-06-10T03:00:00Z");

    @Autowired
    Outbox outbox;

    @Autowired
    OutgoingLetters letters;

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(NOON);
    }

    @Test
    void a_letter_is_kept_with_every_character() {
        assertThat(outbox.post(new Letter(
                        "k", officer("shokocho"), "【めぐり】𠮷田町🍣（No.12）", "𠮷野 様\n\n葛󠄀城市\n", "RETURNED", "12")))
                .isTrue();
        assertThat(outbox.all()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("k");
            assertThat(letter.recipient()).isEqualTo("𠮷野桂子");
            assertThat(letter.address()).isEqualTo("shokocho@example.jp");
            assertThat(letter.subject()).isEqualTo("【めぐり】𠮷田町🍣（No.12）");
            assertThat(letter.body()).isEqualTo("𠮷野 様\n\n葛󠄀城市\n");
            assertThat(letter.state()).isEqualTo("WAITING");
            assertThat(letter.writtenAt()).isEqualTo(NOON);
            assertThat(letter.sentAt()).isNull();
            assertThat(letter.problem()).isNull();
        });
        // The time that people read in the table is Japan's, whoever wrote it.
        assertThat(jdbc.queryForObject("select count(*) from letter where written_at = next_attempt_at", Long.class))
                .isEqualTo(1);
    }

    @Test
    void a_second_letter_with_the_same_key_is_not_written() {
        assertThat(outbox.post(letter("k", "sato"))).isTrue();
        assertThat(outbox.post(letter("k", "suzuki"))).isFalse();
        assertThat(outbox.all()).hasSize(1);
    }

    @Test
    void a_duplicate_does_not_spoil_the_transaction_that_it_is_written_in() {
        transaction.executeWithoutResult(status -> {
            assertThat(outbox.post(letter("1", "sato"))).isTrue();
            assertThat(outbox.post(letter("1", "sato"))).isFalse();
            assertThat(outbox.post(letter("2", "sato"))).isTrue();
        });
        assertThat(outbox.all()).extracting(LetterView::key).containsExactly("1", "2");
    }

    @Test
    void letters_of_a_transaction_that_fails_are_not_written() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    outbox.post(letter("1", "sato"));
                    throw new IllegalStateException("the engine refuses");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outbox.all()).isEmpty();
        assertThat(outbox.post(letter("1", "sato"))).isTrue();
    }

    @Test
    void two_that_wait_for_each_others_letters_end_in_a_clash_that_the_house_knows_how_to_try_again() throws Exception {
        var bothHaveWritten = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var first = threads.submit(() -> writeBoth("a", "b", bothHaveWritten));
            var second = threads.submit(() -> writeBoth("b", "a", bothHaveWritten));
            var clashes = Stream.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS))
                    .flatMap(Optional::stream)
                    .toList();
            // MySQL ends one of them; H2, which only waits, may end both.
            assertThat(clashes).isNotEmpty().allSatisfy(clash -> assertThat(clash)
                    .isInstanceOf(TransientDataAccessException.class));
            assertThat(outbox.all())
                    .extracting(LetterView::key)
                    .containsExactlyInAnyOrder(clashes.size() == 1 ? new String[] {"a", "b"} : new String[0]);
        } finally {
            threads.shutdownNow();
        }
    }

    /** @return what it ended in, where it did not go well */
    private Optional<RuntimeException> writeBoth(String one, String other, CyclicBarrier bothHaveWritten) {
        try {
            transaction.executeWithoutResult(status -> {
                outbox.post(letter(one, "sato"));
                try {
                    bothHaveWritten.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                outbox.post(letter(other, "sato"));
            });
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    @Test
    void of_two_transactions_that_write_the_same_letter_at_once_one_does_and_both_go_on() throws Exception {
        for (int round = 0; round < 20; round++) {
            var key = "twin " + round;
            var own = "own " + round;
            var bothAreIn = new CountDownLatch(2);
            var threads = Executors.newFixedThreadPool(2);
            try {
                var first = threads.submit(() -> bothWrite(key, own + "a", bothAreIn));
                var second = threads.submit(() -> bothWrite(key, own + "b", bothAreIn));
                assertThat(first.get(30, TimeUnit.SECONDS) ^ second.get(30, TimeUnit.SECONDS))
                        .isTrue();
            } finally {
                threads.shutdownNow();
            }
        }
        assertThat(jdbc.queryForObject("select count(*) from letter", Long.class))
                .isEqualTo(60);
    }

    private boolean bothWrite(String key, String own, CountDownLatch bothAreIn) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            outbox.post(letter(own, "sato"));
            bothAreIn.countDown();
            try {
                bothAreIn.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return outbox.post(letter(key, "sato"));
        }));
    }

    @Test
    void a_letter_to_nobody_that_we_know_is_an_error_and_no_duplicate() {
        var stranger = new OfficerView(OfficerId.create(), "x", "知らない人", "x@example.jp");
        assertThatThrownBy(() -> outbox.post(new Letter("k", stranger, "件名", "本文", "RETURNED", null)))
                .isInstanceOf(RuntimeException.class);
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void somebody_without_a_usable_address_gets_a_letter_that_is_kept_back() {
        outbox.post(letter("1", "iin2"));
        outbox.post(new Letter("2", withMail("sato", "a@b\r\nBcc: x@y"), "件名", "本文", "RETURNED", null));
        outbox.post(new Letter("3", withMail("sato", "日本語@例え.jp"), "件名", "本文", "RETURNED", null));
        assertThat(outbox.all()).allSatisfy(letter -> {
            assertThat(letter.state()).isEqualTo("HELD");
            assertThat(letter.address()).isNull();
            assertThat(letter.problem()).contains("メールアドレス");
        });
    }

    @Test
    void all_letters_come_in_the_same_order_whatever_their_ids_and_keys_are() {
        outbox.post(new Letter("z", officer("suzuki"), "件名", "本文", "OVERDUE", "2"));
        outbox.post(new Letter("y", officer("sato"), "件名", "本文", "OVERDUE", "2"));
        outbox.post(new Letter("x", officer("sato"), "件名", "本文", "OVERDUE", "1"));
        clock.moveTo(NOON.minusSeconds(60));
        outbox.post(new Letter("w", officer("sato"), "件名", "本文", "RETURNED", "9"));
        assertThat(outbox.all()).extracting(LetterView::key).containsExactly("w", "x", "y", "z");
    }

    @Test
    void a_key_has_a_length() {
        assertThatThrownBy(() -> outbox.post(letter("", "sato"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> outbox.post(letter("k".repeat(201), "sato")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(outbox.post(letter("k".repeat(200), "sato"))).isTrue();
    }

    @Test
    void links_begin_with_the_configured_address() {
        assertThat(outbox.link("/tasks")).isEqualTo("http://localhost/tasks");
    }

    private Letter letter(String key, String login) {
        return new Letter(key, officer(login), "件名", "本文", "RETURNED", "12");
    }

    private OfficerView officer(String login) {
        return directory.officerWithLogin(login).orElseThrow();
    }

    private OfficerView withMail(String login, @Nullable String mail) {
        var officer = officer(login);
        return new OfficerView(officer.id(), officer.login(), officer.name(), mail);
    }
}
