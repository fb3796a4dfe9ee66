package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.approval.Verdict;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.evaluation.EvaluationId;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of deputies and of 後閲, with what a deputy sees elsewhere. */
@MeguriTest
class DeputyPagesTest {

    private static final LocalDate TODAY = YearFixture.OPENING;
    private static final LocalDate LAST = TODAY.plusDays(2);

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    AnswerRemark answer;

    @Autowired
    Deputies deputies;

    @Autowired
    SteadDecisions decisions;

    @Test
    void a_chief_names_a_deputy_on_the_page() {
        year.handedOut();
        assertThat(get("/deputies", "shokocho"))
                .hasStatusOk()
                .bodyText()
                .contains("代決者を指定する", "いま、代決者の指定はありません。", "商工観光課　課長　𠮷野桂子", "鈴木一郎（商工観光課　担当者）", "渡辺茂（環境経済部　部長）")
                .contains("href=\"/deputies\"", "value=\"2026-06-01\"")
                .doesNotContain("??", "高橋稔（", "佐々木守（", "所管で絞る", "農業振興課　課長");
        assertThat(designate("shokocho", "shoko", "shokocho", "suzuki", TODAY, LAST, "出張"))
                .hasRedirectedUrl("/deputies");
        assertThat(get("/deputies", "shokocho"))
                .bodyText()
                .contains("商工観光課　課長　𠮷野桂子", "鈴木一郎", "令和8年6月1日（月）から", "令和8年6月3日（水）まで", "出張", "代決中", "この日で終える")
                .doesNotContain("??");
        assertThat(get("/deputies", "suzuki"))
                .hasStatusOk()
                .bodyText()
                .contains("𠮷野桂子さん（課長）の代決者です。令和8年6月3日（水）まで、代わって決裁できます。")
                .doesNotContain("この日で終える", "代決者を指定する", "??");
        assertThat(get("/deputies", "tanaka")).hasStatusOk().bodyText().doesNotContain("鈴木一郎");
    }

    @Test
    void a_refused_designation_names_place_and_cure_and_keeps_what_was_typed() {
        year.handedOut();
        town.deputy("shokocho", "shoko", "sato", LAST);
        assertThat(designate("shokocho", "shoko", "shokocho", "suzuki", LAST, LAST.plusDays(9), "病気<休暇>"))
                .hasStatus(409)
                .bodyText()
                .contains("「商工観光課」には、令和8年6月1日（月）から令和8年6月3日（水）まで、佐藤花子さんが代決者に指定されています。")
                .contains("病気&lt;休暇&gt;", "value=\"2026-06-03\"", "value=\"2026-06-12\"")
                .contains("value=\"" + town.officer("suzuki") + "\" selected=\"selected\"")
                .doesNotContain("??");
        assertThat(designate("shokocho", "shoko", "shokocho", "suzuki", LAST.plusDays(1), LAST.plusDays(9), " "))
                .hasStatus(422)
                .bodyText()
                .contains("「理由」を、改行のない100字以内の文字で入力してください。");
        assertThat(web.post()
                        .uri("/deputies")
                        .param("office", "nonsense")
                        .param("from", "六月")
                        .with(town.signedIn("shokocho")))
                .hasStatus(422)
                .bodyText()
                .contains("「開始日」は、2026-04-01の形で", "value=\"六月\"");
        assertThat(web.post().uri("/deputies").with(town.signedIn("shokocho")))
                .hasStatus(422)
                .bodyText()
                .contains("「不在の職員」を選んでください。");
        assertThat(designate("nogyocho", "shoko", "shokocho", "suzuki", LAST.plusDays(1), LAST.plusDays(9), "出張"))
                .hasStatus(403)
                .bodyText()
                .contains("だけです。");
        assertThat(deputies.all()).hasSize(1);
    }

