package org.meguri.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.RequestView;
import org.meguri.evaluation.Status;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The page on which a chief reads and decides. */
@MeguriTest
class ApprovalDeskTest {

    private static final String SECRET = "件数の根拠を内密に確かめたい";
    private static final String WORDING = "相談は四十件であった。";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    ApprovalLookup approvals;

    @Autowired
    MockMvcTester browser;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));
    private EvaluationId sheet = new EvaluationId(new java.util.UUID(0, 0));

    @BeforeEach
    void submitted() {
        cycle = year.handedOut(year.item(1, "shoko"), year.item(2, "shoko"), year.item(3, "shoko"));
        sheet = year.sheet(cycle, 1).id();
        year.submit(sheet, "sato");
    }

    @Test
    void what_was_changed_since_the_chief_looked_last_is_marked_in_words_too() {
        page("shokocho");
        year.sendBackByChief(sheet, "shoko", "shokocho");
        year.submit(sheet, answers("×", "予定のとおりに実施し、相談は四十件であった。"), "sato");

        var page = page("shokocho");
        assertThat(page.select(".difference-head").text()).contains("第2回の提出", "佐藤花子", "（あなたが前回見たのは第1回の提出です）");
        assertThat(page.select("[name=against][aria-pressed=true]").text()).isEqualTo("前回見た第1回");
        assertThat(page.select("#f-status_text del").text()).contains("［削除：");
        assertThat(page.select("#f-status_text ins").text()).contains("［追加：", "相談は四十件");
        assertThat(page.select("#f-result .difference-grade").text()).contains("◎ 計画以上", "→", "× 未実施");
        assertThat(page.select(".difference-same > summary").text()).isEqualTo("変わっていない項目 1件");
        assertThat(page.select(".difference-same #f-future_text")).hasSize(1);

        // Somebody who has not looked compares with what was sent back.
        assertThat(page("nogyocho", 404)).isNotNull();
        town.deputy("shokocho", "shoko", "suzuki", YearFixture.OPENING.plusDays(3));
        assertThat(page("suzuki").select("[name=against][aria-pressed=true]").text())
                .isEqualTo("差し戻した第1回");
        assertThat(page("suzuki").select(".difference-head").text()).contains("この提出が初めて");
    }

    @Test
    void side_by_side_or_as_one_text_is_remembered_for_the_person_alone() {
        year.sendBackByChief(sheet, "shoko", "shokocho");
        year.submit(sheet, answers("◎", "予定のとおりに実施し、相談は四十件であった。"), "sato");
        assertThat(page("shokocho").select(".difference-side")).isNotEmpty();
        assertThat(page("shokocho").select(".difference-grades").text())
                .as("a grade that has not changed lies in a fold, and is what is judged")
                .contains("◎ 計画以上");
        assertThat(press("shokocho", Map.of("view", "ONE", "compared", "returned")))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .isEqualTo("/approvals/" + sheet + "?against=returned#sheet-heading");
        assertThat(page("shokocho").select(".difference-side")).isEmpty();
        assertThat(page("bucho").select(".difference-side")).isNotEmpty();
        press("shokocho", Map.of("view", "SIDE"));
        assertThat(page("shokocho").select(".difference-side")).isNotEmpty();
    }

    @Test
    void a_mark_holds_for_its_text_alone_and_for_its_person() {
        press("shokocho", Map.of("read", "status_text"));
        press("shokocho", Map.of("read", "result"));
        press("shokocho", Map.of("read", "no_such_field"));
        assertThat(page("shokocho").select(".difference-progress > span").text())
                .isEqualTo("2／3 確認済み");
        assertThat(page("shokocho").select("#f-status_text .difference-read").attr("aria-pressed"))
                .isEqualTo("true");
        press("shokocho", Map.of("unread", "result"));
        assertThat(page("shokocho").select(".difference-progress > span").text())
                .isEqualTo("1／3 確認済み");
        press("shokocho", Map.of("read", "result"));

        year.sendBackByChief(sheet, "shoko", "shokocho");
        year.submit(sheet, answers("◎", "書き直した。"), "sato");
        var page = page("shokocho");
        assertThat(page.select(".difference-progress > span").text())
                .as("the changed field falls back")
                .isEqualTo("1／3 確認済み");
        assertThat(page.select("#f-status_text .difference-read").attr("aria-pressed"))
                .isEqualTo("false");
        assertThat(page.select("#f-result .difference-read").attr("aria-pressed"))
                .isEqualTo("true");
        press("shokocho", Map.of("read-same", "true", "compared", "returned"));
        assertThat(page("shokocho").select(".difference-progress > span").text())
                .isEqualTo("2／3 確認済み");
        town.deputy("shokocho", "shoko", "suzuki", YearFixture.OPENING.plusDays(3));
        assertThat(page("suzuki").select(".difference-progress > span").text()).isEqualTo("0／3 確認済み");
    }

    @Test
    void nobody_sees_a_remark_before_the_verdict() {
        town.deputy("shokocho", "shoko", "suzuki", YearFixture.OPENING.plusDays(3));
        assertThat(press("shokocho", noted())).hasStatus3xxRedirection();
        assertThat(page("shokocho").text()).contains(SECRET, WORDING, "指摘 1件（まだ相手に見えません）");

        var looked = new ArrayList<String>();
        for (var login :
                List.of("sato", "suzuki", "bucho", "kikaku", "kikakucho", "shicho", "kanri", "nogyocho", "iin")) {
            for (var path : List.of(
                    "/tasks",
                    "/evaluations/" + sheet,
                    "/approvals/" + sheet,
                    "/approvals",
                    "/reviews/" + sheet,
                    "/items/" + year.sheet(sheet).item(),
                    "/monitor",
                    "/admin/journal",
                    "/outbox")) {
                var answer = browser.get().uri(path).with(town.signedIn(login)).exchange();
                if (answer.getResponse().getStatus() == 200) {
                    looked.add(login + " " + path.replaceAll("/[0-9a-f-]{36}", ""));
                    assertThat(answer).as(login + " at " + path).bodyText().doesNotContain(SECRET, WORDING);
                }
            }
        }
        assertThat(looked)
                .contains(
                        "sato /evaluations",
                        "suzuki /approvals",
                        "bucho /approvals",
                        "kikaku /evaluations",
                        "kikaku /monitor");
        assertThat(evaluations.requests(sheet)).isEmpty();
        assertThat(year.letters()).noneMatch(letter -> letter.toString().contains(SECRET));
    }

    @Test
    void the_verdict_turns_remarks_into_requests_with_their_wording() {
        press("shokocho", noted());
        var decided = decide("shokocho", "RETURNED", Map.of("reason", "根拠が足りません。"));
        assertThat(decided).hasStatus3xxRedirection();
        assertThat(evaluations.requests(sheet))
                .extracting(RequestView::field, RequestView::text, RequestView::proposed)
                .containsExactly(tuple(null, "根拠が足りません。", null), tuple("status_text", SECRET, WORDING));
        assertThat(get("/evaluations/" + sheet, "sato")).bodyText().contains(SECRET);

        year.submit(sheet, "sato");
        var page = page("shokocho");
        assertThat(page.select("#request-status_text").val())
                .as("given, not kept")
                .isEmpty();
        assertThat(page.select("section[aria-labelledby=asked-heading]").text()).contains(SECRET, WORDING, "直した文の案");
        assertThat(page.select(".history").text()).contains("項目への指摘（第1回、𠮷野桂子）", "（案：" + WORDING + "）");
    }

    @Test
    void a_wording_alone_is_a_request_too_and_what_the_form_takes_back_is_none() {
        press("shokocho", noted());
        var form = new LinkedHashMap<>(
                Map.of("reason", "直してください。", "requests[status_text]", "", "proposed[status_text]", ""));
        form.put("proposed[future_text]", "来年度は二回に増やす。");
        assertThat(decide("shokocho", "RETURNED", form)).hasStatus3xxRedirection();
        assertThat(evaluations.requests(sheet))
                .extracting(RequestView::field, RequestView::text, RequestView::proposed)
                .containsExactly(tuple(null, "直してください。", null), tuple("future_text", "案の文に直してください。", "来年度は二回に増やす。"));
    }

    @Test
    void an_approval_loses_no_remark_by_accident() {
        press("shokocho", noted());
        var refused = decide("shokocho", "APPROVED", Map.of());
        assertThat(refused).hasStatus(422).bodyText().contains("指摘・理由が1件残っています", SECRET, "name=\"give-up\"");
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);
        assertThat(decide("shokocho", "APPROVED", Map.of("reason", "これも書いた。")))
                .hasStatus(422)
                .bodyText()
                .contains("指摘・理由が2件残っています", "これも書いた。");
        assertThat(decide("shokocho", "APPROVED", Map.of("reason", "これも書いた。", "give-up", "true")))
                .hasStatus3xxRedirection();
        assertThat(approvals.of(sheet).get(0).reason())
                .as("no reason passes with an approval")
                .isNull();
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.APPROVED);
        assertThat(page("shokocho").text()).doesNotContain(SECRET);
    }

    @Test
    void a_remark_on_a_field_is_reason_enough_and_nothing_at_all_is_pointed_at() {
        assertThat(decide("shokocho", "RETURNED", Map.of("reason", "")))
                .hasStatus(422)
                .bodyText()
                .contains("差戻しの理由か、項目ごとの指摘を", "href=\"#reason\"", "reason-error");
        assertThat(decide("shokocho", "RETURNED", noted())).hasStatus3xxRedirection();
        assertThat(evaluations.requests(sheet)).extracting(RequestView::field).containsExactly("status_text");
        assertThat(approvals.of(sheet).get(0).reason()).isNull();
    }

    @Test
    void an_approval_names_its_sheet_and_leads_back_to_where_it_is_taken_back() {
        var heading = year.sheet(sheet).heading();
        var flashed = decide("shokocho", "APPROVED", Map.of()).getMvcResult().getFlashMap();
        assertThat(String.valueOf(flashed.get("notice"))).contains(heading);
        assertThat(flashed.get("approvedJust")).isEqualTo(sheet.value());
        var queue = Jsoup.parse(body(get("/approvals", "shokocho")));
        assertThat(queue.select("details.fold a[href^=/evaluations/" + sheet + "]")
                        .eachText())
                .containsExactly(heading);
        assertThat(get("/evaluations/" + sheet, "shokocho")).bodyText().contains("承認を取り消す");
        assertThat(get("/approvals", "suzuki")).bodyText().doesNotContain("あなたが承認したもの");

        var back = browser.post()
                .uri("/approvals/" + sheet + "/take-back")
                .param("unit", town.unit("shoko").toString())
                .param("round", "1")
                .with(town.signedIn("shokocho"))
                .exchange();
        assertThat(back).hasStatus3xxRedirection();
        assertThat(get("/approvals", "shokocho"))
                .bodyText()
                .as("it waits again")
                .doesNotContain("あなたが承認したもの");
    }

    @Test
    void forbidden_characters_leave_everything_as_it_was_typed() {
        var typed = new LinkedHashMap<>(noted());
        typed.put("reason", "理由。");
        typed.put("proposed[status_text]", "外字\uE000です。");
        assertThat(decide("shokocho", "RETURNED", typed))
                .hasStatus(422)
                .bodyText()
                .contains("直した文の案", SECRET);
        assertThat(evaluations.requests(sheet)).isEmpty();
        typed.put("requests[status_text]", "あ".repeat(16_001));
        assertThat(press("shokocho", typed)).hasStatus(422).bodyText().contains("長すぎます", "あ".repeat(16_001));
    }

    @Test
    void who_comes_second_sees_what_has_changed_since_and_keeps_what_was_typed() {
        var shown = page("shokocho");
        year.sendBackByChief(sheet, "shoko", "shokocho");
        year.submit(sheet, answers("◎", "予定のとおりに実施し、相談は四十件であった。"), "sato");
        town.deputy("shokocho", "shoko", "suzuki", YearFixture.OPENING.plusDays(3));
        var form = new LinkedHashMap<>(noted());
        form.put("hash", shown.select("[name=hash]").val());
        form.put("round", "1");
        form.put("reason", "この理由は残る。");
        var late = decide("suzuki", "RETURNED", form);
        assertThat(late).hasStatus(409).bodyText().contains("この理由は残る。", SECRET, WORDING);
        var page = Jsoup.parse(body(late));
        assertThat(page.select("[name=against][aria-pressed=true]").text()).isEqualTo("いま見ていた第1回");
        assertThat(page.select("#f-status_text ins").text()).contains("相談は四十件");
        assertThat(page("suzuki").text()).as("kept on the server too").contains("この理由は残る。");
    }

    @Test
    void what_cannot_be_given_any_more_is_shown_to_its_writer_until_they_throw_it_away() {
        press("shokocho", noted());
        town.deputy("shokocho", "shoko", "suzuki", YearFixture.OPENING.plusDays(3));
        year.approve(sheet, "shoko", "suzuki");
        assertThat(page("shokocho")
                        .select("section[aria-labelledby=left-heading]")
                        .text())
                .contains(SECRET, WORDING);
        assertThat(browser.post()
                        .uri("/approvals/" + sheet + "/desk")
                        .param("quietly", "true")
                        .param("reason", "遅れて届いた。")
                        .with(town.signedIn("shokocho"))
                        .exchange())
                .as("nothing arrives after the verdict")
                .hasStatus(409);
        press("shokocho", Map.of("view", "ONE"));
        assertThat(page("shokocho").text()).contains(SECRET).doesNotContain("遅れて届いた。");
        press("shokocho", Map.of("throw-away", "true"));
        assertThat(page("shokocho").text()).doesNotContain(SECRET);
    }

    @Test
    void what_is_being_typed_is_kept_quietly() {
        var answer = browser.post().uri("/approvals/" + sheet + "/desk").with(town.signedIn("shokocho"));
        noted().forEach(answer::param);
        assertThat(answer.param("quietly", "true").exchange()).hasStatus(204);
        assertThat(page("shokocho").text()).contains(SECRET);
        assertThat(browser.post()
                        .uri("/approvals/" + sheet + "/desk")
                        .param("quietly", "true")
                        .with(town.signedIn("nogyocho"))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void after_a_verdict_the_next_one_opens_and_later_skips() {
        var second = year.sheet(cycle, 2).id();
        var third = year.sheet(cycle, 3).id();
        year.submit(second, "sato");
        year.submit(third, "sato");
        var order = order();
        assertThat(order).containsExactlyInAnyOrder(sheet.toString(), second.toString(), third.toString());
        sheet = EvaluationId.of(order.get(1));
        var page = page("shokocho");
        assertThat(page.select(".desk-place-at").text()).isEqualTo("3件中の2件目");
        assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/approvals/" + order.get(0));
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/approvals/" + order.get(2));
        assertThat(press("shokocho", Map.of("later", "true", "reason", "あとで考える。")))
                .redirectedUrl()
                .isEqualTo("/approvals/" + order.get(2));
        assertThat(page("shokocho").text()).contains("あとで考える。");
        assertThat(decide("shokocho", "APPROVED", Map.of())).redirectedUrl().isEqualTo("/approvals/" + order.get(2));
        sheet = EvaluationId.of(order.get(2));
        assertThat(decide("shokocho", "APPROVED", Map.of())).redirectedUrl().isEqualTo("/approvals/" + order.get(0));
        sheet = EvaluationId.of(order.get(0));
        assertThat(decide("shokocho", "APPROVED", Map.of())).redirectedUrl().isEqualTo("/approvals");
    }

    @Test
    void keys_are_listed_and_can_be_switched_off() {
        assertThat(page("shokocho").select("#desk-form").attr("data-keys")).isEqualTo("on");
        assertThat(page("shokocho").select("[aria-keyshortcuts]")).hasSize(3);
        press("shokocho", Map.of("keys", "off"));
        assertThat(page("shokocho").select("#desk-form").attr("data-keys")).isEqualTo("off");
        assertThat(page("shokocho").select("[aria-keyshortcuts]")).isEmpty();
        assertThat(page("shokocho").select("button[name=keys]").attr("value")).isEqualTo("on");
    }

    private List<String> order() {
        return Jsoup.parse(body(get("/approvals", "shokocho")))
                .select(".approval-queue tbody th a")
                .eachAttr("href")
                .stream()
                .map(href -> href.substring("/approvals/".length()))
                .toList();
    }

    private static Map<String, String> noted() {
        return Map.of("reason", "", "requests[status_text]", SECRET, "proposed[status_text]", WORDING);
    }

    private static Map<String, String> answers(String result, String status) {
        return Map.of("result", result, "status_text", status, "future_text", "来年度も続ける。");
    }

    private Document page(String login) {
        return page(login, 200);
    }

    private Document page(String login, int status) {
        var answer = get("/approvals/" + sheet, login);
        assertThat(answer).as(login).hasStatus(status);
        assertThat(answer).bodyText().doesNotContain("??");
        return Jsoup.parse(body(answer));
    }

    private MvcTestResult get(String path, String login) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }

    private MvcTestResult press(String login, Map<String, String> form) {
        var request = browser.post().uri("/approvals/" + sheet + "/desk").with(town.signedIn(login));
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult decide(String login, String verdict, Map<String, String> form) {
        var all = new LinkedHashMap<String, String>();
        all.put("unit", town.unit("shoko").toString());
        all.put("round", Integer.toString(year.sheet(sheet).round()));
        all.put("hash", year.round(sheet).hash());
        all.put("verdict", verdict);
        all.putAll(form);
        var request = browser.post().uri("/approvals/" + sheet).with(town.signedIn(login));
        all.forEach(request::param);
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
