package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.meguri.HouseCleaning;
import org.meguri.MeguriTest;
import org.meguri.Statements;
import org.meguri.TownFixture;
import org.meguri.plan.ItemDraft;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A page asks the database as often for many sheets as for a few. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class PageCostTest {

    private static final int FEW = 6;
    private static final int MANY = 30;

    /** What may differ: a batch of identifiers more, a second kind of state among many sheets. */
    private static final int ALLOWANCE = 6;

    /** No page asks more often than this, however much it shows. */
    private static final int MOST = 120;

    private static final List<String> PEOPLE = List.of("sato", "shokocho", "bucho", "kikaku", "iin", "shicho", "kanri");

    @Autowired
    private ApplicationContext house;

    @Autowired
    private TownFixture town;

    @Autowired
    private YearFixture year;

    @Autowired
    private MockMvcTester web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void no_page_asks_more_often_because_there_are_more_sheets() throws Exception {
        var few = costs(FEW);
        HouseCleaning.clean(house);
        var many = costs(MANY);
        assertThat(many).hasSizeGreaterThan(40);
        many.forEach((route, cost) ->
                System.out.println("cost: " + route + " " + few.getOrDefault(route, 0) + " -> " + cost));
        var growing = new TreeMap<String, String>();
        many.forEach((route, cost) -> {
            var before = few.get(route);
            if ((before != null && cost > before + ALLOWANCE) || cost > MOST) {
                growing.put(route, "%s statements for %d sheets, %d for %d".formatted(before, FEW, cost, MANY));
            }
        });
        assertThat(growing).isEmpty();
    }

    /** The most statements that a page of each route sent, whoever asked for it. */
    private Map<String, Integer> costs(int sheets) throws Exception {
        var cycle = year.handedOut(IntStream.rangeClosed(1, sheets)
                .mapToObj(seq -> year.item(seq, seq % 3 == 0 ? "nogyo" : "shoko"))
                .toArray(ItemDraft[]::new));
        for (var seq = 1; seq <= sheets; seq++) {
            var id = year.sheet(cycle, seq).id();
            switch (seq % 4) {
                case 1 -> year.submit(id, seq % 3 == 0 ? "tanaka" : "sato");
                case 2 -> year.approved(id);
                case 3 -> year.confirmed(id);
                default -> {}
            }
        }
        var costs = new TreeMap<String, Integer>();
        var rounds = new Rounds(web, town, mapping);
        for (var login : PEOPLE) {
            rounds.walk(login, (route, address, open) -> {
                var answer = new org.springframework.test.web.servlet.assertj.MvcTestResult[1];
                var sent = Statements.of(() -> answer[0] = open.get());
                assertThat(answer[0].getResponse().getStatus())
                        .as(login + " at " + address)
                        .isLessThan(400);
                costs.merge(route, sent.size(), Math::max);
                return answer[0];
            });
        }
        return costs;
    }
}
