package org.meguri.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What decisions mean for the work of the years: whose sheets are handed out, and where old remarks are found. */
@MeguriTest
class MergedItemTest {

    private static final FiscalYear Y2026 = new FiscalYear(2026);

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EditRegister edit;

    @Autowired
    PlanRegister plans;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester browser;

    @Test
    void remarks_and_grades_of_a_merged_item_are_reached_from_the_one_that_took_it_over_and_back() {
        var cycle = year.atCommittee();
        var plan = year.cycle(cycle).plan();
        var remark = year.remark(year.sheet(cycle, 1).id(), "利用者の声を聞いてほしい。");
        var items = plans.items(plan);
        var merged = items.get(0).id();
        var taker = items.get(1).id();
        edit.merge(List.of(merged), taker, false, decision(), town.person("kikaku"));

        assertThat(life("kikaku", taker))
                .as("before it is published nobody reads words or grades, but where they are")
                .bodyText()
                .contains("回答待ち", "href=\"/remarks/" + remark + "\"")
                .doesNotContain("利用者の声", "計画以上");

        jdbc.update("update evaluation set status = 'PUBLISHED'");
        for (var shown : List.of(taker, merged)) {
            assertThat(life("sato", shown))
                    .hasStatusOk()
                    .bodyText()
                    .contains("利用者の声を聞いてほしい。", "計画以上", "href=\"/remarks/" + remark + "\"");
        }
        assertThat(life("iin", taker))
                .as("who may not open the remark reads it without a link")
                .bodyText()
                .contains("利用者の声を聞いてほしい。")
                .doesNotContain("/remarks/" + remark);
    }

    @Test
    void the_next_year_opens_with_what_is_in_force_and_this_one_keeps_its_sheets() {
        var cycle = year.handedOut();
        var plan = year.cycle(cycle).plan();
        var planner = town.person("kikaku");
        var items = plans.items(plan);
        edit.merge(List.of(items.get(0).id()), items.get(2).id(), true, decision(), planner);
        edit.abolish(items.get(1).id(), decision(), planner);
        edit.rename(items.get(3).id(), "改めた名", decision(), planner);

        var next = planCycle.plan(new PlanCycle.Command(plan, Y2026, schedule.propose(YearFixture.OPENING)), planner);
        planCycle.open(next, planner);
        year.runJobs();

        assertThat(evaluations.summaries(next))
                .extracting(EvaluationSummary::heading)
                .as("the merged one is counted as before, the abolished one is not there")
                .containsExactly("No.1 事業1", "No.3 事業3", "No.4 改めた名");
        assertThat(evaluations.summaries(cycle))
                .extracting(EvaluationSummary::heading)
                .containsExactly("No.1 事業1", "No.2 事業2", "No.3 事業3", "No.4 事業4");
        assertThat(plans.itemsAsOf(plan, Y2026.previous()))
                .extracting(PlanItemView::name)
                .containsExactly("事業1", "事業2", "事業3", "事業4");
    }

    private static Decision decision() {
        return new Decision(Y2026, "庁議で決定した。");
    }

    private MvcTestResult life(String login, PlanItemId item) {
        return browser.get().uri("/items/" + item).with(town.signedIn(login)).exchange();
    }
}
