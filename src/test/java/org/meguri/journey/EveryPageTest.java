package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Needs;
import org.meguri.TownFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the house before anything has happened, for every person who may come to it, in a real browser. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class EveryPageTest {

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
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @BeforeEach
    void browser() {
        Needs.that(Chrome.available(), "/usr/bin/chromium and /usr/bin/chromedriver");
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
            survey.report("empty town");
            assertThat(survey.wrong()).isEmpty();
        }
    }
}
