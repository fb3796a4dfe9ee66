package org.meguri.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.OpeningCheck;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EarlierRemarks;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Remarks of the committee stay open over the years, until a later evaluation says what was done, and is confirmed. */
@MeguriTest
class OpenRemarksTest {

    private static final FiscalYear Y2026 = new FiscalYear(2026);
    private static final String SAID = "参加者の声を指標に加えてほしい。";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    OpeningCheck check;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    WriteEvaluation write;

    @Autowired
    EarlierRemarks earlier;

    @Autowired
    RemarkLookup remarks;

    @Autowired
    AnswerRemark answer;

    @Autowired
    EditRegister edit;

    @Autowired
    PlanRegister plans;

    @Autowired
    CommitteeFollowsReorganization follows;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_remark_is_closed_by_the_confirmed_evaluation_that_says_what_was_done() {
        var first = year.atCommittee();
        var remark = remark(first);
        var second = next(first, Y2026);
        var sheet = year.sheet(second, 1);

        assertThat(earlier.on(sheet)).singleElement().satisfies(one -> {
            assertThat(one.text()).isEqualTo(SAID);
            assertThat(one.reply()).isEqualTo("対応する　次の年度から加えます。");
            assertThat(one.citation()).isEqualTo(Citation.NONE);
            assertThat(one.settled()).isFalse();
        });
        assertThat(earlier.on(year.sheet(second, 2))).isEmpty();
        assertThat(page("/evaluations/" + sheet.id(), "sato"))
                .hasStatusOk()
                .bodyText()
                .contains("過年度の委員会の意見", SAID, "次の年度から加えます。", "今年度の評価で対応した")
                .doesNotContain("??");

        submit(sheet.id(), Map.of(remark.value(), new Citation(true, "アンケートを指標に加えました。")), "sato");
        for (var seen :
                Map.of("/approvals/", "shokocho", "/evaluations/", "sato").entrySet()) {
            assertThat(page(seen.getKey() + sheet.id(), seen.getValue()))
                    .hasStatusOk()
                    .bodyText()
                    .contains(SAID, "今年度の評価で対応した：", "アンケートを指標に加えました。");
        }
        year.approve(sheet.id(), "shoko", "shokocho");
        assertThat(page("/reviews/" + sheet.id(), "kikaku")).bodyText().contains("アンケートを指標に加えました。");
        assertThat(remarks.get(remark).followedUpIn()).as("not confirmed yet").isNull();

        year.confirm(sheet.id(), "kikaku");
        assertThat(remarks.get(remark).followedUpIn()).isEqualTo(sheet.id());
        assertThat(remarks.get(remark).status()).isEqualTo(RemarkStatus.CLOSED);
        assertThat(earlier.on(evaluations.get(sheet.id())))
                .singleElement()
                .returns(true, EarlierRemarks.Earlier::settled);
        assertThat(jdbc.queryForObject(
                        "select count(*) from journal_entry where action = 'RemarkFollowedUp'", Integer.class))
                .isEqualTo(1);
        year.runJobs();
        assertThat(page("/committee/evaluations/" + sheet.id(), "iin"))
                .as("the committee reads it in its packet")
                .hasStatusOk()
                .bodyText()
                .contains(SAID, "アンケートを指標に加えました。")
                .doesNotContain("??");
        assertThat(page("/committee/evaluations/" + year.sheet(first, 1).id(), "iin"))
                .as("and beside its own remark")
                .bodyText()
                .contains("令和８年度の評価での対応：", "アンケートを指標に加えました。");
        assertThat(page("/remarks/" + remark, "sato"))
                .hasStatusOk()
                .bodyText()
                .contains("その後の対応", "アンケートを指標に加えました。", "/evaluations/" + sheet.id())
                .doesNotContain("??");
        assertThat(page("/committee/cycles/" + first, "kikaku")).bodyText().contains("対応済み");
        assertThat(page("/items/" + sheet.item(), "sato"))
                .as("before it is published nobody reads the words")
                .bodyText()
                .contains("意見1（対応済み）", "令和７年度の意見1に対応")
                .doesNotContain("アンケートを指標に加えました。", "??");
        jdbc.update("update evaluation set status = 'PUBLISHED'");
        assertThat(page("/items/" + sheet.item(), "sato")).bodyText().contains("令和７年度の意見1に対応：アンケートを指標に加えました。");

        assertThat(earlier.on(year.sheet(next(second, Y2026.next()), 1)))
                .as("the third year asks no more")
                .isEmpty();
    }

