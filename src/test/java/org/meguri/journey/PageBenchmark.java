package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Statements;
import org.meguri.TownFixture;
import org.meguri.plan.ItemDraft;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * How long the server takes for each page with 338 sheets in the year, as many as the basic plan has. Not part of the suite:
 * {@code mvn test -Dtest=PageBenchmark}, on MySQL with {@code -Dmeguri.test.database.url=…}. Each page is asked for
 * {@value #RUNS} times after {@value #WARM_UP} for warming up; printed are median and 95th percentile in milliseconds, and the
 * statements that the page sent.
 */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class PageBenchmark {

    private static final int SHEETS = 338;
    private static final int WARM_UP = 5;
    private static final int RUNS = 40;
    private static final double MILLISECOND = 1e6;
    private static final List<String> PEOPLE = List.of("sato", "shokocho", "bucho", "kikaku", "iin", "shicho", "kanri");

    @Autowired
    private TownFixture town;

    @Autowired
    private YearFixture year;

    @Autowired
    private MockMvcTester web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private record Figure(String who, String address, double median, double p95, int statements, int bytes) {}

    @Test
    void pages_of_a_year_with_338_sheets() throws Exception {
        var cycle = year.handedOut(IntStream.rangeClosed(1, SHEETS)
                .mapToObj(seq -> year.item(seq, seq % 3 == 0 ? "nogyo" : "shoko"))
                .toArray(ItemDraft[]::new));
        for (var seq = 1; seq <= SHEETS; seq++) {
            var id = year.sheet(cycle, seq).id();
            switch (seq % 4) {
                case 1 -> year.submit(id, seq % 3 == 0 ? "tanaka" : "sato");
                case 2 -> year.approved(id);
                case 3 -> year.confirmed(id);
                default -> {}
            }
        }
        var figures = new TreeMap<String, Figure>();
        var rounds = new Rounds(web, town, mapping);
        for (var login : PEOPLE) {
            rounds.walk(login, (route, address, open) -> {
                var figure = measure(login, address, open);
                figures.merge(route, figure, (one, other) -> one.p95() >= other.p95() ? one : other);
                return open.get();
            });
        }
        assertThat(figures).hasSizeGreaterThan(40);
        System.out.printf("== %d sheets, %d runs%n", SHEETS, RUNS);
        figures.values().stream()
                .sorted((one, other) -> Double.compare(other.p95(), one.p95()))
                .forEach(figure -> System.out.printf(
                        "%-14s %-70s median %7.1f ms  p95 %7.1f ms  %3d statements  %5d KiB%n",
                        figure.who(),
                        figure.address().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…"),
                        figure.median(),
                        figure.p95(),
                        figure.statements(),
                        figure.bytes() / 1024));
    }

    private static Figure measure(String login, String address, java.util.function.Supplier<MvcTestResult> open)
            throws Exception {
        for (var run = 0; run < WARM_UP; run++) {
            assertThat(open.get().getResponse().getStatus()).as(address).isLessThan(400);
        }
        var times = new ArrayList<Long>();
        for (var run = 0; run < RUNS; run++) {
            var begun = System.nanoTime();
            var status = open.get().getResponse().getStatus();
            times.add(System.nanoTime() - begun);
            assertThat(status).as(address).isLessThan(400);
        }
        Collections.sort(times);
        var last = new MvcTestResult[1];
        var statements = Statements.of(() -> last[0] = open.get()).size();
        return new Figure(
                login,
                address,
                times.get(RUNS / 2) / MILLISECOND,
                times.get(RUNS * 95 / 100) / MILLISECOND,
                statements,
                last[0].getResponse().getContentAsByteArray().length);
    }
}
