package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** The planning division's desk through the browser's eyes: the board, 受付, a canned remark, and what cannot be taken back. */
@MeguriTest
class ReviewBoardJourneyTest extends Journey {

    @Autowired
    YearFixture year;

    @Test
    void planning_accepts_what_has_arrived_and_asks_for_a_number_with_one_press() {
        var cycle = year.handedOut();
        for (var seq = 1; seq <= 3; seq++) {
            year.approved(year.sheet(cycle, seq).id());
        }
        year.submit(year.sheet(cycle, 4).id(), "sato");
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open("/evaluations/" + year.sheet(cycle, 4).id());
            browser.picture("withdraw", 1366);
            browser.press("form[action$=withdraw] button");
            assertThat(browser.text()).contains("提出を取り下げました。");

            browser.signIn("kikaku", TownFixture.PASSWORD);
            browser.open("/reviews/canned");
            browser.picture("canned-none", 820);
            browser.typeInto("#canned-text", "数値の根拠を書き添えてください。");
            browser.press("form[action$=canned] button");
            browser.picture("canned", 1366);
            browser.open("/reviews");
            browser.picture("board", 1366);
            browser.picture("board", 820);
            browser.choose("sheet", year.sheet(cycle, 1).id() + ":1");
            browser.choose("sheet", year.sheet(cycle, 2).id() + ":1");
            assertThat(browser.text()).contains("2件を選択中");
            browser.press("button[value=accept]");
            assertThat(browser.text()).contains("2件を受け付けました。");
            browser.open("/reviews?view=columns&lane=pillar");
            browser.picture("board-columns", 1366);
            browser.picture("board-columns", 820);
            browser.open("/reviews?q=どこにもない");
            browser.picture("board-empty", 1366);

            browser.open("/reviews/" + year.sheet(cycle, 1).id());
            browser.picture("review-aside", 1366);
            browser.picture("review-aside", 820);
            browser.click("button[data-canned]");
            assertThat(browser.value("reason")).isEqualTo("数値の根拠を書き添えてください。");
            browser.press("button[value=RETURNED]");
            assertThat(browser.text()).contains("所管課に差し戻しました。");

            browser.signIn("nogyocho", TownFixture.PASSWORD);
            browser.open("/evaluations/" + year.sheet(cycle, 2).id());
            browser.picture("take-back-over", 1366);
            assertThat(browser.text()).contains("承認を取り消すことはできません");
            browser.open("/evaluations/" + year.sheet(cycle, 3).id());
            browser.picture("take-back", 1366);
            browser.press("form[action$=take-back] button");
            assertThat(browser.text()).contains("承認を取り消しました。");
        }
    }
}
