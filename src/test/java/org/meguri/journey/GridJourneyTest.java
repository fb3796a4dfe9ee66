package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.process.YearFixture;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody with many items, a keyboard and an Excel file: fills cells, pastes a block, looks at it, applies it. */
@MeguriTest
class GridJourneyTest extends Journey {

    @Autowired
    YearFixture year;

    @Test
    void a_table_is_filled_and_a_block_is_pasted_by_keyboard_alone() {
        var cycle = year.handedOut();
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open("/grid/" + cycle + "?fields=result&fields=status_text&fields=future_text");
            browser.focus("[name='" + cell(cycle, 1, "result") + "']");
            browser.keys(Keys.ARROW_DOWN);
            browser.keys(Keys.ENTER);
            assertThat(browser.focused()).isEqualTo(cell(cycle, 3, "result"));
            browser.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
            browser.keys(Keys.TAB);
            assertThat(browser.focused()).isEqualTo(cell(cycle, 3, "status_text"));
            browser.keys("三の状況", Keys.ENTER, "二行目");
            assertThat(browser.text()).contains("未保存の欄 3");
            browser.picture("grid", 1366);
            browser.picture("grid", 820);
            browser.picture("grid", 400);

            browser.keys(Keys.chord(Keys.CONTROL, Keys.ENTER));
            assertThat(browser.focused()).isEqualTo(cell(cycle, 4, "status_text"));
            browser.pasteToNextPage("四の状況\t\"四の\n今後\"\r\n");
            assertThat(browser.text()).contains("貼り付けた内容の確認", "まだ保存していなかった3欄");
            browser.picture("grid-preview", 1366);
            assertThat(year.sheet(cycle, 3).content()).isEmpty();

            browser.focus("button[value=apply]");
            browser.keysToNextPage(Keys.ENTER);
            assertThat(browser.path()).isEqualTo("/grid/" + cycle);
            assertThat(year.sheet(cycle, 1).content()).isEqualTo(Map.of("result", "◎"));
            assertThat(year.sheet(cycle, 3).content()).isEqualTo(Map.of("result", "×", "status_text", "三の状況\n二行目"));
            assertThat(year.sheet(cycle, 4).content())
                    .isEqualTo(Map.of("status_text", "四の状況", "future_text", "四の\n今後"));

            browser.focus("[name='" + cell(cycle, 1, "status_text") + "']");
            browser.keys("長".repeat(1_001));
            browser.focus(".grid-form button[value=save]");
            browser.keysToNextPage(Keys.ENTER);
            assertThat(browser.text()).contains("1000字以内");
            browser.picture("grid-error", 1366);
            browser.focus("[name='" + cell(cycle, 1, "status_text") + "']");
            browser.keys(Keys.chord(Keys.CONTROL, "a"), "一の状況");
            browser.focus(".grid-form button[value=save]");
            browser.keysToNextPage(Keys.ENTER);
            assertThat(browser.text()).contains("1件の評価票の1欄を保存しました");
            assertThat(browser.focused()).isEqualTo(cell(cycle, 1, "status_text"));
            assertThat(year.sheet(cycle, 1).content()).containsEntry("status_text", "一の状況");
        }
    }

    private String cell(CycleId cycle, int seq, String field) {
        return "cell[" + year.sheet(cycle, seq).id() + "/" + field + "]";
    }
}
