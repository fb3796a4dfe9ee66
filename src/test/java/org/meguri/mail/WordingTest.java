package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** メールの文面: worded by the town, with fixed placeholders and no logic. */
@MeguriTest
class WordingTest {

    private static final String SUBJECT = "task.letter.OVERDUE.subject";

    @Autowired
    LetterTexts texts;

    @Autowired
    TownFixture town;

    @Autowired
    MockMvcTester web;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void every_text_that_can_be_worded_exists_and_shows_its_placeholders_by_name() {
        assertThat(Wording.catalogue()).isNotEmpty().allSatisfy(wording -> {
            var product = texts.product(wording);
            assertThat(Wording.places(product)).as(wording.key()).isSubsetOf(wording.names());
            assertThat(Wording.places(product)).as(wording.key()).containsAll(wording.required());
            assertThat(wording.names()).as(wording.key()).containsAll(wording.required());
        });
    }

    @Test
    void a_text_of_the_towns_own_is_seen_filled_in_kept_and_used_and_the_products_comes_back() {
        var own = "至急：{対象}の{作業}（{期限}まで）";
        var seen = post(SUBJECT, "check", own, 0);
        assertThat(seen).hasStatusOk();
        assertThat(document(seen).select("#preview").parents().first()).isNotNull();
        assertThat(document(seen).text()).contains("至急：No.12 求人の開拓（見本）の自己評価（6/12（金）まで）");
        assertThat(said()).as("only looked at").contains("【めぐり】期限超過のお知らせ");
        assertThat(post(SUBJECT, "keep", own, 0)).hasStatus3xxRedirection();
        assertThat(said()).isEqualTo("至急：道路の自己評価（6/1まで）");
        assertThat(page("/wording").text()).contains("町の文面", own);
        assertThat(post(SUBJECT, "keep", "{対象}", 0)).as("an old page").hasStatus(409);
        assertThat(post(SUBJECT, "keep", own, 1)).as("no change").hasStatus(422);
        assertThat(post(SUBJECT, "product", "", 1)).hasStatus3xxRedirection();
        assertThat(said()).contains("【めぐり】期限超過のお知らせ");
        assertThat(page("/wording/" + SUBJECT).text()).contains("第2版", "第1版", "製品の文面");
        assertThat(page("/admin/journal").text()).contains("メールの文面を変更しました（第1版）");
    }

    @Test
    void nothing_in_a_text_or_a_value_is_evaluated() {
        var wording = Wording.of(SUBJECT).orElseThrow();
        assertThat(wording.fill("${7*7} #{x} {対象}", List.of("自己評価", "{期限} $1 \\0 {0}", "6/1")))
                .isEqualTo("${7*7} #{x} {期限} $1 \\0 {0}");
        refused(SUBJECT, "${7*7} {対象}", "{7*7}という差込みはありません");
        assertThat(post(SUBJECT, "keep", "$1 \\0 #x {対象}", 0)).hasStatus3xxRedirection();
        assertThat(said()).isEqualTo("$1 \\0 #x 道路");
    }

    @Test
    void what_cannot_be_is_refused_with_its_cure() {
        refused(SUBJECT, "{件名}の知らせ {対象}", "{件名}という差込みはありません");
        refused(SUBJECT, "期限の知らせ", "{対象}がありません");
        refused(SUBJECT, "一行目\n{対象}", "1行で");
        refused(SUBJECT, " ", "文面");
        refused(SUBJECT, "{対象}" + "あ".repeat(120), "120");
        refused(SUBJECT, "{対象}\uE000", "");
        refused("mail.letter.footer", "{あて先}", "この文面に差込みはありません");
        assertThat(post("mail.problem.REFUSED", "keep", "x", 0)).hasStatus(404);
        for (var login : List.of("sato", "shokocho", "iin")) {
            assertThat(web.get().uri("/wording").with(town.signedIn(login)))
                    .as(login)
                    .hasStatus(403);
        }
        assertThat(said()).contains("【めぐり】期限超過のお知らせ");
    }

    private void refused(String key, String text, String cure) {
        assertThat(post(key, "keep", text, 0))
                .as(text)
                .hasStatus(422)
                .bodyText()
                .contains(cure);
    }

    private String said() {
        return texts.of(SUBJECT, "自己評価", "道路", "6/1");
    }

    private MvcTestResult post(String key, String act, String text, int seen) {
        return web.post()
                .uri("/wording/" + key)
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .param("act", act)
                .param("text", text)
                .param("seen", Integer.toString(seen))
                .exchange();
    }

    private Document page(String path) {
        var answer = web.get().uri(path).with(town.signedIn("kikaku")).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return document(answer);
    }

    private static Document document(MvcTestResult answer) {
        var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return Jsoup.parse(body);
    }
}
