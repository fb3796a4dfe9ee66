package org.meguri.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.RequestView;
import org.meguri.evaluation.Status;
import org.meguri.process.YearFixture;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@MeguriTest
class ApproveEvaluationTest {

    private static final String SECOND_CHIEF =
            """
            units:
              - {code: kankei, name: 環境経済部, kind: DEPARTMENT}
              - {code: shoko, name: 商工観光課, kind: SECTION, parent: kankei}
            officers:
              - {login: shokocho2, name: 斎藤望, appointments: [{unit: shoko, role: SECTION_CHIEF}]}
            """;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    ApproveEvaluation approve;

    @Autowired
    ApprovalLookup approvals;

    @Autowired
    EvaluationLookup evaluations;

    @Test
    void the_chief_of_the_unit_approves_what_was_shown() {
        var sheet = submitted("sato");
        year.approve(sheet, "shoko", "shokocho");
        assertThat(approvals.of(sheet)).singleElement().satisfies(approval -> {
            assertThat(approval.verdict()).isEqualTo(Verdict.APPROVED);
            assertThat(approval.reason()).isNull();
            assertThat(approval.decidedBy()).isEqualTo(town.officer("shokocho"));
            assertThat(approval.round()).isEqualTo(1);
        });
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void to_whoever_is_no_chief_of_the_unit_there_is_nothing_to_approve() {
        var sheet = submitted("sato");
        for (var login : new String[] {"suzuki", "nogyocho", "kikaku", "kikakubucho", "iin", "shicho", "kanri"}) {
            refused(HttpStatus.NOT_FOUND, "evaluation.unknown", () -> year.approve(sheet, "shoko", login));
        }
        refused(HttpStatus.NOT_FOUND, "evaluation.unknown", () -> year.approve(sheet, "nogyo", "nogyocho"));
    }

    @Test
    void nobody_approves_what_they_wrote_and_the_director_takes_their_place() {
        var sheet = submitted("shokocho");
        refused(HttpStatus.FORBIDDEN, "evaluation.own-sheet", () -> year.approve(sheet, "shoko", "shokocho"));
        refused(HttpStatus.FORBIDDEN, "evaluation.own-sheet", () -> year.sendBackByChief(sheet, "shoko", "shokocho"));
        refused(HttpStatus.NOT_FOUND, "evaluation.unknown", () -> year.approve(sheet, "shoko", "kikakubucho"));

        year.approve(sheet, "shoko", "bucho");
        assertThat(approvals.of(sheet)).extracting(ApprovalView::decidedBy).containsExactly(town.officer("bucho"));
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void the_director_may_send_back_in_the_place_of_the_chief_too() {
        var sheet = submitted("shokocho");
        year.sendBackByChief(sheet, "shoko", "bucho");
        assertThat(year.sheet(sheet).round()).isEqualTo(2);
    }

    @Test
    void who_wrote_in_an_earlier_round_does_not_approve_a_later_one() {
        var sheet = submitted("shokocho");
        year.sendBackByChief(sheet, "shoko", "bucho");
        year.submit(sheet, Map.of("result", "×", "status_text", "改めた。", "future_text", "続ける。"), "sato");
        refused(HttpStatus.FORBIDDEN, "evaluation.own-sheet", () -> year.approve(sheet, "shoko", "shokocho"));
        year.approve(sheet, "shoko", "bucho");
    }

    @Test
    void the_director_leaves_the_decision_to_a_chief_who_may_decide() {
        var sheet = submitted("sato");
        refused(HttpStatus.FORBIDDEN, "approval.chief-decides", () -> year.approve(sheet, "shoko", "bucho"));

        town.extend(SECOND_CHIEF);
        var other = year.sheet(year.sheet(sheet).cycle(), 4).id();
        year.submit(other, "shokocho");
        refused(HttpStatus.FORBIDDEN, "approval.chief-decides", () -> year.approve(other, "shoko", "bucho"));
        year.approve(other, "shoko", "shokocho2");
    }

    @Test
    void a_chief_who_wrote_a_joint_sheet_holds_up_only_the_own_unit() {
        var joint = year.sheet(year.handedOut(), 3).id();
        year.submit(joint, "shokocho");
        year.approve(joint, "nogyo", "nogyocho");
        refused(HttpStatus.FORBIDDEN, "evaluation.own-sheet", () -> year.approve(joint, "shoko", "shokocho"));
        year.approve(joint, "shoko", "bucho");
        assertThat(year.sheet(joint).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void an_approval_is_bound_to_the_version_that_was_shown() {
        var sheet = submitted("sato");
        var shown = year.approval(sheet, "shoko", Verdict.APPROVED);
        year.sendBackByChief(sheet, "shoko", "shokocho");
        year.submit(sheet, Map.of("result", "×", "status_text", "改めた。", "future_text", "続ける。"), "sato");

        // The page of the first round, sent by a colleague of the chief.
        town.extend(SECOND_CHIEF);
        refused(
                HttpStatus.CONFLICT,
                "approval.already-returned",
                () -> approve.decide(shown, year.person("shokocho2")));
        // The right round, but another text.
        var mixed = new ApproveEvaluation.Command(sheet, shown.unit(), 2, shown.hash(), Verdict.APPROVED, "", Map.of());
        refused(HttpStatus.CONFLICT, "evaluation.moved-on", () -> approve.decide(mixed, year.person("shokocho2")));
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);
        assertThat(approvals.of(sheet)).hasSize(1);
    }

    @Test
    void nothing_is_sent_back_without_saying_why_and_every_request_waits_for_its_reply() {
        var sheet = submitted("sato");
        var chief = year.person("shokocho");
        var seen = year.approval(sheet, "shoko", Verdict.RETURNED);
        refused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "evaluation.return-unsaid",
                () -> approve.decide(with(seen, " ", Map.of("status_text", " ")), chief));
        refused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "sheet.too-long",
                () -> approve.decide(with(seen, "長".repeat(1001), Map.of()), chief));
        approve.decide(with(seen, "根拠が足りません。", Map.of("status_text", "件数は。", "result", " ")), chief);
        assertThat(evaluations.requests(sheet))
                .extracting(RequestView::field, RequestView::text, RequestView::round, RequestView::reply)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, "根拠が足りません。", 1, null),
                        org.assertj.core.groups.Tuple.tuple("status_text", "件数は。", 1, null));
        assertThat(approvals.of(sheet).get(0).reason()).isEqualTo("根拠が足りません。");
    }

    @Test
    void who_changes_a_decision_by_going_back_is_told_that_it_is_made() {
        var sheet = submitted("sato");
        var chief = year.person("shokocho");
        var seen = year.approval(sheet, "shoko", Verdict.RETURNED);
        approve.decide(with(seen, "根拠が足りません。", Map.of()), chief);
        approve.decide(with(seen, "根拠が足りません。", Map.of()), chief);
        refused(
                HttpStatus.CONFLICT,
                "approval.already-returned",
                () -> approve.decide(with(seen, "別の理由です。", Map.of()), chief));
        assertThat(evaluations.requests(sheet)).hasSize(1);
    }

    private static ApproveEvaluation.Command with(
            ApproveEvaluation.Command seen, String reason, Map<String, String> requests) {
        return new ApproveEvaluation.Command(
                seen.evaluation(), seen.unit(), seen.round(), seen.hash(), seen.verdict(), reason, requests);
    }

    private EvaluationId submitted(String writer) {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.submit(sheet, writer);
        return sheet;
    }

    private static void refused(HttpStatus status, String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refusal.class))
                .returns(key, Refusal::key)
                .returns(status, Refusal::status);
    }
}
