package org.meguri.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.Stage;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.organization.OfficerId;
import org.meguri.plan.ItemDraft;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The board of the planning division, its acts, who looks at what, and what stands beside a sheet. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class ReviewBoardTest {

    private static final String CANNED = "数値の根拠を書き添えてください。";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    ReviewBoard board;

    @Autowired
    AcceptanceLookup acceptances;

    @Autowired
    KeepCannedRemarks canned;

    @Autowired
    Presences presences;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    MockMvcTester browser;

    @Autowired
    WriteEvaluation write;

    @Autowired
    JdbcTemplate database;

    @PersistenceContext
    EntityManager entities;

    @Test
    void a_sheet_goes_from_column_to_column() {
        var cycle = year.handedOut();
        var sheet = year.sheet(cycle, 1).id();
        assertThat(column("kikaku", sheet)).isNull();
        assertThat(seen("kikaku").onTheWay()).isEqualTo(4);

        year.approved(sheet);
        assertThat(column("kikaku", sheet)).isEqualTo(BoardColumn.ARRIVED);
        year.accept(sheet, "kikaku");
        assertThat(column("kikaku", sheet)).isEqualTo(BoardColumn.MINE);
        assertThat(column("kikaku2", sheet)).isEqualTo(BoardColumn.OTHERS);
        year.sendBackByPlanning(sheet, "kikaku");
        assertThat(column("kikaku", sheet)).isEqualTo(BoardColumn.RETURNED);
        year.submit(sheet, "sato");
        assertThat(column("kikaku", sheet)).as("handed in, not approved yet").isEqualTo(BoardColumn.RETURNED);
        year.approve(sheet, "shoko", "shokocho");
        assertThat(column("kikaku", sheet)).as("accepted anew in each round").isEqualTo(BoardColumn.ARRIVED);
        year.confirm(sheet, "kikaku");
        assertThat(column("kikaku2", sheet)).isEqualTo(BoardColumn.CONFIRMED);

        var now = seen("kikaku");
        assertThat(now.all()).isEqualTo(1);
        assertThat(now.onTheWay()).isEqualTo(3);
    }

    @Test
    void a_sheet_that_a_chief_sends_back_is_not_in_talks_with_planning() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.submit(sheet, "sato");
        year.sendBackByChief(sheet, "shoko", "shokocho");
        assertThat(column("kikaku", sheet)).isNull();
    }

    @Test
    void the_address_says_what_is_shown() {
        var cycle = year.handedOut();
        year.approved(year.sheet(cycle, 1).id());
        year.approved(year.sheet(cycle, 2).id());
        year.accept(year.sheet(cycle, 2).id(), "kikaku2");

        assertThat(page("/reviews", "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains(">No.1 事業1<", ">No.2 事業2<", "受け付ける", "中村光")
                .doesNotContain("??");
        assertThat(page("/reviews?column=ARRIVED", "kikaku"))
                .bodyText()
                .contains(">No.1 事業1<")
                .doesNotContain(">No.2 事業2<");
        assertThat(page("/reviews?unit=" + town.unit("nogyo"), "kikaku"))
                .bodyText()
                .contains(">No.2 事業2<")
                .doesNotContain(">No.1 事業1<");
        assertThat(page("/reviews?holder=" + town.officer("kikaku2"), "kikaku"))
                .bodyText()
                .contains(">No.2 事業2<")
                .doesNotContain(">No.1 事業1<");
        assertThat(page("/reviews?q=事業１", "kikaku"))
                .as("full width finds half width")
                .bodyText()
                .contains(">No.1 事業1<")
                .doesNotContain(">No.2 事業2<");
        assertThat(page("/reviews?view=columns&lane=pillar", "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains("所管課と協議中（差戻し中）", "柱　2件")
                .doesNotContain("??");
        assertThat(page("/reviews?lane=unit", "kikaku")).bodyText().contains("商工観光課　1件", "農業振興課　1件");
        assertThat(page("/reviews?q=ない", "kikaku")).hasStatusOk().bodyText().contains("この条件に合う評価票はありません。");
        assertThat(page("/reviews?cycle=" + UUID.randomUUID(), "kikaku")).hasStatus(404);
        assertThat(page("/reviews?late=true", "kikaku")).bodyText().doesNotContain(">No.1 事業1<");
        year.moveTo(cycle, Stage.REVIEW, 3);
        assertThat(page("/reviews?late=true", "kikaku")).bodyText().contains(">No.1 事業1<", "日超過");
    }

    @Test
    void a_verdict_is_told_with_the_name_of_its_sheet_as_the_next_one_stands_below_it() {
        var cycle = year.handedOut();
        var first = year.sheet(cycle, 1).id();
        year.approved(first);
        year.approved(year.sheet(cycle, 2).id());
        var shown = evaluations.round(first, 1).orElseThrow();

        var answer = post(
                "/reviews/" + first,
                Map.of("round", "1", "hash", shown.hash(), "verdict", "RETURNED", "reason", "数値の根拠を書いてください。"));

        assertThat(answer)
                .redirectedUrl()
                .isEqualTo("/reviews/" + year.sheet(cycle, 2).id());
        assertThat(answer).flash().extractingByKey("notice").asString().contains("「No.1 事業1」を所管課に差し戻しました。");
    }

    @Test
    void without_a_year_the_board_says_so_and_only_planning_sees_it() {
        town.found();
        assertThat(page("/reviews", "kikaku")).hasStatusOk().bodyText().contains("いま行われている年度の評価はありません。");
        for (var login : List.of("sato", "shokocho", "bucho", "shicho", "iin", "kanri")) {
            for (var path : List.of("/reviews", "/reviews/canned", "/reviews/presence?cycle=" + UUID.randomUUID())) {
                assertThat(page(path, login)).as(login + " " + path).hasStatus(403);
            }
        }
    }

    @Test
    void many_sheets_are_accepted_at_once_and_what_has_moved_on_holds_up_no_other() {
        var cycle = year.handedOut();
        var one = year.sheet(cycle, 1).id();
        var two = year.sheet(cycle, 2).id();
        var four = year.sheet(cycle, 4).id();
        List.of(one, two, four).forEach(year::approved);
        year.confirm(four, "kikaku2");

        var done = browser.post()
                .uri("/reviews/acts?column=ARRIVED")
                .param("bulk", "accept")
                .param("sheet", one + ":1", two + ":1", four + ":1")
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .exchange();
        assertThat(done).hasStatus3xxRedirection().hasRedirectedUrl("/reviews?column=ARRIVED");
        assertThat(notice(done)).contains("2件を処理しました。1件は処理できませんでした。", "事業4");
        assertThat(acceptances.of(List.of(one, two, four)).keySet()).containsExactlyInAnyOrder(one, two);

        act(Map.of("one", "release:" + one + ":1"));
        assertThat(acceptances.of(List.of(one))).isEmpty();
        act(Map.of(
                "bulk",
                "hand",
                "sheet",
                two + ":1",
                "to",
                town.officer("kikaku2").toString()));
        assertThat(holder(two)).isEqualTo(town.officer("kikaku2"));
        act(Map.of("one", "take:" + two + ":1"));
        assertThat(holder(two)).isEqualTo(town.officer("kikaku"));
        assertThat(notice(act(Map.of("bulk", "accept")))).contains("評価票を選んでから");
        assertThat(notice(act(Map.of("bulk", "hand", "sheet", two + ":1")))).contains("引き継ぐ相手を");
        assertThat(notice(act(Map.of("one", "burn:" + two + ":1")))).contains("ありません");
        assertThat(notice(act(Map.of("bulk", "accept", "sheet", "nonsense")))).contains("評価票を選んでから");
        assertThat(browser.post()
                        .uri("/reviews/acts")
                        .param("one", "accept:" + one + ":1")
                        .with(town.signedIn("shokocho"))
                        .with(csrf())
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void the_board_asks_the_database_hardly_more_often_for_many_sheets_than_for_few() {
        var few = statements(3);
        var many = statements(90);
        assertThat(few).isPositive();
        // Units and writers of the sheets come in batches of a hundred at the most.
        assertThat(many).isLessThanOrEqualTo(few + 4);
    }

    private long statements(int sheets) {
        var cycle = year.handedOut(IntStream.rangeClosed(1, sheets)
                .mapToObj(seq -> year.item(seq, seq % 2 == 0 ? "nogyo" : "shoko"))
                .toArray(ItemDraft[]::new));
        year.approved(year.sheet(cycle, 1).id());
        year.approved(year.sheet(cycle, 2).id());
        year.accept(year.sheet(cycle, 2).id(), "kikaku");
        presences.beat(year.sheet(cycle, 1).id(), year.person("kikaku2"));
        var person = year.person("kikaku");
        var statistics =
                entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            assertThat(board.of(filter("pillar"), person).orElseThrow().all()).isEqualTo(2);
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
            // The year is over before the next one is opened.
            database.update("update cycle set state = 'CLOSED'");
            database.update("update plan set code = concat(code, '-', ?)", sheets);
        }
    }

    @Test
    void a_colleague_who_looks_is_named_for_a_while_and_never_to_others() {
        var cycle = year.handedOut();
        var sheet = year.sheet(cycle, 1).id();
        year.approved(sheet);
        assertThat(beat(sheet, "kikaku2")).hasStatusOk().bodyText().isEqualTo("{\"words\":\"\"}");
        assertThat(beat(sheet, "kikaku")).bodyText().contains("中村光さんが見ています");
        assertThat(page("/reviews/" + sheet, "kikaku")).bodyText().contains("中村光さんが見ています");
        assertThat(page("/reviews", "kikaku")).bodyText().contains("中村光さんが見ています");
        assertThat(page("/reviews/presence?cycle=" + cycle, "kikaku"))
                .bodyText()
                .contains(sheet.toString(), "中村光さんが見ています")
                .doesNotContain("山本優");
        assertThat(beat(sheet, "shokocho")).hasStatus(403);
        assertThat(beat(sheet, "sato")).hasStatus(403);
        assertThat(beat(new EvaluationId(UUID.randomUUID()), "kikaku")).hasStatus(404);

        var later = year.clock().instant().plus(Presences.LASTS).plus(Duration.ofSeconds(1));
        var there = later.atZone(year.clock().getZone());
        year.moveTo(there.toLocalDate(), LocalTime.from(there));
        assertThat(page("/reviews/" + sheet, "kikaku")).bodyText().doesNotContain("が見ています");
    }

    @Test
    void a_sheet_is_accepted_on_its_page() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.approved(sheet);
        assertThat(page("/reviews/" + sheet, "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains("まだだれも受け付けていません")
                .doesNotContain("??");
        var accepted = browser.post()
                .uri("/reviews/" + sheet + "/acceptance")
                .param("act", "accept")
                .param("round", "1")
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .exchange();
        assertThat(accepted).hasRedirectedUrl("/reviews/" + sheet);
        assertThat(page("/reviews/" + sheet, "kikaku2"))
                .bodyText()
                .contains("山本優が", "引き継ぐ", "企画課の受付（第1回、山本優）")
                .doesNotContain("??");
        assertThat(page("/evaluations/" + sheet, "shokocho"))
                .as("who approved it reads why that stands")
                .bodyText()
                .contains("承認を取り消すことはできません", "山本優");
        assertThat(browser.post()
                        .uri("/approvals/" + sheet + "/take-back")
                        .param("unit", town.unit("shoko").toString())
                        .param("round", "1")
                        .with(town.signedIn("shokocho"))
                        .with(csrf())
                        .exchange())
                .hasStatus(409)
                .bodyText()
                .contains("受け付けて確認を始めています", "差戻しを依頼してください");
    }

    @Test
    void the_writers_have_the_button_until_the_chief_has_opened_the_page() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.submit(sheet, "sato");
        assertThat(page("/evaluations/" + sheet, "suzuki"))
                .bodyText()
                .contains("提出を取り下げる")
                .doesNotContain("??");
        assertThat(page("/evaluations/" + sheet, "kikaku")).bodyText().doesNotContain("提出を取り下げる");
        assertThat(withdraw(sheet)).hasRedirectedUrl("/evaluations/" + sheet);
        assertThat(page("/evaluations/" + sheet, "sato")).bodyText().contains("取下げ（第1回、佐藤花子）");

        year.submit(sheet, "sato");
        assertThat(page("/approvals/" + sheet, "shokocho")).hasStatusOk();
        assertThat(page("/evaluations/" + sheet, "sato"))
                .bodyText()
                .contains("取り下げることはできません", "𠮷野桂子に差戻しを依頼してください")
                .doesNotContain("提出を取り下げる<");
        assertThat(withdraw(sheet)).hasStatus(409).bodyText().contains("𠮷野桂子が", "開いています", "差戻しを依頼してください");
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void who_approved_takes_that_back_on_the_page() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.approved(sheet);
        assertThat(page("/evaluations/" + sheet, "shokocho"))
                .bodyText()
                .contains("承認を取り消す")
                .doesNotContain("??");
        assertThat(page("/evaluations/" + sheet, "sato")).bodyText().doesNotContain("承認を取り消す");
        assertThat(browser.post()
                        .uri("/approvals/" + sheet + "/take-back")
                        .param("unit", town.unit("shoko").toString())
                        .param("round", "1")
                        .with(town.signedIn("shokocho"))
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/approvals/" + sheet);
        assertThat(page("/approvals/" + sheet, "shokocho"))
                .bodyText()
                .contains("承認の取消し（第1回、𠮷野桂子）", "value=\"APPROVED\"");
    }

    @Test
    void neighbours_of_the_same_policy_are_beside_the_sheet_and_drafts_are_not_shown() {
        var cycle = year.handedOut();
        var sheet = year.sheet(cycle, 1).id();
        year.approved(sheet);
        year.submit(
                year.sheet(cycle, 2).id(),
                Map.of("result", "×", "status_text", "農業の状況。", "future_text", "農業の今後。"),
                "tanaka");
        write(year.sheet(cycle, 4), "まだ出していない文。");
        assertThat(page("/reviews/" + sheet, "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains(">No.2 事業2<", ">No.4 事業4<", "農業の状況。", "未実施")
                .doesNotContain("まだ出していない文。", "??");
    }

    private void write(EvaluationView sheet, String text) {
        write.save(year.submission(sheet.id(), Map.of("status_text", text)), year.person("sato"));
    }

    @Test
    void a_canned_remark_that_others_could_not_read_is_refused_with_its_text() {
        town.found();
        var answer = assertThat(browser.post()
                .uri("/reviews/canned")
                .param("text", "指摘\uE000")
                .with(town.signedIn("kikaku"))
                .exchange());
        answer.hasStatus(422).bodyText().contains("外字", "指摘\uE000", "<title>エラー");
        assertThat(canned.all()).isEmpty();
    }

    @Test
    void a_canned_remark_comes_with_one_press_and_nothing_that_was_typed_is_lost() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.approved(sheet);
        canned.add(CANNED, year.person("kikaku"));
        var id = canned.all().get(0).id();
        assertThat(page("/reviews/" + sheet, "kikaku"))
                .bodyText()
                .contains("data-canned=\"" + CANNED + "\"", "form=\"desk-form\"", "id=\"desk-form\"");

        var round = year.round(sheet);
        var inserted = browser.post()
                .uri("/reviews/" + sheet)
                .param("canned", id.toString())
                .param("cannedInto", "status_text")
                .param("round", "1")
                .param("hash", round.hash())
                .param("reason", "打ちかけの理由")
                .param("requests[status_text]", "打ちかけの指摘")
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .exchange();
        assertThat(inserted).hasStatusOk().bodyText().contains("打ちかけの理由", "打ちかけの指摘\n" + CANNED);
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.APPROVED);
        assertThat(canned.all().get(0).uses()).as("nothing was sent").isZero();

        year.sendBackByPlanning(sheet, "kikaku");
        assertThat(canned.all().get(0).uses()).isEqualTo(1);
        assertThat(canned.commonestFirst().get(0).id()).isEqualTo(id);
    }

    @Test
    void the_list_of_canned_remarks_is_kept_in_order() {
        town.found();
        for (var text : List.of("一", "二", "三")) {
            post("/reviews/canned", Map.of("text", text));
        }
        assertThat(texts()).containsExactly("一", "二", "三");
        var three = canned.all().get(2);
        post("/reviews/canned/" + three.id() + "/place", Map.of("step", "-1"));
        assertThat(texts()).containsExactly("一", "三", "二");
        var one = canned.all().get(0);
        post("/reviews/canned/" + one.id() + "/retired", Map.of("retired", "true"));
        assertThat(texts()).containsExactly("三", "二", "一");
        assertThat(canned.commonestFirst()).extracting(CannedView::text).containsExactly("三", "二");
        post("/reviews/canned/" + one.id() + "/retired", Map.of("retired", "false"));
        assertThat(texts()).containsExactly("三", "二", "一");

        var seen = canned.all().get(0);
        assertThat(post("/reviews/canned/" + seen.id(), Map.of("text", "三の二", "version", "" + seen.version())))
                .hasRedirectedUrl("/reviews/canned");
        assertThat(post("/reviews/canned/" + seen.id(), Map.of("text", "遅れた文", "version", "" + seen.version())))
                .hasStatus(409)
                .bodyText()
                .contains("遅れた文", "ほかの職員が先に変更しました");
        assertThat(post("/reviews/canned", Map.of("text", "　")))
                .hasStatus(422)
                .bodyText()
                .contains("指摘の文を入力");
        assertThat(post("/reviews/canned", Map.of("text", "あ".repeat(1001))))
                .hasStatus(422)
                .bodyText()
                .contains("あ".repeat(1001));
        assertThat(post("/reviews/canned/" + UUID.randomUUID() + "/place", Map.of("step", "1")))
                .hasStatus(404);
        assertThat(page("/reviews/canned", "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains("三の二")
                .doesNotContain("??");
    }

    private List<String> texts() {
        return canned.all().stream().map(CannedView::text).toList();
    }

    private @Nullable BoardColumn column(String login, EvaluationId sheet) {
        return seen(login).lanes().stream()
                .flatMap(lane -> lane.cards().stream())
                .filter(card -> card.id().equals(sheet.value()))
                .map(ReviewBoard.Card::column)
                .findFirst()
                .orElse(null);
    }

    private ReviewBoard.Board seen(String login) {
        return board.of(filter(""), year.person(login)).orElseThrow();
    }

    private static BoardFilter filter(String lane) {
        return new BoardFilter(null, false, lane, null, null, null, false, "");
    }

    private OfficerId holder(EvaluationId sheet) {
        return Objects.requireNonNull(acceptances.of(List.of(sheet)).get(sheet)).holder();
    }

    private static String notice(MvcTestResult result) {
        return String.valueOf(result.getMvcResult().getFlashMap().get("notice"));
    }

    private MvcTestResult act(Map<String, String> fields) {
        return post("/reviews/acts", fields);
    }

    private MvcTestResult withdraw(EvaluationId sheet) {
        var round = evaluations.round(sheet, 1).orElseThrow();
        return browser.post()
                .uri("/evaluations/" + sheet + "/withdraw")
                .param("round", "1")
                .param("hash", round.hash())
                .with(town.signedIn("sato"))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult beat(EvaluationId sheet, String login) {
        return browser.post()
                .uri("/reviews/" + sheet + "/presence")
                .with(town.signedIn(login))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = browser.post().uri(path);
        fields.forEach(request::param);
        return request.with(town.signedIn("kikaku")).with(csrf()).exchange();
    }

    private MvcTestResult page(String path, String login) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }
}
