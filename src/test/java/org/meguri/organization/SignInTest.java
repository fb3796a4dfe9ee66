package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.PlainBrowser.location;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.MeguriTest;
import org.meguri.PlainBrowser;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@MeguriTest
class SignInTest {

    @Autowired
    MockMvc pages;

    @Autowired
    TownFixture town;

    @Autowired
    Administration administration;

    @Autowired
    TownAccounts accounts;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private PlainBrowser browser;

    @BeforeEach
    void found() {
        town.found();
        browser = new PlainBrowser(port);
    }

    @Test
    void a_person_signs_in_and_comes_to_the_page_that_was_asked_for() throws Exception {
        var asked = browser.get("/admin/officers?page=2");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).isEqualTo("/login");
        var before = browser.sessionId();
        var signedIn = browser.signIn("kanri", TownFixture.PASSWORD);
        assertThat(location(signedIn)).isEqualTo("/admin/officers?page=2");
        assertThat(browser.sessionId()).isNotEqualTo(before);
        assertThat(browser.get("/admin/officers").body()).contains("佐々木守", "システム管理者", "巡市", "職員と発令");
    }

    @Test
    void a_login_may_be_typed_in_full_width_capitals() throws Exception {
        assertThat(location(browser.signIn(" ＫＡＮＲＩ ", TownFixture.PASSWORD))).isEqualTo("/");
    }

    @Test
    void a_wrong_password_and_an_unknown_person_get_the_same_answer() throws Exception {
        assertThat(location(browser.signIn("kanri", "違う合言葉"))).isEqualTo("/login?error");
        assertThat(location(browser.signIn("nobody", TownFixture.PASSWORD))).isEqualTo("/login?error");
        administration.disable(town.person("kanri"), town.officer("sato"));
        assertThat(location(browser.signIn("sato", TownFixture.PASSWORD))).isEqualTo("/login?error");
        assertThat(browser.get("/login?error").body()).contains("利用者IDかパスワードが違います");
    }

    @Test
    void after_signing_out_the_session_is_worth_nothing() throws Exception {
        browser.signIn("kanri", TownFixture.PASSWORD);
        var out = browser.post("/logout", Map.of());
        assertThat(location(out)).isEqualTo("/login?logout");
        assertThat(location(browser.get("/admin/officers"))).startsWith("/login");
    }

    @Test
    void signing_out_leaves_nothing_on_a_shared_computer() throws Exception {
        pages.perform(MockMvcRequestBuilders.post("/logout").secure(true).with(town.signedIn("sato")))
                .andExpect(header().string("Clear-Site-Data", "\"cache\", \"storage\""))
                .andExpect(header().exists("Strict-Transport-Security"));
    }

    @Test
    void a_disabled_person_is_out_with_the_next_click() throws Exception {
        browser.signIn("kikaku", TownFixture.PASSWORD);
        assertThat(browser.get("/admin/officers").statusCode()).isEqualTo(200);
        administration.disable(town.person("kanri"), town.officer("kikaku"));
        assertThat(location(browser.get("/admin/officers"))).isEqualTo("/login?expired");
        assertThat(location(browser.get("/admin/officers"))).startsWith("/login");
    }

    @Test
    void a_new_password_ends_the_sessions_of_the_old_one() throws Exception {
        browser.signIn("kikaku", TownFixture.PASSWORD);
        administration.resetPassword(town.person("kanri"), town.officer("kikaku"));
        assertThat(location(browser.get("/admin/officers"))).isEqualTo("/login?expired");
    }

    @Test
    void a_duty_that_was_taken_away_is_gone_with_the_next_click() throws Exception {
        browser.signIn("kikaku", TownFixture.PASSWORD);
        assertThat(browser.get("/admin/units").statusCode()).isEqualTo(200);
        var held = administration
                .officer(town.person("kanri"), town.officer("kikaku"))
                .appointments()
                .get(0);
        administration.endAppointment(
                town.person("kanri"),
                town.officer("kikaku"),
                held.id(),
                LocalDate.now(clock).minusDays(1));
        var refused = browser.get("/admin/units");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("あなたの役割では使えません");
    }

    @Test
    void a_temporary_password_has_to_be_changed_before_anything_else() throws Exception {
        var issued = administration.resetPassword(town.person("kanri"), town.officer("kikaku"));
        browser.signIn("kikaku", issued.password());
        assertThat(location(browser.get("/admin/units"))).isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains("仮のもの");
        var changed = browser.post(
                "/account/password",
                Map.of("current", issued.password(), "chosen", "川の流れのように2026", "again", "川の流れのように2026"));
        assertThat(location(changed)).isEqualTo("/");
        assertThat(browser.get("/admin/units").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x",
                "/%5Cevil.example",
                "/admin;jsessionid=1/units",
                "/admin//units",
                "/./admin/units",
                "/admin/%2e%2e/units",
                "/admin%2Funits",
                "/ADMIN/units",
                "/admin/units.json",
                "/admin/units/"
            })
    void tricks_with_the_address_lead_nowhere(String address) throws Exception {
        browser.signIn("kikaku", TownFixture.PASSWORD);
        assertThat(browser.get(address).statusCode()).isIn(400, 404);
    }

    @Test
    void after_the_sign_in_nobody_is_sent_to_another_host() throws Exception {
        browser.get("/admin/units?next=https://evil.example", "X-Forwarded-Host", "evil.example");
        assertThat(location(browser.signIn("kanri", TownFixture.PASSWORD)))
                .isEqualTo("/admin/units?next=https://evil.example");
        assertThat(location(browser.post("/login?next=//evil.example", Map.of("username", "kanri", "password", "x"))))
                .isEqualTo("/login?error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/camunda/app/",
                "/api/engine",
                "/app/welcome",
                "/forms/self-evaluation.form",
                "/bpmn/cycle.bpmn",
                "/actuator",
                "/actuator/health",
                "/h2-console",
                "/swagger-ui",
                "/v3/api-docs",
                "/.git/config",
                "/js/meguri.js.map",
                "/WEB-INF/web.xml",
                "/application.yaml",
                "/admin.bak",
                "/error"
            })
    void what_no_rule_lists_does_not_exist(String address) throws Exception {
        assertThat(browser.get(address).statusCode()).isEqualTo(404);
        browser.signIn("kanri", TownFixture.PASSWORD);
        assertThat(browser.get(address).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/officers, kanri kikaku kikaku2 kikakucho",
        "/outbox/x,       kanri kikaku kikaku2 kikakucho",
        "/plans/x,        kikaku kikaku2 kikakucho",
        "/cycles/x,       kikaku kikaku2 kikakucho",
        "/monitor/x,      kikaku kikaku2 kikakucho",
        "/reviews/x,      kikaku kikaku2 kikakucho",
        "/publication/x,  kikaku kikaku2 kikakucho",
        "/rehearsal/x,    kikaku kikaku2 kikakucho",
        "/approvals/x,    shokocho nogyocho bucho kikakubucho kikakucho",
        "/committee/x,    iin iin2 kikaku kikaku2 kikakucho",
        "/board/x,        shicho kikaku kikaku2 kikakucho"
    })
    void each_part_of_the_house_is_open_to_its_roles_only(String address, String admitted) throws Exception {
        var everybody =
                "sato suzuki shokocho tanaka nogyocho bucho kikakubucho kikaku kikaku2 kikakucho iin iin2 shicho"
                        + " kanri";
        for (var login : everybody.split(" ")) {
            var may = Arrays.asList(admitted.split(" ")).contains(login);
            var answer = pages.perform(MockMvcRequestBuilders.get(address).with(town.signedIn(login)))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            assertThat(answer == 403)
                    .as("%s at %s answers %s", login, address, answer)
                    .isEqualTo(!may);
        }
    }

    @Test
    void a_change_without_the_token_of_the_page_is_refused_kindly() throws Exception {
        browser.signIn("kanri", TownFixture.PASSWORD);
        var refused = browser.send("/admin/units", "code=a&name=b&kind=SECTION");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("この画面を開いてから時間がたったか", "お問い合わせの際は");
        pages.perform(MockMvcRequestBuilders.post("/admin/units").with(user(accounts.loadUserByUsername("kanri"))))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_change_from_another_site_is_refused_even_with_the_token(String site) throws Exception {
        pages.perform(MockMvcRequestBuilders.post("/login").with(csrf()).header("Sec-Fetch-Site", site))
                .andExpect(status().isForbidden());
    }

    @Test
    void every_page_carries_the_headers_that_protect_it() throws Exception {
        browser.signIn("kanri", TownFixture.PASSWORD);
        for (var address :
                new String[] {"/login", "/admin/officers", "/nowhere", "/css/meguri.css", "/public/nowhere"}) {
            var headers = browser.get(address).headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .as(address)
                    .hasValue(SignInConfiguration.CONTENT_SECURITY_POLICY);
            assertThat(headers.firstValue("X-Content-Type-Options")).as(address).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(address).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(address).hasValue("same-origin");
            assertThat(headers.firstValue("Server")).as(address).isEmpty();
        }
        assertThat(browser.get("/admin/officers").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        assertThat(browser.get("/css/meguri.css").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).doesNotContain("no-store"));
    }

    @Test
    void citizens_get_no_session() throws Exception {
        assertThat(browser.get("/public/nowhere").headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(browser.get("/css/meguri.css").headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void the_cookie_of_the_session_is_out_of_reach_of_scripts_and_other_sites() throws Exception {
        var cookie = browser.get("/login").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("MEGURI=").contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void a_part_of_a_page_is_not_replaced_by_the_sign_in() throws Exception {
        pages.perform(MockMvcRequestBuilders.get("/tasks").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/login"));
    }

    @Test
    void other_methods_are_no_way_in() throws Exception {
        for (var method : new String[] {"TRACE", "PUT", "DELETE", "PATCH"}) {
            assertThat(pages.perform(MockMvcRequestBuilders.request(HttpMethod.valueOf(method), "/admin/units")
                                    .with(town.signedIn("sato")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(method)
                    .isIn(400, 403, 405);
        }
        pages.perform(MockMvcRequestBuilders.post("/admin/units")
                        .param("_method", "GET")
                        .with(town.signedIn("sato")))
                .andExpect(status().isForbidden());
    }

    @Test
    void the_sign_in_page_shows_no_accounts_outside_of_the_sample_town() throws Exception {
        pages.perform(MockMvcRequestBuilders.get("/login"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("sato"))));
    }

    @Test
    void who_is_signed_in_does_not_see_the_sign_in_page() throws Exception {
        pages.perform(MockMvcRequestBuilders.get("/login").with(town.signedIn("sato")))
                .andExpect(redirectedUrl("/"));
    }
}
