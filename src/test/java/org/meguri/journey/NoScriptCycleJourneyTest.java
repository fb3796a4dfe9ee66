package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.RequestView;
import org.meguri.evaluation.Status;
import org.meguri.process.YearFixture;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.springframework.beans.factory.annotation.Autowired;

/** A whole fiscal year with five items, from its opening to the citizens, in a browser in which no script runs. */
@MeguriTest
class NoScriptCycleJourneyTest extends Journey {

    private static final String SAME = YearFixture.ANSWERS.get("status_text");
    private static final String SAME_FUTURE = YearFixture.ANSWERS.get("future_text");
    private static final String WRITTEN = "相談窓口を五か所に増やし、𠮷野地区でも開いた。";
    private static final String PROPOSED = "直売所を二か所で開き、三百人が訪れた。";
    private static final String REMARK = "相談のあとの開業の数も示してください。";
    private static final String ANSWER = "次の評価から開業の数を記載します。";

    @Autowired
    YearFixture year;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    ConfirmByBoard board;

    @Test
    void a_year_of_five_items_goes_without_a_script_from_its_opening_to_the_citizens() {
        lastYear();
        try (var browser = new PlainBrowser(port)) {
            browser.address("/login");
            var cycle = planning_opens_the_year(browser);
            the_department_fills_the_table_and_a_sheet(browser, cycle);
            the_department_hands_in_several_at_once(browser, cycle);
            the_chief_approves_together_and_sends_one_back(browser, cycle);
            the_department_takes_over_what_was_proposed(browser, cycle);
            planning_accepts_searches_and_confirms(browser, cycle);
            the_committee_remarks_and_is_answered(browser);
            the_board_agrees_and_planning_publishes(browser);
            citizens_read_the_result(browser);
            System.out.println("journey: no script: " + browser.pages() + " pages, " + browser.forms() + " forms");
        }
    }

    /** The year before, from beginning to end, with the same five items. */
    private void lastYear() {
        var cycle = year.handedOut(
                year.item(1, "shoko"),
                year.item(2, "shoko"),
                year.item(3, "shoko"),
                year.item(4, "shoko"),
                year.item(5, "shoko"));
        evaluations.all(cycle).forEach(sheet -> year.confirmed(sheet.id()));
        year.runJobs();
        year.hold(cycle, "kikaku");
        year.runJobs();
        board.decide(cycle, 1, BoardVerdict.APPROVED, "", year.person("shicho"));
        year.publish(cycle, "");
        year.runJobs();
        year.moveTo(YearFixture.OPENING.plusYears(1), LocalTime.of(9, 0));
        year.runJobs();
    }

    private CycleId planning_opens_the_year(PlainBrowser browser) {
        browser.signIn("kikaku", TownFixture.PASSWORD);
        assertThat(browser.text()).contains("はじめの案内（1／4）");
        browser.follow(".tour a", "次へ");
        assertThat(browser.text()).contains("はじめの案内（2／4）");
        browser.press(".tour form button");
        assertThat(browser.text()).doesNotContain("はじめの案内");

        browser.press("button[name=language][value=en]");
        assertThat(browser.path()).isEqualTo("/tasks");
        assertThat(browser.has("html[lang=en]")).isTrue();
        assertThat(browser.text()).contains("My tasks").doesNotContain("わたしの作業");
        browser.press("button[name=language][value=ja]");
        assertThat(browser.text()).contains("わたしの作業");

        browser.follow(".menu a", "年度の評価");
        browser.follow("main table a");
        browser.follow("main a", "次の年度を準備する");
        browser.press("main form button.primary");
        var cycle = new CycleId(UUID.fromString(browser.path().replaceAll(".*/", "")));
        browser.press("form[action$='/open'] button");
        at("2027-06-01T09:05:00");
        assertThat(evaluations.all(cycle)).hasSize(5);
        return cycle;
    }

