package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class MailHtmlTest {

    private static final String BASE = "https://meguri.example.lg.jp";

    @Test
    void headings_paragraphs_links_and_the_signature_are_what_they_are_in_the_plain_text() {
        var html = Jsoup.parse(MailHtml.of(
                "件名", "佐藤花子 様\n\n■ 期限が近い作業（1件）\n\n1．自己評価\n　" + BASE + "/evaluations/1\n\n--\n自動でお送りしています。", BASE));
        assertThat(html.title()).isEqualTo("件名");
        assertThat(html.select("h2").eachText()).containsExactly("期限が近い作業（1件）");
        assertThat(html.select("p")).hasSize(3);
        assertThat(html.select("a")).singleElement().satisfies(link -> {
            assertThat(link.attr("href")).isEqualTo(BASE + "/evaluations/1");
            assertThat(link.text()).isEqualTo(BASE + "/evaluations/1");
        });
        assertThat(html.select("p").last()).isNotNull();
        assertThat(html.text()).contains("佐藤花子 様", "1．自己評価", "自動でお送りしています。");
    }

    @Test
    void nothing_that_somebody_typed_is_anything_but_text() {
        var hostile = "<script>alert(1)</script>\n${7*7} {link} <a href='https://evil.example/'>x</a> &amp; \"'\n"
                + "https://evil.example/\n" + BASE + ".evil.example/\n" + BASE + "/\"onclick=x\n■ <b>x</b>";
        var html = Jsoup.parse(MailHtml.of("<b>件名</b>", hostile, BASE));
        assertThat(html.select("script, b, img, [onclick]")).isEmpty();
        assertThat(html.select("a")).hasSize(1);
        assertThat(html.select("a").attr("href")).isEqualTo(BASE + "/\"onclick=x");
        assertThat(html.title()).isEqualTo("<b>件名</b>");
        assertThat(html.text())
                .contains("<script>alert(1)</script>", "${7*7} {link}", "&amp;", "https://evil.example/");
    }

    @Test
    void nothing_comes_from_elsewhere_and_nothing_has_a_fixed_width() {
        var html = MailHtml.of("件名", "本文\n\n■ 見出し\n\n" + BASE + "/tasks", BASE);
        assertThat(Jsoup.parse(html).select("img, link, style, script, table, [src], [width]"))
                .isEmpty();
        assertThat(html).doesNotContain("url(", "@import", ";width:", "\"width:", "min-width");
    }
}
