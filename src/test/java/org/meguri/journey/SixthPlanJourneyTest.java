package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.founding.SixthPlan;

/** A plan of a shape that nobody has prepared for, founded with nothing but the browser, and a sheet of it written. */
@MeguriTest
class SixthPlanJourneyTest extends Journey {

    @Test
    void from_the_towns_own_workbook_to_a_submitted_sheet() throws IOException {
        var table = Files.write(folder.resolve("事務事業一覧.xlsx"), SixthPlan.workbook());
        try (var browser = new Browser(port)) {
            browser.signIn("kikaku", TownFixture.PASSWORD);
            browser.open("/plans");
            browser.follow("表から計画をつくる");
            browser.upload("file", table);
            browser.press("main form button.primary");
            assertThat(browser.text()).contains("事業費（千円）／予算額", "橋の定期点検");
            browser.picture("founding-columns", 1280);
            browser.picture("founding-columns", 820);
            browser.press("button[name=next]");
            browser.type("title", "事務事業の評価");
            browser.type("code", "jimu-jigyo");
            browser.type("from", "2025");
            browser.type("to", "2028");
            browser.type("scale-c8-label-0", "大きく上回る");
            browser.picture("founding-plan", 1280);
            browser.press("button[name=next]");
            assertThat(browser.text()).contains("直すところはありません。12件の事務事業を登録します。");
            browser.picture("founding-check", 1280);
            browser.picture("founding-check", 820);
            browser.press("form[action$='/found'] button");
            assertThat(browser.text()).contains("計画をつくり、表の項目を登録しました", "茶畑めぐり");
            browser.open("/cycles/new");
            browser.press("main form button.primary");
            browser.press("main form button.primary");
            at("2026-06-01T09:05:00");

            browser.signIn("tanaka", TownFixture.PASSWORD);
            browser.follow("直売所の支援");
            browser.choose("values[c8]", "A");
            browser.choose("values[c9]", "拡充");
            browser.type("values[c10]", "直売所を週末にも開き、𠮷野地区の野菜も並べた。");
            browser.picture("founding-sheet", 1280);
            browser.press("button[value=check]");
            browser.press("form[action$='/check'] button.primary");
            assertThat(browser.text()).contains("課長に提出しました");
            browser.signIn("nogyocho", TownFixture.PASSWORD);
            browser.follow("直売所の支援");
            assertThat(browser.text()).contains("直売所を週末にも開き、𠮷野地区の野菜も並べた。");
            System.out.println("sixth plan: " + browser.pages().size() + " pages looked at with axe, 0 violations");
        }
    }
}