    @Test
    void planning_sees_all_filters_and_ends_for_others() {
        year.handedOut();
        var id = town.deputy("shokocho", "shoko", "suzuki", LAST);
        town.deputy("nogyocho", "nogyo", "tanaka", LAST);
        assertThat(get("/deputies", "kikaku"))
                .bodyText()
                .contains("所管で絞る", "鈴木一郎", "田中実", "高橋稔（農業振興課　課長）", "農業振興課　課長　高橋稔")
                .doesNotContain("加藤正（", "空欄にすると");
        assertThat(get("/deputies?unit=nogyo", "kikaku"))
                .bodyText()
                .contains("代決者の指定 1件")
                .doesNotContain("<td>鈴木一郎</td>");
        assertThat(get("/deputies", "kanri")).bodyText().contains("空欄にすると、期限を定めません。");
        assertThat(end(id, "2026-06-09", "kikaku"))
                .hasStatus(422)
                .bodyText()
                .contains("より前の日にしてください", "value=\"2026-06-09\"");
        assertThat(end(id, "2026-06-02", "suzuki")).hasStatus(403);
        assertThat(web.post()
                        .uri("/deputies/" + id + "/end")
                        .param("now", "true")
                        .with(town.signedIn("kikaku")))
                .hasRedirectedUrl("/deputies");
        assertThat(get("/deputies", "kikaku")).bodyText().contains("終わった指定（1件）", "（当初：6/3（水）。山本優が6/1（月） 9:00に終えました）");
        assertThat(end(id, "2026-06-02", "kikaku")).hasStatus(409).bodyText().contains("で終わっています。何も変更していません。");
        assertThat(end(new DeputyId(UUID.randomUUID()), "2026-06-02", "kikaku")).hasStatus(404);
    }

    @Test
    void a_deputy_sees_the_chiefs_tasks_marked_and_is_told_on_the_page() {
        var sheet = submitted("sato");
        assertThat(get("/approvals", "suzuki")).hasStatus(403);
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        assertThat(get("/tasks", "suzuki"))
                .bodyText()
                .contains("/approvals/" + sheet, "代決（𠮷野桂子）", "𠮷野桂子さん（課長）の代決者です。", "課長（代決）", "href=\"/approvals\"")
                .doesNotContain("??", "href=\"/seen-afterwards\"");
        assertThat(get("/approvals", "suzuki")).bodyText().contains("代決（𠮷野桂子）");
        assertThat(get("/approvals/" + sheet, "suzuki")).bodyText().contains("𠮷野桂子さんの代決者として決裁します。");
        assertThat(get("/approvals/" + sheet, "shokocho")).bodyText().doesNotContain("代決者として決裁します");
        assertThat(decide(sheet, "suzuki", "APPROVED", "")).hasStatus3xxRedirection();
        for (var page : List.of("/evaluations/", "/reviews/")) {
            assertThat(get(page + sheet, "kikaku"))
                    .bodyText()
                    .contains("課長の承認（第1回、鈴木一郎（𠮷野桂子の代決））")
                    .doesNotContain("??");
        }
        assertThat(get("/admin/journal", "kikaku"))
                .bodyText()
                .contains("代決者を指定", ">代決<")
                .doesNotContain("??");
    }

    @Test
    void a_deputy_whose_days_are_over_is_told_so_and_keeps_what_was_typed() {
        var sheet = submitted("sato");
        // From another unit: the sheet is no longer theirs to see.
        town.deputy("shokocho", "shoko", "bucho", LAST);
        designate("kikaku", "nogyo", "nogyocho", "suzuki", TODAY, LAST, "休暇");
        year.moveTo(LAST, LocalTime.of(9, 0));
        assertThat(get("/approvals/" + sheet, "bucho")).hasStatusOk();
        year.moveTo(LAST.plusDays(1), LocalTime.of(9, 0));
        for (var login : List.of("suzuki")) {
            assertThat(decide(sheet, login, "RETURNED", "根拠<を>書き添えてください。"))
                    .hasStatus(403)
                    .bodyText()
                    .contains("あなたが「農業振興課」の課長（高橋稔さん）の代決者である期間は、令和8年6月3日（水）で終わりました。何も変更していません。")
                    .contains("根拠&lt;を&gt;書き添えてください。")
                    .doesNotContain("??");
            assertThat(get("/approvals/" + sheet, login))
                    .hasStatus(403)
                    .bodyText()
                    .contains("で終わりました");
            assertThat(get("/approvals", login)).hasStatus(403).bodyText().contains("で終わりました");
        }
        assertThat(get("/approvals", "sato")).hasStatus(403).bodyText().doesNotContain("で終わりました");
    }

