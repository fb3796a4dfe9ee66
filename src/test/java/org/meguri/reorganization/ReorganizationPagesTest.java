package org.meguri.reorganization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.intake.ReadPlanFile;
import org.meguri.intake.Upload;
import org.meguri.journal.Journal;
import org.meguri.organization.Directory;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.RegisterItems;
import org.meguri.plan.Responsibility;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages, from an empty draft to the report, by form and by file. */
@MeguriTest
class ReorganizationPagesTest {

    private static final String FILE =
            """
            区分,旧組織,新組織,名称・事業・ログイン名,種類・役割,上位の部
            新設,,nogyo,農業振興課,課,kankei
            新設,,shokokanko,商工観光課,課,kankei
            新設,,jinken,人権推進課,課,shimin
            新設,,chiiki,地域振興課,課,shimin
            移行,農政課,農業振興課,,,
            移行,shoko,shokokanko,,,
            移行,kanko,商工観光課,,,
            移行,自治文化課,人権推進課,,,
            移行,自治文化課,地域振興課,,,
            事業,自治文化課,人権推進課,No.4 事業4,,
            事業,jichi,chiiki,No.5 事業5,,
            異動,自治文化課,人権推進課,mori,担当者,
            異動,自治文化課,地域振興課,ono,担当者,
            異動,自治文化課,人権推進課,jichicho,課長,
            異動,観光課,-,kankocho,課長,
            発令,,地域振興課,hayashi,課長,
            """;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    RegisterItems register;

    @Autowired
    PlanRegister plans;

    @Autowired
    Directory directory;

    @Autowired
    Journal journal;

    @Autowired
    ReorganizationDay day;

    @Autowired
    ReadPlanFile files;

    private PlanId plan;

    @BeforeEach
    void a_town_and_a_plan() {
        clock.moveTo(Instant.parse("2026-12-01T00:00:00Z"));
        town.extend(ReorganizedTown.TOWN);
        plan = adopt.adopt(ReorganizedTown.PLAN.formatted("test-plan", "産業振興計画"));
        register.register(
                plan,
                List.of(
                        ReorganizedTown.item(town, 1, "nosei"),
                        ReorganizedTown.item(town, 2, "shoko", "kanko"),
                        ReorganizedTown.item(town, 3, "kanko"),
                        ReorganizedTown.item(town, 4, "jichi"),
                        ReorganizedTown.item(town, 5, "jichi", "nosei")));
    }

    @Test
    void a_reorganisation_is_drafted_by_form_tried_out_decided_and_taken_back() {
        var page = begin();
        assertThat(text(get(page, "kikaku")))
                .contains("令和９年度の組織改編", "令和9年4月1日（木）", "新しい組織はまだ登録されていません。")
                .doesNotContain("先に解決すること");
        assertThat(post(
                        page + "/units",
                        "kikaku",
                        "code",
                        "nogyo",
                        "name",
                        "農業振興課",
                        "kind",
                        "SECTION",
                        "parent",
                        "kankei",
                        "revision",
                        "0"))
                .hasRedirectedUrl(page);
        assertThat(post(page + "/moves", "kikaku", "from", "nosei", "to", "nogyo", "revision", "1"))
                .hasRedirectedUrl(page);
        assertThat(text(get(page, "kikaku"))).contains("名称変更・引継ぎ", "組織とともに移る（農業振興課）", "高橋稔", "先に解決することはありません。");
        assertThat(text(get(page + "/dry-run", "kikaku")))
                .contains("事業（計画の担当）", "農政課", "農業振興課", "先に解決することはありません。", "決定はシステム管理者が行います。")
                .doesNotContain("この内容で決定する");
        assertThat(post(page + "/decide", "kikaku", "revision", "2")).hasStatus(403);
        assertThat(post(page + "/decide", "kanri", "revision", "2")).hasRedirectedUrl(page);
        assertThat(text(get(page, "kanri"))).contains("決定済みです。令和9年4月1日（木）に実施します。", "決定を取り消して下書きに戻す");
        assertThat(post(page + "/moves", "kikaku", "from", "shoko", "to", "nogyo", "revision", "2"))
                .hasStatus(409);
        assertThat(post(page + "/withdraw", "kikaku")).hasStatus(403);
        assertThat(post(page + "/withdraw", "kanri")).hasRedirectedUrl(page);
        assertThat(text(get(page, "kanri"))).contains("下書きです。");
        assertThat(actions()).contains("ReorganizationScheduled", "ReorganizationWithdrawn");
        assertThat(post(page + "/discard", "kikaku")).hasRedirectedUrl("/admin/reorganizations");
        assertThat(get(page, "kikaku")).hasStatus(404);
    }

