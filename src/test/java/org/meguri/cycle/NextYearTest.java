package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@MeguriTest
class NextYearTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    NextYear nextYear;

    @Autowired
    CycleLookup cycles;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    PlanRegister plans;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    EditRegister edit;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    MockMvc pages;

    @Test
    void the_days_of_this_year_come_a_year_later_on_working_days_in_their_order() {
        var cycle = year.cycle(year.open());
        var proposal = nextYear.after(cycle);

        assertThat(proposal.year()).isEqualTo(cycle.year().next());
        assertThat(proposal.differences()).isEmpty();
        assertThat(List.copyOf(proposal.dues().values())).isSorted().allMatch(calendar::isWorkingDay);
        assertThat(Arrays.stream(Stage.values()))
                .allSatisfy(stage -> assertThat(proposal.dues().get(stage))
                        .isAfterOrEqualTo(cycle.due(stage).plusYears(1))
                        .isBefore(cycle.due(stage).plusYears(1).plusDays(12)));
        planCycle.plan(new PlanCycle.Command(cycle.plan(), proposal.year(), proposal.dues()), year.person("kikaku"));
        assertThat(cycles.of(cycle.plan(), proposal.year())).isPresent();
    }

    @Test
    void items_that_are_no_longer_in_force_are_not_counted_and_renamed_ones_keep_their_last_year() {
        var cycle = year.cycle(year.open());
        var items = plans.items(cycle.plan());
        edit.abolish(items.get(3).id(), from(cycle.year().next()), year.person("kikaku"));
        edit.rename(items.get(0).id(), "改称した事業", from(cycle.year().next()), year.person("kikaku"));

        assertThat(nextYear.after(cycle).items()).isEqualTo(3);
        assertThat(plans.itemsInForce(cycle.plan(), cycle.year())).hasSize(4);
    }

    @Test
    void what_the_plan_says_otherwise_by_now_is_told() throws Exception {
        var cycle = year.cycle(year.open());
        var plan = plans.plan(cycle.plan());
        adopt.adopt(plan.yaml()
                .replace("label: 計画以上", "label: 計画を上回る")
                .replace("tally:", "notes: [{mark: ※1, text: 注}]\ntally:"));

        assertThat(nextYear.after(cycle).differences())
                .extracting(NextYear.Difference::key)
                .containsExactly("cycle.next.scale-changed");
        pages.perform(get("/cycles/" + cycle.id() + "/next").with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("の選択肢が変わりました"),
                                containsString("value=\"" + cycle.year().next().year() + "\""))));
    }

    @Test
    void a_year_that_is_planned_already_leads_to_its_own_page_and_others_stay_out() throws Exception {
        var cycle = year.cycle(year.open());
        var proposal = nextYear.after(cycle);
        var next = planCycle.plan(
                new PlanCycle.Command(cycle.plan(), proposal.year(), proposal.dues()), year.person("kikaku"));

        pages.perform(get("/cycles/" + cycle.id() + "/next").with(town.signedIn("kikaku")))
                .andExpect(redirectedUrl("/cycles/" + next));
        pages.perform(get("/cycles/" + cycle.id() + "/next").with(town.signedIn("sato")))
                .andExpect(status().isForbidden());
    }

    private static Decision from(FiscalYear first) {
        return new Decision(first, "見直しのため。");
    }
}
