package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.approval.ApprovalLookup;
import org.meguri.approval.ApproveEvaluation;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.HoldCommittee;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.DeclareClosedDays;
import org.meguri.cycle.Stage;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.RequestView;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.organization.Directory;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.Responsibility;
import org.meguri.publication.BoardLookup;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.EditionFormat;
import org.meguri.publication.EditionLookup;
import org.meguri.review.ReviewEvaluation;
import org.meguri.review.ReviewLookup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Every text that a person types holds characters of four bytes in UTF-8 (𠮷 of 𠮷田, 𩸽, an emoji), is read back as it
 * was typed, and is found by them and not by their look-alikes.
 */
@MeguriTest
class FourByteTest {

    private static final String ODD =
            """
            town: 𠮷川市
            units:
              - {code: yoshi, name: 𠮷野地域振興課, kind: SECTION}
            officers:
              - {login: yoshida, name: 𠮷田𩸽, mail: yoshida@example.jp, appointments: [{unit: yoshi, role: SECTION_STAFF}]}
              - {login: yoshicho, name: 𠮷川課長, mail: yoshicho@example.jp, appointments: [{unit: yoshi, role: SECTION_CHIEF}]}
            """;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    Directory directory;

    @Autowired
    PlanRegister plans;

    @Autowired
    WriteEvaluation write;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    ApproveEvaluation approve;

    @Autowired
    ApprovalLookup approvals;

    @Autowired
    ReviewEvaluation review;

    @Autowired
    ReviewLookup reviews;

    @Autowired
    AnswerRemark answer;

    @Autowired
    RemarkLookup remarks;

    @Autowired
    HoldCommittee hold;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    BoardLookup boardLookup;

    @Autowired
    EditionLookup editions;

    @Autowired
    DeclareClosedDays closedDays;

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_year_full_of_them_reads_as_it_was_typed() {
        var cycle = year.handedOut(item());
        var sheet = year.sheet(cycle, 1).id();
        names(cycle);
        sheet(sheet);
        committee(cycle, sheet);
        board(cycle);
        letters();
        edition(cycle);
        closedDay();
    }

    private ItemDraft item() {
        year.item(1, "shoko");
        town.extend(ODD);
        return new ItemDraft(
                1,
                "𠮷1",
                "𠮷野川の𩸽まつり",
                Map.of("pillar", "柱𠮷"),
                Map.of("outline", "概要𠮷"),
                List.of(new Responsibility(town.unit("yoshi"), "𠮷野地域振興課", true)));
    }

    private void names(CycleId cycle) {
        var today = LocalDate.now(year.clock());
        assertThat(directory.unitNamed("𠮷野地域振興課", today)).isPresent();
        assertThat(directory.unitNamed("吉野地域振興課", today)).isEmpty();
        assertThat(directory.officer(town.officer("yoshida")).name()).isEqualTo("𠮷田𩸽");
        found("officer", "name", "𠮷田𩸽", "吉田𩸽");
        found("org_unit", "name", "𠮷野地域振興課", "吉野地域振興課");
        var item = plans.items(year.cycle(cycle).plan()).get(0);
        assertThat(item.name()).isEqualTo("𠮷野川の𩸽まつり");
        assertThat(item.levels()).containsEntry("pillar", "柱𠮷");
        assertThat(item.texts()).containsEntry("outline", "概要𠮷");
        assertThat(item.responsibilities().get(0).printed()).isEqualTo("𠮷野地域振興課");
        found("plan_item", "name", "𠮷野川の𩸽まつり", "吉野川の𩸽まつり");
        found("evaluation", "heading", "No.𠮷1 𠮷野川の𩸽まつり", "No.𠮷1 吉野川の𩸽まつり");
        found("task_item", "title", "No.𠮷1 𠮷野川の𩸽まつり", "No.𠮷1 吉野川の𩸽まつり");
    }