    @Test
    void what_is_said_belongs_to_its_round_and_can_be_taken_back() {
        var first = year.atCommittee();
        var remark = remark(first);
        var second = next(first, Y2026);
        var sheet = year.sheet(second, 1);
        submit(sheet.id(), Map.of(remark.value(), new Citation(true, "加えました。")), "sato");
        var signed = year.round(sheet.id()).hash();
        year.sendBackByChief(sheet.id(), "shoko", "shokocho");

        assertThat(earlier.on(evaluations.get(sheet.id())))
                .as("the next round begins with the same words")
                .singleElement()
                .extracting(EarlierRemarks.Earlier::citation)
                .isEqualTo(new Citation(true, "加えました。"));
        submit(sheet.id(), Map.of(remark.value(), Citation.NONE), "sato");
        assertThat(year.round(sheet.id()).hash())
                .as("what chiefs and planning sign covers what is said of remarks")
                .isNotEqualTo(signed);
        assertThat(page("/approvals/" + sheet.id(), "shokocho"))
                .as("what the first round said is shown with it")
                .bodyText()
                .contains("令和７年度 意見1に対応：加えました。");
        year.approve(sheet.id(), "shoko", "shokocho");
        assertThat(page("/reviews/" + sheet.id(), "kikaku")).bodyText().contains("今年度の評価では対応していません");
        year.confirm(sheet.id(), "kikaku");

        assertThat(remarks.get(remark).followedUpIn()).isNull();
        assertThat(jdbc.queryForList("select round from remark_citation", Integer.class))
                .as("what the first round said stays on record")
                .containsExactly(1);
        assertThat(earlier.on(year.sheet(next(second, Y2026.next()), 1))).hasSize(1);
    }

    @Test
    void what_is_said_of_a_remark_is_kept_while_it_is_written() {
        var first = year.atCommittee();
        var remark = remark(first);
        var sheet = year.sheet(next(first, Y2026), 1);
        var text = "citations[" + remark + "]";
        var tick = "cited[" + remark + "]";

        assertThat(draft(sheet, 0, "sato", text, "", "加えました。")).hasStatusOk();
        assertThat(draft(sheet, 1, "suzuki", tick, "", "true")).hasStatusOk();
        assertThat(earlier.on(evaluations.get(sheet.id())))
                .singleElement()
                .extracting(EarlierRemarks.Earlier::citation)
                .isEqualTo(new Citation(true, "加えました。"));
        assertThat(draft(sheet, 1, "suzuki", text, "", "別に加えました。"))
                .as("both have written of it")
                .hasStatus(409);
        assertThat(draft(sheet, 2, "sato", text, "加えました。", "外字\uE000")).hasStatus(422);
        assertThat(evaluations.get(sheet.id()).revision()).isEqualTo(2);
    }

    private MvcTestResult draft(
            EvaluationView sheet, long revision, String login, String name, String base, String typed) {
        return browser.post()
                .uri("/evaluations/" + sheet.id() + "/draft")
                .param("revision", Long.toString(revision))
                .param("base[" + name + "]", base)
                .param(name, typed)
                .with(town.signedIn(login))
                .exchange();
    }

