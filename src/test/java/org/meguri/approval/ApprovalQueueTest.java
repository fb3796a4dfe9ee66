package org.meguri.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.plan.ItemDraft;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What waits for a chief: what changed, and what may be approved together. */
@MeguriTest
class ApprovalQueueTest {

    private static final Map<String, String> OTHER_TEXT =
            Map.of("result", "◎", "status_text", "祭りを三日間に延ばし、来場者が増えた。", "future_text", "屋台を公募する。");

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    ApprovalLookup approvals;

    @Autowired
    JdbcTemplate database;

    @Autowired
    MockMvcTester browser;

    @Test
    void the_list_says_what_has_changed_since_last_year() {
        var cycle = secondYear(5);
        year.submit(sheet(cycle, 1).id(), "sato");
        year.submit(
                sheet(cycle, 2).id(),
                Map.of("result", "×", "status_text", "予定のとおり実施した。", "future_text", "来年度も続ける。"),
                "sato");
        year.submit(sheet(cycle, 3).id(), OTHER_TEXT, "sato");
        year.submit(
                sheet(cycle, 4).id(),
                Map.of("result", "◎", "status_text", "予定のとおりに実施した。", "future_text", "来年度も続ける。"),
                "sato");
        year.submit(sheet(cycle, 5).id(), "sato");
        fellShort(sheet(cycle, 5));

        var rows = rows("/approvals");
        assertThat(rows.get("No.1 事業1")).contains("変更なし", "まだ見ていません", "0営業日").doesNotContain("⚠");
        assertThat(rows.get("No.2 事業2")).contains("評価 ◎→×", "⚠", "評価が昨年度と違います");
        assertThat(rows.get("No.3 事業3")).containsPattern("文の変更 \\d{2,3}％").contains("⚠", "文が大きく変わっています");
        assertThat(rows.get("No.4 事業4")).containsPattern("文の変更 \\d{1,2}％").doesNotContain("⚠");
        assertThat(rows.get("No.5 事業5")).contains("変更なし", "KPI 未達：相談の件数 12件（見込線 16件）", "⚠", "指標が目標未達です");

        assertThat(rows("/approvals?show=ready")).containsOnlyKeys("No.1 事業1", "No.4 事業4");
        assertThat(rows("/approvals?show=attention")).containsOnlyKeys("No.2 事業2", "No.3 事業3", "No.5 事業5");
        assertThat(rows("/approvals?show=returned")).isEmpty();
        assertThat(page("/approvals?show=late").text()).contains("この条件の評価票はありません。");
    }

    @Test
    void who_has_read_every_field_may_tick_and_a_noted_remark_forbids_it() {
        var cycle = secondYear(1);
        var sheet = sheet(cycle, 1).id();
        year.submit(sheet, OTHER_TEXT, "sato");
        assertThat(ticks()).isEmpty();
        for (var field : List.of("result", "status_text", "future_text")) {
            press(sheet, "read", field);
        }
        assertThat(ticks()).hasSize(1);
        press(sheet, "requests[result]", "段階を確かめたい。");
        assertThat(ticks()).isEmpty();
        assertThat(page("/approvals").text()).contains("書きかけの指摘があります");
    }

