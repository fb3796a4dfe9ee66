package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.committee.RemarkId;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanItemId;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What an edition tells beyond its table: indicators, decisions about items, what became of earlier advice. */
@MeguriTest
class BeyondTheTableTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    PublishResults publish;

    @Autowired
    EditionStore store;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    EditRegister edit;

    @Autowired
    WriteEvaluation write;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private CycleId first = CycleId.create();
    private RemarkId remark = RemarkId.create();

    @BeforeEach
    void theYearBefore() {
        first = year.atCommittee();
        remark = year.remark(year.sheet(first, 1).id(), "参加者の声を聞いてほしい。");
    }

    @Test
    void earlier_advice_is_told_once_its_year_is_out_with_what_was_done() {
        var second = next();
        var sheet = year.sheet(second, 1);
        assertThat(preview(second).advice()).as("its year is not published").isEmpty();

        new EditionPress(store, jdbc, transactions, town).publish(first, preview(first));
        assertThat(preview(second).advice()).singleElement().satisfies(told -> {
            assertThat(told)
                    .returns(2025, EditionContent.Advice::year)
                    .returns(1, EditionContent.Advice::number)
                    .returns(sheet.seq(), EditionContent.Advice::row)
                    .returns("OPEN", EditionContent.Advice::state);
            assertThat(told.done()).isEmpty();
        });

        var before = year.submission(sheet.id(), YearFixture.ANSWERS);
        write.submit(
                new WriteEvaluation.Command(
                        sheet.id(),
                        before.revision(),
                        before.values(),
                        before.replies(),
                        Map.of(remark.value(), new Citation(true, "アンケートをした。"))),
                town.person("sato"));
        assertThat(done(second)).as("not confirmed yet").isEmpty();
        year.approve(sheet.id(), "shoko", "shokocho");
        year.confirm(sheet.id(), "kikaku");
        assertThat(done(second)).containsExactly(new EditionContent.Done(2026, "アンケートをした。"));
    }

    @Test
    void decisions_of_the_year_and_the_next_are_told_without_their_reasons() {
        edit.merge(
                List.of(year.sheet(first, 1).item()),
                year.sheet(first, 2).item(),
                false,
                new Decision(new FiscalYear(2026), "内輪の理由。"),
                town.person("kikaku"));
        assertThat(preview(first).changes())
                .containsExactly(
                        new EditionContent.Change(2026, "MERGE", "統合", List.of("No.1 事業1"), List.of("No.2 事業2")));
        assertThat(EditionJson.canonical(preview(first))).doesNotContain("内輪の理由");
    }

    @Test
    void indicators_are_told_with_what_was_entered_up_to_the_year() {
        var item = year.sheet(first, 1).item();
        var users = indicator(item, year.cycle(first).plan().value());
        enter(users, 2024, "120");
        enter(users, 2025, "150");
        enter(users, 2026, "190");

        assertThat(preview(first).indicators()).singleElement().satisfies(told -> {
            assertThat(told)
                    .returns("利用者数", EditionContent.Indicator::name)
                    .returns(List.of(year.sheet(first, 1).seq()), EditionContent.Indicator::rows)
                    .returns(
                            new EditionContent.Figure("100人", 2020, new BigDecimal("100")),
                            EditionContent.Indicator::baseline)
                    .returns("50.00％", EditionContent.Indicator::achievement)
                    .returns("BEHIND", EditionContent.Indicator::standing)
                    .returns("見込線より遅れています", EditionContent.Indicator::pace);
            assertThat(told.actuals())
                    .extracting(EditionContent.Actual::year, EditionContent.Actual::printed)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(2024, "120"),
                            org.assertj.core.groups.Tuple.tuple(2025, "150"));
        });
    }

    @Test
    void an_edition_of_the_first_schema_is_read_as_it_was() {
        var old =
                """
                {"schema":1,"town":"市","planCode":"p","planTitle":"計画","fiscalYear":2021,"number":1,"title":"題",\
                "published":"2022-11-25","note":null,"item":"事業","levels":[],\
                "columns":[{"name":"name","heading":"事業名","to":"name","scale":null}],"scales":[],\
                "rows":[{"seq":1,"cells":["道路"],"remarks":[{"number":1,"text":"意見","action":null,"actionLabel":null,\
                "answer":null}]}],"tallies":[],"missing":[]}""";
        var content = EditionJson.read(old);
        assertThat(content.corrections()).isEmpty();
        assertThat(content.indicators()).isEmpty();
        assertThat(content.licence()).isNull();
        assertThat(content.rows().get(0).remarks().get(0).due()).isNull();
        assertThat(new String(EditionJson.pretty(content), StandardCharsets.UTF_8))
                .contains("\"corrections\" : [ ]");
    }

    private List<EditionContent.Done> done(CycleId cycle) {
        return preview(cycle).advice().get(0).done();
    }

    private EditionContent preview(CycleId cycle) {
        return publish.preview(cycle, "");
    }

    private CycleId next() {
        var planner = town.person("kikaku");
        var next = planCycle.plan(
                new PlanCycle.Command(
                        year.cycle(first).plan(), new FiscalYear(2026), schedule.propose(YearFixture.OPENING)),
                planner);
        planCycle.open(next, planner);
        year.runJobs();
        return next;
    }

    private void enter(UUID indicator, int of, String value) {
        jdbc.update(
                "insert into indicator_actual (id, indicator_id, fiscal_year, revision, raw, amount, provisional, note,"
                        + " reason, warnings, recorded_by, recorded_at)"
                        + " values (?, ?, ?, 1, ?, ?, false, '', '', '', ?, '2026-05-01 00:00:00')",
                EditionPress.bytes(UUID.randomUUID()),
                EditionPress.bytes(indicator),
                of,
                value,
                value,
                EditionPress.bytes(town.officer("sato").value()));
    }

    /** From 100 in 2020 to 200 in 2026. */
    private UUID indicator(PlanItemId item, UUID plan) {
        var id = UUID.randomUUID();
        jdbc.update(
                "insert into indicator (id, plan_id, identity_hash, seq, level_key, level_number, place, name, item_id,"
                        + " unit_id, kind, direction, measure, baseline_raw, baseline_year_raw, baseline_year,"
                        + " baseline_amount, target_raw, target_year_raw, target_year, target_amount, note, version)"
                        + " values (?, ?, ?, 1, 'policy', '1', '柱', '利用者数', ?, ?, 'FLOW', 'INCREASE', '人',"
                        + " '100人', 'R2', 2020, '100', '200人', 'R8', 2026, '200', '', 0)",
                EditionPress.bytes(id),
                EditionPress.bytes(plan),
                "0".repeat(64),
                EditionPress.bytes(item.value()),
                EditionPress.bytes(town.unit("shoko").value()));
        return id;
    }
}
