package org.meguri.guide;

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
import org.springframework.util.LinkedMultiValueMap;

/** 期限と督促の流れ: everybody sees the ladder drawn from the table that is in force. */
@MeguriTest
class LadderGuideTest {

    @Autowired
    TownFixture town;

    @Autowired
    MockMvcTester web;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void the_picture_is_drawn_from_the_products_table_and_its_twin_says_the_same() {
        var page = page("/guide/ladder", "sato");
        assertThat(page.select("svg .stair-name").eachText())
                .containsExactly("期限前のお知らせ", "期限超過", "部長への報告", "企画課への報告")
                .isEqualTo(page.select("tbody th").eachText());
        assertThat(page.select("svg .stair-day").eachText())
                .containsExactlyInAnyOrder("期限", "3営業日前", "1営業日後", "3営業日後", "5営業日後");
        assertThat(page.select("nav.filters a")).hasSizeGreaterThan(5);
        var treads = page.select("svg rect").eachAttr("y").stream()
                .map(Integer::valueOf)
                .toList();
        assertThat(treads).as("each step is higher").isSortedAccordingTo(java.util.Comparator.reverseOrder());
        var due = Integer.parseInt(page.select("svg .stair-due").attr("x1"));
        var places = page.select("svg rect").eachAttr("x").stream()
                .map(Integer::valueOf)
                .toList();
        assertThat(places.get(0)).isLessThan(due);
        assertThat(places.subList(1, 4)).allMatch(x -> x > due);
        assertThat(page("/guide", "sato").select("a[href='/guide/ladder']")).hasSize(1);
    }

    @Test
    void an_edition_of_the_town_is_drawn_from_its_day_on() {
        var form = new LinkedMultiValueMap<String, String>();
        List.of("REMINDER:7", "OVERDUE:2").forEach(one -> {
            var parts = one.split(":");
            form.set("on." + parts[0], "true");
            form.set("days." + parts[0], parts[1]);
            form.set("tone." + parts[0], "PLAIN");
            form.set("channel." + parts[0], "MAIL");
            form.set("to." + parts[0], "SECTION_STAFF");
        });
        form.set("act", "keep");
        form.set(
                "from",
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Tokyo")).toString());
        form.set("reason", "ためし");
        assertThat(web.post()
                        .uri("/ladder/SELF_EVALUATION")
                        .with(town.signedIn("kikaku"))
                        .with(csrf())
                        .params(form))
                .hasStatus3xxRedirection();
        assertThat(page("/guide/ladder", "sato").select("svg .stair-day").eachText())
                .containsExactlyInAnyOrder("期限", "7営業日前", "2営業日後");
        assertThat(page("/guide/ladder?stage=APPROVAL", "sato").select("svg .stair-name"))
                .as("other stages keep their rungs")
                .hasSizeGreaterThan(2);
    }

    @Test
    void a_stage_that_does_not_exist_is_not_drawn() {
        assertThat(web.get().uri("/guide/ladder?stage=LUNCH").with(town.signedIn("sato")))
                .hasStatus(404);
    }

    private Document page(String path, String login) {
        var answer = web.get().uri(path).with(town.signedIn(login)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(
                new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