    @Test
    void several_are_approved_with_one_press_each_for_itself() {
        var cycle = secondYear(3);
        for (var seq = 1; seq <= 3; seq++) {
            year.submit(sheet(cycle, seq).id(), "sato");
        }
        var ticks = ticks();
        assertThat(ticks).hasSize(3);
        // One of the three is sent back, and handed in anew, while the chief looks at the list.
        var moved = sheet(cycle, 2).id();
        year.sendBackByChief(moved, "shoko", "shokocho");
        year.submit(moved, "sato");

        var done = post(ticks);
        assertThat(done).hasStatus3xxRedirection();
        var page = follow(done);
        assertThat(page.select("#results-heading").text()).isEqualTo("2件を承認しました。1件は承認していません");
        assertThat(page.select(".approval-results li").eachText())
                .hasSize(3)
                .anyMatch(line -> line.contains("事業2") && line.contains("承認せず") && line.contains("差戻し後の再提出です"));
        for (var seq : List.of(1, 3)) {
            var sheet = sheet(cycle, seq);
            assertThat(sheet.status()).isEqualTo(Status.APPROVED);
            assertThat(approvals.of(sheet.id())).singleElement().satisfies(made -> {
                assertThat(made.decidedBy()).isEqualTo(town.officer("shokocho"));
                assertThat(made.round()).isEqualTo(1);
            });
            assertThat(database.queryForObject(
                            "select count(*) from approval where evaluation_id = ? and hash = ?",
                            Integer.class,
                            bytes(sheet.id()),
                            year.round(sheet.id()).hash()))
                    .isEqualTo(1);
        }
        assertThat(year.sheet(moved).status()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void the_server_refuses_what_no_list_offers() {
        var cycle = secondYear(2);
        var plain = sheet(cycle, 1).id();
        var changed = sheet(cycle, 2).id();
        year.submit(plain, "sato");
        year.submit(changed, OTHER_TEXT, "sato");
        assertThat(post(List.of(token(changed), "nonsense", token(plain).replaceAll("[0-9a-f]{64}", "0".repeat(64)))))
                .hasStatus3xxRedirection();
        assertThat(year.sheet(changed).status()).isEqualTo(Status.SUBMITTED);
        assertThat(year.sheet(plain).status())
                .as("another text than the one ticked")
                .isEqualTo(Status.SUBMITTED);
        assertThat(post(List.of())).hasStatus(422).bodyText().contains("まとめて承認する評価票を選んでください。");
        assertThat(browser.post()
                        .uri("/approvals")
                        .param("chosen", token(plain))
                        .with(town.signedIn("sato"))
                        .exchange())
                .hasStatus(403);
        assertThat(browser.post()
                        .uri("/approvals")
                        .param("chosen", token(plain))
                        .with(town.signedIn("nogyocho"))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(year.sheet(plain).status()).isEqualTo(Status.SUBMITTED);
        // The director has to leave them to the chief, who has to leave those to others that they wrote in.
        assertThat(post("bucho", List.of(token(plain)))).hasStatus3xxRedirection();
        assertThat(year.sheet(plain).status()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void what_the_chief_wrote_cannot_be_ticked_by_the_chief() {
        var cycle = secondYear(1);
        year.submit(sheet(cycle, 1).id(), "shokocho");
        assertThat(ticks()).isEmpty();
        assertThat(page("/approvals").text()).contains("あなたが記入しています");
        post(List.of(token(sheet(cycle, 1).id())));
        assertThat(sheet(cycle, 1).status()).isEqualTo(Status.SUBMITTED);
        assertThat(Jsoup.parse(body(get("/approvals", "bucho"))).select("input[name=chosen]"))
                .hasSize(1);
    }

    /** A first year of which every sheet was confirmed with the usual answers, and the next one handed out. */
    private CycleId secondYear(int sheets) {
        var first = year.handedOut(IntStream.rangeClosed(1, sheets)
                .mapToObj(seq -> year.item(seq, "shoko"))
                .toArray(ItemDraft[]::new));
        for (var seq = 1; seq <= sheets; seq++) {
            year.confirmed(sheet(first, seq).id());
        }
        var planner = town.person("kikaku");
        var next = planCycle.plan(
                new PlanCycle.Command(
                        year.cycle(first).plan(), new FiscalYear(2026), schedule.propose(YearFixture.OPENING)),
                planner);
        planCycle.open(next, planner);
        year.runJobs();
        return next;
    }

    private void fellShort(EvaluationView sheet) {
        var indicator = UUID.randomUUID();
        var plan = bytes(year.cycle(sheet.cycle()).plan().value());
        database.update(
                """
                insert into indicator (id, plan_id, identity_hash, seq, level_key, level_number, place, name, item_id, unit_id,
                original_id, kind, direction, measure, baseline_raw, baseline_year_raw, baseline_year, baseline_amount,
                target_raw, target_year_raw, target_year, target_amount, note, version)
                values (?, ?, ?, 1, 'goal', '1', '', '相談の件数', ?, null, null, 'FLOW', 'INCREASE', '件', '8', 'R4', 2022, '8',
                '16', 'R8', 2026, '16', '', 0)""",
                bytes(indicator),
                plan,
                "a".repeat(64),
                bytes(sheet.item().value()));
        database.update(
                """
                insert into indicator_actual (id, indicator_id, fiscal_year, revision, raw, amount, provisional, note, reason,
                warnings, unit_id, recorded_by, recorded_at) values (?, ?, 2026, 1, '12件', '12', false, '', '', '', null, ?, ?)""",
                bytes(UUID.randomUUID()),
                bytes(indicator),
                bytes(town.officer("sato").value()),
                java.sql.Timestamp.from(year.clock().instant()));
    }

    private EvaluationView sheet(CycleId cycle, int seq) {
        return year.sheet(cycle, seq);
    }

    private String token(EvaluationId sheet) {
        return sheet + ":" + town.unit("shoko") + ":" + year.sheet(sheet).round() + ":"
                + year.round(sheet).hash();
    }

    private List<String> ticks() {
        return page("/approvals").select("input[name=chosen]").eachAttr("value");
    }

    private Map<String, String> rows(String path) {
        var rows = new java.util.LinkedHashMap<String, String>();
        page(path)
                .select(".approval-queue tbody tr")
                .forEach(row -> rows.put(row.select("th a").text(), row.text()));
        return rows;
    }

    private Document page(String path) {
        var answer = get(path, "shokocho");
        assertThat(answer).hasStatusOk().bodyText().doesNotContain("??");
        return Jsoup.parse(body(answer));
    }

    private MvcTestResult get(String path, String login) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }

    private void press(EvaluationId sheet, String name, String value) {
        assertThat(browser.post()
                        .uri("/approvals/" + sheet + "/desk")
                        .param(name, value)
                        .param("reason", "")
                        .with(town.signedIn("shokocho"))
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private MvcTestResult post(List<String> tokens) {
        return post("shokocho", tokens);
    }

    private MvcTestResult post(String login, List<String> tokens) {
        var request = browser.post().uri("/approvals").with(town.signedIn(login));
        tokens.forEach(token -> request.param("chosen", token));
        return request.exchange();
    }

    private Document follow(MvcTestResult redirected) {
        return Jsoup.parse(body(browser.get()
                .uri("/approvals")
                .flashAttrs(redirected.getMvcResult().getFlashMap())
                .with(town.signedIn("shokocho"))
                .exchange()));
    }

    private static byte[] bytes(EvaluationId id) {
        return bytes(id.value());
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
