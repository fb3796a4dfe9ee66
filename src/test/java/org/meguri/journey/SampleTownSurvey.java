package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Needs;
import org.meguri.rehearsal.SampleTown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page that the sample town's people are offered, in a real browser. It takes more than ten minutes, so it is no part of
 * the suite: {@code mvn test -Dtest=SampleTownSurvey}. Pictures and prints of all pages are left in {@code target/gallery}.
 */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class SampleTownSurvey {

    /** Those of the sample town, one for each role. */
    private static final Map<String, String> PEOPLE = Map.of(
            "staff", "shoko-1",
            "chief", "shoko-kacho",
            "director", "kankei-bucho",
            "planning", "kikaku-1",
            "committee", "iin-1",
            "executive", "cho",
            "administrator", "admin");

    @LocalServerPort
    int port;

    @Autowired
    private SampleTown sample;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void nobody_meets_a_poor_page_in_the_sample_town() {
        Needs.that(Chrome.available(), "/usr/bin/chromium and /usr/bin/chromedriver");
        sample.found();
        var routes = Rounds.routes(mapping);
        assertThat(routes).hasSizeGreaterThan(80);
        try (var survey = new Survey(port, routes, "sample")) {
            survey.asNobody();
            survey.walk("citizen", List.of("/public", "/login"));
            new TreeMap<>(PEOPLE).forEach((role, login) -> {
                survey.as(login, SampleTown.PASSWORD);
                survey.walk(role, List.of("/tasks"));
            });
            survey.report("sample town");
            var unseen = new TreeSet<String>();
            routes.forEach(route -> unseen.add(route.getPatternString()));
            unseen.removeAll(survey.seen());
            System.out.println("pages: not reached by links: " + unseen);
            assertThat(survey.wrong()).isEmpty();
        }
    }
}
