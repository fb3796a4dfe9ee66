package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.RequestView;
import org.meguri.evaluation.Status;
import org.meguri.process.YearFixture;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

/** A chief and the planning division decide by keyboard alone. */
@MeguriTest
class DecidingJourneyTest extends Journey {

    @Autowired
    YearFixture year;

    @Autowired
    EvaluationLookup evaluations;

    @Test
    void approve_what_is_waiting_and_send_one_back_with_a_remark() {
        var cycle = year.handedOut(
                year.item(1, "shoko"), year.item(2, "shoko"), year.item(3, "shoko"), year.item(4, "shoko"));
        for (var seq = 1; seq <= 4; seq++) {
            year.submit(year.sheet(cycle, seq).id(), "sato");
        }
        try (var browser = new Browser(port)) {
            browser.signIn("shokocho", TownFixture.PASSWORD);
            browser.open("/approvals");
            browser.picture("approvals", 1366);
            browser.picture("approvals", 820);
            browser.tabTo(".approval-queue tbody tr:first-child a");
            browser.keyToPage(Keys.ENTER);
            var first = browser.path();
            assertThat(browser.text()).contains("4件中の1件目", "0／3 確認済み");
            browser.picture("approval-desk", 1366);
            browser.picture("approval-desk", 820);

            browser.keyToPage("j");
            assertThat(browser.text()).contains("4件中の2件目");
            browser.keyToPage("k");
            assertThat(browser.path()).isEqualTo(first);

            browser.keyToPage("a");
            assertThat(browser.text()).contains("承認しました。", "3件中の1件目");
            assertThat(status(first)).isEqualTo(Status.APPROVED);

            // A mark, then a remark with a wording; what is typed is kept before anybody presses anything.
            var second = browser.path();
            browser.tabTo("#f-status_text .difference-read");
            browser.keyToPage(Keys.ENTER);
            assertThat(browser.text()).contains("1／3 確認済み");
            browser.tabTo("#f-status_text .difference-remark summary");
            browser.keys(Keys.ENTER);
            browser.tabTo("#request-status_text");
            browser.keys("arl: 件数を書いてください。");
            browser.tabTo("#proposed-status_text");
            browser.keys("相談は四十件であった。");
            browser.waitFor("書きかけの文章を保存しました（まだ相手に見えません）。");
            assertThat(browser.path()).as("no key acts while somebody types").isEqualTo(second);
            assertThat(status(second)).isEqualTo(Status.SUBMITTED);
            browser.open(second);
            assertThat(browser.text()).contains("指摘 1件（まだ相手に見えません）");
            assertThat(browser.value("requests[status_text]")).isEqualTo("arl: 件数を書いてください。");
            browser.picture("approval-remark", 1366);

            browser.keys("r");
            assertThat(browser.focused("#reason"))
                    .as("R without a reason asks for one")
                    .isTrue();
            browser.keys("根拠が足りません。");
            browser.tabTo("button[value=RETURNED]");
            browser.keyToPage(Keys.ENTER);
            assertThat(browser.text()).contains("所管課に差し戻しました。", "2件中の1件目");
            assertThat(evaluations.requests(id(second)))
                    .extracting(RequestView::field, RequestView::text, RequestView::proposed)
                    .containsExactly(
                            tuple(null, "根拠が足りません。", null), tuple("status_text", "arl: 件数を書いてください。", "相談は四十件であった。"));

            var third = browser.path();
            browser.keyToPage("l");
            assertThat(browser.path()).isNotEqualTo(third);
            browser.tabTo("#desk-form details summary");
            browser.keys(Keys.ENTER);
            browser.tabTo("button[name=keys]");
            browser.keyToPage(Keys.ENTER);
            var fourth = browser.path();
            browser.keys("a");
            assertThat(browser.path()).isEqualTo(fourth);
            assertThat(status(fourth)).as("keys are off").isEqualTo(Status.SUBMITTED);
            browser.tabTo("button[value=APPROVED]");
            browser.keyToPage(Keys.ENTER);
            assertThat(browser.path()).isEqualTo(third);

            year.submit(id(second), "sato");
            browser.open(second);
            assertThat(browser.text()).contains("第2回の提出", "（あなたが前回見たのは第1回の提出です）");
            browser.picture("approval-second-round", 1366);

            browser.signIn("kikaku", TownFixture.PASSWORD);
            browser.open("/reviews");
            browser.follow("No.");
            browser.picture("review-desk", 1366);
            browser.keyToPage("a");
            assertThat(browser.text()).contains("確定しました。");
            System.out.println("deciding: " + browser.pages().size() + " pages looked at with axe, 0 violations");
        }
    }

    private Status status(String path) {
        return year.sheet(id(path)).status();
    }

    private static EvaluationId id(String path) {
        return EvaluationId.of(path.substring(path.lastIndexOf('/') + 1));
    }
}
