package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page of all components is whole, and only for those who are signed in. */
@MeguriTest
class GalleryTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Test
    void every_component_is_drawn_on_one_page() {
        town.found();
        assertThat(web.get().uri("/gallery").with(town.signedIn("kanri")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "部品の一覧",
                        "swatch-blue-900",
                        "下書きを保存しました。",
                        "実績値を半角又は全角の数字で",
                        "状態の言葉 late",
                        "確かめの窓",
                        "利用者数の内訳を書いてください。");
        assertThat(web.get().uri("/gallery")).hasStatus(302);
    }
}
