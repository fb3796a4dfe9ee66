package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.mail.Outcome.Never;
import org.meguri.organization.Directory;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@MeguriTest
class OutboxPageTest {

    private static final Instant NOON = Instant.parse("2026-06-10T03:00:00Z");

    @Autowired
    MockMvcTester web;

    @Autowired
    Outbox outbox;

    @Autowired
    OutgoingLetters letters;

    @Autowired
    Delivery delivery;

    @Autowired
    Directory directory;

    @Autowired
    UserDetailsService accounts;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(NOON);
    }

    @Test
    void without_a_mail_server_the_page_says_so_and_shows_every_letter() {
        post("1", "sato", "【めぐり】期限のお知らせ（No.12 𠮷田町）", "RETURNED");
        post("2", "iin2", "意見のお願い", "SOMETHING_NEW");
        assertThat(page("/outbox", "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains("メールサーバーが設定されていません", "No.12 𠮷田町", "sato@example.jp", "差戻し", "SOMETHING_NEW")
                .contains("発送待ち", "保留", "アドレスなし", "いちばん古い発送待ち", "6/10（水） 12:00")
                .doesNotContain("??");
        assertThat(page("/outbox", "kanri")).hasStatusOk();
    }

    @Test
    void an_empty_outbox_says_so() {
        assertThat(page("/outbox", "kikaku")).bodyText().contains("該当するメールはありません");
    }

    @Test
    void letters_are_found_by_state_and_by_words_taken_literally() {
        post("1", "sato", "達成率100%の報告", "RETURNED");
        post("2", "sato", "達成率100件の報告", "RETURNED");
        post("3", "iin2", "別件_その1!", "RETURNED");
        post("4", "sato", "ABC", "RETURNED");
        assertThat(found("q", "100%")).contains("達成率100%の報告").doesNotContain("達成率100件の報告", "別件");
        assertThat(found("q", "件_")).contains("別件_その1!").doesNotContain("達成率100");
        assertThat(found("q", "1!")).contains("別件_その1!").doesNotContain("達成率100");
        assertThat(found("q", "abc")).contains(">ABC<");
        assertThat(found("q", "吉田泉")).contains("別件_その1!").doesNotContain("達成率100");
        assertThat(found("q", "SATO@EXAMPLE")).contains("達成率100%の報告").doesNotContain("別件");
        assertThat(found("state", "HELD")).contains("別件_その1!").doesNotContain("達成率100");
        assertThat(found("state", "NO_SUCH_STATE")).contains("別件_その1!", "達成率100%の報告");
        assertThat(found("q", "' or 1=1 --")).contains("該当するメールはありません");
        assertThat(found("q", "\"><script>alert(1)</script>")).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "2", "2000000000"})
    void a_page_that_does_not_exist_is_no_error(String number) {
        post("1", "sato", "件名", "RETURNED");
        assertThat(page("/outbox?page=" + number, "kikaku")).hasStatusOk();
    }

    @Test
    void more_than_fifty_letters_are_parted_into_pages() {
        for (int i = 0; i < 51; i++) {
            clock.moveTo(NOON.plusSeconds(i));
            post("k" + i, "sato", "件名その" + i + "。", "RETURNED");
        }
        assertThat(page("/outbox", "kikaku"))
                .bodyText()
                .contains("件名その50。", "件名その1。", "51件")
                .doesNotContain("件名その0。");
        assertThat(page("/outbox?page=2", "kikaku"))
                .bodyText()
                .contains("件名その0。")
                .doesNotContain("件名その1。");
    }

    @Test
    void a_letter_can_be_read_held_and_released() {
        post("1", "sato", "件名", "RETURNED");
        var path = "/outbox/" + id("1");
        assertThat(page(path, "kikaku"))
                .bodyText()
                .contains("本文 &lt;b&gt;太字&lt;/b&gt;", "保留にする")
                .doesNotContain("<b>");
        assertThat(act(path + "/hold", "kikaku", 0)).hasRedirectedUrl(path);
        assertThat(letter("1").state()).isEqualTo(LetterState.HELD);
        assertThat(page(path, "kikaku")).bodyText().contains("保留を解く", "担当者が保留にしました");
        assertThat(act(path + "/release", "kanri", 1)).hasRedirectedUrl(path);
        assertThat(letter("1").state()).isEqualTo(LetterState.WAITING);
    }

    @Test
    void a_letter_that_has_moved_on_is_left_as_it_is() {
        post("1", "sato", "件名", "RETURNED");
        var path = "/outbox/" + id("1");
        act(path + "/hold", "kikaku", 0);
        assertThat(act(path + "/hold", "kikaku", 0)).hasStatus(409);
        assertThat(act(path + "/release", "kikaku", 0)).hasStatus(409);
        assertThat(act(path + "/resend", "kikaku", 1)).hasStatus(409);
        assertThat(letter("1").state()).isEqualTo(LetterState.HELD);
    }

    @Test
    void a_dead_letter_is_sent_again_to_the_address_that_the_person_has_now() {
        post("1", "sato", "件名", "RETURNED");
        delivery.report(delivery.claim().orElseThrow(), new Never(Problem.REFUSED, "550 no such user"));
        var path = "/outbox/" + id("1");
        assertThat(page(path, "kikaku")).bodyText().contains("発送不能", "550 no such user", "もう一度発送する");
        assertThat(page("/outbox", "kikaku")).bodyText().contains("決めていただくメールが1件");
        jdbc.update("update officer set mail = null where login = 'sato'");
        assertThat(act(path + "/resend", "kikaku", letter("1").version())).hasStatus(422);
        jdbc.update("update officer set mail = 'new@example.jp' where login = 'sato'");
        assertThat(act(path + "/resend", "kikaku", letter("1").version())).hasRedirectedUrl(path);
        assertThat(letter("1").state()).isEqualTo(LetterState.WAITING);
        assertThat(letter("1").address()).isEqualTo("new@example.jp");
    }

    @Test
    void an_unclear_letter_is_sent_again_only_by_a_person_who_is_warned() {
        post("1", "sato", "件名", "RETURNED");
        assertThat(delivery.claim()).isPresent();
        clock.moveTo(NOON.plus(Delivery.LEASE).plusSeconds(1));
        assertThat(delivery.findInterrupted()).isEqualTo(1);
        var path = "/outbox/" + id("1");
        assertThat(page(path, "kikaku")).bodyText().contains("結果不明", "2通届きます");
        assertThat(act(path + "/resend", "kikaku", letter("1").version())).hasRedirectedUrl(path);
        assertThat(letter("1").state()).isEqualTo(LetterState.WAITING);
    }

    @Test
    void nobody_else_sees_the_outbox() {
        post("1", "sato", "件名", "RETURNED");
        var path = "/outbox/" + id("1");
        for (var login : new String[] {"sato", "shokocho", "bucho", "iin", "shicho"}) {
            assertThat(page("/outbox", login)).hasStatus(403);
            assertThat(page(path, login)).hasStatus(403);
            assertThat(act(path + "/hold", login, 0)).hasStatus(403);
        }
        assertThat(letter("1").state()).isEqualTo(LetterState.WAITING);
    }

    @Test
    void a_letter_that_does_not_exist_is_not_found() {
        assertThat(page("/outbox/00000000-0000-0000-0000-000000000000", "kikaku"))
                .hasStatus(404);
        assertThat(page("/outbox/nonsense", "kikaku")).hasStatus(404);
    }

    private void post(String key, String login, String subject, String kind) {
        outbox.post(
                new Letter(key, directory.officerWithLogin(login).orElseThrow(), subject, "本文 <b>太字</b>", kind, "12"));
    }

    private MvcTestResult page(String path, String login) {
        return web.get().uri(path).with(as(login)).exchange();
    }

    private String found(String name, String value) {
        try {
            return web.get()
                    .uri("/outbox")
                    .param(name, value)
                    .with(as("kikaku"))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult act(String path, String login, long version) {
        return web.post()
                .uri(path)
                .param("version", Long.toString(version))
                .with(as(login))
                .with(csrf())
                .exchange();
    }

    private RequestPostProcessor as(String login) {
        return user(accounts.loadUserByUsername(login));
    }

    private LetterId id(String key) {
        return letter(key).id();
    }

    private OutgoingLetter letter(String key) {
        return letters.findAll().stream()
                .filter(letter -> letter.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