    @Test
    void nothing_that_was_typed_is_lost() {
        var first = year.atCommittee();
        var remark = remark(first);
        var second = next(first, Y2026);
        var sheet = year.sheet(second, 1);
        var other = year.sheet(second, 2);
        var said = new Citation(true, "加えました。");

        assertThat(write.save(command(sheet, Map.of(remark.value(), said)), town.person("sato")))
                .as("a citation is a change of its own")
                .isEqualTo(sheet.revision() + 1);
        // Somebody else's remark is not touched.
        write.save(command(other, Map.of(remark.value(), new Citation(true, "別の課です。"))), town.person("tanaka"));
        assertThat(earlier.on(evaluations.get(sheet.id())).get(0).citation()).isEqualTo(said);
        assertThat(earlier.on(evaluations.get(other.id()))).isEmpty();

        // A colleague who had the page open is told, and finds the own words on the page.
        assertThatThrownBy(() -> write.save(command(sheet, Map.of()), town.person("suzuki")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("evaluation.written-meanwhile"));
        assertThat(post(sheet, sheet.revision(), remark, "true", "別の対応です。", "save"))
                .hasStatus(409)
                .bodyText()
                .contains("別の対応です。", "citations[" + remark + "]", "cited[" + remark + "]")
                .as("beside what the colleague said")
                .contains("保存されている内容", "加えました。", "（令和７年度 意見1）")
                .doesNotContain("??");
        assertThat(post(sheet, sheet.revision() + 1, remark, "true", "長".repeat(1001), "save"))
                .hasStatus(422)
                .bodyText()
                .contains("長".repeat(1001), "行ったことは1000字以内で");
        assertThat(post(sheet, sheet.revision() + 1, remark, "true", "", "submit"))
                .hasStatus(422)
                .bodyText()
                .contains("令和７年度の意見1に対して行ったことを記入してください", "f-cite-" + remark)
                .containsPattern("name=\"cited\\[" + remark + "\\]\"[^>]*checked");
        assertThat(post(sheet, sheet.revision() + 1, remark, "", "印のない文です。", "submit"))
                .hasStatus(422)
                .bodyText()
                .contains("印のない文です。", "チェックを入れてください");
        assertThat(earlier.on(evaluations.get(sheet.id())).get(0).citation()).isEqualTo(said);

        // Handed in twice with other words is not the same twice.
        submit(sheet.id(), Map.of(remark.value(), said), "sato");
        submit(sheet.id(), Map.of(remark.value(), said), "sato");
        assertThatThrownBy(() -> submit(sheet.id(), Map.of(remark.value(), new Citation(true, "違う文。")), "sato"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("evaluation.not-a-draft"));
    }

    @Test
    void what_a_colleague_said_of_a_remark_stays_where_one_has_not_touched_it() {
        var first = year.atCommittee();
        var remark = remark(first);
        var second = next(first, Y2026);
        var sheet = year.sheet(second, 1);
        var said = new Citation(true, "加えました。");
        write.save(command(sheet, Map.of(remark.value(), said)), town.person("sato"));

        assertThat(page("/evaluations/" + sheet.id(), "sato"))
                .as("the form says what one began from")
                .bodyText()
                .containsPattern("name=\"before\\[" + remark + "\\]\" value=\"加えました。\"");
        var form = browser.post()
                .uri("/evaluations/" + sheet.id())
                .param("revision", Long.toString(sheet.revision()))
                .param("values[status_text]", "ほかの欄だけを書いた。")
                .param("citations[" + remark + "]", "")
                .param("before[" + remark + "]", "")
                .param("beforeCited[" + remark + "]", "false")
                .with(town.signedIn("suzuki"));
        assertThat(form.exchange())
                .hasStatus(409)
                .bodyText()
                .contains("ほかの欄だけを書いた。")
                .doesNotContain("citations[" + remark + "]", "??");
        assertThat(browser.post()
                        .uri("/evaluations/" + sheet.id())
                        .param("revision", Long.toString(sheet.revision() + 1))
                        .param("values[status_text]", "ほかの欄だけを書いた。")
                        .with(town.signedIn("suzuki"))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(earlier.on(evaluations.get(sheet.id())).get(0).citation()).isEqualTo(said);
        // What is not named in a form that is refused stays on the page.
        assertThat(browser.post()
                        .uri("/evaluations/" + sheet.id())
                        .param("revision", Long.toString(sheet.revision() + 2))
                        .param("values[status_text]", "長".repeat(9000))
                        .with(town.signedIn("suzuki"))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("加えました。");
    }

    @Test
    void a_remark_whose_answer_is_not_approved_says_so_although_it_has_been_dealt_with() {
        var first = year.atCommittee();
        var remark = year.remark(year.sheet(first, 1).id(), SAID);
        year.runJobs();
        answer.answer(remark, 1, Action.ADOPT, "次の年度から加えます。", town.person("sato"));
        var sheet = year.sheet(next(first, Y2026), 1);
        confirmed(sheet, Map.of(remark.value(), new Citation(true, "加えました。")));

        assertThat(remarks.get(remark).followedUpIn()).isEqualTo(sheet.id());
        assertThat(page("/committee/cycles/" + first, "kikaku"))
                .bodyText()
                .contains("課長の承認待ち")
                .doesNotContain("対応済み");
    }

    @Test
    void a_remark_that_is_not_taken_up_is_not_open_once_its_answer_is_approved() {
        var first = year.atCommittee();
        var remark = year.remark(year.sheet(first, 1).id(), SAID);
        year.runJobs();
        var sheet = year.sheet(next(first, Y2026), 1);
        answer.answer(remark, 1, Action.DECLINE, "制度上、加えることができません。", town.person("sato"));
        assertThat(earlier.on(sheet)).as("not approved yet").hasSize(1);
        answer.decide(remark, 1, AnswerVerdict.APPROVED, "", town.person("shokocho"));

        assertThat(earlier.on(sheet)).isEmpty();
        assertThat(page("/committee/cycles/" + sheet.cycle() + "/open", "kikaku"))
                .bodyText()
                .contains("対応の済んでいない意見はありません");
    }

    @Test
    void a_confirmed_sheet_says_what_was_open_when_it_was_confirmed() {
        var first = year.atCommittee();
        var remark = remark(first);
        var second = next(first, Y2026);
        var sheet = year.sheet(second, 1);
        confirmed(sheet, Map.of());
        year.moveTo(YearFixture.OPENING.plusDays(1), LocalTime.of(9, 0));
        var late = year.remark(year.sheet(first, 1).id(), "後からの意見。");
        var after = year.sheet(next(second, Y2026.next()), 1);
        confirmed(after, Map.of(remark.value(), new Citation(true, "一年後に加えました。")));

        assertThat(remarks.get(remark).followedUpIn()).isEqualTo(after.id());
        assertThat(page("/evaluations/" + sheet.id(), "sato"))
                .bodyText()
                .contains(SAID, "今年度の評価では対応していません")
                .doesNotContain("後からの意見。");
        assertThat(remarks.get(late).followedUpIn()).isNull();
    }

    @Test
    void both_parts_of_a_split_item_may_say_what_they_did_and_the_first_confirmed_one_closes() {
        var first = year.atCommittee();
        var remark = remark(first);
        var parts = edit.split(
                year.sheet(first, 1).item(),
                List.of(year.item(11, "shoko"), year.item(12, "shoko")),
                new Decision(Y2026, "事業を分けた。"),
                town.person("kikaku"));
        year.moveTo(YearFixture.OPENING, LocalTime.of(9, 0));
        var second = next(first, Y2026);
        var one = evaluations.of(second, parts.get(0)).orElseThrow();
        var two = evaluations.of(second, parts.get(1)).orElseThrow();
        assertThat(earlier.on(two)).singleElement().returns("No.1 事業1", EarlierRemarks.Earlier::heading);

        submit(one.id(), Map.of(remark.value(), new Citation(true, "前半で対応した。")), "sato");
        year.approve(one.id(), "shoko", "shokocho");
        year.confirm(one.id(), "kikaku");
        assertThat(earlier.on(two)).isEmpty();
        year.moveTo(YearFixture.OPENING, LocalTime.of(10, 0));
        // Whoever had the page open meanwhile loses nothing.
        assertThat(post(two, 0, remark, "", "後半の記入中。", "submit"))
                .hasStatus(422)
                .bodyText()
                .contains("後半の記入中。");
        submit(two.id(), Map.of(remark.value(), new Citation(true, "後半で対応した。")), "sato");
        year.approve(two.id(), "shoko", "shokocho");
        year.confirm(two.id(), "kikaku");

        assertThat(remarks.get(remark).followedUpIn()).isEqualTo(one.id());
        assertThat(remarks.followUps(List.of(remark)))
                .extracting(FollowUpView::text)
                .containsExactly("前半で対応した。", "後半で対応した。");
        assertThat(jdbc.queryForObject(
                        "select count(*) from journal_entry where action = 'RemarkFollowedUp'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void a_citation_that_nobody_sees_any_more_settles_nothing_and_is_not_carried_on() {
        var first = year.atCommittee();
        var remark = remark(first);
        var merged = year.sheet(first, 1).item();
        edit.merge(
                List.of(merged),
                year.sheet(first, 2).item(),
                false,
                new Decision(Y2026, "一つにまとめた。"),
                town.person("kikaku"));
        var second = next(first, Y2026);
        var sheet = year.sheet(second, 2);
        assertThat(earlier.on(sheet)).hasSize(1);
        submit(sheet.id(), Map.of(remark.value(), new Citation(true, "対応した。")), "tanaka");

        var decision = plans.decisions(List.of(merged)).get(0);
        edit.reverse(decision.id(), "誤りであった。", null, town.person("kikaku"));
        year.sendBackByChief(sheet.id(), "nogyo", "nogyocho");
        assertThat(jdbc.queryForList("select round from remark_citation", Integer.class))
                .containsExactly(1);
        jdbc.update("update remark_citation set round = 2");
        submit(sheet.id(), Map.of(), "tanaka");
        year.approve(sheet.id(), "nogyo", "nogyocho");
        year.confirm(sheet.id(), "kikaku");

        assertThat(remarks.get(remark).followedUpIn()).isNull();
        assertThat(remarks.followUps(List.of(remark))).isEmpty();
    }

    @Test
    void a_remark_does_not_vanish_with_its_item() {
        var first = year.atCommittee();
        var planner = town.person("kikaku");
        remark(first);
        var item = year.sheet(first, 1).item();
        var plan = year.cycle(first).plan();
        assertThat(page("/plans/" + plan + "/register/abolish?item=" + item, "kikaku"))
                .as("the look at the act names what is open")
                .hasStatusOk()
                .bodyText()
                .contains("No.1 事業1：令和７年度（2025年度）の委員会の意見1（対応が済んでいません）");
        edit.abolish(item, new Decision(Y2026, "役目を終えた。"), planner);
        var second = next(first, Y2026);

        assertThat(page("/committee/cycles/" + second + "/open", "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains("対応の済んでいない意見はありません", "項目が終わった意見", "No.1 事業1", "廃止", SAID, "令和７年度 意見1")
                .doesNotContain("??");
    }

    @Test
    void what_is_open_over_the_years_moves_with_the_unit_that_answers_for_its_item() {
        var first = year.atCommittee();
        var remark = remark(first);
        var second = next(first, Y2026);
        var sheet = year.sheet(second, 1);
        jdbc.update("update evaluation set status = 'PUBLISHED' where cycle_id <> ?", bytes(second.value()));

        assertThat(follows.affected(List.of(town.unit("shoko"))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo("committee.moves.EARLIER");
                    assertThat(one.subject()).isEqualTo(remark.value());
                    assertThat(one.title()).isEqualTo("No.1 事業1（令和７年度 意見1）");
                    assertThat(one.item()).isEqualTo(sheet.item().value());
                    assertThat(one.unit()).isEqualTo(town.unit("shoko"));
                });
        assertThat(follows.affected(List.of(town.unit("nogyo")))).isEmpty();
        edit.merge(
                List.of(sheet.item()),
                year.sheet(second, 2).item(),
                false,
                new Decision(Y2026, "一つにまとめた。"),
                town.person("kikaku"));
        assertThat(follows.affected(List.of(town.unit("shoko")))).isEmpty();
        assertThat(follows.affected(List.of(town.unit("nogyo")))).hasSize(1);
    }

    @Test
    void a_chief_may_ask_about_what_is_said_of_a_remark() {
        var first = year.atCommittee();
        var remark = remark(first);
        var sheet = year.sheet(next(first, Y2026), 1);
        submit(sheet.id(), Map.of(remark.value(), new Citation(true, "加えました。")), "sato");
        var field = "cite-" + remark;

        assertThat(page("/approvals/" + sheet.id(), "shokocho"))
                .hasStatusOk()
                .bodyText()
                .containsPattern("for=\"request-" + field + "\"[^>]*>令和７年度 意見1への対応<")
                .contains("name=\"requests[" + field + "]\"");
        assertThat(browser.post()
                        .uri("/approvals/" + sheet.id())
                        .param("unit", town.unit("shoko").toString())
                        .param("round", "1")
                        .param("hash", year.round(sheet.id()).hash())
                        .param("verdict", "RETURNED")
                        .param("reason", "対応の内容を確かめてください。")
                        .param("requests[" + field + "]", "いつ加えたかを書いてください。")
                        .with(town.signedIn("shokocho"))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(page("/evaluations/" + sheet.id(), "sato"))
                .hasStatusOk()
                .bodyText()
                .contains("令和７年度 意見1への対応</p>", "いつ加えたかを書いてください。")
                .doesNotContain(">" + field, "??");
        submit(sheet.id(), Map.of(), "sato");
        assertThat(page("/approvals/" + sheet.id(), "shokocho"))
                .bodyText()
                .contains("令和７年度 意見1への対応</p>", "ご指摘のとおり改めました。")
                .doesNotContain(">" + field, "??");
    }

    @Test
    void planning_closes_what_nobody_will_deal_with_and_says_why() {
        var first = year.atCommittee();
        var waiting = year.remark(year.sheet(first, 2).id(), "別の意見。");
        var remark = year.remark(year.sheet(first, 1).id(), SAID);
        year.runJobs();
        answer.answer(remark, 1, Action.CONSIDER, "検討します。", town.person("sato"));
        answer.decide(remark, 1, AnswerVerdict.APPROVED, "", town.person("shokocho"));
        var second = next(first, Y2026);
        var sheet = year.sheet(second, 1);
        assertThat(earlier.on(sheet)).hasSize(1);

        assertThat(page("/remarks/" + remark, "sato")).bodyText().doesNotContain("この意見を終わりにする");
        assertThat(page("/remarks/" + remark, "kikaku")).bodyText().contains("この意見を終わりにする");
        assertThat(release(remark, "制度が廃止された。", "sato")).hasStatus(403);
        assertThat(release(remark, " ", "kikaku")).hasStatus(422).bodyText().contains("終了の理由");
        assertThat(release(remark, "長".repeat(1001), "kikaku"))
                .hasStatus(422)
                .bodyText()
                .contains("長".repeat(1001));
        assertThat(release(waiting, "まだ早い。", "kikaku"))
                .hasStatus(409)
                .bodyText()
                .contains("まだ承認されていません", "まだ早い。");
        assertThat(earlier.on(sheet)).hasSize(1);
        assertThat(release(remark, "制度が廃止された。", "kikaku")).hasStatus3xxRedirection();
        assertThat(release(remark, "制度が廃止された。", "kikaku")).hasStatus3xxRedirection();
        assertThat(release(remark, "別の理由。", "kikaku")).hasStatus(409).bodyText().contains("別の理由。");

        assertThat(earlier.on(sheet)).isEmpty();
        assertThat(page("/remarks/" + remark, "sato"))
                .hasStatusOk()
                .bodyText()
                .contains("企画課による終了", "制度が廃止された。")
                .doesNotContain("この意見を終わりにする", "??");
        assertThat(page("/committee/cycles/" + first, "kikaku")).bodyText().contains("企画課で終了");
        assertThat(jdbc.queryForObject(
                        "select count(*) from journal_entry where action = 'RemarkReleased'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void the_check_before_opening_counts_what_is_open_and_does_not_stand_in_the_way() {
        var first = year.atCommittee();
        var planner = town.person("kikaku");
        remark(first);
        var second = planCycle.plan(
                new PlanCycle.Command(year.cycle(first).plan(), Y2026, schedule.propose(YearFixture.OPENING)), planner);

        assertThat(check.findings(year.cycle(second))).singleElement().satisfies(found -> {
            assertThat(found.blocks()).isFalse();
            assertThat(found.key()).isEqualTo("committee.check.open-remarks");
            assertThat(found.arguments()).isEqualTo(List.of("1"));
        });
        assertThat(page("/cycles/" + second, "kikaku"))
                .bodyText()
                .contains("対応の済んでいない過年度の意見が1件あります", "/committee/cycles/" + second + "/open");
        assertThat(page("/committee/cycles/" + second + "/open", "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains("No.1 事業1", SAID, "次の年度から加えます。", ">令和７年度 意見1</a>")
                .doesNotContain("??");
        assertThat(page("/committee/cycles/" + second + "/open", "iin")).hasStatus(403);
        assertThat(page("/committee/cycles/" + first + "/open", "kikaku"))
                .bodyText()
                .contains("対応の済んでいない意見はありません");
        planCycle.open(second, planner);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** A remark on the first item, answered and its answer approved. */
    private RemarkId remark(CycleId cycle) {
        var remark = year.remark(year.sheet(cycle, 1).id(), SAID);
        year.runJobs();
        answer.answer(remark, 1, Action.ADOPT, "次の年度から加えます。", town.person("sato"));
        answer.decide(remark, 1, AnswerVerdict.APPROVED, "", town.person("shokocho"));
        return remark;
    }

    private CycleId next(CycleId cycle, FiscalYear of) {
        var planner = town.person("kikaku");
        var next = planCycle.plan(
                new PlanCycle.Command(year.cycle(cycle).plan(), of, schedule.propose(YearFixture.OPENING)), planner);
        planCycle.open(next, planner);
        year.runJobs();
        return next;
    }

    private WriteEvaluation.Command command(EvaluationView sheet, Map<UUID, Citation> citations) {
        return new WriteEvaluation.Command(sheet.id(), sheet.revision(), sheet.content(), Map.of(), citations);
    }

    private void submit(EvaluationId id, Map<UUID, Citation> citations, String login) {
        var before = year.submission(id, YearFixture.ANSWERS);
        write.submit(
                new WriteEvaluation.Command(id, before.revision(), before.values(), before.replies(), citations),
                town.person(login));
    }

    /** Handed in with these words, approved and confirmed. */
    private void confirmed(EvaluationView sheet, Map<UUID, Citation> citations) {
        submit(sheet.id(), citations, "sato");
        year.approve(sheet.id(), "shoko", "shokocho");
        year.confirm(sheet.id(), "kikaku");
    }

    private MvcTestResult release(RemarkId remark, String reason, String login) {
        return browser.post()
                .uri("/remarks/" + remark + "/release")
                .param("reason", reason)
                .with(town.signedIn(login))
                .exchange();
    }

    private MvcTestResult page(String path, String login) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }

    private MvcTestResult post(
            EvaluationView sheet, long revision, RemarkId remark, String ticked, String text, String action) {
        var request = browser.post()
                .uri("/evaluations/" + sheet.id())
                .param("revision", Long.toString(revision))
                .param("action", action)
                .param("citations[" + remark + "]", text)
                .with(town.signedIn("sato"));
        YearFixture.ANSWERS.forEach((field, answer) -> request.param("values[" + field + "]", answer));
        if (!ticked.isEmpty()) {
            request.param("cited[" + remark + "]", ticked);
        }
        return request.exchange();
    }
}
