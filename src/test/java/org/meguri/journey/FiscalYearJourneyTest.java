package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;

/** One fiscal year in a real browser: from the plan's file to the published page, through every role. */
@MeguriTest
class FiscalYearJourneyTest extends Journey {

    private static final String STATUS = "相談窓口を五か所に増やし、𠮷野地区でも開いた。";

    private Path plan() throws IOException {
        return Files.writeString(
                folder.resolve("計画.csv"),
                """
                番号,柱,取組名,概要,評価,取組状況,今後の方向性,所管課
                1,市民に便利な窓口,創業の相談,創業を考える市民の相談に応じる。,,,,商工観光課
                2,市民に便利な窓口,共同の直売所,農産物と土産の直売所を共同で開く。,,,,農業振興課、商工観光課
                """);
    }

    @Test
    void a_year_from_the_plans_file_to_the_published_page() throws IOException {
        try (var browser = new Browser(port)) {
            planning_founds_the_plan_and_opens_the_year(browser);
            a_department_writes_and_is_sent_back(browser);
            the_other_department_is_late_and_told(browser);
            two_chiefs_approve_a_joint_sheet(browser);
            planning_confirms(browser);
            the_committee_remarks_and_the_department_answers(browser);
            the_board_confirms_and_planning_publishes(browser);
            citizens_read_the_result(browser);
            System.out.println("journey: " + browser.pages().size() + " pages looked at with axe, 0 violations");
        }
    }

    private void planning_founds_the_plan_and_opens_the_year(Browser browser) throws IOException {
        browser.signIn("kikaku", TownFixture.PASSWORD);
        browser.open("/plans/new");
        browser.choose("shipped", "admin-reform");
        browser.press("main form button.primary");
        var plan = browser.path();
        browser.open(plan + "/intake");
        browser.upload("file", plan());
        browser.press("main form button.primary");
        assertThat(browser.text()).contains("創業の相談");
        browser.press("main form button.primary");
        browser.open("/cycles/new");
        browser.picture("cycle-new", 1366);
        browser.press("main form button.primary");
        assertThat(browser.text()).contains("自己評価", "公表");
        browser.follow("予行で確かめる");
        browser.picture("rehearsal-new", 1366);
        browser.press("main form button.primary");
        // A second house is built and a year played in it: a page of its own waits for that.
        browser.waitForLong("予行の結果", "気になる点はありません");
        browser.picture("rehearsal", 1366);
        browser.picture("rehearsal", 820);
        browser.follow("人ごとのメール");
        browser.picture("rehearsal-people", 1366);
        browser.follow("予行の一覧に戻る");
        browser.follow("年度の日程に戻る");
        browser.press("main form button.primary");
        at("2026-06-01T09:05:00");
        browser.open("/monitor");
        assertThat(browser.text()).contains("商工観光課", "農業振興課");
        browser.picture("monitor", 1366);
        browser.picture("monitor", 820);
    }

    private void a_department_writes_and_is_sent_back(Browser browser) {
        browser.signIn("sato", TownFixture.PASSWORD);
        browser.follow("創業の相談");
        browser.press("button[value=check]");
        assertThat(browser.text()).contains("直してください", "取組状況を入力してください。", "記入なし");
        browser.follow("記入に戻る");
        browser.choose("values[result]", "○");
        browser.type("values[status_text]", STATUS);
        browser.press("button[value=save]");
        assertThat(browser.text()).contains("下書きを保存しました");
        browser.type("values[future_text]", "出張相談を続ける。");
        browser.picture("sheet", 1366);
        browser.picture("sheet", 820);
        handIn(browser, "課長（𠮷野桂子）に提出する");
        assertThat(browser.text()).contains("課長に提出しました", "商工観光課の課長（𠮷野桂子）が承認します。");

        browser.signIn("shokocho", TownFixture.PASSWORD);
        browser.follow("創業の相談");
        browser.press("button[value=RETURNED]");
        assertThat(browser.text()).contains("差戻しの理由");
        browser.type("reason", "件数を書いてください。");
        browser.press("button[value=RETURNED]");
        assertThat(browser.text()).contains("差し戻しました");

        browser.signIn("suzuki", TownFixture.PASSWORD);
        browser.follow("創業の相談");
        assertThat(browser.text()).contains("件数を書いてください。");
        browser.type("values[status_text]", STATUS + "相談は四十件であった。");
        browser.press("button[value=check]");
        assertThat(browser.text()).contains("回答を記入してください");
        browser.follow("記入に戻る");
        browser.typeInto("textarea[name^=replies]", "件数を加えました。");
        handIn(browser, "課長（𠮷野桂子）に提出する");
        assertThat(browser.text()).contains("課長に提出しました", "商工観光課の課長（𠮷野桂子）が承認します。");

        browser.signIn("shokocho", TownFixture.PASSWORD);
        browser.follow("創業の相談");
        assertThat(browser.text()).contains("件数を加えました。");
        browser.picture("approval", 1366);
        browser.press("button[value=APPROVED]");
        assertThat(browser.text()).contains("承認しました");
    }