    private void sheet(EvaluationId sheet) {
        var typed = Map.of("result", "◎", "status_text", "𠮷野川で😀実施。", "future_text", "𩸽も。");
        year.submit(sheet, typed, "yoshida");
        assertThat(year.round(sheet).content()).isEqualTo(typed);

        var seen = year.approval(sheet, "yoshi", org.meguri.approval.Verdict.RETURNED);
        approve.decide(
                new ApproveEvaluation.Command(
                        sheet, seen.unit(), 1, seen.hash(), seen.verdict(), "課長の理由𠮷", Map.of("status_text", "件数𠮷は。")),
                year.person("yoshicho"));
        assertThat(approvals.of(sheet).get(0).reason()).isEqualTo("課長の理由𠮷");
        assertThat(evaluations.requests(sheet)).extracting(RequestView::text).containsExactly("課長の理由𠮷", "件数𠮷は。");

        Map<UUID, String> replies = evaluations.requests(sheet).stream()
                .collect(Collectors.toMap(RequestView::id, request -> "回答𠮷" + request.text()));
        var again = Map.of("result", "×", "status_text", "𠮷野川で100人。", "future_text", "𩸽も。");
        write.submit(
                new WriteEvaluation.Command(sheet, year.sheet(sheet).revision(), again, replies),
                year.person("yoshida"));
        assertThat(evaluations.requests(sheet))
                .extracting(RequestView::reply)
                .containsExactly("回答𠮷課長の理由𠮷", "回答𠮷件数𠮷は。");

        year.approve(sheet, "yoshi", "yoshicho");
        var round = year.round(sheet);
        review.decide(
                new ReviewEvaluation.Command(
                        sheet, 2, round.hash(), org.meguri.review.Verdict.RETURNED, "企画の理由𠮷", Map.of()),
                year.person("kikaku"));
        assertThat(reviews.of(sheet).get(0).reason()).isEqualTo("企画の理由𠮷");
        year.submit(sheet, again, "yoshida");
        year.approve(sheet, "yoshi", "yoshicho");
        year.confirm(sheet, "kikaku");
        year.runJobs();
        assertThat(year.sheet(sheet).content()).isEqualTo(again);
    }

    private void committee(CycleId cycle, EvaluationId sheet) {
        var remark = year.remark(sheet, "委員の意見𠮷");
        assertThat(remarks.get(remark).text()).isEqualTo("委員の意見𠮷");
        answer.answer(remark, 1, Action.PARTLY, "回答𠮷", year.person("yoshida"));
        answer.decide(remark, 1, AnswerVerdict.RETURNED, "回答の差戻し𠮷", year.person("yoshicho"));
        answer.answer(remark, 2, Action.ADOPT, "改めた回答𠮷", year.person("yoshida"));
        answer.decide(remark, 2, AnswerVerdict.APPROVED, "承認の添え書き𠮷", year.person("yoshicho"));
        assertThat(remarks.get(remark).answer()).isEqualTo("改めた回答𠮷");
        assertThat(remarks.decisions(remark)).extracting("reason").containsExactly("回答の差戻し𠮷", "承認の添え書き𠮷");
        found("committee_remark", "text", "委員の意見𠮷", "委員の意見吉");

        hold.held(cycle, "８月３日（𠮷日）", "まとめ𠮷", year.person("kikaku"));
        var meeting = remarks.meeting(cycle).orElseThrow();
        assertThat(meeting.heldOn()).isEqualTo("８月３日（𠮷日）");
        assertThat(meeting.summary()).isEqualTo("まとめ𠮷");
    }

    private void board(CycleId cycle) {
        board.decide(cycle, 1, BoardVerdict.RETURNED, "庁議の指摘𠮷", year.person("shicho"));
        board.respond(cycle, 1, "指摘への対応𠮷", year.person("kikaku"));
        board.decide(cycle, 2, BoardVerdict.APPROVED, "", year.person("shicho"));
        assertThat(boardLookup.of(cycle).get(0).reason()).isEqualTo("庁議の指摘𠮷");
        assertThat(boardLookup.of(cycle).get(0).response()).isEqualTo("指摘への対応𠮷");
    }

