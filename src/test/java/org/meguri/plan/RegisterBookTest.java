package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;

/** The register without a database: decisions played in order, whatever the order in which they were entered. */
class RegisterBookTest {

    private static final PlanId PLAN = PlanId.create();
    private static final PlanDefinition DEFINITION = PlanDefinition.read(PlanFixture.yaml("計画"));
    private static final UnitId UNIT = new UnitId(new UUID(0, 1));
    private static final OfficerId SOMEBODY = new OfficerId(new UUID(0, 2));

    private final List<PlanItem> items = new ArrayList<>();
    private final List<RegisterDecision> decisions = new ArrayList<>();

    @Test
    void an_item_of_the_plan_is_in_force_from_the_start() {
        var item = item(1);
        assertThat(state(item, 1990)).isEqualTo(ItemState.IN_FORCE);
        assertThat(state(item, 2100)).isEqualTo(ItemState.IN_FORCE);
    }

    @Test
    void a_decision_holds_from_its_year_on() {
        var item = item(1);
        decide(RegisterAct.SUSPEND, 2023, item);
        decide(RegisterAct.RESUME, 2025, item);
        decide(RegisterAct.COMPLETE, 2026, item);
        assertThat(states(item, 2022, 2026))
                .containsExactly(
                        ItemState.IN_FORCE,
                        ItemState.SUSPENDED,
                        ItemState.SUSPENDED,
                        ItemState.IN_FORCE,
                        ItemState.COMPLETED);
    }

    @Test
    void a_name_changed_late_leaves_a_number_changed_before_and_later_names() {
        var item = item(1);
        change(RegisterAct.RENUMBER, 2024, item, Map.of("number", "9"));
        change(RegisterAct.RENAME, 2025, item, Map.of("name", "新名称"));
        change(RegisterAct.RENAME, 2023, item, Map.of("name", "旧名称"));
        assertThat(said(item, 2022)).isEqualTo("1 取組1");
        assertThat(said(item, 2023)).isEqualTo("1 旧名称");
        assertThat(said(item, 2024)).isEqualTo("9 旧名称");
        assertThat(said(item, 2025)).isEqualTo("9 新名称");
        assertThat(items.get(0).name()).as("the row says what holds last").isEqualTo("新名称");

        decisions.get(1).reverse("誤り", SOMEBODY, Instant.EPOCH);
        book().settle(item);
        assertThat(said(item, 2025)).isEqualTo("9 旧名称");
        assertThat(items.get(0).name()).isEqualTo("旧名称");
        decisions.get(2).reverse("誤り", SOMEBODY, Instant.EPOCH);
        decisions.get(0).reverse("誤り", SOMEBODY, Instant.EPOCH);
        book().settle(item);
        assertThat(said(item, 2030)).isEqualTo("1 取組1");
    }

    @Test
    void a_file_corrects_what_was_said_last_and_leaves_the_years_before() {
        var item = item(1);
        change(RegisterAct.RENAME, 2024, item, Map.of("name", "新名称"));
        var row = items.get(0).draft();
        book().correct(item, new ItemDraft(1, "1", "新名称（訂正）", row.levels(), Map.of(), row.responsibilities()));
        assertThat(said(item, 2023)).isEqualTo("1 取組1");
        assertThat(said(item, 2024)).isEqualTo("1 新名称（訂正）");
        assertThat(items.get(0).view().texts()).isEmpty();
        assertThat(book().view(item, new FiscalYear(2023)).texts()).isEmpty();
    }

