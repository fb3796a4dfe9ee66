package org.meguri.review;

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
import org.meguri.evaluation.ReturningStage;
import org.meguri.evaluation.Status;
import org.meguri.process.YearFixture;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@MeguriTest
class ReviewEvaluationTest {

    private static final String PLANNER_WHO_WRITES =
            """
            units:
              - {code: kikakubu, name: 企画部, kind: DEPARTMENT}
              - {code: kikaku, name: 企画課, kind: SECTION, parent: kikakubu}
            officers:
              - login: kikaku
                name: 山本優
                mail: kikaku@example.jp
                appointments: [{unit: kikaku, role: SECTION_STAFF}]
            """;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    ReviewEvaluation review;

    @Autowired
    ReviewLookup reviews;

    @Autowired
    EvaluationLookup evaluations;

    @Test
    void planning_confirms_what_every_chief_approved() {
        var sheet = approved();
        year.confirm(sheet, "kikaku");
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.CONFIRMED);
        assertThat(reviews.of(sheet)).singleElement().satisfies(decision -> {
            assertThat(decision.verdict()).isEqualTo(Verdict.CONFIRMED);
            assertThat(decision.decidedBy()).isEqualTo(town.officer("kikaku"));
        });
    }

    @Test
    void nobody_else_reviews() {
        var sheet = approved();
        for (var login : new String[] {"sato", "shokocho", "bucho", "iin", "shicho", "kanri"}) {
            refused(HttpStatus.FORBIDDEN, "review.planning-only", () -> year.confirm(sheet, login));
        }
    }

    @Test
    void what_no_chief_has_approved_is_not_confirmed() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.submit(sheet, "sato");
        refused(HttpStatus.CONFLICT, "evaluation.moved-on", () -> year.confirm(sheet, "kikaku"));
    }

    @Test
    void the_planning_division_writes_a_sheet_too_and_its_writer_does_not_review_it() {
        var item = year.item(1, "kikaku");
        town.extend(PLANNER_WHO_WRITES);
        var sheet = year.sheet(year.handedOut(item), 1).id();
        year.submit(sheet, "kikaku");
        year.approve(sheet, "kikaku", "kikakucho");

        refused(HttpStatus.FORBIDDEN, "evaluation.own-sheet", () -> year.confirm(sheet, "kikaku"));
        year.confirm(sheet, "kikaku2");
    }

    @Test
    void what_planning_sends_back_is_asked_for_in_the_next_round() {
        var sheet = approved();
        year.sendBackByPlanning(sheet, "kikaku");
        assertThat(evaluations.requests(sheet)).singleElement().satisfies(request -> {
            assertThat(request.stage()).isEqualTo(ReturningStage.REVIEW);
            assertThat(request.round()).isEqualTo(1);
            assertThat(request.reply()).isNull();
        });
        year.submit(sheet, "sato");
        assertThat(evaluations.requests(sheet).get(0).reply()).isEqualTo("ご指摘のとおり改めました。");
    }

    @Test
    void a_review_is_bound_to_the_version_that_was_shown() {
        var sheet = approved();
        var shown = year.review(sheet, Verdict.CONFIRMED);
        year.sendBackByPlanning(sheet, "kikaku2");
        year.submit(sheet, Map.of("result", "×", "status_text", "改めた。", "future_text", "続ける。"), "sato");
        year.approve(sheet, "shoko", "shokocho");

        refused(HttpStatus.CONFLICT, "review.already-returned", () -> review.decide(shown, year.person("kikaku")));
        var mixed = new ReviewEvaluation.Command(sheet, 2, shown.hash(), Verdict.CONFIRMED, "", Map.of());
        refused(HttpStatus.CONFLICT, "evaluation.moved-on", () -> review.decide(mixed, year.person("kikaku")));
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.APPROVED);
    }

    private EvaluationId approved() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.approved(sheet);
        return sheet;
    }

    private static void refused(HttpStatus status, String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refusal.class))
                .returns(key, Refusal::key)
                .returns(status, Refusal::status);
    }
}