    @Test
    void the_mapping_comes_from_a_file_and_happens_on_its_day() {
        var page = begin();
        assertThat(upload(page, FILE, "0")).hasRedirectedUrl(page);
        assertThat(text(get(page, "kikaku"))).contains("統合", "分割", "行き先を決める事業 2件（未定 0件）", "発令 9件（未定 0件）");
        var written = text(get(page + "/mapping.csv", "kikaku"));
        assertThat(written).startsWith("\uFEFF区分,旧組織").contains("事業,jichi,chiiki,No.5 事業5", "異動,kanko,'-,kankocho,課長");
        assertThat(upload(page, written, "1")).as("what comes out goes in").hasRedirectedUrl(page);
        assertThat(text(get(page + "/mapping.csv", "kikaku"))).isEqualTo(written);
        assertThat(text(get(page + "/moved.csv", "kikaku")))
                .contains("事業（計画の担当）,No.5 事業5,自治文化課,地域振興課", "職員（課長）,鈴木一郎,観光課,施行日の前日で終わる");

        assertThat(post(page + "/decide", "kanri", "revision", "2")).hasRedirectedUrl(page);
        clock.moveTo(Instant.parse("2027-03-31T14:59:59Z"));
        assertThat(day.carryOutDue()).isZero();
        clock.moveTo(Instant.parse("2027-03-31T15:00:00Z"));
        assertThat(day.carryOutDue()).isEqualTo(1);
        assertThat(day.carryOutDue()).isZero();

        assertThat(units(1)).containsExactly("農業振興課");
        assertThat(units(2)).as("of two that became one only one is left").containsExactly("商工観光課");
        assertThat(units(5)).containsExactly("地域振興課", "農業振興課");
        assertThat(directory.units(LocalDate.of(2027, 3, 31)))
                .extracting("name")
                .contains("商工課", "自治文化課")
                .doesNotContain("商工観光課");
        assertThat(directory.units(LocalDate.of(2027, 4, 1)))
                .extracting("name")
                .contains("商工観光課", "人権推進課", "地域振興課")
                .doesNotContain("商工課", "観光課", "自治文化課");
        assertThat(town.person("jichicho").unitName()).isEqualTo("人権推進課");
        assertThat(town.person("kankocho").duties()).isEmpty();
        assertThat(text(get(page, "kanri"))).contains("実施しました", "商工観光課", "（合計 7件）");
        assertThat(text(get(page + "/moved.csv", "kanri"))).contains("No.5 事業5");
        assertThat(text(get("/admin/reorganizations", "kikaku"))).contains("組織の移り変わり 5件", "実施済み");
        assertThat(post(page + "/withdraw", "kanri")).hasStatus(409);
        assertThat(actions()).contains("ReorganizationApplied");
        assertThat(text(get("/admin/journal", "kikaku"))).contains("組織改編を実施");
    }

