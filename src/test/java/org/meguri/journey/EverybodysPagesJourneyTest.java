package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages that everybody has, through the browser's eyes: each is checked with axe in each state. */
@MeguriTest
class EverybodysPagesJourneyTest extends Journey {

    @Autowired
    YearFixture year;

    @Test
    void from_the_start_page_to_what_was_found() throws IOException {
        var cycle = year.handedOut();
        var sheet = year.sheet(cycle, 4).id();
        year.submit(sheet, "sato");
        year.sendBackByChief(sheet, "shoko", "shokocho");
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            assertThat(browser.text()).contains("先にやること", "自己評価の進み");
            browser.picture("start-staff", 1366);
            browser.picture("start-staff", 820);
            browser.open("/tasks?state=NOT_BEGUN&sort=NUMBER");
            browser.unfold("あとで見る");
            browser.unfold("未定（決める）");
            browser.picture("start-unfolded", 1366);
            browser.open("/tasks?kind=APPROVE");
            browser.open("/notices");
            browser.follow("差戻し");
            browser.open("/notices/settings");
            browser.choose("kind-RETURNED", "MORNING");
            browser.press("main form button.primary");
            assertThat(browser.text()).contains("お知らせの受け取り方を保存しました。");
            browser.picture("notice-settings", 820);
            browser.typeInto("#masthead-q", "事業");
            browser.press(".masthead-search button");
            assertThat(browser.text()).contains("件が見つかりました");
            browser.picture("search", 1366);
            browser.picture("search", 820);
            browser.open("/search?q=どこにもない");
            for (var login : new String[] {"shokocho", "bucho", "kikaku", "iin", "shicho", "kanri"}) {
                browser.signIn(login, TownFixture.PASSWORD);
                browser.picture("start-" + login, 1366);
            }
        }
    }
}
