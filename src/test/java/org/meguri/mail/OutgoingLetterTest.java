package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.organization.OfficerId;
import org.meguri.organization.OfficerView;
import org.meguri.system.Refusal;

class OutgoingLetterTest {

    private static final Instant NOON = Instant.parse("2026-06-10T03:00:00Z");
    private static final Instant LEASE = NOON.plusSeconds(600);

    @Test
    void a_letter_waits_goes_on_the_line_and_is_handed_over() {
        var letter = letterTo("sato@example.jp");
        assertThat(letter.state()).isEqualTo(LetterState.WAITING);
        letter.claim(LEASE, null);
        assertThat(letter.state()).isEqualTo(LetterState.SENDING);
        letter.handedOver(1, NOON.plusSeconds(2));
        assertThat(letter.state()).isEqualTo(LetterState.SENT);
        assertThat(letter.sentAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void a_letter_is_on_the_line_only_once() {
        var letter = letterTo("sato@example.jp");
        letter.claim(LEASE, null);
        assertThatThrownBy(() -> letter.claim(LEASE, null)).isInstanceOf(IllegalStateException.class);
        letter.handedOver(1, NOON);
        assertThatThrownBy(() -> letter.claim(LEASE, null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_letter_to_somebody_without_an_address_is_kept_back_with_the_reason() {
        var letter = letterTo(null);
        assertThat(letter.state()).isEqualTo(LetterState.HELD);
        assertThat(letter.problem()).isEqualTo(Problem.NO_ADDRESS);
        letter.release("sato@example.jp", NOON);
        assertThat(letter.state()).isEqualTo(LetterState.WAITING);
        assertThat(letter.address()).isEqualTo("sato@example.jp");
        assertThat(letter.problem()).isNull();
    }

    @Test
    void a_letter_to_an_address_that_is_none_is_kept_back_without_it() {
        var letter = letterTo("sato@example.jp\r\nBcc: spy@example.jp");
        assertThat(letter.state()).isEqualTo(LetterState.HELD);
        assertThat(letter.problem()).isEqualTo(Problem.BAD_ADDRESS);
        assertThat(letter.address()).isNull();
        assertThatThrownBy(() -> letter.release(null, NOON))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("mail.outbox.no-address"));
        assertThatThrownBy(() -> letter.release("sato", NOON))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("mail.outbox.bad-address"));
    }

    @Test
    void the_pauses_are_1_2_4_to_60_minutes() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(OutgoingLetter::pause).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(OutgoingLetter.pause(5_000)).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void a_refusal_for_the_time_being_postpones_the_letter_and_after_days_it_is_given_up() {
        var letter = letterTo("sato@example.jp");
        var now = NOON;
        for (int attempt = 1; attempt < OutgoingLetter.LAST_REFUSAL; attempt++) {
            letter.claim(LEASE, null);
            letter.postpone(attempt, Problem.REFUSED_FOR_NOW, "451 greylisted", now);
            assertThat(letter.state()).isEqualTo(LetterState.WAITING);
            assertThat(letter.nextAttemptAt()).isAfter(now);
            now = letter.nextAttemptAt();
        }
        assertThat(Duration.between(NOON, now)).isGreaterThan(Duration.ofDays(3));
        letter.claim(LEASE, null);
        letter.postpone(OutgoingLetter.LAST_REFUSAL, Problem.REFUSED_FOR_NOW, "451 greylisted", now);
        assertThat(letter.state()).isEqualTo(LetterState.DEAD);
        assertThat(letter.problem()).isEqualTo(Problem.GIVEN_UP);
    }

    @Test
    void an_outage_of_the_mail_server_does_not_count_against_a_letter() {
        var letter = letterTo("sato@example.jp");
        for (int attempt = 1; attempt <= 3 * OutgoingLetter.LAST_REFUSAL; attempt++) {
            letter.claim(LEASE, null);
            letter.putBack(attempt, Problem.NO_CONNECTION, null, NOON);
        }
        assertThat(letter.state()).isEqualTo(LetterState.WAITING);
        assertThat(letter.nextAttemptAt()).isEqualTo(NOON);
    }

    @Test
    void an_interrupted_letter_is_unclear_until_a_person_or_the_late_truth_decides() {
        var decided = letterTo("sato@example.jp");
        decided.claim(LEASE, null);
        decided.interrupted();
        assertThat(decided.state()).isEqualTo(LetterState.UNCLEAR);
        decided.resend("sato@example.jp", NOON);
        assertThat(decided.state()).isEqualTo(LetterState.WAITING);

        var late = letterTo("sato@example.jp");
        late.claim(LEASE, null);
        late.interrupted();
        late.handedOver(1, NOON);
        assertThat(late.state()).isEqualTo(LetterState.SENT);
    }

    @Test
    void a_sender_that_was_given_up_cannot_report_on_a_later_attempt() {
        var letter = letterTo("sato@example.jp");
        letter.claim(LEASE, null);
        letter.interrupted();
        letter.resend("sato@example.jp", NOON);
        letter.claim(LEASE, null);
        letter.handedOver(1, NOON);
        letter.postpone(1, Problem.CUT_OFF, null, NOON);
        letter.putBack(1, Problem.NO_CONNECTION, null, NOON);
        assertThat(letter.giveUp(1, Problem.REFUSED, null)).isFalse();
        assertThat(letter.state()).isEqualTo(LetterState.SENDING);
        letter.handedOver(2, NOON);
        assertThat(letter.state()).isEqualTo(LetterState.SENT);
    }

    @Test
    void what_was_handed_over_cannot_be_held_released_or_sent_again() {
        var letter = letterTo("sato@example.jp");
        letter.claim(LEASE, null);
        letter.handedOver(1, NOON);
        assertThatThrownBy(letter::hold).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> letter.release("sato@example.jp", NOON)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> letter.resend("sato@example.jp", NOON)).isInstanceOf(Refusal.class);
    }

    @Test
    void nothing_in_a_subject_can_begin_another_header() {
        var letter = letter("sato@example.jp", "期限\r\nBcc: spy@example.jp\u2028X: y\u0000z");
        assertThat(letter.subject()).isEqualTo("期限 Bcc: spy@example.jp X: y z");
    }

    @Test
    void a_subject_is_cut_between_characters() {
        assertThat(letter("sato@example.jp", "𠮷".repeat(151)).subject()).isEqualTo("𠮷".repeat(149) + "…");
        assertThat(letter("sato@example.jp", "期" + "𠮷".repeat(150)).subject()).isEqualTo("期" + "𠮷".repeat(149) + "…");
        assertThat(letter("sato@example.jp", "𠮷".repeat(150)).subject()).isEqualTo("𠮷".repeat(150));
    }

    private static OutgoingLetter letterTo(@Nullable String address) {
        return letter(address, "【めぐり】期限のお知らせ");
    }

    private static OutgoingLetter letter(@Nullable String address, String subject) {
        var sato = new OfficerView(OfficerId.create(), "sato", "佐藤花子", address);
        return new OutgoingLetter(
                LetterId.create(), new Letter("k", sato, subject, "本文", "REMINDER", "12"), "<k@localhost>", NOON);
    }
}
