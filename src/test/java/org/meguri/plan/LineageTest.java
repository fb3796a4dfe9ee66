package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.organization.OfficerId;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;

class LineageTest {

    private static final OfficerId SOMEBODY = new OfficerId(new UUID(0, 2));

    private final List<RegisterDecision> decisions = new ArrayList<>();
    private final PlanItemId one = PlanItemId.create();
    private final PlanItemId two = PlanItemId.create();
    private final PlanItemId three = PlanItemId.create();
    private final PlanItemId next = PlanItemId.create();
    private final PlanItemId stranger = PlanItemId.create();

    @Test
    void the_family_reaches_over_merges_splits_and_plans_both_ways() {
        join(RegisterAct.MERGE, 2023, List.of(one, two), List.of(three));
        join(RegisterAct.CONTINUE, 2025, List.of(three), List.of(next));
        join(RegisterAct.MERGE, 2025, List.of(stranger), List.of(PlanItemId.create()));

        assertThat(of(next).ancestors()).containsExactly(three, one, two);
        assertThat(of(next).descendants()).isEmpty();
        assertThat(of(one).descendants()).containsExactly(three, next);
        assertThat(of(one).others()).containsExactly(two);
        assertThat(of(one).family()).containsExactlyInAnyOrder(one, two, three, next);
        assertThat(of(one).decisions())
                .extracting(DecisionView::act)
                .containsExactly(RegisterAct.MERGE, RegisterAct.CONTINUE);
    }

    @Test
    void ancestors_of_many_items_are_those_of_each() {
        join(RegisterAct.MERGE, 2023, List.of(one, two), List.of(three));
        join(RegisterAct.CONTINUE, 2025, List.of(three), List.of(next));
        var views = decisions.stream().map(RegisterDecision::view).toList();

        assertThat(Lineage.ancestors(List.of(one, two, three, next), views))
                .isEqualTo(Map.of(three, List.of(one, two), next, List.of(three, one, two)));
    }

    @Test
    void what_was_reversed_joins_nothing() {
        join(RegisterAct.MERGE, 2023, List.of(one), List.of(three));
        decisions.get(0).reverse("誤り", SOMEBODY, Instant.EPOCH);
        assertThat(of(one).family()).containsExactly(one);
        join(RegisterAct.MERGE, 2024, List.of(three), List.of(one));
        Lineage.requireNoLoop(decisions);
    }

    @Test
    void nothing_is_its_own_ancestor() {
        join(RegisterAct.CONTINUE, 2023, List.of(one), List.of(two));
        join(RegisterAct.CONTINUE, 2024, List.of(two), List.of(three));
        Lineage.requireNoLoop(decisions);
        join(RegisterAct.CONTINUE, 2025, List.of(three), List.of(one));
        assertThatThrownBy(() -> Lineage.requireNoLoop(decisions))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.register.loop"));
    }

    private Lineage of(PlanItemId item) {
        return Lineage.of(item, decisions.stream().map(RegisterDecision::view).toList());
    }

    private void join(RegisterAct act, int year, List<PlanItemId> from, List<PlanItemId> to) {
        var lines = new ArrayList<DecisionLine>();
        from.forEach(item -> lines.add(DecisionLine.subject(item)));
        to.forEach(item -> lines.add(new DecisionLine(item, Part.RESULT, Map.of())));
        decisions.add(new RegisterDecision(
                PlanId.create(), act, new FiscalYear(year), 1, "理由", false, lines, SOMEBODY, Instant.EPOCH));
    }
}
