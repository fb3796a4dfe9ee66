package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Needs;
import org.meguri.TownFixture;
import org.meguri.rehearsal.SampleTown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the house, for every person who may come to it, in a real browser. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class EveryPageTest {

    /** Those of the sample town, one for each role. */
    private static final Map<String, String> PEOPLE = Map.of(
            "staff", "shoko-1",
            "chief", "shoko-kacho",
            "director", "kankei-bucho",
            "planning", "kikaku-1",
            "committee", "iin-1",
            "executive", "cho",
            "administrator", "admin");

    /** Those of the town in which nothing has happened yet. */
    private static final Map<String, String> EARLY_PEOPLE = Map.of(
            "staff", "sato",
            "chief", "shokocho",
            "director", "bucho",
            "planning", "kikaku",
            "committee", "iin",
            "executive", "shicho",
            "administrator", "kanri");

    @LocalServerPort
    int port;

    @Autowired
    private TownFixture town;

    @Autowired
    private SampleTown sample;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @BeforeEach
    void browser() {
        Needs.that(Chrome.available(), "/usr/bin/chromium and /usr/bin/chromedriver");
    }

    @Test
    void nobody_meets_a_poor_page_in_the_sample_town() {
        sample.found();
        var routes = Rounds.routes(mapping);
        assertThat(routes).hasSizeGreaterThan(80);
        try (var survey = new Survey(port, routes, "sample")) {
            survey.asNobody();
            survey.walk("citizen", List.of("/public", "/login"));
            new java.util.TreeMap<>(PEOPLE).forEach((role, login) -> {
                survey.as(login, SampleTown.PASSWORD);
                survey.walk(role, List.of("/tasks"));
            });
            report("sample town", survey);
            var unseen = new TreeSet<String>();
            routes.forEach(route -> unseen.add(route.getPatternString()));
            unseen.removeAll(survey.seen());
            System.out.println("pages: not reached by links: " + unseen);
            assertThat(survey.wrong()).isEmpty();
        }
    }

    @Test
    void nobody_meets_a_poor_page_before_anything_has_happened() {
        town.found();
        try (var survey = new Survey(port, Rounds.routes(mapping), "empty")) {
            survey.asNobody();
            survey.walk("citizen", List.of("/public"));
            new java.util.TreeMap<>(EARLY_PEOPLE).forEach((role, login) -> {
                survey.as(login, TownFixture.PASSWORD);
                survey.walk(role, List.of("/tasks"));
            });
            report("empty town", survey);
            assertThat(survey.wrong()).isEmpty();
        }
    }

    private static void report(String where, Survey survey) {
        System.out.printf(
                "pages: %s: %d routes, %d pages, %d views, %d findings%n",
                where,
                survey.seen().size(),
                survey.pages(),
                survey.views(),
                survey.wrong().size());
        var heavy = new TreeSet<String>();
        survey.weights().forEach((route, bytes) -> {
            if (bytes > 60_000) {
                heavy.add(route + " " + bytes);
            }
        });
        System.out.println("pages: heavier than 60 kB: " + heavy);
        survey.wrong().stream().limit(400).forEach(line -> System.out.println("pages: " + line));
    }
}
