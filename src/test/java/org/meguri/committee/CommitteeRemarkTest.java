package org.meguri.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.meguri.system.Refusal;
import org.springframework.http.HttpStatus;

class CommitteeRemarkTest {

    private static final Instant NOON = Instant.parse("2026-08-03T03:00:00Z");
    private static final OfficerId SATO = OfficerId.create();
    private static final OfficerId SUZUKI = OfficerId.create();

    private enum Verb {
        ANSWER(
                remark -> remark.answer(Action.ADOPT, "改めます。", SATO, NOON),
                Map.of(RemarkStatus.OPEN, RemarkStatus.ANSWERED)),
        CLOSE(remark -> remark.close(NOON), Map.of(RemarkStatus.ANSWERED, RemarkStatus.CLOSED)),
        REOPEN(CommitteeRemark::reopen, Map.of(RemarkStatus.ANSWERED, RemarkStatus.OPEN));

        private final Consumer<CommitteeRemark> act;
        private final Map<RemarkStatus, RemarkStatus> legal;

        Verb(Consumer<CommitteeRemark> act, Map<RemarkStatus, RemarkStatus> legal) {
            this.act = act;
            this.legal = legal;
        }
    }

    @Test
    void the_first_confirmed_evaluation_that_deals_with_it_is_kept() {
        var remark = in(RemarkStatus.CLOSED);
        var first = EvaluationId.create();
        assertThat(remark.view().standing()).isEqualTo("committee.status.CLOSED");
        assertThat(remark.followUp(first, NOON)).isTrue();
        assertThat(remark.followUp(EvaluationId.create(), NOON.plusSeconds(1))).isFalse();
        assertThat(remark.view())
                .returns(first, RemarkView::followedUpIn)
                .returns(RemarkStatus.CLOSED, RemarkView::status)
                .returns("committee.status.FOLLOWED_UP", RemarkView::standing);
    }

    static Stream<Arguments> every_verb_in_every_status() {
        return Stream.of(Verb.values())
                .flatMap(verb -> Stream.of(RemarkStatus.values()).map(status -> Arguments.of(verb, status)));
    }

    @ParameterizedTest
    @MethodSource
    void every_verb_in_every_status(Verb verb, RemarkStatus from) {
        var remark = in(from);
        var before = remark.view();
        var to = verb.legal.get(from);
        if (to != null) {
            verb.act.accept(remark);
            assertThat(remark.status()).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> verb.act.accept(remark))
                    .asInstanceOf(type(Refusal.class))
                    .returns(HttpStatus.CONFLICT, Refusal::status);
            assertThat(remark.view()).isEqualTo(before);
        }
    }

    @Test
    void a_remark_begins_open_in_its_first_round() {
        var remark = in(RemarkStatus.OPEN).view();
        assertThat(remark.round()).isEqualTo(1);
        assertThat(remark.action()).isNull();
        assertThat(remark.answer()).isNull();
    }

    @Test
    void an_answer_that_comes_back_stays_to_be_worked_on_in_the_next_round() {
        var remark = in(RemarkStatus.ANSWERED);
        remark.reopen();
        assertThat(remark.round()).isEqualTo(2);
        assertThat(remark.view().answer()).isEqualTo("改めます。");
        remark.answer(Action.DECLINE, "できません。", SUZUKI, NOON);
        assertThat(remark.answeredBy()).isEqualTo(SUZUKI);
        assertThat(remark.view().action()).isEqualTo(Action.DECLINE);
    }

    @Test
    void only_the_very_same_answer_of_the_same_person_is_the_same() {
        var remark = in(RemarkStatus.ANSWERED);
        assertThat(remark.answeredWith(Action.ADOPT, "改めます。", SATO)).isTrue();
        assertThat(remark.answeredWith(Action.PARTLY, "改めます。", SATO)).isFalse();
        assertThat(remark.answeredWith(Action.ADOPT, "改めます", SATO)).isFalse();
        assertThat(remark.answeredWith(Action.ADOPT, "改めます。", SUZUKI)).isFalse();
        remark.reopen();
        assertThat(remark.answeredWith(Action.ADOPT, "改めます。", SATO))
                .as("the answer of the round before is to be given anew")
                .isFalse();
    }

    private static CommitteeRemark in(RemarkStatus status) {
        var remark = new CommitteeRemark(
                RemarkId.create(), CycleId.create(), EvaluationId.create(), 3, "効果が見えません。", OfficerId.create(), NOON);
        if (status != RemarkStatus.OPEN) {
            remark.answer(Action.ADOPT, "改めます。", SATO, NOON);
        }
        if (status == RemarkStatus.CLOSED) {
            remark.close(NOON);
        }
        return remark;
    }
}
