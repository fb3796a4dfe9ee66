package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.meguri.evaluation.Status.APPROVED;
import static org.meguri.evaluation.Status.CONFIRMED;
import static org.meguri.evaluation.Status.DRAFT;
import static org.meguri.evaluation.Status.LAPSED;
import static org.meguri.evaluation.Status.PREPARED;
import static org.meguri.evaluation.Status.PUBLISHED;
import static org.meguri.evaluation.Status.SUBMITTED;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.Responsibility;
import org.meguri.system.Refusal;
import org.springframework.http.HttpStatus;

class EvaluationTest {

    private static final Instant NOON = Instant.parse("2026-06-01T03:00:00Z");
    private static final OfficerId SATO = OfficerId.create();
    private static final OfficerId SUZUKI = OfficerId.create();
    private static final UnitId LEAD = UnitId.create();
    private static final UnitId OTHER = UnitId.create();
    private static final Map<String, String> WRITTEN = Map.of("result", "A", "text", "予定のとおり");

    /** Everything that can be done to a sheet, and where it leads from where. */
    private enum Verb {
        OPEN(Evaluation::open, Map.of(PREPARED, DRAFT)),
        WRITE(sheet -> sheet.write(Map.of("text", "別の文"), SUZUKI, NOON, sheet.revision()), Map.of(DRAFT, DRAFT)),
        SUBMIT(sheet -> sheet.submit(Map.of(), SATO, NOON), Map.of(DRAFT, SUBMITTED)),
        APPROVE(Evaluation::approve, Map.of(SUBMITTED, APPROVED)),
        CONFIRM(Evaluation::confirm, Map.of(APPROVED, CONFIRMED)),
        REOPEN(Evaluation::reopen, Map.of(SUBMITTED, DRAFT, APPROVED, DRAFT)),
        PUBLISH(Evaluation::publish, Map.of(CONFIRMED, PUBLISHED)),
        LAPSE(Evaluation::lapse, Map.of(DRAFT, LAPSED));

        private final Consumer<Evaluation> act;
        private final Map<Status, Status> legal;

        Verb(Consumer<Evaluation> act, Map<Status, Status> legal) {
            this.act = act;
            this.legal = legal;
        }
    }

    static Stream<Arguments> every_verb_in_every_status() {
        return Stream.of(Verb.values())
                .flatMap(verb -> Stream.of(Status.values()).map(status -> Arguments.of(verb, status)));
    }

