package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The desk of a section's staff in a real browser: steps, last year beside it, the mirror, the receipt, and what came back. */
@MeguriTest
class DeskJourneyTest extends Journey {

    @Autowired
    YearFixture year;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    WriteEvaluation write;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    JdbcTemplate database;

    @Test
    void an_item_is_written_in_steps_handed_in_and_put_right() {
        var sheet = secondYear();
        var url = "/evaluations/" + sheet.id();
        try (var browser = new Browser(port)) {
            browser.signIn("sato", TownFixture.PASSWORD);
            browser.open(url + "/steps");
            assertThat(browser.text()).contains("未着手", "まだ進めません");
            browser.press("form[action$='/steps/facts'] button");
            browser.picture("steps", 1366);
            browser.picture("steps", 820);
            browser.follow("評価と取組状況");
            browser.choose("values[result]", "◎");
            browser.type("values[status_text]", "予定のとおり三回実施した。");
            browser.press("button[name=next]");
            browser.press("button[name=unchanged][value=future_text]");
            assertThat(browser.text()).contains("変更なしとして確認（佐藤花子、");
            browser.picture("writing", 1366);
            browser.picture("writing", 820);
            browser.press("button[value=check]");
            assertThat(browser.text()).contains("参考", "昨年度から変更がないことを確認済みです。");
            browser.picture("check", 1366);
            browser.picture("check", 820);
            browser.picture("check", 390);
            browser.press("form[action$='/check'] button.primary");
            assertThat(browser.text()).contains("課長に提出しました", "𠮷野桂子");
            browser.picture("receipt", 1366);

            year.sendBackByChief(sheet.id(), "shoko", "shokocho");
            database.update("update evaluation_request set field = 'status_text', proposed = '予定のとおり四回実施した。'");
            browser.open(url);
            assertThat(browser.text()).contains("提案された文", "予定のとおり四回実施した。", "指摘のない項目");
            browser.picture("sent-back", 1366);
            browser.press("button[name=adopt]");
            assertThat(browser.value("values[status_text]")).isEqualTo("予定のとおり四回実施した。");
            browser.follow("第1回");
            assertThat(browser.text()).contains("予定のとおり三回実施した。");
            browser.follow("第2回");
            browser.press("button[value=check]");
            browser.press("form[action$='/check'] button.primary");
            assertThat(browser.text()).contains("課長に提出しました", "第2回");
            browser.open("/evaluations/ready");
            browser.picture("ready", 1366);
            System.out.println("desk: " + browser.pages().size() + " pages looked at with axe, 0 violations");
        }
    }

    private EvaluationView secondYear() {
        var first = year.handedOut();
        for (var sheet : evaluations.all(first)) {
            if (sheet.seq() == 1) {
                write.save(
                        new WriteEvaluation.Command(sheet.id(), sheet.revision(), YearFixture.ANSWERS, Map.of()),
                        year.person("sato"));
            }
        }
        var opening = YearFixture.OPENING.plusYears(1);
        year.moveTo(opening, LocalTime.of(9, 0));
        var next = planCycle.plan(
                new PlanCycle.Command(year.cycle(first).plan(), new FiscalYear(2026), schedule.propose(opening)),
                year.person("kikaku"));
        planCycle.open(next, year.person("kikaku"));
        year.runJobs();
        return year.sheet(next, 1);
    }
}
