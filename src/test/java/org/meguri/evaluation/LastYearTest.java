package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.sheet.LastYear;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What stands beside a field: last year's answer, also when the item was another one then. */
@MeguriTest
class LastYearTest {

    private static final FiscalYear Y2026 = new FiscalYear(2026);

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    PlanRegister plans;

    @Autowired
    EditRegister edit;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    WriteEvaluation write;

    @Autowired
    MockMvcTester browser;

    @Test
    void an_item_that_took_others_over_finds_its_own_answers_first_and_theirs_beside() {
        var first = written();
        var items = items(first);
        edit.renumber(items.get(2), "30", decision(), town.person("kikaku"));
        edit.merge(List.of(items.get(0), items.get(3)), items.get(2), false, decision(), town.person("kikaku"));
        var heir = sheet(next(first), items.get(2));

        assertThat(evaluations.previousContent(heir)).containsEntry("status_text", "事業3の状況");
        assertThat(evaluations.lastYear(heir))
                .extracting(LastYear::heading, last -> last.answers().get("status_text"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(null, "事業3の状況"),
                        org.assertj.core.groups.Tuple.tuple("No.1 事業1", "事業1の状況"),
                        org.assertj.core.groups.Tuple.tuple("No.4 事業4", "事業4の状況"));
        assertThat(browser.get().uri("/evaluations/" + heir.id()).with(town.signedIn("sato")))
                .hasStatusOk()
                .bodyText()
                .contains("事業3の状況", "「No.1 事業1」（引き継いだ項目）の記入", "事業1の状況", "事業4の状況")
                .doesNotContain("??");
    }

    @Test
    void parts_of_a_split_item_find_what_was_said_of_the_whole() {
        var first = written();
        var items = items(first);
        var parts = edit.split(
                items.get(0),
                List.of(year.item(11, "shoko"), year.item(12, "shoko")),
                decision(),
                town.person("kikaku"));
        var second = next(first);

        assertThat(parts).allSatisfy(part -> {
            var sheet = sheet(second, part);
            assertThat(evaluations.previousContent(sheet)).containsEntry("status_text", "事業1の状況");
            assertThat(browser.get().uri("/evaluations/" + sheet.id()).with(town.signedIn("sato")))
                    .bodyText()
                    .contains("事業1の状況", "「No.1 事業1」（引き継いだ項目）の記入");
        });
    }

    @Test
    void a_decision_of_a_later_year_brings_nothing_yet() {
        var first = written();
        var items = items(first);
        edit.merge(
                List.of(items.get(0)),
                items.get(2),
                false,
                new Decision(Y2026.next(), "翌年度から統合する。"),
                town.person("kikaku"));
        var second = next(first);

        assertThat(evaluations.lastYear(sheet(second, items.get(2)))).hasSize(1);
    }

    /** The year handed out, something written on every sheet. */
    private CycleId written() {
        var cycle = year.handedOut();
        for (var sheet : evaluations.all(cycle)) {
            var lead = town.unit("shoko").equals(sheet.leadUnit()) ? "sato" : "tanaka";
            write.save(
                    new WriteEvaluation.Command(
                            sheet.id(), sheet.revision(), Map.of("status_text", "事業" + sheet.seq() + "の状況"), Map.of()),
                    town.person(lead));
        }
        return cycle;
    }

    private List<PlanItemId> items(CycleId cycle) {
        return evaluations.all(cycle).stream().map(EvaluationView::item).toList();
    }

    private CycleId next(CycleId cycle) {
        var planner = town.person("kikaku");
        var next = planCycle.plan(
                new PlanCycle.Command(year.cycle(cycle).plan(), Y2026, schedule.propose(YearFixture.OPENING)), planner);
        planCycle.open(next, planner);
        year.runJobs();
        return next;
    }

    private EvaluationView sheet(CycleId cycle, PlanItemId item) {
        return evaluations.of(cycle, item).orElseThrow();
    }

    private static Decision decision() {
        return new Decision(Y2026, "庁議で決定した。");
    }
}
