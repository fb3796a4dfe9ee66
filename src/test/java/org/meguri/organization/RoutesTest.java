package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that a controller answers is known to the rules of the front door. */
@MeguriTest
class RoutesTest {

    /** The calendar's link is its own key, for a calendar program cannot sign in (ADR 0040). */
    private static final Set<String> OPEN = Set.of("/language", "/login", "/setup", "/error", "/feed/{secret}.ics");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping controllers;

    @Autowired
    MockMvc pages;

    @Autowired
    TownFixture town;

    @BeforeEach
    void found() {
        town.found();
        town.extend(
                """
                units: [{code: kankei, name: 環境経済部, kind: DEPARTMENT}]
                officers:
                  - login: zenbu
                    name: 全部守
                    appointments:
                      - {unit: kankei, role: SECTION_STAFF}
                      - {unit: kankei, role: SECTION_CHIEF}
                      - {unit: kankei, role: DIRECTOR}
                      - {unit: kankei, role: PLANNING}
                      - {unit: kankei, role: COMMITTEE_MEMBER}
                      - {unit: kankei, role: EXECUTIVE}
                      - {unit: kankei, role: ADMINISTRATOR}
                """);
    }

    @Test
    void every_route_has_a_rule() throws Exception {
        for (var route : routes()) {
            var answer = pages.perform(get(concrete(route)).with(town.signedIn("zenbu")))
                    .andReturn();
            assertThat(answer.getRequest().getAttribute(SignInPages.NO_SUCH_PAGE))
                    .as("a rule for %s", route)
                    .isNull();
            assertThat(answer.getResponse().getStatus()).as(route).isNotEqualTo(403);
        }
    }

    @Test
    void nobody_comes_anywhere_without_signing_in() throws Exception {
        var closed = routes().stream().filter(route -> !OPEN.contains(route)).toList();
        assertThat(closed).hasSizeGreaterThan(20);
        for (var route : closed) {
            var response = pages.perform(get(concrete(route))).andReturn().getResponse();
            assertThat(Arrays.asList(response.getStatus(), response.getHeader("Location")))
                    .as(route)
                    .containsExactly(302, "/login");
        }
    }

    @Test
    void a_person_without_a_duty_sees_nothing_of_the_others_work() throws Exception {
        town.extend(
                """
                units: [{code: kankei, name: 環境経済部, kind: DEPARTMENT}]
                officers: [{login: nashi, name: 無役一}]""");
        for (var route : routes()) {
            if (route.matches(
                    "/(admin|plans|cycles|monitor|reviews|publication|outbox|rehearsal|approvals|committee|board).*")) {
                assertThat(pages.perform(get(concrete(route)).with(town.signedIn("nashi")))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                        .as(route)
                        .isEqualTo(403);
            }
        }
    }

    private Set<String> routes() {
        var routes = new TreeSet<String>();
        controllers.getHandlerMethods().keySet().forEach(mapping -> routes.addAll(mapping.getPatternValues()));
        assertThat(routes).contains("/admin/units");
        routes.removeIf(route -> route.startsWith("/public"));
        return routes;
    }

    private static String concrete(String route) {
        return route.replaceAll("\\{[^}]+}", "00000000-0000-4000-8000-000000000000");
    }
}
