package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.FollowsReorganization.Succession;
import org.meguri.organization.UnitId;
import org.meguri.system.FiscalYear;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The register when units end: also where decisions have said who answers. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class HandOverTest {

    @Autowired
    TownFixture town;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    RegisterItems file;

    @Autowired
    EditRegister edit;

    @Autowired
    PlanRegister plans;

    @Autowired
    PlanFollowsReorganization register;

    @Autowired
    PastResponsibilities past;

    @Autowired
    ExtendPlan extend;

    @Autowired
    TownClock clock;

    private PlanId plan;

    @Test
    void what_earlier_years_say_stays_and_later_decisions_name_the_successor() {
        var item = registered("企画課", "kikaku");
        edit.reassign(item, answers("nogyo", "農業振興課"), from(2023), town.person("kikaku"));
        edit.reassign(item, answers("nogyo", "農業振興課（直売所担当）"), from(2026), town.person("kikaku"));
        var decided = plans.decisions(plan);

        register.follow(on(LocalDate.of(2025, 4, 1), "nogyo", "shoko"));

        assertThat(printed(item, 2022)).isEqualTo("企画課");
        assertThat(printed(item, 2023)).isEqualTo("農業振興課");
        assertThat(printed(item, 2024)).as("up to 31 March 2025").isEqualTo("農業振興課");
        assertThat(printed(item, 2025)).isEqualTo("商工観光課");
        assertThat(printed(item, 2026)).isEqualTo("商工観光課（直売所担当）");
        assertThat(plans.decisions(plan)).as("a decision is never rewritten").isEqualTo(decided);
        assertThat(plans.item(item).leadUnit()).isEqualTo(town.unit("shoko"));
    }

    @Test
    void past_years_of_an_item_that_no_decision_touched_keep_their_unit() {
        var item = registered("農業振興課", "nogyo");

        register.follow(on(LocalDate.of(2025, 4, 1), "nogyo", "shoko"));

        assertThat(printed(item, 2024)).isEqualTo("農業振興課");
        assertThat(printed(item, 2025)).isEqualTo("商工観光課");
        assertThat(plans.registerThen(plan, new FiscalYear(2022)).get(0).item().leadUnit())
                .isEqualTo(town.unit("nogyo"));
    }

    @Test
    void a_year_that_is_evaluated_later_is_handed_out_to_whoever_answers_now() {
        registered("農業振興課", "nogyo");
        register.follow(on(LocalDate.of(2025, 4, 1), "nogyo", "shoko"));

        assertThat(plans.itemsInForce(plan, new FiscalYear(2024)).get(0).leadUnit())
                .isEqualTo(town.unit("shoko"));
    }

    @Test
    void a_file_and_a_decision_after_it_leave_the_years_before_it_alone() {
        var item = registered("農業振興課", "nogyo");
        register.follow(on(LocalDate.of(2025, 4, 1), "nogyo", "shoko"));

        file.register(plan, List.of(draft("企画課", "kikaku")));
        assertThat(printed(item, 2024)).isEqualTo("農業振興課");
        assertThat(printed(item, 2025)).isEqualTo("企画課");
        edit.reassign(item, answers("shoko", "商工観光課"), from(2026), town.person("kikaku"));
        assertThat(printed(item, 2024)).isEqualTo("農業振興課");
        assertThat(printed(item, 2025)).isEqualTo("企画課");
        assertThat(printed(item, 2026)).isEqualTo("商工観光課");
        assertThat(plans.item(item).leadUnit()).isEqualTo(town.unit("shoko"));
    }

    @Test
    void two_reorganisations_of_one_day_may_share_a_joint_item() {
        var item = registered("農業振興課", "nogyo", "企画課", "kikaku");
        var day = LocalDate.of(2025, 4, 1);

        register.follow(on(day, "nogyo", "shoko"));
        register.follow(on(day, "kikaku", "joho"));

        assertThat(plans.item(item).units()).containsExactly(town.unit("shoko"), town.unit("joho"));
        assertThat(printed(item, 2024)).isEqualTo("農業振興課、企画課");
        assertThat(printed(item, 2025)).isEqualTo("商工観光課、情報システム課");
        assertThat(past.of(List.of(item)))
                .extracting(one -> one.responsibility().printed())
                .as("the list of before is the one before the first of them")
                .containsExactly("農業振興課", "企画課");
    }

    @Test
    void an_extended_plan_moves_and_one_that_is_over_keeps_the_names_of_its_time() {
        var item = registered("農業振興課", "nogyo");
        clock.moveTo(LocalDate.of(2029, 4, 1)
                .atTime(9, 0)
                .atZone(ZoneId.of("Asia/Tokyo"))
                .toInstant());
        assertThat(register.affected(List.of(town.unit("nogyo")))).isEmpty();

        extend.extend(
                new ExtendPlan.Command(plan, new FiscalYear(2030), "２年延長する。", LocalDate.of(2027, 3, 1), null),
                town.person("kikaku"));

        assertThat(register.affected(List.of(town.unit("nogyo"))))
                .singleElement()
                .satisfies(moved -> assertThat(moved.subject()).isEqualTo(item.value()));
    }

    private PlanItemId registered(String... printedAndUnits) {
        town.found();
        plan = adopt.adopt(PlanFixture.yaml("計画"));
        file.register(plan, List.of(draft(printedAndUnits)));
        return plans.items(plan).get(0).id();
    }

    private ItemDraft draft(String... printedAndUnits) {
        var responsibilities = new ArrayList<Responsibility>();
        for (var at = 0; at < printedAndUnits.length; at += 2) {
            responsibilities.add(new Responsibility(town.unit(printedAndUnits[at + 1]), printedAndUnits[at], at == 0));
        }
        return new ItemDraft(1, "1", "取組", Map.of("pillar", "柱"), Map.of(), responsibilities);
    }

    private Succession on(LocalDate day, String from, String to) {
        var old = town.unit(from);
        var next = town.unit(to);
        return new Succession() {
            @Override
            public LocalDate from() {
                return day;
            }

            @Override
            public Set<UnitId> units() {
                return Set.of(old);
            }

            @Override
            public UnitId successor(UnitId unit, @Nullable UUID about) {
                return unit.equals(old) ? next : unit;
            }
        };
    }

    private String printed(PlanItemId item, int year) {
        var line = plans.life(item, List.of(new FiscalYear(year))).get(new FiscalYear(year));
        return Objects.requireNonNull(line).item().responsibilities().stream()
                .map(Responsibility::printed)
                .collect(Collectors.joining("、"));
    }

    private List<Responsibility> answers(String unit, String printed) {
        return List.of(new Responsibility(town.unit(unit), printed, true));
    }

    private static Decision from(int year) {
        return new Decision(new FiscalYear(year), "所管を改めるため。");
    }
}
