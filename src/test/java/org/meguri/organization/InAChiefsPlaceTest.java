package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.approval.Verdict;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.RemarkId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a director, or the director's deputy, sees and leaves behind where a chief may not decide, and where one may. */
@MeguriTest
class InAChiefsPlaceTest {

    private static final LocalDate TODAY = YearFixture.OPENING;
    private static final LocalDate LAST = TODAY.plusDays(2);

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    AnswerRemark answer;

    @Autowired
    DesignateDeputy designate;

    @Test
    void the_directors_deputy_is_told_on_the_page_of_an_answer_in_whose_stead() {
        var remark = answered("shokocho");
        directorsDeputy();
        assertThat(get("/remarks/" + remark.value(), "nogyocho"))
                .hasStatusOk()
                .bodyText()
                .contains("渡辺茂さんの代決者として決裁します。", "name=\"verdict\"")
                .doesNotContain("??");
        assertThat(get("/remarks/" + remark.value(), "bucho"))
                .bodyText()
                .contains("name=\"verdict\"")
                .doesNotContain("代決者として決裁します");
    }

    @Test
    void the_directors_deputy_finds_the_chiefs_tasks_marked() {
        submitted("shokocho");
        directorsDeputy();
        assertThat(get("/tasks", "nogyocho")).bodyText().contains("代決（渡辺茂）");
        assertThat(get("/tasks", "bucho")).bodyText().doesNotContain("代決（");
    }

    @Test
    void the_history_of_a_sheet_says_that_the_director_decided_for_the_chief() {
        var sheet = submitted("shokocho");
        year.sendBackByChief(sheet, "shoko", "bucho");
        year.submit(sheet, "shokocho");
        directorsDeputy();
        year.approve(sheet, "shoko", "nogyocho");
        assertThat(get("/evaluations/" + sheet, "kikaku"))
                .bodyText()
                .contains("部長が課長に代わって差戻し（第1回、渡辺茂）", "部長が課長に代わって承認（第2回、高橋稔（渡辺茂の代決））")
                .doesNotContain("課長の承認（", "課長からの差戻し（", "??");
    }

    @Test
    void the_history_of_an_answer_says_that_the_director_decided_for_the_chief() {
        var remark = answered("shokocho");
        answer.decide(remark, 1, AnswerVerdict.RETURNED, "時期は。", year.person("bucho"));
        answer.answer(remark, 2, Action.ADOPT, "来年改めます。", year.person("shokocho"));
        directorsDeputy();
        answer.decide(remark, 2, AnswerVerdict.APPROVED, "", year.person("nogyocho"));
        assertThat(get("/remarks/" + remark.value(), "shokocho"))
                .bodyText()
                .contains("部長が課長に代わって差戻し（第1回、渡辺茂）", "部長が課長に代わって承認（第2回、高橋稔（渡辺茂の代決））")
                .doesNotContain("課長の承認（", "課長からの差戻し（", "??");
    }

    @Test
    void while_a_chief_may_decide_the_director_reads_so_and_finds_no_form() {
        var sheet = submitted("sato");
        assertThat(get("/approvals/" + sheet, "bucho"))
                .hasStatusOk()
                .bodyText()
                .contains("課長（不在のときは代決者）の承認を待っています")
                .doesNotContain("name=\"verdict\"", "??");
        assertThat(decide(sheet, "bucho", "根拠<を>書き添えてください。"))
                .hasStatus(403)
                .bodyText()
                .contains("は課長（不在のときは代決者）が承認します。", "根拠&lt;を&gt;書き添えてください。")
                .doesNotContain("name=\"verdict\"", "??");
        assertThat(get("/approvals/" + sheet, "shokocho")).bodyText().contains("name=\"verdict\"");
    }

    @Test
    void who_wrote_the_sheet_keeps_what_they_typed_against_it() {
        var sheet = submitted("shokocho");
        assertThat(decide(sheet, "shokocho", "根拠を書き添えてください。"))
                .hasStatus(403)
                .bodyText()
                .contains("根拠を書き添えてください。")
                .doesNotContain("??");
    }

    @Test
    void while_a_chief_may_decide_on_an_answer_the_director_reads_so_and_finds_no_form() {
        var remark = answered("sato");
        assertThat(get("/remarks/" + remark.value(), "bucho"))
                .hasStatusOk()
                .bodyText()
                .contains("課長（不在のときは代決者）の承認を待っています")
                .doesNotContain("name=\"verdict\"", "??");
        assertThat(web.post()
                        .uri("/remarks/" + remark.value() + "/decision")
                        .param("round", "1")
                        .param("verdict", "RETURNED")
                        .param("reason", "時期<を>書いてください。")
                        .with(town.signedIn("bucho")))
                .hasStatus(403)
                .bodyText()
                .contains("課長（不在のときは代決者）が承認します。", "時期&lt;を&gt;書いてください。")
                .doesNotContain("name=\"verdict\"", "??");
        assertThat(get("/remarks/" + remark.value(), "shokocho")).bodyText().contains("name=\"verdict\"");
    }

    private void directorsDeputy() {
        designate.designate(
                new DesignateDeputy.Command(
                        town.appointment("bucho", "kankei", Role.DIRECTOR),
                        town.officer("nogyocho").value(),
                        TODAY,
                        LAST,
                        "出張"),
                town.person("bucho"));
    }

    private EvaluationId submitted(String writer) {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.submit(sheet, writer);
        return sheet;
    }

    private RemarkId answered(String writer) {
        var remark = year.remark(year.sheet(year.atCommittee(), 1).id(), "効果が見えません。");
        answer.answer(remark, 1, Action.ADOPT, "改めます。", year.person(writer));
        return remark;
    }

    private MvcTestResult decide(EvaluationId sheet, String login, String reason) {
        var shown = year.approval(sheet, "shoko", Verdict.RETURNED);
        return web.post()
                .uri("/approvals/" + sheet)
                .param("unit", town.unit("shoko").toString())
                .param("round", Integer.toString(shown.round()))
                .param("hash", shown.hash())
                .param("verdict", "RETURNED")
                .param("reason", reason)
                .with(town.signedIn(login))
                .exchange();
    }

    private MvcTestResult get(String path, String login) {
        return web.get().uri(path).with(town.signedIn(login)).exchange();
    }
}