    @Test
    void an_answer_typed_a_day_too_late_is_not_lost_either() {
        var cycle = year.atCommittee();
        var remark = year.remark(year.sheet(cycle, 1).id(), "効果が見えません。");
        designate("kikaku", "shoko", "shokocho", "tanaka", TODAY, LAST, "休暇");
        answer.answer(remark, 1, Action.ADOPT, "改めます。", year.person("sato"));
        assertThat(get("/remarks/" + remark.value(), "tanaka"))
                .hasStatusOk()
                .bodyText()
                .contains("𠮷野桂子さんの代決者として決裁します。");
        year.moveTo(LAST.plusDays(1), LocalTime.of(9, 0));
        assertThat(web.post()
                        .uri("/remarks/" + remark.value() + "/decision")
                        .param("round", "1")
                        .param("verdict", "RETURNED")
                        .param("reason", "時期を書いてください。")
                        .with(town.signedIn("tanaka")))
                .hasStatus(403)
                .bodyText()
                .contains("で終わりました。何も変更していません。", "時期を書いてください。")
                .doesNotContain("??");
        assertThat(get("/remarks/" + remark.value(), "tanaka"))
                .hasStatus(403)
                .bodyText()
                .contains("で終わりました");
    }

    @Test
    void a_sheet_that_is_written_a_day_too_late_is_not_lost() {
        var cycle = year.handedOut();
        var sheet = year.sheet(cycle, 1);
        designate("kikaku", "shoko", "shokocho", "tanaka", TODAY, LAST, "休暇");
        year.moveTo(LAST.plusDays(1), LocalTime.of(9, 0));
        assertThat(web.post()
                        .uri("/evaluations/" + sheet.id())
                        .param("revision", Long.toString(sheet.revision()))
                        .param("action", "save")
                        .param("values[status_text]", "夕方までに書いた文章")
                        .with(town.signedIn("tanaka")))
                .hasStatus(403)
                .bodyText()
                .contains("で終わりました。何も変更していません。", "夕方までに書いた文章")
                .doesNotContain("??");
    }

    @Test
    void the_history_of_an_answer_says_for_whom() {
        var cycle = year.atCommittee();
        var remark = year.remark(year.sheet(cycle, 1).id(), "効果が見えません。");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        answer.answer(remark, 1, Action.ADOPT, "改めます。", year.person("sato"));
        answer.decide(remark, 1, org.meguri.committee.AnswerVerdict.APPROVED, "", year.person("suzuki"));
        look("shokocho");
        assertThat(get("/remarks/" + remark.value(), "shokocho"))
                .bodyText()
                .contains("課長の承認（第1回、鈴木一郎（𠮷野桂子の代決））", "後閲（𠮷野桂子）")
                .doesNotContain("??");
    }

    @Test
    void the_chief_looks_at_one_or_at_all_that_are_shown() {
        var cycle = year.handedOut();
        var one = year.sheet(cycle, 1).id();
        var four = year.sheet(cycle, 4).id();
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        for (var sheet : List.of(one, four)) {
            year.submit(sheet, "sato");
            year.approve(sheet, "shoko", "suzuki");
        }
        assertThat(get("/tasks", "shokocho"))
                .bodyText()
                .contains("後閲を待つ代決が2件あります。")
                .containsSubsequence("後閲", ">2<");
        var page = get("/seen-afterwards", "shokocho");
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("後閲を待つもの（2件）", "評価票の承認", "鈴木一郎（𠮷野桂子の代決）", "/evaluations/" + one, "表示している2件をすべて後閲済にする")
                .doesNotContain("??", "後閲済（");
        var ids = shown(page);
        assertThat(ids).hasSize(2);

        assertThat(post("shokocho", ids, ids.get(0))).hasRedirectedUrl("/seen-afterwards");
        assertThat(decisions.about(one.value()).size()
                        + decisions.about(four.value()).size())
                .isEqualTo(2);
        assertThat(get("/seen-afterwards", "shokocho")).bodyText().contains("後閲を待つもの（1件）", "後閲済（𠮷野桂子、6/1（月） 9:00）");
        assertThat(post("shokocho", ids, null)).hasRedirectedUrl("/seen-afterwards");
        assertThat(get("/seen-afterwards", "shokocho")).bodyText().contains("後閲を待つものはありません。");
        assertThat(get("/tasks", "shokocho")).bodyText().doesNotContain("後閲を待つ代決が");
    }

