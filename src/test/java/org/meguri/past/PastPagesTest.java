package org.meguri.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.intake.Upload;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The planning division takes answers of a past year over: year and file, preview, confirm, and everything that may go wrong. */
@MeguriTest
class PastPagesTest {

    private static final String HEADER = "番号,柱,事業名,評価,実施状況,今後,担当課\n";
    private static final String GOOD =
            HEADER + "1,柱,事業1,◎,昨年度の状況一,続ける一,商工観光課\n" + "2,柱,事業2,×,昨年度の状況二,,農業振興課\n" + "3,柱,事業3,,,,商工観光課\n";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    TakePastAnswers take;

    @Autowired
    PastAnswerLookup past;

    @Autowired
    PlanRegister plans;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    EditRegister edit;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    TownClock clock;

    @Autowired
    JdbcTemplate database;

    @Autowired
    MockMvcTester browser;

    private PlanId plan;

    @BeforeEach
    void planned() {
        var cycle = year.planned(
                year.item(1, "shoko"), year.item(2, "nogyo"), year.item(3, "shoko"), year.item(4, "shoko"));
        plan = year.cycle(cycle).plan();
    }

    @Test
    void a_table_is_previewed_and_taken_over_once_and_again_changes_nothing() {
        var preview = uploaded("2024", GOOD);
        assertThat(page("kikaku", preview))
                .hasStatusOk()
                .bodyText()
                .contains("評価.csvを、令和６年度（2024年度）の評価として取り込みます", "No.1 事業1", "昨年度の状況一", "◎ 計画以上", ">取り込む<")
                .doesNotContain("??");
        assertThat(answers()).isEmpty();

        assertThat(confirm("kikaku", preview, seen(preview))).hasRedirectedUrl("/plans/" + plan + "/past");
        assertThat(answers())
                .containsExactlyInAnyOrder(
                        "1 2024 {result=◎, status_text=昨年度の状況一, future_text=続ける一}",
                        "2 2024 {result=×, status_text=昨年度の状況二}");
        assertThat(page("kikaku", "/plans/" + plan + "/past"))
                .bodyText()
                .contains("令和６年度（2024年度）", "評価.csv", "2件", "山本優");
        assertThat(count("select count(*) from journal_entry where action = 'PastAnswersTaken'"))
                .isEqualTo(1);
        assertThat(page("kikaku", "/admin/journal")).bodyText().contains("過去の評価を取り込み", "追加2件、変更0件");

        var again = uploaded("2024", GOOD);
        assertThat(page("kikaku", again)).bodyText().contains("すでに取り込んだものと同じです").doesNotContain(">取り込む<");
        var nothing = confirm("kikaku", again, seen(again)).getMvcResult().getFlashMap();
        assertThat(String.valueOf(nothing.get("notice"))).contains("何も変えていません");
        assertThat(count("select count(*) from past_taking")).isEqualTo(1);
        assertThat(count("select count(*) from past_answer")).isEqualTo(2);
    }

    @Test
    void what_would_change_is_shown_and_an_empty_cell_empties_nothing() {
        takeOver("2024", GOOD);
        var changed = uploaded("2024", HEADER + "1,柱,事業1,,改めた状況,続ける一,商工観光課\n3,柱,事業3,◎,新しい,,商工観光課\n");
        assertThat(page("kikaku", changed))
                .bodyText()
                .contains("前の取込みから変わるところ", "昨年度の状況一", "改めた状況", "表で空の欄は、前に取り込んだ記入を残します");
        confirm("kikaku", changed, seen(changed));

        assertThat(answers())
                .containsExactlyInAnyOrder(
                        "1 2024 {result=◎, status_text=改めた状況, future_text=続ける一}",
                        "2 2024 {result=×, status_text=昨年度の状況二}",
                        "3 2024 {result=◎, status_text=新しい}");
    }