    private void the_department_fills_the_table_and_a_sheet(PlainBrowser browser, CycleId cycle) {
        browser.signIn("sato", TownFixture.PASSWORD);
        browser.press(".tour form button");
        browser.follow(".menu a", "表でまとめて記入");
        assertThat(browser.path()).isEqualTo("/grid/" + cycle);
        browser.unfold("main > details.fold > summary");
        browser.tick("input[name=fields][value=status_text]");
        browser.tick("input[name=fields][value=future_text]");
        browser.press("main > details.fold form button");
        browser.type("[name='cell[" + sheet(cycle, 1).id() + "/status_text]']", "一つの欄。");
        browser.press("button[value=save]");
        assertThat(browser.text()).contains("1件の評価票の1欄を保存しました");
        assertThat(sheet(cycle, 1).content()).isEqualTo(Map.of("status_text", "一つの欄。"));

        browser.unfold("form.grid-form > details.fold > summary");
        browser.pick("#f-start", sheet(cycle, 2).id().toString());
        browser.pick("#f-column", "result");
        var same = "◎\t" + SAME + "\t" + SAME_FUTURE + "\n";
        browser.type("#f-block", same + same + same + "×\t直売所を開いた。\t来年度は場所を増やす。\n");
        browser.press("#grid-paste");
        assertThat(browser.text()).contains("貼り付けた内容の確認", "直売所を開いた。");
        assertThat(sheet(cycle, 5).content()).isEmpty();
        browser.press("button[value=apply]");
        assertThat(browser.path()).isEqualTo("/grid/" + cycle);
        assertThat(sheet(cycle, 2).content()).isEqualTo(YearFixture.ANSWERS);
        assertThat(sheet(cycle, 5).content()).containsEntry("status_text", "直売所を開いた。");

        browser.follow(".menu a", "わたしの作業");
        browser.follow("main a[href*='/evaluations/']", "事業1");
        browser.press("button[value=check]");
        assertThat(browser.text()).contains("直してください", "一つの欄。");
        browser.follow("main form a", "記入に戻る");
        browser.choose("values[result]", "×");
        browser.type("#f-status_text", WRITTEN);
        browser.press("button[name=copy][value=future_text]");
        assertThat(browser.value("#f-future_text")).isEqualTo(SAME_FUTURE);
        assertThat(browser.value("#f-status_text")).as("kept on the way").isEqualTo(WRITTEN);
        browser.press("button[value=save]");
        assertThat(browser.text()).contains("下書きを保存しました");
        browser.press("button[value=check]");
        assertThat(browser.text()).contains(WRITTEN, SAME_FUTURE);
        browser.press("form[action$='/check'] button.primary");
        assertThat(browser.text()).contains("課長に提出しました");
    }

    private void the_department_hands_in_several_at_once(PlainBrowser browser, CycleId cycle) {
        browser.follow("main a[href$='/evaluations/ready']");
        for (var seq = 2; seq <= 5; seq++) {
            browser.tick("input[name=chosen][value='" + sheet(cycle, seq).id() + "']");
        }
        browser.press("main form button.primary");
        assertThat(browser.text()).contains("事業2", "事業5");
        assertThat(evaluations.all(cycle)).extracting(EvaluationView::status).containsOnly(Status.SUBMITTED);
    }

    private void the_chief_approves_together_and_sends_one_back(PlainBrowser browser, CycleId cycle) {
        browser.signIn("shokocho", TownFixture.PASSWORD);
        browser.follow(".menu a", "承認待ち");
        browser.follow(".filters a", "まとめて承認できる");
        for (var seq = 2; seq <= 4; seq++) {
            browser.tick("input[name=chosen][value*='" + sheet(cycle, seq).id() + "']");
        }
        browser.press("main form button.primary");
        assertThat(browser.text()).contains("3件を承認しました");
        assertThat(sheet(cycle, 3).status()).isEqualTo(Status.APPROVED);

        browser.follow(".filters a", "すべて");
        browser.follow(".approval-queue a", "事業1");
        assertThat(browser.text()).contains("0／");
        assertThat(browser.has("#f-status_text del") && browser.has("#f-status_text ins"))
                .as("what has changed")
                .isTrue();
        browser.press("#f-status_text .difference-read");
        assertThat(browser.text()).contains("1／");
        browser.press("button[name=view][value=ONE]");
        browser.press("button[value=APPROVED]");
        assertThat(browser.text()).contains("承認しました。");
        assertThat(sheet(cycle, 1).status()).isEqualTo(Status.APPROVED);

        // The next one has opened by itself.
        assertThat(browser.path()).isEqualTo("/approvals/" + sheet(cycle, 5).id());
        browser.press("button[value=RETURNED]");
        assertThat(browser.text()).contains("差戻しの理由");
        browser.unfold("#f-status_text .difference-remark summary");
        browser.type("#request-status_text", "人数を書いてください。");
        browser.type("#proposed-status_text", PROPOSED);
        browser.type("#reason", "根拠が足りません。");
        browser.press("button[value=RETURNED]");
        assertThat(browser.text()).contains("所管課に差し戻しました。");
        assertThat(evaluations.requests(sheet(cycle, 5).id()))
                .extracting(RequestView::field, RequestView::text, RequestView::proposed)
                .containsExactlyInAnyOrder(
                        tuple(null, "根拠が足りません。", null), tuple("status_text", "人数を書いてください。", PROPOSED));
    }

