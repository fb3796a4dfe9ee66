package org.meguri.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a page's script is answered about the session. */
@MeguriTest
class SessionTest {

    private static final String SCRIPT = "X-Requested-With";

    @Autowired
    TownFixture town;

    @Autowired
    PageSeal seals;

    @Autowired
    MockMvcTester browser;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void a_script_whose_session_is_over_is_answered_401_with_and_without_a_token() {
        assertThat(browser.get().uri("/session").header(SCRIPT, "meguri").exchange())
                .hasStatus(401)
                .doesNotContainHeader("Location");
        assertThat(browser.post()
                        .uri("/evaluations/x/draft")
                        .header(SCRIPT, "meguri")
                        .exchange())
                .as("the token goes with the session: it fails before anybody asks who it is")
                .hasStatus(401)
                .doesNotContainHeader("Location");
        assertThat(browser.post()
                        .uri("/evaluations/x/draft")
                        .header(SCRIPT, "meguri")
                        .with(csrf())
                        .exchange())
                .hasStatus(401);
        assertThat(browser.post().uri("/evaluations/x/draft").exchange())
                .as("a person without a page of ours is refused as ever")
                .hasStatus(403);
    }

    @Test
    void the_session_is_told_to_its_person() {
        assertThat(browser.get().uri("/session").with(town.signedIn("sato")).exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.person")
                .isEqualTo(seals.name(town.officer("sato")));
    }

    @Test
    void over_a_page_only_its_reader_logs_in_again() {
        var page = seals.seal(town.officer("sato"));
        assertThat(logIn("sato", TownFixture.PASSWORD, page)).hasStatus(204);
        assertThat(logIn("sato", "違う合言葉", page)).hasStatus(422);
        var other = logIn("suzuki", TownFixture.PASSWORD, page);
        assertThat(other).hasStatus(409);
        var session = (MockHttpSession) other.getRequest().getSession(false);
        assertThat(session == null || session.isInvalid())
                .as("and has no session by it")
                .isTrue();
        assertThat(logIn("sato", TownFixture.PASSWORD, "x")).hasStatus(409);
    }

    @Test
    void keys_differ_by_person_and_no_tablet_of_the_committee_gets_one() {
        assertThat(seals.key(town.officer("sato")))
                .isEqualTo(seals.key(town.officer("sato")))
                .isNotEqualTo(seals.key(town.officer("suzuki")));
        assertThat(seals.name(town.officer("sato"))).isNotEqualTo(seals.name(town.officer("suzuki")));
        assertThat(page("sato").attr("data-key")).isEqualTo(seals.key(town.officer("sato")));
        assertThat(page("iin").attr("data-person")).isEqualTo(seals.name(town.officer("iin")));
        assertThat(page("iin").hasAttr("data-key")).isFalse();
    }

    private org.jsoup.nodes.Element page(String login) {
        var page = browser.get().uri("/account").with(town.signedIn(login)).session(new MockHttpSession());
        var answer = page.exchange();
        assertThat(answer.getResponse().getHeader("Cache-Control"))
                .as("the key is in it")
                .contains("no-store");
        return java.util.Objects.requireNonNull(Jsoup.parse(body(answer)).selectFirst("meta[name=meguri-keeping]"));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult logIn(String login, String password, String page) {
        return browser.post()
                .uri("/login")
                .param("username", login)
                .param("password", password)
                .param("_page", page)
                .header(SCRIPT, "meguri")
                .with(csrf())
                .exchange();
    }
}