    @Test
    void rows_that_cannot_be_told_are_listed_and_left_out() {
        edit.renumber(item(4), "30", decision(2026), town.person("kikaku"));
        var preview = uploaded(
                "2024",
                HEADER + "1,柱,別の名前,ア,状況,,商工観光課\n9,柱,知らない事業,◎,状況,,商工観光課\n30,柱,事業4,◎,状況,,商工観光課\n"
                        + "4,柱,事業4,◎,状況四,,商工観光課\n");
        assertThat(page("kikaku", preview))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "登録簿にない項目の行（2行）",
                        "9 知らない事業",
                        "30 事業4",
                        "名称が登録簿と違う行（1行）",
                        "1 別の名前",
                        "「評価」の「ア」は区分（◎、×）にない値です。表のとおりに残し")
                .doesNotContain("??");
        confirm("kikaku", preview, seen(preview));
        assertThat(answers())
                .as("the number of then counts, not today's")
                .containsExactlyInAnyOrder("1 2024 {result=ア, status_text=状況}", "30 2024 {result=◎, status_text=状況四}");
    }

    @Test
    void an_item_that_two_of_the_register_may_be_is_left_out() {
        database.update("update plan_item set number = '1' where id = ?", (Object) bytes(item(2).value()));
        var preview = uploaded("2024", HEADER + "1,柱,事業1,◎,状況,,商工観光課\n3,柱,事業3,◎,状況三,,商工観光課\n");
        assertThat(page("kikaku", preview)).bodyText().contains("どの項目か決められない行（1行）", "1 事業1");
        confirm("kikaku", preview, seen(preview));
        assertThat(answers()).containsExactly("3 2024 {result=◎, status_text=状況三}");
    }

    @Test
    void a_number_means_the_item_that_carried_it_in_the_year() {
        var planner = town.person("kikaku");
        edit.complete(item(3), decision(2023), planner);
        edit.add(plan, numbered(5, "3"), decision(2024), planner);
        edit.add(plan, numbered(6, "60"), decision(2026), planner);
        var preview = uploaded("2024", HEADER + "3,柱,事業5,◎,状況,,商工観光課\n60,柱,事業6,◎,状況,,商工観光課\n");
        assertThat(page("kikaku", preview)).bodyText().contains("登録簿にない項目の行（1行）", "60 事業6");
        confirm("kikaku", preview, seen(preview));

        assertThat(past.of(plans.items(plan).stream().map(PlanItemView::id).toList()))
                .extracting(PastAnswerView::item)
                .as("neither the one that had ended nor the one that came later")
                .containsExactly(item(5));
    }

    @Test
    void a_year_that_makes_no_sense_is_refused_with_what_was_chosen() {
        for (var wrong : Map.of(
                        "", "評価の年度が選ばれていません",
                        "令和６年", "年度を西暦の４けたで、1989から2025までの間で",
                        "1900", "年度を西暦の４けたで、1989から2025までの間で",
                        "2026", "令和８年度（2026年度）は、まだ終わっていない年度です。取り込めるのは令和７年度（2025年度）までです",
                        "9999", "まだ終わっていない年度です")
                .entrySet()) {
            assertThat(upload("kikaku", wrong.getKey(), GOOD))
                    .hasStatus(422)
                    .bodyText()
                    .contains(wrong.getValue());
        }
        assertThat(upload("kikaku", "２０２４", GOOD)).hasStatus3xxRedirection();
        assertThat(upload("kikaku", "2024", null))
                .hasStatus(422)
                .bodyText()
                .contains("ファイルが選ばれていません", "value=\"2024\" selected=\"selected\"");
    }

    @Test
    void a_year_that_the_product_evaluates_itself_is_refused_also_after_the_preview() {
        var preview = uploaded("2025", GOOD);
        var seen = seen(preview);
        planCycle.open(cycle(), town.person("kikaku"));
        year.runJobs();

        assertThat(confirm("kikaku", preview, seen))
                .hasStatus(422)
                .bodyText()
                .contains("令和７年度（2025年度）は、このシステムで評価した年度です");
        assertThat(upload("kikaku", "2025", GOOD)).hasStatus(422).bodyText().contains("このシステムで評価した年度です");
        assertThat(page("kikaku", "/plans/" + plan + "/past"))
                .bodyText()
                .contains("令和６年度（2024年度）")
                .doesNotContain("<option value=\"2025\"");
        assertThat(answers()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_and_one_with_slips_shown_with_their_places() {
        assertThat(upload("kikaku", "2024", "%PDF-1.7"))
                .hasStatus(422)
                .bodyText()
                .contains("PDFです", "value=\"2024\" selected=\"selected\"");

        var preview = uploaded("2024", HEADER + "1,柱,事業1,長すぎて区分とは思えない書きぶりの評価の文です,状況,,商工観光課\n1,柱,事業1,◎,状況,,商工観光課\n");
        assertThat(page("kikaku", preview))
                .bodyText()
                .contains("表に直すところがあるため", "区分にない値「長すぎて", "番号が重なっています（2行目と3行目）")
                .doesNotContain(">取り込む<");
        assertThat(confirm("kikaku", preview, "x")).hasStatus(422).bodyText().contains("表に直すところがあるため、取り込みませんでした");
        assertThat(answers()).isEmpty();
    }

    @Test
    void a_plan_whose_table_has_no_answers_offers_nothing() {
        var yaml = plans.plan(plan).yaml();
        var without = adopt.adopt(yaml.replace("code: test-plan", "code: other")
                .replaceAll("(?m)^  - \\{name: [^,]+, to: answer.*\\R", "")
                .replace("tally: [result]", "tally: []"));
        assertThat(page("kikaku", "/plans/" + without)).bodyText().doesNotContain("過去の評価を取り込む");
        assertThat(page("kikaku", "/plans/" + without + "/past"))
                .hasStatusOk()
                .bodyText()
                .contains("評価を書く列（answer. で始まる列）がありません");
        plan = without;
        assertThat(upload("kikaku", "2024", GOOD)).hasStatus(422).bodyText().contains("評価を書く列がないため");
    }

    @Test
    void only_planning_takes_over_and_only_the_own_file() {
        var preview = uploaded("2024", GOOD);
        var seen = seen(preview);
        for (var login : List.of("sato", "shokocho", "iin", "shicho")) {
            assertThat(page(login, "/plans/" + plan + "/past")).hasStatus(403);
            assertThat(page(login, preview)).hasStatus(403);
            assertThat(upload(login, "2024", GOOD)).hasStatus(403);
            assertThat(confirm(login, preview, seen)).hasStatus(403);
            assertThat(Race.run(() -> take.takeIn(plan, id(preview), town.person(login), seen)))
                    .as("the use case itself")
                    .containsExactly("refused 403");
        }
        assertThat(confirm("kikaku2", preview, seen)).hasStatus(409).bodyText().contains("もう一度ファイルを選んでください");
        assertThat(answers()).isEmpty();
    }

    @Test
    void a_double_click_takes_over_once() {
        var preview = uploaded("2024", GOOD);
        var seen = seen(preview);
        var person = town.person("kikaku");

        assertThat(Race.run(
                        () -> take.takeIn(plan, id(preview), person, seen),
                        () -> take.takeIn(plan, id(preview), person, seen)))
                .containsExactlyInAnyOrder("done", "refused 409");
        assertThat(count("select count(*) from past_taking")).isEqualTo(1);
        assertThat(confirm("kikaku", preview, seen)).hasStatus(409).bodyText().contains("すでに取り込んだか");
    }

    @Test
    void of_two_who_take_over_at_once_the_second_looks_again() {
        var other = take.keep(plan, "2024", upload(GOOD.replace("◎", "×")), town.person("kikaku2"));
        var preview = uploaded("2024", GOOD);
        var mine = seen(preview);
        var theirs = take.preview(plan, other, town.person("kikaku2")).seen();

        assertThat(Race.run(
                        () -> take.takeIn(plan, id(preview), town.person("kikaku"), mine),
                        () -> take.takeIn(plan, other, town.person("kikaku2"), theirs)))
                .containsExactlyInAnyOrder("done", "refused 409");
        assertThat(count("select count(*) from past_taking")).isEqualTo(1);
    }

    @Test
    void what_changed_since_the_preview_is_shown_again_and_nothing_is_taken() {
        var preview = uploaded("2024", GOOD);
        var seen = seen(preview);
        edit.renumber(item(2), "20", decision(2024), town.person("kikaku"));

        assertThat(confirm("kikaku", preview, seen))
                .hasStatus(409)
                .bodyText()
                .contains("確認の後に登録簿か取り込んだ評価が変わった", "登録簿にない項目の行（1行）", "2 事業2", ">取り込む<");
        assertThat(answers()).isEmpty();
        confirm("kikaku", preview, seen(preview));
        assertThat(answers()).hasSize(1);
    }

    @Test
    void a_preview_expires() {
        var preview = uploaded("2024", GOOD);
        var seen = seen(preview);
        clock.moveTo(clock.instant().plus(31, ChronoUnit.MINUTES));

        assertThat(page("kikaku", preview)).hasStatus(409);
        assertThat(confirm("kikaku", preview, seen)).hasStatus(409).bodyText().contains("確認の期限（30分）");
        assertThat(page("kikaku", "/plans/" + UUID.randomUUID() + "/past")).hasStatus(404);
    }

    @Test
    void the_plans_page_leads_here_and_whoever_took_a_table_with_answers_in_is_told() {
        assertThat(page("kikaku", "/plans/" + plan)).bodyText().contains("過去の評価を取り込む", "/plans/" + plan + "/past");

        var taken = browser.post()
                .uri("/plans/" + plan + "/intake")
                .multipart()
                .file(file(GOOD.replace("3,柱,事業3,,,,商工観光課\n", "3,柱,事業3,◎,a,b,商工観光課\n")
                        .replace("状況二,,", "状況二,c,")))
                .with(town.signedIn("kikaku"))
                .exchange();
        var preview = Objects.requireNonNull(taken.getResponse().getRedirectedUrl());
        var done = browser.post()
                .uri(preview)
                .param("added", "0")
                .param("changed", "3")
                .param("same", "0")
                .param("missing", "1")
                .with(town.signedIn("kikaku"))
                .exchange();
        assertThat(done).hasStatus3xxRedirection();
        assertThat(browser.get()
                        .uri("/plans/" + plan + "/intake/result")
                        .flashAttrs(done.getMvcResult().getFlashMap())
                        .with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("この表には評価が入っています", "/plans/" + plan + "/past")
                .doesNotContain("??");
    }

    private ItemDraft numbered(int seq, String number) {
        var item = year.item(seq, "shoko");
        return new ItemDraft(seq, number, item.name(), item.levels(), item.texts(), item.responsibilities());
    }

    private static Decision decision(int from) {
        return new Decision(new FiscalYear(from), "庁議で決定した。");
    }

    private org.meguri.plan.PlanItemId item(int seq) {
        return plans.items(plan).stream()
                .filter(item -> item.seq() == seq)
                .map(PlanItemView::id)
                .findFirst()
                .orElseThrow();
    }

    private org.meguri.cycle.CycleId cycle() {
        return planCycle.plan(
                new PlanCycle.Command(plan, new FiscalYear(2025), schedule.propose(YearFixture.OPENING)),
                town.person("kikaku"));
    }

    private void takeOver(String of, String table) {
        var preview = uploaded(of, table);
        assertThat(confirm("kikaku", preview, seen(preview))).hasStatus3xxRedirection();
    }

    /** Everything that is kept, as number, year and content. */
    private List<String> answers() {
        return plans.items(plan).stream()
                .flatMap(item -> past.of(List.of(item.id())).stream()
                        .map(answer -> item.number() + " " + answer.year() + " " + answer.content()))
                .toList();
    }

    private String uploaded(String of, String table) {
        return Objects.requireNonNull(
                upload("kikaku", of, table).getResponse().getRedirectedUrl(), "the table was not accepted");
    }

    private MvcTestResult upload(String login, String of, @Nullable String table) {
        var request = browser.post().uri("/plans/" + plan + "/past").multipart();
        if (table != null) {
            request.file(file(table));
        }
        return request.param("year", of).with(town.signedIn(login)).exchange();
    }

    private static Upload upload(String table) {
        return new Upload("評価.csv", table.getBytes(StandardCharsets.UTF_8));
    }

    private static MockMultipartFile file(String table) {
        return new MockMultipartFile("file", "評価.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8));
    }

    private String seen(String preview) {
        return seen(take.preview(plan, id(preview), town.person("kikaku")));
    }

    private static String seen(PastPreview preview) {
        return preview.seen();
    }

    private static PendingPastId id(String preview) {
        return new PendingPastId(UUID.fromString(preview.substring(preview.lastIndexOf('/') + 1)));
    }

    private MvcTestResult page(String login, String path) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }

    private MvcTestResult confirm(String login, String preview, String seen) {
        return browser.post()
                .uri(preview)
                .param("seen", seen)
                .with(town.signedIn(login))
                .exchange();
    }

    private int count(String sql) {
        return Objects.requireNonNull(database.queryForObject(sql, Integer.class));
    }

    private static byte[] bytes(UUID id) {
        var buffer = java.nio.ByteBuffer.allocate(16);
        return buffer.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