    @Test
    void the_refusal_names_the_state_or_the_later_decision() {
        var item = item(1);
        decide(RegisterAct.SUSPEND, 2024, item);
        assertThatThrownBy(() -> decide(RegisterAct.COMPLETE, 2025, item))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.register.impossible"));
        decisions.remove(1);
        assertThatThrownBy(() -> decide(RegisterAct.ABOLISH, 2023, item))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.register.contradicts"));
        decisions.remove(1);
        decide(RegisterAct.RESUME, 2025, item);
        decisions.get(0).reverse("誤り", SOMEBODY, Instant.EPOCH);
        assertThatThrownBy(() -> book().check(null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.register.needed-later"));
    }

    @Test
    void whatever_is_decided_legally_gives_one_state_for_every_year_and_no_loop() {
        var refused = 0;
        var taken = 0;
        for (long seed = 0; seed < 300; seed++) {
            items.clear();
            decisions.clear();
            var random = new Random(seed);
            for (int number = 1; number <= 4; number++) {
                item(number);
            }
            for (int turn = 0; turn < 25; turn++) {
                var before = decisions.size();
                var known = items.size();
                try {
                    anything(random);
                    taken++;
                } catch (Refusal refusal) {
                    refused++;
                    while (decisions.size() > before) {
                        decisions.remove(decisions.size() - 1);
                    }
                    while (items.size() > known) {
                        items.remove(items.size() - 1);
                    }
                }
                Lineage.requireNoLoop(decisions);
            }
            everyYearFollowsFromTheOneBefore();
        }
        assertThat(taken).as("acts that were possible").isGreaterThan(1500);
        assertThat(refused).as("acts that were refused").isGreaterThan(1500);
    }

    private void anything(Random random) {
        var act = RegisterAct.values()[random.nextInt(RegisterAct.values().length)];
        var year = 2020 + random.nextInt(8);
        var one = items.get(random.nextInt(items.size())).id();
        var other = items.get(random.nextInt(items.size())).id();
        if (random.nextInt(6) == 0) {
            var standing = decisions.stream().filter(RegisterDecision::stands).toList();
            if (!standing.isEmpty()) {
                var taken = standing.get(random.nextInt(standing.size()));
                var without = new ArrayList<>(decisions);
                without.remove(taken);
                new RegisterBook(() -> DEFINITION, items, withNothingBorn(without, taken)).check(null);
                taken.reverse("取消", SOMEBODY, Instant.EPOCH);
                taken.lines().forEach(line -> book().settle(line.item()));
            }
            return;
        }
        switch (act) {
            case ADD -> put(act, year, new DecisionLine(item(items.size() + 1), Part.BORN, Map.of()));
            case MERGE -> {
                if (random.nextBoolean()) {
                    put(
                            act,
                            year,
                            DecisionLine.subject(one),
                            new DecisionLine(item(items.size() + 1), Part.BORN, Map.of()));
                } else if (!one.equals(other)) {
                    put(act, year, DecisionLine.subject(one), new DecisionLine(other, Part.RESULT, Map.of()));
                }
            }
            case SPLIT ->
                put(
                        act,
                        year,
                        DecisionLine.subject(one),
                        new DecisionLine(item(items.size() + 1), Part.BORN, Map.of()),
                        new DecisionLine(item(items.size() + 1), Part.BORN, Map.of()));
            case RENAME, RENUMBER, REASSIGN, CHANGE -> change(act, year, one, Map.of("name", "名" + random.nextInt(99)));
            case CONTINUE -> {
                // Joins items of two plans; within one the door refuses it before.
            }
            default -> decide(act, year, one);
        }
    }

    /** A decision that began items cannot just be left out: the items would have been there from the start. */
    private static List<RegisterDecision> withNothingBorn(List<RegisterDecision> others, RegisterDecision without) {
        var all = new ArrayList<>(others);
        var reversed = new RegisterDecision(
                PLAN,
                without.act(),
                new FiscalYear(without.year()),
                0,
                "写し",
                without.counted(),
                without.lines(),
                SOMEBODY,
                Instant.EPOCH);
        reversed.reverse("取消", SOMEBODY, Instant.EPOCH);
        all.add(reversed);
        return all;
    }

    /** Played from the start by the rules alone, year by year, in the order of years and of entry. */
    private void everyYearFollowsFromTheOneBefore() {
        var book = book();
        for (var item : items) {
            for (int year = 2018; year <= 2030; year++) {
                var state = book.state(item.id(), new FiscalYear(year));
                assertThat(state).isNotNull();
                var possible = new HashMap<Integer, ItemState>();
                var before = book.state(item.id(), new FiscalYear(year - 1));
                var now = before;
                for (var decision : decisions) {
                    if (decision.stands() && decision.year() == year) {
                        for (var line : decision.lines()) {
                            if (line.item().equals(item.id())) {
                                now = now.after(decision.act(), line.part(), decision.counted())
                                        .orElseThrow();
                            }
                        }
                    }
                }
                possible.put(year, now);
                assertThat(possible).containsEntry(year, state);
                assertThat(book.view(item.id(), new FiscalYear(year)).name()).isNotBlank();
            }
        }
    }

    private PlanItemId item(int number) {
        var draft = PlanFixture.draft(number, UNIT);
        var item = new PlanItem(PlanItemId.create(), PLAN, draft, "No." + number);
        items.add(item);
        return item.id();
    }

    private void decide(RegisterAct act, int year, PlanItemId item) {
        put(act, year, DecisionLine.subject(item));
    }

    private void change(RegisterAct act, int year, PlanItemId item, Map<String, String> changes) {
        put(act, year, new DecisionLine(item, Part.SUBJECT, changes));
    }

    private void put(RegisterAct act, int year, DecisionLine... lines) {
        var decision = new RegisterDecision(
                PLAN,
                act,
                new FiscalYear(year),
                decisions.size() + 1,
                "理由",
                false,
                List.of(lines),
                SOMEBODY,
                Instant.EPOCH);
        decisions.add(decision);
        var book = book();
        book.check(decision);
        Lineage.requireNoLoop(decisions);
        for (var line : lines) {
            book.settle(line.item());
        }
    }

    private RegisterBook book() {
        return new RegisterBook(() -> DEFINITION, items, decisions);
    }

    private ItemState state(PlanItemId item, int year) {
        return book().state(item, new FiscalYear(year));
    }

    private List<ItemState> states(PlanItemId item, int from, int to) {
        var states = new ArrayList<ItemState>();
        for (int year = from; year <= to; year++) {
            states.add(state(item, year));
        }
        return states;
    }

    private String said(PlanItemId item, int year) {
        var view = book().view(item, new FiscalYear(year));
        return view.number() + " " + view.name();
    }
}
