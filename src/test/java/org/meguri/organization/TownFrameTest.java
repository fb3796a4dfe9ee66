package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MeguriTest
class TownFrameTest {

    private static final String MORE = "<li class=\"menu-more\">";

    @Autowired
    MockMvcTester web;

    @Autowired
    UserDetailsService accounts;

    @Autowired
    TownFixture town;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void what_planning_seldom_needs_stands_behind_one_word_and_the_guide_does_not() {
        var menu = menu("/tasks", "kikaku");
        assertThat(menu)
                .containsSubsequence(
                        "href=\"/tasks\"",
                        "href=\"/reviews\"",
                        "href=\"/cycles\"",
                        "href=\"/guide\"",
                        MORE,
                        "<summary>",
                        "そのほか",
                        "href=\"/plans\"",
                        "href=\"/workbooks\"",
                        "href=\"/account\"",
                        "</details>")
                .doesNotContain("inside");
        assertThat(menu.substring(0, menu.indexOf(MORE)).split("<li>", -1).length - 1)
                .as("entries in the line")
                .isLessThanOrEqualTo(12);
    }

    @Test
    void the_word_says_that_the_page_is_among_those_behind_it() {
        assertThat(menu("/plans", "kikaku"))
                .containsSubsequence(MORE, "<summary class=\"inside\">", "href=\"/plans\" aria-current=\"page\"");
    }

    @Test
    void a_menu_of_long_words_is_shortened_too() {
        assertThat(menu("/tasks", "shokocho")).containsSubsequence("href=\"/approvals\"", MORE, "href=\"/account\"");
    }

    @Test
    void a_short_menu_shows_everything() {
        assertThat(menu("/tasks", "sato")).contains("href=\"/account\"").doesNotContain(MORE, "そのほか");
        assertThat(menu("/tasks", "kanri"))
                .contains("href=\"/admin/officers\"", "href=\"/account\"")
                .doesNotContain(MORE);
    }

    private String menu(String page, String login) {
        var html = assertThat(web.get()
                        .uri(page)
                        .servletPath(page)
                        .with(user(accounts.loadUserByUsername(login)))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??")
                .actual();
        return html.substring(html.indexOf("<nav class=\"menu\""), html.indexOf("</header>"));
    }
}
