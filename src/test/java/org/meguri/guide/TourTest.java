package org.meguri.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Somebody new is shown the first steps once, and again when asked for. */
@MeguriTest
class TourTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @BeforeEach
    void found() {
        town.found();
    }

    private String page(String login, String address) {
        var answer = web.get().uri(address).with(town.signedIn(login)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void the_first_steps_are_shown_until_somebody_is_done_with_them() {
        assertThat(page("sato", "/tasks")).contains("はじめの案内（1／4）", "ここが、あなたの仕事の始まりです");
        assertThat(page("sato", "/guide")).doesNotContain("はじめの案内（");
        for (var twice = 0; twice < 2; twice++) {
            assertThat(web.post()
                            .uri("/guide/tour/done")
                            .with(town.signedIn("sato"))
                            .with(csrf()))
                    .hasStatus3xxRedirection()
                    .hasRedirectedUrl("/tasks");
        }
        assertThat(page("sato", "/tasks")).doesNotContain("はじめの案内（");
        assertThat(page("suzuki", "/tasks")).as("of somebody else").contains("はじめの案内（1／4）");
    }

    @Test
    void they_can_be_called_again_step_by_step() {
        web.post()
                .uri("/guide/tour/done")
                .with(town.signedIn("iin"))
                .with(csrf())
                .exchange();
        assertThat(page("iin", "/guide")).contains("/tasks?tour=1");
        assertThat(page("iin", "/tasks?tour=2")).contains("はじめの案内（2／4）", "評価票を読みます", "/tasks?tour=3", "/tasks?tour=1");
        assertThat(page("iin", "/tasks?tour=4")).contains("案内を終える").doesNotContain("tour=5");
        assertThat(page("iin", "/tasks?tour=99")).contains("はじめの案内（1／4）");
    }

    @Test
    void everybody_reads_every_chapter_one_s_own_first() {
        assertThat(page("sato", "/guide")).containsSubsequence("あなたの役割の手引き", "担当者の手引き", "ほかの役割の手引き", "課長の手引き");
        for (var chapter : Chapter.values()) {
            assertThat(page("sato", "/guide/" + chapter.slug())).contains("この手引きの内容", "/img/guide/");
        }
        assertThat(web.get().uri("/guide/nobody").with(town.signedIn("sato"))).hasStatus(404);
    }
}
