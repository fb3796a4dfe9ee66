package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.FollowsReorganization.Succession;
import org.meguri.organization.UnitId;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;

/** The register when units end: also where decisions have said who answers. */
@MeguriTest
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

    @Test
    void what_earlier_years_say_stays_and_later_decisions_name_the_successor() {
        town.found();
        var nogyo = town.unit("nogyo");
        var shoko = town.unit("shoko");
        var kikaku = town.unit("kikaku");
        var plan = adopt.adopt(PlanFixture.yaml("計画"));
        file.register(
                plan,
                List.of(new ItemDraft(
                        1,
                        "1",
                        "取組",
                        Map.of("pillar", "柱"),
                        Map.of(),
                        List.of(new Responsibility(kikaku, "企画課", true)))));
        var item = plans.items(plan).get(0).id();
        edit.reassign(item, answers(nogyo, "農業振興課"), from(2023), town.person("kikaku"));
        edit.reassign(item, answers(nogyo, "農業振興課（直売所担当）"), from(2026), town.person("kikaku"));

        register.follow(new Succession() {
            @Override
            public LocalDate from() {
                return LocalDate.of(2025, 4, 1);
            }

            @Override
            public Set<UnitId> units() {
                return Set.of(nogyo);
            }

            @Override
            public UnitId successor(UnitId unit, @Nullable UUID about) {
                return unit.equals(nogyo) ? shoko : unit;
            }
        });

        assertThat(lead(item, 2022)).isEqualTo(kikaku);
        assertThat(lead(item, 2025)).isEqualTo(shoko);
        assertThat(lead(item, 2027)).isEqualTo(shoko);
        assertThat(plans.item(item, new FiscalYear(2027)).responsibilities())
                .extracting(Responsibility::printed)
                .containsExactly("商工観光課（直売所担当）");
        assertThat(plans.item(item).leadUnit()).isEqualTo(shoko);
    }

    private UnitId lead(PlanItemId item, int year) {
        return plans.item(item, new FiscalYear(year)).leadUnit();
    }

    private static List<Responsibility> answers(UnitId unit, String printed) {
        return List.of(new Responsibility(unit, printed, true));
    }

    private static Decision from(int year) {
        return new Decision(new FiscalYear(year), "所管を改めるため。");
    }
}
