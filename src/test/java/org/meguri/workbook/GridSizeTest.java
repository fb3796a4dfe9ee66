package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManagerFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.PlainBrowser;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.plan.ItemDraft;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

/** A table of ninety sheets. */
@MeguriTest
class GridSizeTest {

    private static final String ALL = "?fields=result&fields=status_text&fields=future_text";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EntityManagerFactory entities;

    @Autowired
    MockMvc pages;

    @LocalServerPort
    int port;

    private CycleId cycle = CycleId.create();

    @BeforeEach
    void open() {
        cycle = year.handedOut(IntStream.rangeClosed(1, 97)
                .mapToObj(seq -> year.item(seq, seq <= 90 ? "shoko" : "nogyo"))
                .toArray(ItemDraft[]::new));
    }

    @Test
    void ninety_sheets_take_as_many_queries_as_seven_and_fit_into_one_form() throws Exception {
        assertThat(statements("sato", 90)).isEqualTo(statements("tanaka", 7)).isLessThan(40);

        var browser = new PlainBrowser(port);
        browser.signIn("sato", TownFixture.PASSWORD);
        var page = Jsoup.parse(browser.get("/grid/" + cycle + ALL).body());
        var body = new ArrayList<String>();
        var text = "𠮷".repeat(1_000);
        page.select("form.grid-form [name]").forEach(input -> {
            var typed = input.tagName().equals("textarea") && input.attr("name").startsWith("cell");
            var value = input.tagName().equals("select")
                    ? input.select("option[selected]").val()
                    : input.val();
            if (!input.tagName().equals("button")) {
                body.add(encode(input.attr("name")) + "=" + encode(typed ? text : value));
            }
        });
        var sent = String.join("&", body) + "&action=save";
        // More than the server takes by itself.
        assertThat(sent.length()).isGreaterThan(2 * 1024 * 1024);
        assertThat(browser.send("/grid/" + cycle, sent).statusCode()).isEqualTo(302);
        assertThat(year.sheet(cycle, 1).content()).containsEntry("status_text", text);
        assertThat(year.sheet(cycle, 90).content()).containsEntry("future_text", text);
    }

    private long statements(String login, int sheets) throws Exception {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        var path = "/grid/" + cycle + ALL;
        pages.perform(get(path).with(town.signedIn(login)));
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            var answer = pages.perform(get(path).with(town.signedIn(login))).andExpect(status().isOk());
            var count = statistics.getPrepareStatementCount();
            assertThat(Jsoup.parse(answer.andReturn().getResponse().getContentAsString())
                            .select("tbody tr"))
                    .hasSize(sheets);
            return count;
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