    @Test
    void the_table_from_before_goes_in_with_the_names_of_today() {
        var page = begin();
        upload(page, FILE, "0");
        post(page + "/decide", "kanri", "revision", "1");
        clock.moveTo(Instant.parse("2027-03-31T15:00:00Z"));
        assertThat(day.carryOutDue()).isEqualTo(1);

        var before =
                """
                番号,柱,事業名,評価,実施状況,今後,担当課
                1,柱,事業1,,,,農政課
                2,柱,事業2,,,,商工課、観光課
                3,柱,事業3,,,,観光課
                4,柱,事業4,,,,自治文化課
                5,柱,事業5,,,,自治文化課、農政課
                """;
        var divided = files.preview(plan, table(before));
        assertThat(divided.findings())
                .extracting(one -> one.row() + " " + one.key().replace("intake.finding.", "") + " " + one.arguments())
                .containsExactly("5 unit-divided [自治文化課, 地域振興課、人権推進課]", "6 unit-divided [自治文化課, 地域振興課、人権推進課]");
        assertThat(divided.notes())
                .extracting(one -> one.row() + " " + one.key().replace("intake.finding.", "") + " " + one.arguments())
                .contains("2 unit-renamed [農政課, 農業振興課]", "3 unit-renamed [商工課, 商工観光課]", "3 unit-renamed [観光課, 商工観光課]");

        var decided = before.replace("事業4,,,,自治文化課", "事業4,,,,人権推進課").replace("事業5,,,,自治文化課", "事業5,,,,地域振興課");
        var preview = files.preview(plan, table(decided));
        assertThat(preview.findings()).isEmpty();
        assertThat(preview.differences()).as("the register says so already").isEmpty();

        var founded = sent("/plans/found", before);
        var address = Objects.requireNonNull(founded.getResponse().getRedirectedUrl());
        var form = Jsoup.parse(text(get(address.replace("/columns", "/plan"), "kikaku")));
        assertThat(form.select("#units + p + div tbody tr"))
                .extracting(row -> row.select("th").text() + " "
                        + row.select("option[selected]").eachAttr("value"))
                .contains("農政課 [農業振興課]", "観光課 [商工観光課]")
                .noneMatch(row -> row.startsWith("自治文化課") && row.contains("課]"));

        var indicators = sent(
                "/indicators/plans/" + plan + "/intake", "指標,基準値,目標値,所管\n相談の件数,10件,20件,農政課\n団体の数,10団体,20団体,自治文化課\n");
        assertThat(text(get(Objects.requireNonNull(indicators.getResponse().getRedirectedUrl()), "kikaku")))
                .contains("所管「自治文化課」")
                .doesNotContain("所管「農政課」");
    }

    private MvcTestResult sent(String address, String csv) {
        return web.post()
                .uri(address)
                .multipart()
                .file(new MockMultipartFile("file", "表.csv", null, csv.getBytes(StandardCharsets.UTF_8)))
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .exchange();
    }

    private static Upload table(String csv) {
        return new Upload("計画.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_has_to_be_solved_first_is_named_and_nothing_happens() {
        var page = begin();
        var open = FILE.lines()
                .filter(line -> !line.startsWith("事業") && !line.startsWith("異動,自治") && !line.startsWith("発令"))
                .reduce("", (all, line) -> all + line + "\n");
        assertThat(upload(page, open, "0")).hasRedirectedUrl(page);
        assertThat(text(get(page + "/dry-run", "kanri")))
                .contains(
                        "「自治文化課」の事業「No.4 事業4」の行き先が決まっていません。",
                        "「自治文化課」の森幸さんの行き先が決まっていません。",
                        "施行日に「地域振興課」の課長がいません。",
                        "施行日に「人権推進課」の課長がいません。",
                        "（未定）");
        var refused = post(page + "/decide", "kanri", "revision", "1");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("先に解決することが");
        assertThat(text(get(page, "kanri"))).contains("下書きです。");
    }

    @Test
    void names_must_not_exchange_and_destinations_must_go_on() {
        var page = begin();
        upload(
                page,
                """
                区分,旧組織,新組織,名称・事業・ログイン名,種類・役割,上位の部
                新設,,nosei2,商工課,課,kankei
                新設,,shoko2,農政課,課,kankei
                新設,,kankei2,観光課,課,shoko
                移行,nosei,nosei2,,,
                移行,shoko,shoko2,,,
                移行,kanko,jichi,,,
                移行,jichi,kikaku,,,
                """,
                "0");
        assertThat(text(get(page + "/dry-run", "kanri")))
                .contains(
                        "「農政課」の名称が、改編の後に別の組織の名称になります。",
                        "「商工課」の名称が、改編の後に別の組織の名称になります。",
                        "「観光課」の行き先「自治文化課」も、この改編でなくなる組織です。",
                        "「観光課」の上位の部が正しくありません。");
    }

    @Test
    void a_file_with_wrong_lines_names_each_and_changes_nothing() {
        var page = begin();
        var refused = upload(
                page,
                """
                区分,旧組織,新組織,名称・事業・ログイン名,種類・役割,上位の部
                新設,,NO CODE,農業振興課,課,kankei
                廃止,nosei,,,,
                移行,農林課,kikaku,,,
                移行,nosei,どこか,,,
                発令,,kikaku,daremo,課長,
                """,
                "0");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused))
                .contains(
                        "対応表に5件の誤りがあります。",
                        "2行目：",
                        "3行目：区分は「新設」",
                        "4行目：旧組織が見つかりません。",
                        "5行目：新組織が見つかりません。",
                        "6行目：このログイン名の職員は登録されていません。",
                        "移行の対応はまだ登録されていません。");
        assertThat(upload(page, "課,名称\n", "0")).hasStatus(422).bodyText().contains("１行目の見出しが違います。");
        assertThat(upload(page, new byte[] {(byte) 0xFF, (byte) 0xFD, 0x20}, "0"))
                .hasStatus(422)
                .bodyText()
                .contains("文字コードを読み取れません。");
        assertThat(upload(
                        page,
                        new String(FILE.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                                .getBytes(java.nio.charset.Charset.forName("windows-31j")),
                        "0"))
                .hasRedirectedUrl(page);
    }

