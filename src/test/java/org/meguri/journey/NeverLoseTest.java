package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Five ways to lose a text, in a real browser; none of them does. */
@MeguriTest
class NeverLoseTest extends Journey {

    private static final String STATUS = "textarea[name='values[status_text]']";
    private static final String FUTURE = "textarea[name='values[future_text]']";
    private static final String KEPT = ".draft-kept";
    private static final Duration A_PAUSE = Duration.ofMillis(3000);

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WriteEvaluation write;

    @Autowired
    ServletWebServerApplicationContext house;

    private EvaluationId sheet;
    private String address;

    @BeforeEach
    void handOut() {
        sheet = year.sheet(year.handedOut(), 1).id();
        address = "/evaluations/" + sheet;
    }

    @Test
    void a_conflict_keeps_both_texts_and_merges_what_only_one_has_changed() {
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open(address);
            browser.write(STATUS, "佐藤の一文目。");
            browser.waitFor(KEPT, "に保存しました（版 1）");
            assertThat(content()).isEqualTo(Map.of("status_text", "佐藤の一文目。"));

            colleague(1, Map.of("status_text", "鈴木が直した文。", "future_text", "来年度は𠮷野地区へ。"));
            browser.write(STATUS, "佐藤の二文目。");
            browser.waitFor(".draft-clash", "別の画面でも書き換えられています");
            assertThat(browser.textOf(".draft-clash")).contains("佐藤の一文目。佐藤の二文目。", "鈴木が直した文。");
            assertThat(browser.valueOf(STATUS))
                    .as("nobody writes into the field")
                    .isEqualTo("佐藤の一文目。佐藤の二文目。");
            assertThat(browser.valueOf(FUTURE))
                    .as("what only the colleague has changed comes by itself")
                    .isEqualTo("来年度は𠮷野地区へ。");
            assertThat(content()).containsEntry("status_text", "鈴木が直した文。");
            browser.check();
            browser.picture("never-lose-conflict", 1366);
            browser.picture("never-lose-conflict", 820);
            browser.picture("never-lose-conflict", 320);

            browser.touch("button[value=save]");
            browser.waitFor(".keeping-note", "どちらを残すか選んでから");
            browser.touch("[data-choice=both]");
            browser.waitFor(KEPT, "に保存しました（版 3）");
            assertThat(content())
                    .isEqualTo(Map.of("status_text", "鈴木が直した文。\n佐藤の一文目。佐藤の二文目。", "future_text", "来年度は𠮷野地区へ。"));

            browser.press("button[value=save]");
            assertThat(browser.text())
                    .as("the page's own button builds on all that")
                    .contains("下書きを保存しました");
            assertThat(browser.valueOf(STATUS)).isEqualTo("鈴木が直した文。\n佐藤の一文目。佐藤の二文目。");
        }
    }

    @Test
    void an_expired_session_keeps_the_text_and_saving_goes_on_after_the_log_in_in_place() {
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open(address);
            session(browser).expire();
            browser.write(STATUS, "期限が切れてから書いた文。");
            browser.waitFor("#keeping-login", "入力した文章はこの画面に残っています");
            browser.check();
            browser.picture("never-lose-login", 1366);
            assertThat(browser.valueOf(STATUS)).isEqualTo("期限が切れてから書いた文。");
            assertThat(content()).isEmpty();

            logIn(browser, "sato", "違う合言葉");
            browser.waitFor("#keeping-login-error", "利用者IDかパスワードが違います");
            logIn(browser, "suzuki", TownFixture.PASSWORD);
            browser.waitFor("#keeping-login-error", "記入していた本人がログインしてください");
            assertThat(content())
                    .as("nothing is saved in another person's name")
                    .isEmpty();

            logIn(browser, "sato", TownFixture.PASSWORD);
            browser.waitFor(KEPT, "に保存しました（版 1）");
            assertThat(browser.shows("#keeping-login")).isFalse();
            browser.write(FUTURE, "その後の文。");
            browser.waitFor(KEPT, "に保存しました（版 2）");
            browser.open(address);
            assertThat(browser.valueOf(STATUS)).isEqualTo("期限が切れてから書いた文。");
            assertThat(browser.valueOf(FUTURE)).isEqualTo("その後の文。");
        }
    }

    @Test
    void a_network_that_is_gone_is_told_and_all_is_saved_when_it_is_back() {
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open(address);
            browser.offline(true);
            browser.write(STATUS, "線が抜けている間の文。");
            browser.waitFor("#keeping-network", "つながりません。文章はこの画面とこの端末に残っています");
            browser.touch("button[value=check]");
            browser.think(A_PAUSE);
            assertThat(browser.path())
                    .as("the button does not lead into the void")
                    .isEqualTo(address);
            assertThat(browser.valueOf(STATUS)).isEqualTo("線が抜けている間の文。");
            assertThat(content()).isEmpty();
            browser.offline(false);
            browser.waitFor(KEPT, "に保存しました（版 1）");
            assertThat(content()).isEqualTo(Map.of("status_text", "線が抜けている間の文。"));
            assertThat(year.sheet(sheet).status().name())
                    .as("and nobody hands it in but the person")
                    .isEqualTo("DRAFT");
            browser.check();
        }
    }

    @Test
    void a_closed_tab_is_restored_for_the_same_person_only() {
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open(address);
            browser.offline(true);
            browser.write(STATUS, "閉じたタブの秘密の文。");
            browser.waitFor("#keeping-network", "つながりません");
            browser.closeTab();
            browser.offline(false);
            assertThat(content()).as("the server knows nothing of it").isEmpty();

            browser.signIn("suzuki", TownFixture.PASSWORD);
            browser.open(address);
            browser.think(Duration.ofSeconds(1));
            assertThat(browser.shows(".keeping-offer")).isFalse();
            assertThat(browser.valueOf(STATUS)).isEmpty();
            assertThat(browser.storage())
                    .contains("meguri.copy.")
                    .doesNotContain("秘密", "status_text", sheet.toString(), "sato");

            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open(address);
            browser.waitFor(".keeping-offer", "前の記入が残っています");
            assertThat(browser.valueOf(STATUS))
                    .as("nothing is put there unasked")
                    .isEmpty();
            browser.check();
            browser.picture("never-lose-offer", 1366);
            browser.touch(".keeping-offer [data-part=restore]");
            assertThat(browser.valueOf(STATUS)).isEqualTo("閉じたタブの秘密の文。");
            browser.waitFor(KEPT, "に保存しました（版 1）");
            assertThat(content()).isEqualTo(Map.of("status_text", "閉じたタブの秘密の文。"));
            browser.waitForCopy(false);
            assertThat(browser.storage())
                    .as("the copy goes when the server has it")
                    .doesNotContain("meguri.copy.");
        }
    }

    @Test
    void a_half_typed_word_is_never_posted_and_one_save_follows_the_decision() {
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open(address);
            browser.write(STATUS, "窓口を");
            browser.waitFor(KEPT, "に保存しました（版 1）");
            browser.listen();
            browser.compose("しちょ");
            browser.think(A_PAUSE);
            browser.compose("しちょうそｎ");
            browser.think(A_PAUSE);
            assertThat(browser.posted()).as("posts while composing").isEmpty();
            assertThat(browser.valueOf(STATUS)).isEqualTo("窓口をしちょうそｎ");
            browser.decide("市町村");
            browser.waitFor(KEPT, "に保存しました（版 2）");
            browser.think(A_PAUSE);
            assertThat(browser.posted())
                    .singleElement()
                    .satisfies(post -> assertThat(post).contains("窓口を市町村").doesNotContain("しちょ"));
            assertThat(content()).isEqualTo(Map.of("status_text", "窓口を市町村"));
        }
    }

    @Test
    void a_reason_that_is_no_draft_of_a_sheet_survives_a_closed_tab_too_and_goes_when_it_is_taken() {
        year.submit(sheet, YearFixture.ANSWERS, "sato");
        try (var browser = new Browser(port)) {
            browser.signIn("shokocho", TownFixture.PASSWORD);
            browser.open("/approvals/" + sheet);
            browser.offline(true);
            browser.write("textarea[name=reason]", "件数を書いてください。");
            browser.waitForCopy(true);
            browser.closeTab();
            browser.offline(false);
            browser.open("/approvals/" + sheet);
            browser.waitFor(".keeping-offer", "前の記入が残っています");
            browser.touch(".keeping-offer [data-part=restore]");
            assertThat(browser.valueOf("textarea[name=reason]")).isEqualTo("件数を書いてください。");
            session(browser).expire();
            browser.touch("button[value=RETURNED]");
            browser.waitFor("#keeping-login", "もう一度ログインしてください");
            assertThat(year.sheet(sheet).status().name()).isEqualTo("SUBMITTED");
            logIn(browser, "shokocho", TownFixture.PASSWORD);
            browser.waitFor(".page-notice", "差し戻しました");
            browser.waitForCopy(false);
            assertThat(browser.storage()).doesNotContain("meguri.copy.");
        }
    }

    @Test
    void the_end_of_the_session_is_told_in_time_and_put_off_by_a_press_or_by_typing() {
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            session(browser).setMaxInactiveInterval(302);
            browser.open(address);
            browser.waitFor("#keeping-session", "あと5分でログアウトします");
            browser.check();
            browser.picture("never-lose-warning", 1366);
            browser.touch("#keeping-stay");
            browser.waitUntilGone("#keeping-session");
            browser.waitFor("#keeping-session", "あと5分でログアウトします");
            browser.write(STATUS, "書き続ける。");
            browser.waitUntilGone("#keeping-session");
        }
    }

    private Map<String, String> content() {
        return year.sheet(sheet).content();
    }

    private void colleague(long revision, Map<String, String> values) {
        write.save(new WriteEvaluation.Command(sheet, revision, values, Map.of()), town.person("suzuki"));
    }

    private static void logIn(Browser browser, String login, String password) {
        browser.typeInto("#keeping-username", login);
        browser.typeInto("#keeping-password", password);
        browser.touch("#keeping-login-form button[type=submit]");
    }

    /** The session as the server holds it, found by the browser's cookie. */
    private Session session(Browser browser) {
        try {
            var server = ((TomcatWebServer) Objects.requireNonNull(house.getWebServer())).getTomcat();
            var context = (Context) server.getHost().findChildren()[0];
            return Objects.requireNonNull(context.getManager().findSession(browser.sessionId()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