    @Test
    void nobody_looks_in_anothers_place() {
        var sheet = submitted("sato");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        year.approve(sheet, "shoko", "suzuki");
        var ids = shown(get("/seen-afterwards", "shokocho"));
        for (var login : List.of("suzuki", "kikaku", "kanri", "iin")) {
            assertThat(get("/seen-afterwards", login)).hasStatus(403);
            assertThat(post(login, ids, null)).hasStatus(403).bodyText().contains("何も変更していません。");
        }
        assertThat(get("/seen-afterwards", "nogyocho")).hasStatusOk().bodyText().doesNotContain("鈴木一郎");
        assertThat(post("nogyocho", ids, null)).hasStatus(403);
        assertThat(post("shokocho", List.of(), null)).hasStatus(422).bodyText().contains("開き直してください");
        assertThat(post("shokocho", List.of("nonsense"), null)).hasStatus(422);
        assertThat(shown(get("/seen-afterwards", "shokocho"))).isEqualTo(ids);
    }

    @Test
    void units_and_the_own_account_name_the_deputies_of_today() {
        year.handedOut();
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        assertThat(get("/admin/units", "kanri")).bodyText().contains("鈴木一郎（課長）").doesNotContain("??");
        assertThat(get("/account", "shokocho"))
                .bodyText()
                .contains("商工観光課の課長の代決者：鈴木一郎さん（令和8年6月3日（水）まで）")
                .doesNotContain("??");
        assertThat(get("/account", "suzuki")).bodyText().contains("𠮷野桂子さん（課長）の代決者です。");
        assertThat(get("/account", "sato")).bodyText().doesNotContain("代決");
        year.moveTo(LAST.plusDays(1), LocalTime.of(9, 0));
        assertThat(get("/admin/units", "kanri")).bodyText().doesNotContain("鈴木一郎");
    }

    private EvaluationId submitted(String writer) {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.submit(sheet, writer);
        return sheet;
    }

    private MvcTestResult get(String path, String login) {
        return web.get().uri(path).with(town.signedIn(login)).exchange();
    }

    private MvcTestResult designate(
            String by, String unit, String chief, String deputy, LocalDate from, LocalDate to, String reason) {
        return web.post()
                .uri("/deputies")
                .param(
                        "office",
                        town.appointment(chief, unit, Role.SECTION_CHIEF).toString())
                .param("deputy", town.officer(deputy).toString())
                .param("from", from.toString())
                .param("to", to.toString())
                .param("reason", reason)
                .with(town.signedIn(by))
                .exchange();
    }

    private MvcTestResult end(DeputyId id, String last, String by) {
        return web.post()
                .uri("/deputies/" + id + "/end")
                .param("last", last)
                .with(town.signedIn(by))
                .exchange();
    }

    private MvcTestResult decide(EvaluationId sheet, String login, String verdict, String reason) {
        var shown = year.approval(sheet, "shoko", Verdict.APPROVED);
        return web.post()
                .uri("/approvals/" + sheet)
                .param("unit", town.unit("shoko").toString())
                .param("round", Integer.toString(shown.round()))
                .param("hash", shown.hash())
                .param("verdict", verdict)
                .param("reason", reason)
                .with(town.signedIn(login))
                .exchange();
    }

    private MvcTestResult post(String login, List<String> shown, @org.jspecify.annotations.Nullable String one) {
        var request = web.post().uri("/seen-afterwards").with(town.signedIn(login));
        if (!shown.isEmpty()) {
            request.param("shown", shown.toArray(String[]::new));
        }
        if (one != null) {
            request.param("one", one);
        }
        return request.exchange();
    }

    private void look(String login) {
        assertThat(post(login, shown(get("/seen-afterwards", login)), null)).hasStatus3xxRedirection();
    }

    private static List<String> shown(MvcTestResult page) {
        try {
            return Pattern.compile("name=\"shown\" value=\"([^\"]+)\"")
                    .matcher(page.getResponse().getContentAsString())
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
