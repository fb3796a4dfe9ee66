package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.Directory;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 試験発送, several letters at once, and who cannot be reached. */
@MeguriTest
class TrialTest {

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    @Autowired
    Outbox outbox;

    @Autowired
    Delivery delivery;

    @Autowired
    MorningPost morning;

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(Instant.parse("2026-06-10T03:00:00Z"));
    }

    @Test
    void while_a_trial_lasts_every_mail_goes_to_its_address_and_never_to_the_recipient_by_itself() throws Exception {
        assertThat(post("/outbox/trial", "kanri", Map.of("address", "test@example.lg.jp")))
                .hasStatus3xxRedirection();
        assertThat(text("kanri")).contains("試験発送中です", "test@example.lg.jp");
        write("1", "sato");
        assertThat(postman().sendDue()).isEqualTo(1);
        var mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("test@example.lg.jp");
        assertThat(mail.getSubject()).isEqualTo("［試験 → 佐藤花子］件名1");
        assertThat(state("1")).isEqualTo("TRIED");

        assertThat(post("/outbox/trial", "kanri", Map.of("address", ""))).hasStatus3xxRedirection();
        assertThat(text("kanri")).doesNotContain("試験発送中です");
        assertThat(postman().sendDue()).as("not sent again by itself").isZero();
        write("2", "sato");
        assertThat(postman().sendDue()).isEqualTo(1);
        assertThat(MAIL.getReceivedMessages()[1].getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("sato@example.jp");
        assertThat(state("2")).isEqualTo("SENT");

        var page = page("/outbox?state=TRIED", "kikaku");
        var letter = page.select("table a[href^=/outbox/]").attr("href");
        var version = page(letter, "kikaku").select("input[name=version]").attr("value");
        assertThat(post(letter + "/resend", "kikaku", Map.of("version", version)))
                .hasStatus3xxRedirection();
        assertThat(postman().sendDue()).as("a person says so").isEqualTo(1);
        assertThat(state("1")).isEqualTo("SENT");
        assertThat(page("/admin/journal", "kikaku").text()).contains("試験発送を切り替えました");
    }

    @Test
    void only_administrators_decide_about_a_trial_and_only_for_an_address() {
        assertThat(post("/outbox/trial", "kikaku", Map.of("address", "test@example.lg.jp")))
                .hasStatus(403);
        assertThat(post("/outbox/trial", "sato", Map.of("address", "test@example.lg.jp")))
                .hasStatus(403);
        assertThat(post("/outbox/trial", "kanri", Map.of("address", "試験")))
                .hasStatus(422)
                .bodyText()
                .contains("形が正しくありません");
        assertThat(text("kikaku")).doesNotContain("試験発送中です");
    }

    @Test
    void a_letter_to_oneself_tells_what_is_wrong_with_the_mail_server() {
        assertThat(post("/outbox/letter-to-myself", "kikaku", Map.of()))
                .as("without a mail server")
                .hasStatus(422)
                .bodyText()
                .contains("メールサーバーが設定されていません");
        assertThat(post("/outbox/letter-to-myself", "sato", Map.of())).hasStatus(403);
    }

    @Test
    void several_letters_are_held_and_released_at_once_and_what_has_moved_on_is_left() {
        for (var key : List.of("1", "2", "3")) {
            write(key, "sato");
        }
        assertThat(several("HELD", "1", "2")).hasStatus3xxRedirection();
        assertThat(List.of(state("1"), state("2"), state("3"))).containsExactly("HELD", "HELD", "WAITING");
        several("HELD", "1", "3");
        assertThat(List.of(state("1"), state("2"), state("3"))).containsOnly("HELD");
        several("RELEASED", "1", "2", "3");
        assertThat(List.of(state("1"), state("2"), state("3"))).containsOnly("WAITING");
        several("RESENT", "1");
        assertThat(state("1")).as("never several at once").isEqualTo("WAITING");
        assertThat(several("HELD")).as("none chosen").hasStatus3xxRedirection();
    }

    @Test
    void planning_hears_once_of_everybody_whose_address_cannot_be_used() {
        jdbc.update("update officer set mail = null where login = 'sato'");
        write("1", "sato");
        write("2", "sato");
        var day = LocalDate.of(2026, 6, 11);
        morning.bundle(day);
        assertThat(notices()).containsExactlyInAnyOrder("山本優", "中村光", "小林歩");
        morning.bundle(day.plusDays(1));
        assertThat(notices()).as("once").hasSize(3);
        jdbc.update("update officer set mail = 'wrong' where login = 'sato'");
        morning.bundle(day.plusDays(4));
        assertThat(notices()).as("another address that cannot be used").hasSize(6);
        jdbc.update("update officer set mail = 'sato@example.jp' where login = 'sato'");
        morning.bundle(day.plusDays(5));
        assertThat(notices()).hasSize(6);
    }

    private List<String> notices() {
        return outbox.all().stream()
                .filter(letter -> letter.kind().equals("UNDELIVERABLE"))
                .map(LetterView::recipient)
                .toList();
    }

    private MvcTestResult several(String act, String... keys) {
        var request = web.post()
                .uri("/outbox/several")
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .param("act", act);
        for (var key : keys) {
            request.param("letter", id(key));
        }
        return request.exchange();
    }

    private String id(String key) {
        return jdbc.query(
                        "select id from letter where letter_key = ?",
                        (row, at) -> {
                            var bytes = java.nio.ByteBuffer.wrap(row.getBytes(1));
                            return new java.util.UUID(bytes.getLong(), bytes.getLong()).toString();
                        },
                        key)
                .get(0);
    }

    private Postman postman() {
        return new Postman(
                delivery,
                new MailLine(SmtpStub.sender(MAIL.getSmtp().getPort()), "hyoka@city.example.jp", ""),
                clock,
                true);
    }

    private void write(String key, String login) {
        outbox.post(
                new Letter(key, directory.officerWithLogin(login).orElseThrow(), "件名" + key, "本文", "RETURNED", null));
    }

    private String state(String key) {
        return outbox.all().stream()
                .filter(letter -> letter.key().equals(key))
                .map(LetterView::state)
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult post(String address, String login, Map<String, String> fields) {
        var request = web.post().uri(address).with(town.signedIn(login)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private String text(String login) {
        return page("/outbox", login).text();
    }

    private org.jsoup.nodes.Document page(String path, String login) {
        var answer = web.get().uri(path).with(town.signedIn(login)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return Jsoup.parse(body);
    }
}
