package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.organization.UnitId;
import org.meguri.plan.RegisterItems.Outcome;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;

@MeguriTest
class PlanRegisterTest {

    @Autowired
    AdoptPlan adopt;

    @Autowired
    RegisterItems register;

    @Autowired
    PlanRegister plans;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EntityManagerFactory entities;

    @Test
    void a_plan_is_adopted_once_and_renewed_under_its_code() {
        var yaml = PlanFixture.yaml("𠮷野計画");
        var id = adopt.adopt(yaml);
        assertThat(adopt.adopt(yaml)).isEqualTo(id);
        assertThat(adopt.adopt(PlanFixture.yaml("新しい題"))).isEqualTo(id);
        assertThat(plans.plans()).singleElement().satisfies(plan -> {
            assertThat(plan.title()).isEqualTo("新しい題");
            assertThat(plan.definition().period().to()).isEqualTo(2026);
            assertThat(plan.yaml()).isEqualTo(PlanFixture.yaml("新しい題"));
        });
        assertThat(plans.withCode("small-plan")).isPresent();
        assertThat(plans.withCode("other")).isEmpty();
    }

    @Test
    void a_plan_whose_form_is_not_there_is_refused() {
        assertThatThrownBy(() -> adopt.adopt(PlanFixture.yaml("計画").replace("reform-evaluation", "no-such-form")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.sheet.unknown"));
        assertThat(plans.plans()).isEmpty();
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThatThrownBy(() -> plans.plan(PlanId.create()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.NOT_FOUND));
        assertThatThrownBy(() -> plans.item(PlanItemId.create())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> register.register(PlanId.create(), List.of())).isInstanceOf(Refusal.class);
    }

    @Test
    void items_come_back_as_they_were_registered_in_the_order_of_the_table() {
        var plan = adopt.adopt(PlanFixture.yaml("計画"));
        var lead = unit("kikaku", "企画課");
        var other = unit("shoko", "商工観光課");
        var levels = new LinkedHashMap<String, String>();
        levels.put("pillar", "柱一\n　改行と𠮷");
        var second = new ItemDraft(
                2,
                null,
                "番号のない事業",
                levels,
                Map.of("outline", "概要"),
                List.of(new Responsibility(other, "商工観光課（観光）", true), new Responsibility(lead, "企画課", false)));
        var first = new ItemDraft(1, "1", "一番", levels, Map.of(), List.of(new Responsibility(lead, "企画課", true)));
        assertThat(register.register(plan, List.of(second, first))).isEqualTo(new Outcome(2, 0, 0, 0));

        var items = plans.items(plan);
        assertThat(items).extracting(PlanItemView::heading).containsExactly("No.1 一番", "番号のない事業");
        assertThat(items.get(1).levels()).isEqualTo(levels);
        assertThat(items.get(1).responsibilities()).isEqualTo(second.responsibilities());
        assertThat(items.get(1).leadUnit()).isEqualTo(other);
        assertThat(plans.item(items.get(1).id())).isEqualTo(items.get(1));
        assertThat(plans.size(plan)).isEqualTo(2);
    }

    @Test
    void a_second_file_adds_and_changes_but_never_deletes() {
        var plan = adopt.adopt(PlanFixture.yaml("計画"));
        var unit = unit("kikaku", "企画課");
        var other = unit("shoko", "商工観光課");
        register.register(
                plan, List.of(PlanFixture.draft(1, unit), PlanFixture.draft(2, unit), PlanFixture.draft(3, unit)));
        var id = plans.items(plan).get(1).id();

        var file = List.of(PlanFixture.draft(1, unit), PlanFixture.draft(2, other), PlanFixture.draft(4, unit));
        assertThat(register.compare(plan, file)).isEqualTo(new Outcome(1, 1, 1, 1));
        assertThat(plans.items(plan)).hasSize(3);
        assertThat(register.register(plan, file)).isEqualTo(new Outcome(1, 1, 1, 1));
        assertThat(register.register(plan, file)).isEqualTo(new Outcome(0, 0, 3, 1));
        assertThat(plans.items(plan)).hasSize(4);
        assertThat(plans.item(id).leadUnit()).isEqualTo(other);
    }

    @Test
    void many_items_are_read_with_two_queries() {
        var plan = adopt.adopt(PlanFixture.yaml("計画"));
        var unit = unit("kikaku", "企画課");
        var drafts = new ArrayList<ItemDraft>();
        for (int seq = 1; seq <= 300; seq++) {
            drafts.add(PlanFixture.draft(seq, unit));
        }
        register.register(plan, drafts);
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            assertThat(plans.items(plan)).hasSize(300);
            assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private UnitId unit(String code, String name) {
        var id = UUID.randomUUID();
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        jdbc.update(
                "insert into org_unit (id, code, name, kind, valid_from, version) values (?, ?, ?, 'SECTION', '2015-04-01', 0)",
                bytes,
                code,
                name);
        return new UnitId(id);
    }
}
