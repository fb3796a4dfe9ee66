package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.PlainBrowser.location;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.MeguriTest;
import org.meguri.PlainBrowser;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** In which language whoever reads gets the pages. */
@MeguriTest
class LanguageTest {

    @Autowired
    MockMvc pages;

    @Autowired
    TownFixture town;

    @Autowired
    JdbcTemplate database;

    @LocalServerPort
    int port;

    private PlainBrowser browser;

    @BeforeEach
    void found() {
        town.found();
        browser = new PlainBrowser(port);
    }

    @Test
    void pages_are_japanese_before_anybody_has_chosen_whatever_the_browser_prefers() throws Exception {
        assertThat(browser.get("/login", "Accept-Language", "en-GB,en").body())
                .contains("<html lang=\"ja\"", "ログインする", "aria-current=\"true\">日本語")
                .doesNotContain("aria-current=\"true\">English");
    }

    @Test
    void a_person_keeps_the_language_over_log_out_log_in_and_another_browser() throws Exception {
        browser.signIn("sato", TownFixture.PASSWORD);
        assertThat(browser.get("/account").body()).contains("<html lang=\"ja\"", "パスワードの変更");
        var chosen = browser.post("/language", Map.of("language", "en", "back", "/account?from=menu"));
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(location(chosen)).isEqualTo("/account?from=menu");
        assertThat(browser.get("/account").body())
                .contains("<html lang=\"en\"", "Change password", "aria-current=\"true\">English", "My tasks")
                .contains("Section staff")
                .doesNotContain("パスワード");
        browser.post("/logout", Map.of());
        assertThat(browser.get("/login?logout").body()).contains("<html lang=\"en\"", "You are logged out.");

        var elsewhere = new PlainBrowser(port);
        assertThat(elsewhere.get("/login").body()).contains("<html lang=\"ja\"");
        elsewhere.signIn("sato", TownFixture.PASSWORD);
        assertThat(elsewhere.get("/account").body()).contains("<html lang=\"en\"", "Change password");
    }

    @Test
    void the_log_in_page_speaks_the_language_that_was_chosen_on_it_and_so_does_the_page_after_it() throws Exception {
        var chosen = browser.post("/language", Map.of("language", "en", "back", "/login"));
        assertThat(location(chosen)).isEqualTo("/login");
        var cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("MEGURI-LANGUAGE=en", "HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(browser.get("/login").body()).contains("<html lang=\"en\"", "User ID");
        browser.signIn("suzuki", TownFixture.PASSWORD);
        assertThat(browser.get("/account").body()).contains("<html lang=\"en\"");
        assertThat(database.queryForObject("select language from officer where login = 'suzuki'", String.class))
                .as("on this browser only, until suzuki chooses")
                .isNull();
    }

    @Test
    void what_a_person_chose_counts_more_than_what_the_browser_remembers() throws Exception {
        choose("sato", "ja");
        var page = pages.perform(
                        get("/account").with(town.signedIn("sato")).cookie(new Cookie("MEGURI-LANGUAGE", "en")))
                .andReturn();
        assertThat(page.getResponse().getContentAsString()).contains("<html lang=\"ja\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//example.com/", "/\\example.com", "https://example.com/", "example.com", "/a\r\nb", "/ä"})
    void the_choice_leads_back_to_a_page_of_ours_only(String back) throws Exception {
        var response = pages.perform(
                        post("/language").with(csrf()).param("language", "en").param("back", back))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getRedirectedUrl()).isEqualTo("/");
    }

    @Test
    void an_address_with_braces_leads_back_as_it_is() throws Exception {
        var response = pages.perform(post("/language")
                        .with(csrf())
                        .param("language", "en")
                        .param("back", "/admin/officers?q={x}&y=%E3%81%82"))
                .andReturn()
                .getResponse();
        assertThat(response.getRedirectedUrl()).isEqualTo("/admin/officers?q={x}&y=%E3%81%82");
    }

    @Test
    void an_unknown_language_and_a_page_without_its_token_are_refused() throws Exception {
        assertThat(pages.perform(post("/language").with(csrf()).param("language", "fr"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
        assertThat(pages.perform(post("/language").param("language", "en"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void whoever_has_a_temporary_password_can_choose_the_language_to_read_what_to_do() throws Exception {
        database.update("update officer set password_temporary = true where login = 'sato'");
        browser.signIn("sato", TownFixture.PASSWORD);
        assertThat(location(browser.get("/tasks"))).isEqualTo("/account");
        assertThat(location(browser.post("/language", Map.of("language", "en", "back", "/account"))))
                .isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains("<html lang=\"en\"", "Your present password is temporary.");
    }

    /** The page would be lost, and what was typed with it. */
    @Test
    void a_page_that_answers_a_form_does_not_offer_the_choice() throws Exception {
        var page = pages.perform(
                        post("/account/password").with(town.signedIn("sato")).param("current", "違う"))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString())
                .doesNotContain("action=\"/language\"")
                .contains("class=\"masthead\"");
        assertThat(read("sato", "/account")).contains("action=\"/language\"", "name=\"back\" value=\"/account\"");
    }

    @Test
    void what_is_refused_is_told_in_the_persons_language() throws Exception {
        choose("sato", "en");
        var refused = pages.perform(
                        post("/account/password").with(town.signedIn("sato")).param("current", "違う"))
                .andReturn()
                .getResponse();
        assertThat(refused.getContentAsString()).contains("The present password is wrong.");
        browser.signIn("sato", TownFixture.PASSWORD);
        assertThat(browser.get("/admin/officers").body()).contains("Your role does not allow this page");
        assertThat(browser.get("/nowhere").body())
                .contains("<html lang=\"en\"", "Page not found", "name=\"back\" value=\"/nowhere\"");
    }

    @Test
    void pages_for_citizens_are_the_same_for_everybody() throws Exception {
        var plain = new PlainBrowser(port).get("/public");
        browser.post("/language", Map.of("language", "en", "back", "/login"));
        var english = browser.get("/public");
        assertThat(english.body())
                .isEqualTo(plain.body())
                .contains("<html lang=\"ja\"")
                .doesNotContain("/language");
        assertThat(english.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(english.headers().firstValue("Cache-Control")).contains("max-age=60, public");
    }

    private void choose(String login, String language) throws Exception {
        assertThat(pages.perform(post("/language")
                                .with(town.signedIn(login))
                                .param("language", language)
                                .param("back", "/account"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(303);
    }

    private String read(String login, String path) throws Exception {
        return pages.perform(get(path).with(town.signedIn(login)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
