package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Between a sheet and the indicators of its item: one press there, one press back, nothing of it for others. */
@MeguriTest
class IndicatorBesideSheetTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    Indicators indicators;

    @Autowired
    RecordActual record;

    @Autowired
    IndicatorLookup lookup;

    @Autowired
    MockMvc pages;

    private IndicatorId users = IndicatorId.create();
    private CycleId cycle = CycleId.create();

    @BeforeEach
    void open() {
        cycle = year.handedOut();
        users = IndicatorId.create();
        var item = year.sheet(cycle, 1).item();
        indicators.save(new Indicator(
                users,
                year.cycle(cycle).plan(),
                new IndicatorDraft(
                        1,
                        "policy",
                        "1",
                        "柱",
                        "利用者数",
                        item,
                        town.unit("shoko"),
                        null,
                        Kind.FLOW,
                        Direction.INCREASE,
                        "人",
                        new PrintedFigure("100人", "R2", new FiscalYear(2020), BigDecimal.valueOf(100)),
                        new PrintedFigure("200人", "R8", new FiscalYear(2026), BigDecimal.valueOf(200)),
                        ""),
                null));
        for (var past = 2021; past <= 2024; past++) {
            var value = Integer.toString(110 + past - 2021);
            record.enter(
                    users,
                    new FiscalYear(past),
                    new RecordActual.Command(value, "", false, 0, value, ""),
                    town.person("sato"));
        }
    }

    @Test
    void from_the_sheet_to_its_indicator_and_back_is_one_press_each_way() throws Exception {
        var sheet = year.sheet(cycle, 1).id();
        var margin = page("/evaluations/" + sheet, "sato").select("[aria-labelledby=indicators-heading]");
        assertThat(margin.text()).contains("利用者数", "200人", "実績を記入");
        var enter = Objects.requireNonNull(margin.select("td a").first()).attr("href");
        var form = page(enter, "sato");
        assertThat(form.select("main a[href='/evaluations/" + sheet + "']")).hasSize(1);
        assertThat(form.select("input[name=sheet]").val()).isEqualTo(sheet.toString());
        pages.perform(post("/indicators/" + users + "/actuals/2025")
                        .param("value", "150人")
                        .param("sheet", sheet.toString())
                        .with(town.signedIn("sato")))
                .andExpect(redirectedUrl("/indicators/" + users + "?year=2025&sheet=" + sheet));
        assertThat(page("/indicators/" + users + "?year=2025&sheet=" + sheet, "sato")
                        .select("main a[href='/evaluations/" + sheet + "']"))
                .hasSize(1);
        assertThat(page("/evaluations/" + sheet, "sato")
                        .select("[aria-labelledby=indicators-heading]")
                        .text())
                .contains("150人", "50.00％", "訂正");
        // An item without indicators has no such margin.
        assertThat(page("/evaluations/" + year.sheet(cycle, 3).id(), "sato")
                        .select("[aria-labelledby=indicators-heading]"))
                .isEmpty();
    }

    @Test
    void nobody_learns_of_a_sheet_that_is_not_theirs_to_read() throws Exception {
        var sheet = year.sheet(cycle, 1).id();
        pages.perform(get("/indicators/" + users + "?sheet=" + sheet).with(town.signedIn("tanaka")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/evaluations/"))));
        pages.perform(get("/indicators/" + users + "?sheet=" + CycleId.create()).with(town.signedIn("sato")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/evaluations/"))));
    }

    @Test
    void who_enters_a_value_sees_the_five_years_before_and_the_line_to_the_target() throws Exception {
        var form = page("/indicators/" + users + "/actuals/2025", "sato");
        var years = form.select(".indicator-years");
        assertThat(years.select("thead th").eachText())
                .containsExactly("令和２年度", "令和３年度", "令和４年度", "令和５年度", "令和６年度", "令和７年度");
        assertThat(Objects.requireNonNull(years.select("tbody tr").first())
                        .select("td")
                        .eachText())
                .containsExactly("－", "110", "111", "112", "113", "－");
        assertThat(years.select("td.this").eachText()).contains("183.3");
        assertThat(form.select("svg[role=img]")).hasSize(1);
        var entry = page("/indicators/entry?year=2025", "sato");
        assertThat(entry.select(".indicator-entry thead th").eachText()).contains("令和２年度", "令和６年度");
        assertThat(entry.select(".indicator-entry tbody td").eachText()).contains("110", "113", "183.3人");
    }

    @Test
    void a_value_that_is_not_final_says_when_it_will_be() throws Exception {
        enter("150", "2026-05-31")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("過ぎた日です"), containsString("value=\"150\""))));
        enter("150", "七月")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("日付として読めません")));
        enter("150", "2026-07-31").andExpect(status().is3xxRedirection());
        assertThat(lookup.history(lookup.indicator(users)).get(4).settlesOn()).isEqualTo("2026-07-31");
        assertThat(page("/indicators/entry?year=2025", "sato").text()).contains("暫定値", "確定予定 7/31");
        assertThat(page("/indicators/" + users + "?year=2025", "iin").text()).contains("確定予定 令和", "7月31日");

        year.moveTo(java.time.LocalDate.of(2026, 8, 3), java.time.LocalTime.of(9, 0));
        assertThat(page("/indicators/entry?year=2025", "sato").text()).contains("を過ぎています");
        // Final now: the day is forgotten, and no reason is asked for.
        pages.perform(post("/indicators/" + users + "/actuals/2025")
                        .param("value", "152")
                        .param("seen", "1")
                        .param("settlesOn", "2026-07-31")
                        .with(town.signedIn("sato")))
                .andExpect(status().is3xxRedirection());
        assertThat(lookup.history(lookup.indicator(users)).get(5).settlesOn()).isNull();
        assertThat(lookup.history(lookup.indicator(users)).get(5).provisional()).isFalse();
    }

    private org.springframework.test.web.servlet.ResultActions enter(String value, String day) throws Exception {
        return pages.perform(post("/indicators/" + users + "/actuals/2025")
                .param("value", value)
                .param("provisional", "true")
                .param("settlesOn", day)
                .with(town.signedIn("sato")));
    }

    private Document page(String path, String login) throws Exception {
        return Jsoup.parse(pages.perform(get(path).with(town.signedIn(login)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