    private void letters() {
        var returned = year.letters().stream()
                .filter(letter -> letter.kind().equals("RETURNED"))
                .findFirst()
                .orElseThrow();
        assertThat(returned.recipient()).isEqualTo("𠮷田𩸽");
        assertThat(returned.subject()).contains("𠮷野川の𩸽まつり");
        assertThat(returned.body()).contains("𠮷田𩸽").contains("𠮷野川の𩸽まつり");
        assertThat(jdbc.queryForObject(
                        "select count(*) from letter where subject like ? and body like ?",
                        Long.class,
                        "%𠮷野川の𩸽まつり%",
                        "%𠮷田𩸽%"))
                .isPositive();
        found("letter", "recipient_name", "𠮷田𩸽", "吉田𩸽");
        assertThat(page("/outbox", "𠮷野川", "kikaku")).contains("𠮷田𩸽");
        assertThat(page("/outbox", "吉野川", "kikaku")).doesNotContain("𠮷田𩸽");
    }

    private void edition(CycleId cycle) {
        var edition = year.publish(cycle, "公表の注記𠮷");
        var content = editions.content(edition);
        assertThat(content.note()).isEqualTo("公表の注記𠮷");
        assertThat(editions.ofCycle(cycle).get(0).note()).isEqualTo("公表の注記𠮷");
        for (var format : List.of(EditionFormat.CSV, EditionFormat.JSON)) {
            assertThat(new String(editions.file(edition, format).data(), StandardCharsets.UTF_8))
                    .contains("𠮷野川の𩸽まつり")
                    .contains("𠮷野川で100人。");
        }
        found("edition_item", "name", "𠮷野川の𩸽まつり", "吉野川の𩸽まつり");
        assertThat(page("/public/test-plan/2025/1", "𠮷野川の", "")).contains("「𠮷野川の」を含むもの：1件");
        assertThat(page("/public/test-plan/2025/1", "吉野川の", "")).contains("「吉野川の」を含むもの：0件");
    }

    /** What a page shows when somebody, or nobody in particular, searches in it. */
    private String page(String address, String query, String login) {
        var request = web.get().uri(address).param("q", query);
        var page = login.isEmpty()
                ? request.exchange()
                : request.with(town.signedIn(login)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void closedDay() {
        closedDays.declare(LocalDate.of(2026, 12, 28), null, "𠮷川市開庁記念日", year.person("kanri"));
        found("closed_day", "name", "𠮷川市開庁記念日", "吉川市開庁記念日");
    }

    @Test
    void letters_of_a_rung_name_them_too() {
        var cycle = year.handedOut(item());
        year.moveTo(cycle, Stage.SELF_EVALUATION, 1);
        year.runJobs();
        assertThat(year.letters())
                .filteredOn(letter -> letter.kind().equals("OVERDUE"))
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.subject()).contains("𠮷野川の𩸽まつり");
                    assertThat(letter.body()).contains("𠮷野地域振興課");
                });
    }

    /** Found by equality and by a part, by the very character and by no other. */
    private void found(String table, String column, String text, String lookAlike) {
        assertThat(count(table, column + " = ?", text)).isPositive();
        assertThat(count(table, column + " = ?", lookAlike)).isZero();
        assertThat(count(table, column + " like ?", "%𠮷%")).isPositive();
        assertThat(count(table, column + " like ?", "%" + lookAlike + "%")).isZero();
        assertThat(jdbc.queryForList(
                        "select distinct " + column + " from " + table + " where " + column + " = ?",
                        String.class,
                        text))
                .containsExactly(text);
    }

    private long count(String table, String where, String text) {
        return jdbc.queryForObject("select count(*) from " + table + " where " + where, Long.class, text);
    }
}