    @ParameterizedTest
    @MethodSource
    void every_verb_in_every_status(Verb verb, Status from) {
        var sheet = in(from);
        var before = sheet.view();
        var to = verb.legal.get(from);
        if (to != null) {
            verb.act.accept(sheet);
            assertThat(sheet.status()).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> verb.act.accept(sheet)).isInstanceOf(RuntimeException.class);
            assertThat(sheet.view()).isEqualTo(before);
        }
    }

    @Test
    void a_sheet_is_prepared_with_the_units_of_its_item_and_no_round() {
        var sheet = prepared().view();
        assertThat(sheet.status()).isEqualTo(PREPARED);
        assertThat(sheet.round()).isZero();
        assertThat(sheet.leadUnit()).isEqualTo(LEAD);
        assertThat(sheet.units()).containsExactly(LEAD, OTHER);
        assertThat(sheet.heading()).isEqualTo("No.12 求人情報提供事業");
        assertThat(sheet.content()).isEmpty();
        assertThat(sheet.writers()).isEmpty();
    }

    @Test
    void writing_raises_the_revision_and_names_the_writer() {
        var sheet = in(DRAFT);
        sheet.write(WRITTEN, SATO, NOON, 0);
        assertThat(sheet.revision()).isEqualTo(1);
        assertThat(sheet.content()).isEqualTo(WRITTEN);
        assertThat(sheet.writtenBy()).isEqualTo(SATO);
        assertThat(sheet.isAuthor(SATO)).isTrue();
        assertThat(sheet.isAuthor(SUZUKI)).isFalse();
    }

    @Test
    void saving_what_is_there_already_makes_nobody_a_writer() {
        var sheet = in(DRAFT);
        sheet.write(WRITTEN, SATO, NOON, 0);
        sheet.write(WRITTEN, SUZUKI, NOON, 1);
        assertThat(sheet.revision()).isEqualTo(1);
        assertThat(sheet.writtenBy()).isEqualTo(SATO);
        assertThat(sheet.isAuthor(SUZUKI)).isFalse();
    }

    @Test
    void of_two_browsers_the_second_is_told_and_nothing_is_overwritten() {
        var sheet = in(DRAFT);
        sheet.write(WRITTEN, SATO, NOON, 0);
        assertThatThrownBy(() -> sheet.write(Map.of("text", "もう一方"), SUZUKI, NOON, 0))
                .asInstanceOf(type(Refusal.class))
                .returns(HttpStatus.CONFLICT, Refusal::status)
                .returns("evaluation.written-meanwhile", Refusal::key);
        assertThat(sheet.content()).isEqualTo(WRITTEN);
        assertThat(sheet.isAuthor(SUZUKI)).isFalse();
    }

    @Test
    void a_revision_that_nobody_has_seen_yet_is_refused_too() {
        var sheet = in(DRAFT);
        assertThatThrownBy(() -> sheet.write(WRITTEN, SATO, NOON, 7)).isInstanceOf(Refusal.class);
    }

    @Test
    void what_is_handed_in_cannot_be_written_on() {
        var sheet = in(SUBMITTED);
        assertThatThrownBy(() -> sheet.write(WRITTEN, SATO, NOON, sheet.revision()))
                .asInstanceOf(type(Refusal.class))
                .returns(HttpStatus.CONFLICT, Refusal::status)
                .returns("evaluation.not-a-draft", Refusal::key);
    }

    @Test
    void who_hands_in_what_a_colleague_wrote_counts_as_a_writer() {
        var sheet = in(DRAFT);
        sheet.write(WRITTEN, SATO, NOON, 0);
        var round = sheet.submit(Map.of(), SUZUKI, NOON).view();
        assertThat(round.submittedBy()).isEqualTo(SUZUKI);
        assertThat(round.content()).isEqualTo(WRITTEN);
        assertThat(sheet.view().writers()).containsExactlyInAnyOrder(SATO, SUZUKI);
    }

    @Test
    void what_comes_back_keeps_its_text_and_its_writers_in_the_next_round() {
        var sheet = in(DRAFT);
        sheet.write(WRITTEN, SATO, NOON, 0);
        sheet.submit(Map.of(), SATO, NOON);
        sheet.reopen();
        assertThat(sheet.round()).isEqualTo(2);
        assertThat(sheet.content()).isEqualTo(WRITTEN);
        sheet.write(Map.of("text", "改めた"), SUZUKI, NOON, sheet.revision());
        assertThat(sheet.submit(Map.of(), SUZUKI, NOON).view().round()).isEqualTo(2);
        assertThat(sheet.view().writers()).containsExactlyInAnyOrder(SATO, SUZUKI);
    }

    @Test
    void a_round_is_what_was_handed_in_whatever_is_written_later() {
        var sheet = in(DRAFT);
        var typed = new LinkedHashMap<>(WRITTEN);
        sheet.write(typed, SATO, NOON, 0);
        var first = sheet.submit(Map.of(), SATO, NOON);
        typed.clear();
        sheet.reopen();
        sheet.write(Map.of("text", "改めた"), SATO, NOON, 1);
        assertThat(first.view().content()).isEqualTo(WRITTEN);
    }

    @Test
    void what_goes_out_of_the_room_does_not_reach_back() {
        var sheet = in(DRAFT);
        sheet.write(WRITTEN, SATO, NOON, 0);
        sheet.view().content().clear();
        sheet.content().clear();
        assertThat(sheet.content()).isEqualTo(WRITTEN);
        assertThat(sheet.summary().begun()).isTrue();
    }

    private static Evaluation in(Status status) {
        var sheet = prepared();
        if (status == LAPSED) {
            sheet.open();
            sheet.lapse();
            return sheet;
        }
        var steps = List.<Consumer<Evaluation>>of(
                Evaluation::open,
                draft -> draft.submit(Map.of(), SATO, NOON),
                Evaluation::approve,
                Evaluation::confirm,
                Evaluation::publish);
        steps.subList(0, status.ordinal()).forEach(step -> step.accept(sheet));
        assertThat(sheet.status()).isEqualTo(status);
        return sheet;
    }

    private static Evaluation prepared() {
        return new Evaluation(
                EvaluationId.create(),
                CycleId.create(),
                new PlanItemView(
                        PlanItemId.create(),
                        PlanId.create(),
                        12,
                        "12",
                        "求人情報提供事業",
                        Map.of(),
                        Map.of(),
                        List.of(
                                new Responsibility(LEAD, "商工課", true),
                                new Responsibility(OTHER, "農業課", false),
                                new Responsibility(LEAD, "商工課（出張所）", false))));
    }
}
