package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.meguri.mail.Outcome.HandedOver;
import org.meguri.mail.Outcome.Later;
import org.meguri.mail.Outcome.LineDown;
import org.meguri.mail.Outcome.Never;

class MailLineTest {

    private static final Instant WRITTEN = Instant.parse("2026-06-10T03:00:00Z");

    private static final String BASE = "https://meguri.example.jp";

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    @Test
    void a_letter_arrives_as_one_mail_with_every_character_and_its_own_id() throws Exception {
        var subject = "【めぐり】期限のお知らせ（自己評価 No.12 𠮷田町" + "髙﨑𠮷".repeat(40) + " 期限6月13日（金））";
        var body = "佐藤 𠮷子 様\n\n葛󠄀城市・①・㈱・～―－\n.\n..先頭の点\n\n" + "長い行".repeat(500) + "\n";
        var letter = new Claimed(
                LetterId.create(), 1, "sato@example.jp", subject, body, "<abc123@meguri.example.jp>", WRITTEN);

        assertThat(line(MAIL.getSmtp().getPort()).send(letter)).isEqualTo(new HandedOver());

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        var mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo(subject);
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        var plain = (String) parts.getBodyPart(0).getContent();
        assertThat(plain.replace("\r\n", "\n").stripTrailing())
                .isEqualTo(Columns.wrap(body).stripTrailing());
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat((String) parts.getBodyPart(1).getContent()).isEqualTo(MailHtml.of(subject, body, BASE));
        assertThat(mail.getHeader("Message-ID")).containsExactly("<abc123@meguri.example.jp>");
        assertThat(mail.getHeader("From")).containsExactly("hyoka@city.example.jp");
        assertThat(mail.getHeader("To")).containsExactly("sato@example.jp");
        assertThat(mail.getRecipients(RecipientType.CC)).isNull();
        assertThat(mail.getRecipients(RecipientType.BCC)).isNull();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(WRITTEN));
        for (var header : Collections.list(mail.getAllHeaderLines())) {
            assertThat(header).isASCII();
            for (var line : header.split("\r\n", -1)) {
                assertThat(line.length()).isLessThanOrEqualTo(998);
            }
        }
    }

    @Test
    void a_refused_recipient_is_refused_for_good_or_for_the_time_being() throws Exception {
        assertThat(answerTo("RCPT", "550 5.1.1 no such user")).isInstanceOfSatisfying(Never.class, never -> {
            assertThat(never.why()).isEqualTo(Problem.REFUSED);
            assertThat(never.detail()).contains("550 5.1.1 no such user");
        });
        assertThat(answerTo("RCPT", "451 4.7.1 greylisted")).isInstanceOfSatisfying(Later.class, later -> {
            assertThat(later.why()).isEqualTo(Problem.REFUSED_FOR_NOW);
            assertThat(later.detail()).contains("451 4.7.1 greylisted");
        });
    }

    @Test
    void a_refused_text_is_refused_for_good_or_for_the_time_being() throws Exception {
        assertThat(answerTo(".", "554 5.7.1 spam")).isInstanceOfSatisfying(Never.class, never -> assertThat(never.why())
                .isEqualTo(Problem.REFUSED));
        assertThat(answerTo(".", "452 4.3.1 full")).isInstanceOfSatisfying(Later.class, later -> assertThat(later.why())
                .isEqualTo(Problem.REFUSED_FOR_NOW));
    }

    @Test
    void a_line_that_goes_dead_in_the_middle_postpones_the_letter() throws Exception {
        assertThat(answerTo(".", SmtpStub.HANG_UP)).isInstanceOfSatisfying(Later.class, later -> assertThat(later.why())
                .isEqualTo(Problem.CUT_OFF));
        assertThat(answerTo("RCPT", SmtpStub.HANG_UP)).isInstanceOf(Later.class);
    }

    @Test
    void a_line_that_goes_dead_after_the_letter_was_taken_changes_nothing() throws Exception {
        assertThat(answerTo("QUIT", SmtpStub.HANG_UP)).isEqualTo(new HandedOver());
        assertThat(answerTo("QUIT", "421 going down")).isEqualTo(new HandedOver());
    }

    @Test
    void a_refused_sender_is_not_the_letters_fault() throws Exception {
        assertThat(answerTo("MAIL", "553 sender not allowed"))
                .isInstanceOfSatisfying(
                        LineDown.class, down -> assertThat(down.why()).isEqualTo(Problem.SENDER_REFUSED));
    }

    @Test
    void a_refused_password_is_not_the_letters_fault() throws Exception {
        try (var server = new SmtpStub()) {
            server.answer(command -> command.startsWith("EHLO")
                    ? "250-stub\r\n250 AUTH PLAIN"
                    : command.startsWith("AUTH") ? "535 5.7.8 no" : null);
            var sender = SmtpStub.sender(server.port());
            sender.setUsername("meguri");
            sender.setPassword("wrong");
            sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
            assertThat(new MailLine(sender, "hyoka@city.example.jp", BASE).send(letter()))
                    .isInstanceOfSatisfying(
                            LineDown.class, down -> assertThat(down.why()).isEqualTo(Problem.LOGIN_REFUSED));
        }
    }

    @Test
    void a_server_that_is_not_there_is_not_the_letters_fault() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(line(port).send(letter())).isInstanceOfSatisfying(LineDown.class, down -> assertThat(down.why())
                .isEqualTo(Problem.NO_CONNECTION));
    }

    @Test
    void a_server_that_never_answers_is_left_after_the_timeout() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var start = System.nanoTime();
            assertThat(line(silent.getLocalPort()).send(letter())).isInstanceOf(LineDown.class);
            assertThat((System.nanoTime() - start) / 1_000_000).isBetween(1_000L, 10_000L);
        }
    }

    private static Outcome answerTo(String command, @Nullable String answer) throws Exception {
        try (var server = new SmtpStub()) {
            server.answer(said -> said.startsWith(command) ? answer : null);
            return line(server.port()).send(letter());
        }
    }

    private static MailLine line(int port) {
        return new MailLine(SmtpStub.sender(port), "hyoka@city.example.jp", BASE);
    }

    private static Claimed letter() {
        return new Claimed(LetterId.create(), 1, "sato@example.jp", "件名", "本文", "<a@b>", WRITTEN);
    }
}