    private void the_department_takes_over_what_was_proposed(PlainBrowser browser, CycleId cycle) {
        browser.signIn("sato", TownFixture.PASSWORD);
        browser.follow("main a[href*='/evaluations/']", "事業5");
        assertThat(browser.text()).contains("根拠が足りません。", "人数を書いてください。", PROPOSED);
        browser.press("button[name=adopt]");
        assertThat(browser.value("#f-status_text")).isEqualTo(PROPOSED);
        browser.press("button[value=check]");
        assertThat(browser.text()).contains("回答を記入してください");
        browser.follow("main form a", "記入に戻る");
        browser.type("textarea[name^=replies]", "人数を書き加えました。");
        browser.press("button[value=check]");
        assertThat(browser.text()).contains("人数を書き加えました。", "ご提案の文に改めました。");
        browser.press("form[action$='/check'] button.primary");
        assertThat(browser.text()).contains("第2回");

        browser.signIn("shokocho", TownFixture.PASSWORD);
        browser.follow("main a[href*='/approvals/']", "事業5");
        assertThat(browser.text()).contains("第2回の提出", PROPOSED);
        browser.press("button[value=APPROVED]");
        assertThat(evaluations.all(cycle)).extracting(EvaluationView::status).containsOnly(Status.APPROVED);
    }

    private void planning_accepts_searches_and_confirms(PlainBrowser browser, CycleId cycle) {
        browser.signIn("kikaku", TownFixture.PASSWORD);
        browser.follow(".menu a", "確認待ち");
        browser.press("button[name=one][value^='accept:" + sheet(cycle, 1).id() + "']");
        assertThat(browser.text()).contains("受け付けました。");
        for (var seq = 2; seq <= 5; seq++) {
            browser.tick("input[name=sheet][value^='" + sheet(cycle, seq).id() + "']");
        }
        browser.press("button[name=bulk][value=accept]");
        assertThat(browser.text()).contains("4件を受け付けました。");

        browser.type("#masthead-q", "三百人");
        browser.press(".masthead-search button");
        assertThat(browser.text()).contains("件が見つかりました", "事業5");

        browser.follow(".menu a", "確認待ち");
        browser.follow(".board-table th a", "事業1");
        for (var confirmed = 1; confirmed <= 5; confirmed++) {
            browser.press("button[value=CONFIRMED]");
            assertThat(browser.text()).contains("確定しました。");
        }
        assertThat(evaluations.all(cycle)).extracting(EvaluationView::status).containsOnly(Status.CONFIRMED);
        at("2027-06-01T10:00:00");
        browser.follow(".menu a", "進み具合");
        assertThat(browser.text()).contains("商工観光課");
    }

    private void the_committee_remarks_and_is_answered(PlainBrowser browser) {
        browser.signIn("iin", TownFixture.PASSWORD);
        browser.follow(".menu a", "外部評価");
        browser.follow("main a", "事業1");
        browser.type("#text", REMARK);
        browser.press("main form button.primary");
        assertThat(browser.text()).contains("受け付けました");

        browser.signIn("sato", TownFixture.PASSWORD);
        browser.follow("main a[href*='/remarks/']");
        browser.choose("action", "ADOPT");
        browser.type("#answer", ANSWER);
        browser.press("main form button.primary");

        browser.signIn("shokocho", TownFixture.PASSWORD);
        browser.follow("main a[href*='/remarks/']");
        assertThat(browser.text()).contains(REMARK, ANSWER);
        browser.press("button[value=APPROVED]");
        at("2027-06-01T11:00:00");
    }

    private void the_board_agrees_and_planning_publishes(PlainBrowser browser) {
        browser.signIn("kikaku", TownFixture.PASSWORD);
        browser.follow("main a[href*='/committee/cycles/']");
        browser.type("#heldOn", "令和9年6月1日");
        browser.press("main form button.primary");
        at("2027-06-01T12:00:00");

        browser.signIn("shicho", TownFixture.PASSWORD);
        browser.follow("main a[href*='/board/']");
        browser.press("button[value=APPROVED]");
        assertThat(browser.text()).contains("了承を記録しました");

        browser.signIn("kikaku", TownFixture.PASSWORD);
        browser.follow("main a[href*='/publication/']");
        browser.press("main form button.primary");
        assertThat(browser.text()).contains("起案しました");
        browser.signIn("kikaku2", TownFixture.PASSWORD);
        browser.follow("main a[href*='/publication/']");
        browser.press("main form[action$='/approve'] button");
        assertThat(browser.text()).contains("公表の手続を終えました");
        at("2027-06-01T13:00:00");
        browser.press("form[action$='/logout'] button");
    }

    private void citizens_read_the_result(PlainBrowser browser) {
        browser.address("/public");
        browser.follow("main tbody a", "８年度");
        assertThat(browser.text()).contains("事業1", "事業2", "事業3", "事業4", "事業5", REMARK, ANSWER);
        browser.type("#q", "三百人");
        browser.press(".public-search button");
        browser.follow("main table a", "事業5");
        assertThat(browser.text()).contains(PROPOSED);
    }

    private EvaluationView sheet(CycleId cycle, int seq) {
        return year.sheet(cycle, seq);
    }
}