    @Test
    void two_destinations_of_one_item_are_found() {
        var page = begin();
        assertThat(upload(page, FILE + "事業,自治文化課,地域振興課,No.4 事業4,,\n", "0")).hasRedirectedUrl(page);
        assertThat(text(get(page + "/dry-run", "kanri"))).contains("「自治文化課」の事業「No.4 事業4」に二つの行き先があります。");
    }

    @Test
    void of_two_who_write_the_second_is_told_and_keeps_what_was_typed() {
        var page = begin();
        post(
                page + "/units",
                "kikaku",
                "code",
                "nogyo",
                "name",
                "農業振興課",
                "kind",
                "SECTION",
                "parent",
                "kankei",
                "revision",
                "0");
        var late = post(
                page + "/units",
                "kanri",
                "code",
                "norin",
                "name",
                "農林課",
                "kind",
                "SECTION",
                "parent",
                "kankei",
                "revision",
                "0");
        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("ほかの職員が先にこの下書きを変更しました。", "value=\"農林課\"", "農業振興課");
    }

    @Test
    void wrong_input_is_shown_again_with_its_reason() {
        var refused = post("/admin/reorganizations", "kikaku", "title", "", "day", "2027-04-01");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("名称を200文字以内で入力してください。", "value=\"2027-04-01\"");
        assertThat(post("/admin/reorganizations", "kikaku", "title", "改編", "day", "四月一日"))
                .hasStatus(422)
                .bodyText()
                .contains("施行日を年月日で入力してください。", "value=\"改編\"");
        assertThat(post("/admin/reorganizations", "kikaku", "title", "改編\uE000", "day", "2027-04-01"))
                .hasStatus(422)
                .bodyText()
                .contains("名称に外字があります。", "改編\uE000");
        var page = begin();
        assertThat(post(page + "/moves", "kikaku", "from", "nosei", "to", "", "revision", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("旧組織と新組織の両方を選んでください。");
        assertThat(post(page + "/units", "kikaku", "code", "nosei", "name", "農林課", "kind", "SECTION", "revision", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"農林課\"");
    }

    @Test
    void others_do_not_come_here() {
        var page = begin();
        for (var login : List.of("sato", "shokocho", "bucho", "iin", "shicho")) {
            assertThat(get("/admin/reorganizations", login)).as(login).hasStatus(403);
            assertThat(get(page, login)).as(login).hasStatus(403);
            assertThat(post(page + "/decide", login, "revision", "0")).as(login).hasStatus(403);
        }
    }

    @Test
    void nobody_decides_on_an_own_appointment() {
        var page = begin();
        upload(page, FILE + "発令,,商工観光課,kanri,担当者,\n", "0");
        var refused = post(page + "/decide", "kanri", "revision", "1");
        assertThat(refused).hasStatus(403).bodyText().contains("自分の発令を含む組織改編は決定できません。");
    }

    @Test
    void a_day_that_has_come_is_carried_out_at_once_and_one_in_the_way_is_held_up() {
        var page = begin();
        upload(page, FILE, "0");
        assertThat(post(page + "/decide", "kanri", "revision", "1")).hasRedirectedUrl(page);
        // Somebody founds a unit of the same name in between.
        town.extend("units: [{code: other, name: 商工観光課, kind: SECTION, parent: kankei}]\n");
        clock.moveTo(Instant.parse("2027-04-01T00:00:00Z"));
        assertThat(day.carryOutDue()).isZero();
        assertThat(text(get(page, "kanri"))).contains("実施していません", "「商工観光課」という名称の組織が二つになります。");
        assertThat(text(get("/admin/reorganizations", "kanri"))).contains("予約済み（実施できていません）");
        assertThat(post(page + "/withdraw", "kanri")).hasRedirectedUrl(page);

        var changed = FILE.replace("商工観光課", "商工観光振興課");
        assertThat(upload(page, changed, "2")).hasRedirectedUrl(page);
        assertThat(post(page + "/decide", "kanri", "revision", "3")).hasRedirectedUrl(page);
        assertThat(text(get(page, "kanri"))).contains("移ったものの件数");
        assertThat(units(2)).containsExactly("商工観光振興課");
    }

    @Test
    void what_fails_on_its_day_is_said_on_its_page_and_done_when_it_can_be() {
        var page = begin();
        upload(page, FILE, "0");
        assertThat(post(page + "/decide", "kanri", "revision", "1")).hasRedirectedUrl(page);
        clock.moveTo(Instant.parse("2027-04-01T00:00:00Z"));
        jdbc.execute("alter table unit_succession rename to unit_succession_away");
        try {
            assertThat(day.carryOutDue()).isZero();
        } finally {
            jdbc.execute("alter table unit_succession_away rename to unit_succession");
        }
        assertThat(text(get("/admin/reorganizations", "kanri"))).contains("予約済み（実施できていません）");
        assertThat(text(get(page, "kanri"))).contains("もう一度試します");
        assertThat(units(1)).containsExactly("農政課");

        assertThat(day.carryOutDue()).isEqualTo(1);
        assertThat(text(get(page, "kanri"))).contains("移ったものの件数");
    }

    private String begin() {
        var result = post("/admin/reorganizations", "kikaku", "title", "令和９年度の組織改編", "day", "2027-04-01");
        assertThat(result).hasStatus3xxRedirection();
        return result.getResponse().getRedirectedUrl();
    }

    private MvcTestResult get(String page, String login) {
        return web.get().uri(page).with(town.signedIn(login)).exchange();
    }

    private MvcTestResult post(String page, String login, String... parameters) {
        var request = web.post().uri(page).with(town.signedIn(login)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult upload(String page, String file, String revision) {
        return upload(page, file.getBytes(StandardCharsets.UTF_8), revision);
    }

    private MvcTestResult upload(String page, byte[] file, String revision) {
        return web.post()
                .uri(page + "/mapping")
                .multipart()
                .file("mapping", file)
                .param("revision", revision)
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .exchange();
    }

    private static String text(MvcTestResult result) {
        try {
            var text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
            assertThat(text).doesNotContainPattern(Pattern.compile("\\?\\?[a-z]"));
            return text;
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> actions() {
        return journal.latest(50).stream().map(entry -> entry.action()).toList();
    }

    private List<String> units(int seq) {
        return plans.items(plan).stream()
                .filter(item -> item.seq() == seq)
                .map(PlanItemView::responsibilities)
                .flatMap(List::stream)
                .map(Responsibility::printed)
                .toList();
    }
}
