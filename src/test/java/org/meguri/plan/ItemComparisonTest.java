package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.organization.UnitId;
import org.meguri.plan.RegisterItems.Outcome;
import org.meguri.system.Refusal;

class ItemComparisonTest {

    private static final PlanId PLAN = PlanId.create();
    private static final UnitId UNIT = new UnitId(new UUID(0, 1));

    @Test
    void the_same_file_again_changes_nothing() {
        var drafts = List.of(draft(1, "1", "甲"), draft(2, null, "乙"), draft(3, "2", "丙"));
        assertThat(compared(drafts, drafts)).isEqualTo(new Outcome(0, 0, 3, 0));
    }

    @Test
    void an_item_is_known_by_its_number_even_when_it_is_typed_wider_or_renamed() {
        var registered = List.of(draft(1, "１-2", "甲"), draft(2, "B", "乙"));
        var file = List.of(draft(1, "1-2", "甲"), draft(2, "ｂ ", "乙の改称"));
        assertThat(compared(registered, file)).isEqualTo(new Outcome(0, 2, 0, 0));
    }

    @Test
    void an_item_without_a_number_is_known_by_its_name() {
        var registered = List.of(draft(1, null, "観光ＰＲ事業"), draft(2, "5", "道路"));
        var file = List.of(draft(1, null, "観光PR事業"), draft(2, "5", "道路"));
        assertThat(compared(registered, file)).isEqualTo(new Outcome(0, 1, 1, 0));
    }

    @Test
    void an_item_that_is_given_a_number_at_last_is_still_the_same_item() {
        assertThat(compared(List.of(draft(1, null, "甲")), List.of(draft(1, "7", "甲"))))
                .isEqualTo(new Outcome(0, 1, 0, 0));
    }

    @Test
    void two_numbers_are_two_items_even_with_one_name() {
        assertThat(compared(List.of(draft(1, "1", "情報提供の充実")), List.of(draft(1, "2", "情報提供の充実"))))
                .isEqualTo(new Outcome(1, 0, 0, 1));
    }

    @Test
    void what_the_file_no_longer_names_is_counted_and_kept() {
        var comparison = new ItemComparison(
                registered(List.of(draft(1, "1", "甲"), draft(2, "2", "乙"))), List.of(draft(1, "2", "乙")));
        assertThat(comparison.outcome()).isEqualTo(new Outcome(0, 1, 0, 1));
        assertThat(comparison.changed()).hasSize(1);
    }

    @Test
    void a_change_of_a_text_a_level_or_a_unit_is_a_change() {
        var before = draft(1, "1", "甲");
        var other = new UnitId(new UUID(0, 2));
        assertThat(compared(
                        List.of(before),
                        List.of(new ItemDraft(
                                1,
                                "1",
                                "甲",
                                Map.of("goal", "別の目標"),
                                Map.of("outline", "概要"),
                                before.responsibilities()))))
                .isEqualTo(new Outcome(0, 1, 0, 0));
        assertThat(compared(
                        List.of(before),
                        List.of(new ItemDraft(
                                1, "1", "甲", before.levels(), Map.of("outline", "別の概要"), before.responsibilities()))))
                .isEqualTo(new Outcome(0, 1, 0, 0));
        assertThat(compared(
                        List.of(before),
                        List.of(new ItemDraft(
                                1,
                                "1",
                                "甲",
                                before.levels(),
                                before.texts(),
                                List.of(
                                        new Responsibility(UNIT, "企画課", true),
                                        new Responsibility(other, "総務課", false))))))
                .isEqualTo(new Outcome(0, 1, 0, 0));
    }

    @Test
    void drafts_that_cannot_be_told_apart_or_have_nobody_in_charge_are_refused() {
        assertThatThrownBy(() -> compared(List.of(), List.of(draft(1, "1", "甲"), draft(2, "１", "乙"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("plan.items.duplicate");
        assertThatThrownBy(() -> compared(List.of(), List.of(draft(1, null, "甲"), draft(2, null, "甲"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> compared(List.of(), List.of(draft(1, "1", " "))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("plan.items.nameless");
        assertThatThrownBy(
                        () -> compared(List.of(), List.of(new ItemDraft(1, "1", "甲", Map.of(), Map.of(), List.of()))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("plan.items.lead");
    }

    private static Outcome compared(List<ItemDraft> registered, List<ItemDraft> file) {
        return new ItemComparison(registered(registered), file).outcome();
    }

    private static List<PlanItem> registered(List<ItemDraft> drafts) {
        return drafts.stream()
                .map(draft -> new PlanItem(PlanItemId.create(), PLAN, draft, draft.name()))
                .toList();
    }

    private static ItemDraft draft(int seq, @Nullable String number, String name) {
        return new ItemDraft(
                seq,
                number,
                name,
                Map.of("goal", "目標"),
                Map.of("outline", "概要"),
                List.of(new Responsibility(UNIT, "企画課", true)));
    }
}
