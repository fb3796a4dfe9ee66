package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.process.YearFixture;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What is found before a cycle is opened; what blocks is refused by the use case too. */
@MeguriTest
class OpeningCheckTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    OpeningCheck check;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    MockMvc pages;

    @Test
    void a_cycle_whose_units_have_their_people_can_be_opened() throws Exception {
        var cycle = year.planned(year.item(1, "shoko"), year.item(2, "nogyo", "shoko"));

        assertThat(check.findings(year.cycle(cycle))).isEmpty();
        pages.perform(get("/cycles/" + cycle).with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(
                                containsString("直すところも、確かめるところもありません"), not(containsString("disabled=\"disabled\"")))));
        planCycle.open(cycle, year.person("kikaku"));
    }

    @Test
    void a_unit_without_a_chief_on_the_day_stands_in_the_way() throws Exception {
        var cycle = year.planned(year.item(1, "shoko"), year.item(2, "nogyo"), year.item(3, "shoko", "nogyo"));
        end("nogyocho");

        assertThat(keys(cycle)).containsExactly("!unit-without-chief");
        assertThat(check.findings(year.cycle(cycle)).get(0).arguments()).isEqualTo(List.of("農業振興課", "2"));
        refuses(cycle, "cycle.check.unit-without-chief");
        pages.perform(get("/cycles/" + cycle).with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(
                                containsString("「農業振興課」（2件）に、きょう発令のある課長がいません"),
                                containsString("disabled=\"disabled\""))));
        pages.perform(post("/cycles/" + cycle + "/open").with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity());
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.PLANNED);
    }

    @Test
    void a_unit_that_has_ended_stands_in_the_way() {
        var cycle = year.planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        jdbc.update("update org_unit set valid_to = ? where code = 'nogyo'", java.sql.Date.valueOf("2026-03-31"));

        assertThat(keys(cycle)).containsExactly("!unit-ended");
        refuses(cycle, "cycle.check.unit-ended");
    }

    @Test
    void an_item_that_nobody_leads_stands_in_the_way() {
        var cycle = year.planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        jdbc.update("update plan_item_unit set unit_id = null where printed = 'nogyo'");

        assertThat(keys(cycle)).containsExactly("!item-without-unit");
        refuses(cycle, "cycle.check.item-without-unit");
    }

    @Test
    void nobody_of_the_planning_division_stands_in_the_way() {
        var cycle = year.planned(year.item(1, "shoko"));
        var planner = year.person("kikaku");
        for (var login : List.of("kikaku", "kikaku2", "kikakucho")) {
            end(login);
        }

        assertThat(keys(cycle)).containsExactly("!no-planning");
        assertThatThrownBy(() -> planCycle.open(cycle, planner)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_unit_without_staff_and_people_without_an_address_are_told_and_do_not_stand_in_the_way() {
        var cycle = year.planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        end("tanaka");
        jdbc.update("update officer set mail = null where login = 'sato'");

        assertThat(keys(cycle)).containsExactly("unit-without-staff", "no-mail");
        planCycle.open(cycle, year.person("kikaku"));
        assertThat(year.cycle(cycle).state()).isNotEqualTo(CycleState.PLANNED);
    }

    @Test
    void a_unit_where_nobody_can_sign_in_stands_in_the_way_and_one_whose_chief_cannot_is_told() {
        var cycle = year.planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        jdbc.update("update officer set password_hash = '' where login = 'nogyocho'");
        assertThat(keys(cycle)).containsExactly("chief-signs-in-not");
        jdbc.update("update officer set password_hash = '' where login = 'tanaka'");
        assertThat(keys(cycle)).containsExactly("!nobody-signs-in");
        refuses(cycle, "cycle.check.nobody-signs-in");

        jdbc.update("update officer set password_hash = 'issued' where login = 'nogyocho'");
        assertThat(keys(cycle)).isEmpty();
        planCycle.open(cycle, year.person("kikaku"));
    }

    @Test
    void a_day_that_is_past_stands_in_the_way() {
        var cycle = year.planned(year.item(1, "shoko"));
        year.moveTo(year.cycle(cycle).due(Stage.SELF_EVALUATION).plusDays(20), LocalTime.of(9, 0));

        assertThat(check.findings(year.cycle(cycle))).singleElement().satisfies(finding -> {
            assertThat(finding.blocks()).isTrue();
            assertThat(finding.key()).isEqualTo("cycle.due-too-early");
            assertThat(finding.href()).isEqualTo("/cycles/" + cycle + "/edit");
        });
        assertThatThrownBy(() -> planCycle.open(cycle, year.person("kikaku"))).isInstanceOf(Refusal.class);
    }

    @Test
    void a_sheet_that_cannot_be_drawn_stands_in_the_way_until_the_year_is_planned_anew() throws Exception {
        var cycle = year.planned(year.item(1, "shoko"));
        var broken = "{\"id\":\"broken\",\"type\":\"default\",\"components\":[]}";
        assertThat(jdbc.update("update cycle set sheet = ? where state = 'PLANNED'", broken))
                .isEqualTo(1);

        assertThat(keys(cycle)).containsExactly("!sheet-unreadable");
        refuses(cycle, "cycle.check.sheet-unreadable");
        pages.perform(get("/cycles/" + cycle).with(town.signedIn("kikaku")))
                .andExpect(content().string(containsString("評価票の様式を表示できません：")));
        var view = year.cycle(cycle);
        planCycle.plan(new PlanCycle.Command(view.plan(), view.year(), view.dues()), year.person("kikaku"));
        assertThat(keys(cycle)).isEmpty();
    }

    @Test
    void the_days_of_a_year_that_is_not_open_can_be_changed_on_its_page() throws Exception {
        var cycle = year.planned(year.item(1, "shoko"));
        var view = year.cycle(cycle);
        var due = view.due(Stage.PUBLICATION).toString();
        pages.perform(get("/cycles/" + cycle).with(town.signedIn("kikaku")))
                .andExpect(content().string(containsString("/cycles/" + cycle + "/edit")));
        pages.perform(get("/cycles/" + cycle + "/edit").with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("期限を変更する"), containsString("value=\"" + due + "\""))));
        pages.perform(get("/cycles/" + cycle + "/edit").with(town.signedIn("sato")))
                .andExpect(status().isForbidden());
        var later = calendar.plus(view.due(Stage.PUBLICATION), 1);
        pages.perform(days(view, later.toString())).andExpect(redirectedUrl("/cycles/" + cycle));
        assertThat(year.cycle(cycle).due(Stage.PUBLICATION)).isEqualTo(later);
        pages.perform(days(year.cycle(cycle), "いつか"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("期限を変更する"), containsString("value=\"いつか\""))));

        pages.perform(days(view, due))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("ほかの人が変更しました"),
                                containsString("name=\"seen.PUBLICATION\" value=\"" + later))));
        pages.perform(post("/cycles")
                        .with(town.signedIn("kikaku2"))
                        .param("plan", view.plan().toString())
                        .param("year", Integer.toString(view.year().year()))
                        .params(dues(view)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("すでに準備されています")));
        view = year.cycle(cycle);
        planCycle.open(cycle, year.person("kikaku"));
        pages.perform(get("/cycles/" + cycle + "/edit").with(town.signedIn("kikaku")))
                .andExpect(status().isConflict());
        pages.perform(days(view, later.toString())).andExpect(status().isConflict());
    }

    private static MultiValueMap<String, String> dues(CycleView cycle) {
        var dues = new LinkedMultiValueMap<String, String>();
        cycle.dues().forEach((stage, due) -> dues.add("due." + stage, due.toString()));
        return dues;
    }

    private MockHttpServletRequestBuilder days(CycleView cycle, String publication) {
        var request = post("/cycles")
                .with(town.signedIn("kikaku"))
                .param("edited", cycle.id().toString())
                .param("plan", cycle.plan().toString())
                .param("year", Integer.toString(cycle.year().year()));
        for (var stage : Stage.values()) {
            request.param("seen." + stage, cycle.due(stage).toString());
            request.param(
                    "due." + stage,
                    stage == Stage.PUBLICATION ? publication : cycle.due(stage).toString());
        }
        return request;
    }

    private void end(String login) {
        jdbc.update(
                "update appointment set valid_to = ? where officer_id = (select id from officer where login = ?)",
                java.sql.Date.valueOf("2026-03-31"),
                login);
    }

    /** With an exclamation mark what blocks. */
    private List<String> keys(CycleId cycle) {
        return check.findings(year.cycle(cycle)).stream()
                .map(finding -> (finding.blocks() ? "!" : "") + finding.key().replace("cycle.check.", ""))
                .toList();
    }

    private void refuses(CycleId cycle, String key) {
        assertThatThrownBy(() -> planCycle.open(cycle, year.person("kikaku")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