    private void the_other_department_is_late_and_told(Browser browser) {
        at("2026-07-10T09:00:00");
        browser.signIn("kikaku", TownFixture.PASSWORD);
        browser.open("/outbox");
        assertThat(browser.text()).contains("共同の直売所", "企画");
        browser.picture("outbox", 1366);
        browser.signIn("bucho", TownFixture.PASSWORD);
        browser.signIn("tanaka", TownFixture.PASSWORD);
        assertThat(browser.text()).contains("期限超過");
        browser.picture("tasks", 1366);
        browser.picture("tasks", 820);
        browser.follow("共同の直売所");
        browser.choose("values[result]", "△");
        browser.type("values[status_text]", "場所を決めた。");
        browser.type("values[future_text]", "来年度に開く。");
        handIn(browser, "課長（高橋稔、𠮷野桂子）に提出する");
    }

    /** From the form over the page on which all answers are read once more. */
    private static void handIn(Browser browser, String button) {
        browser.press("button[value=check]");
        assertThat(browser.text()).contains(button);
        browser.press("form[action$='/check'] button.primary");
    }

    private void two_chiefs_approve_a_joint_sheet(Browser browser) {
        browser.signIn("nogyocho", TownFixture.PASSWORD);
        browser.follow("共同の直売所");
        browser.press("button[value=APPROVED]");
        browser.signIn("shokocho", TownFixture.PASSWORD);
        browser.follow("共同の直売所");
        assertThat(browser.text()).contains("承認済み");
        browser.press("button[value=APPROVED]");
    }

    private void planning_confirms(Browser browser) {
        browser.signIn("kikaku2", TownFixture.PASSWORD);
        browser.open("/reviews");
        browser.follow("創業の相談");
        browser.picture("review", 1366);
        browser.press("button[value=CONFIRMED]");
        assertThat(browser.text()).contains("確定しました");
        browser.open("/reviews");
        browser.follow("共同の直売所");
        browser.press("button[value=CONFIRMED]");
        at("2026-07-10T10:00:00");
        browser.open("/monitor");
        assertThat(browser.text()).contains("うち確定 2件", "期限までの残り");
        browser.open("/crosstabs");
        assertThat(browser.text()).contains("区分にない値と記入のないものは別に数える");
        browser.picture("crosstab", 1366);
        var crosstabs = browser.path();
        browser.open(crosstabs + "/items");
        browser.open(crosstabs + "/changes?change=NEW");
        browser.open(crosstabs + "/copied");
        browser.open(crosstabs + "/remarks");
    }

    private void the_committee_remarks_and_the_department_answers(Browser browser) {
        browser.signIn("iin", TownFixture.PASSWORD);
        browser.open("/committee");
        browser.picture("committee", 820);
        browser.follow("創業の相談");
        browser.type("text", "相談のあとの開業の数も示してください。");
        browser.picture("committee-sheet", 820);
        browser.press("main form button.primary");
        assertThat(browser.text()).contains("受け付けました");

        browser.signIn("sato", TownFixture.PASSWORD);
        browser.follow("創業の相談");
        browser.choose("action", "ADOPT");
        browser.type("answer", "次の評価から開業の数を記載します。");
        browser.press("main form button.primary");
        browser.signIn("shokocho", TownFixture.PASSWORD);
        browser.follow("創業の相談");
        browser.press("button[value=APPROVED]");
        at("2026-07-10T11:00:00");

        browser.signIn("kikaku", TownFixture.PASSWORD);
        browser.follow("行政改革推進計画");
        browser.type("heldOn", "令和8年7月10日");
        browser.press("main form button.primary");
        at("2026-07-10T12:00:00");
    }

    private void the_board_confirms_and_planning_publishes(Browser browser) {
        browser.signIn("shicho", TownFixture.PASSWORD);
        browser.follow("行政改革推進計画");
        browser.picture("board", 1366);
        browser.press("button[value=APPROVED]");
        assertThat(browser.text()).contains("了承");
        browser.signIn("kikaku", TownFixture.PASSWORD);
        browser.follow("行政改革推進計画");
        browser.press("main form button.primary");
        assertThat(browser.text()).contains("起案しました");
        browser.signIn("kikaku2", TownFixture.PASSWORD);
        browser.follow("行政改革推進計画");
        browser.picture("publication", 1366);
        browser.press("main form[action$='/approve'] button");
        assertThat(browser.text()).contains("公表の手続を終えました");
        at("2026-07-10T13:00:00");
    }

    private void citizens_read_the_result(Browser browser) {
        browser.signOutQuietly();
        browser.open("/public");
        browser.follow("行政改革推進計画");
        assertThat(browser.text()).contains("創業の相談", "共同の直売所");
        browser.picture("public", 1366);
        browser.picture("public", 390);
        assertThat(browser.download("CSV")).contains("取組状況", STATUS);
        browser.follow("創業の相談");
        assertThat(browser.text()).contains(STATUS, "相談のあとの開業の数も示してください。", "次の評価から開業の数を記載します。");
    }
}
