package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 公表の準備: checks, two persons, what is published otherwise, corrections, taking back. */
@MeguriTest
class PublicationDeskTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    PublishResults publish;

    @Autowired
    PublicationDrafts drafts;

    @Autowired
    EditionLookup editions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = CycleId.create();
    private String desk = "";

    @BeforeEach
    void theBoardHasAgreed() {
        cycle = year.atBoard();
        board.decide(cycle, 1, BoardVerdict.APPROVED, "", town.person("shicho"));
        desk = "/publication/" + cycle;
    }

    @Test
    void one_proposes_and_another_one_publishes() {
        assertThat(post(desk, Map.of("note", "ご覧ください。"), "kikaku")).hasStatus3xxRedirection();
        assertThat(editions.ofCycle(cycle)).isEmpty();
        assertThat(year.letters().stream()
                        .filter(letter -> letter.kind().equals("PUBLICATION"))
                        .map(letter -> letter.recipient()))
                .as("everybody else of planning hears of it")
                .containsExactlyInAnyOrder("中村光", "小林歩");
        assertThat(page("kikaku").text()).contains("起案した人とは別の企画課の職員が行います").doesNotContain("確かめて公表する");
        refused(post(draft("approve"), Map.of(), "kikaku"), HttpStatus.FORBIDDEN, "起案した人は決定できません");
        assertThat(post(draft("approve"), Map.of(), "sato")).hasStatus(HttpStatus.FORBIDDEN);
        refused(post(desk, Map.of("note", "別の注記"), "kikaku2"), HttpStatus.CONFLICT, "ほかの起案が決定を待って", "別の注記");

        assertThat(page("kikaku2").text()).contains("確かめて公表する", "ご覧ください。", "山本優が");
        var approve = draft("approve");
        assertThat(post(approve, Map.of(), "kikaku2")).hasStatus3xxRedirection();
        assertThat(post(approve, Map.of(), "kikaku2")).as("pressed twice").hasStatus3xxRedirection();
        assertThat(editions.ofCycle(cycle)).hasSize(1);
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.CLOSED);
        assertThat(page("kikaku").text()).contains("第1版", "公表中", "公表：山本優が起案、中村光が決定");
        assertThat(read("/admin/journal", "kikaku").text()).contains("公表の起案をしました。", "結果を公表しました（第1版）。");
    }

    @Test
    void what_changed_after_it_was_proposed_is_not_published() {
        post(desk, Map.of(), "kikaku");
        jdbc.update(
                "update evaluation set content = replace(content, '予定のとおり', '予定とは違い') where cycle_id = ?", id(cycle));
        refused(post(draft("approve"), Map.of(), "kikaku2"), HttpStatus.CONFLICT, "公表する内容が変わった");
        assertThat(editions.ofCycle(cycle)).isEmpty();
        refused(post(draft("return"), Map.of("reason", ""), "kikaku2"), HttpStatus.UNPROCESSABLE_ENTITY, "指摘の内容");
        assertThat(post(draft("return"), Map.of("reason", "文を確かめてください。"), "kikaku2"))
                .hasStatus3xxRedirection();
        assertThat(page("kikaku").text()).contains("文を確かめてください。", "差戻し", "公表を起案する");
        assertThat(post(desk, Map.of(), "kikaku")).hasStatus3xxRedirection();
        assertThat(post(draft("withdraw"), Map.of(), "kikaku")).hasStatus3xxRedirection();
        assertThat(page("kikaku").text()).contains("取下げ");
        post(desk, Map.of(), "kikaku");
        assertThat(post(draft("approve"), Map.of(), "kikaku2")).hasStatus3xxRedirection();
        assertThat(content().rows().get(0).cells()).anyMatch(cell -> cell.contains("予定とは違い"));
    }

    @Test
    void what_is_found_is_mended_or_answered_for() {
        assertThat(page("kikaku").select(".checks .chip").eachText()).hasSize(7).containsOnly("よし");
        jdbc.update(
                "update evaluation set content = replace(content, '来年度も続ける。', ?) where cycle_id = ?",
                "山本　優（04-2964-1111、a.b@example.jp）が続ける\uE000。😀",
                id(cycle));
        var shown = page("kikaku").text();
        assertThat(shown).contains("要確認 PDFで印刷できない文字がない", "😀");
        assertThat(shown).contains("要修正 外字がない", "U+E000", "要確認 氏名・電話番号", "04-2964-1111、a.b@example.jp、山本優");
        refused(post(desk, Map.of(), "kikaku"), HttpStatus.UNPROCESSABLE_ENTITY, "「要修正」の確認が残っている");

        for (var seq = 1; seq <= year.sheets(cycle); seq++) {
            amend(seq, "answer.future_text", "WORDING", "担当者が続ける（04-2964-1111）。", "個人の情報のため");
        }
        refused(post(desk, Map.of("note", "注記です。"), "kikaku"), HttpStatus.UNPROCESSABLE_ENTITY, "確かめた内容を記入", "注記です。");
        var answers = new HashMap<String, String>();
        page("kikaku").select("input[id^=answer-]").forEach(field -> answers.put(field.attr("name"), "課の代表番号"));
        assertThat(answers).hasSize(year.sheets(cycle));
        assertThat(post(desk, answers, "kikaku")).hasStatus3xxRedirection();
        assertThat(page("kikaku2").text()).contains("課の代表番号");
        post(draft("approve"), Map.of(), "kikaku2");
        assertThat(EditionJson.canonical(content())).contains("担当者が続ける").doesNotContain("山本", "example.jp", "\uE000");
        assertThat(year.sheet(cycle, 1).content().get("future_text")).contains("山本");
    }

    @Test
    void what_the_board_changed_is_published_and_the_original_stays() {
        assertThat(amend(1, "answer.result", "BOARD", "×", "市長の指示による")).hasStatus3xxRedirection();
        refused(amend(1, "answer.result", "BOARD", "☆", "理由"), HttpStatus.UNPROCESSABLE_ENTITY, "区分にある値");
        refused(amend(1, "answer.result", "BOARD", "×", "別の理由"), HttpStatus.UNPROCESSABLE_ENTITY, "いまと同じ");
        refused(amend(1, "answer.result", "", "◎", "理由"), HttpStatus.UNPROCESSABLE_ENTITY, "区分を選んで");
        refused(amend(1, "answer.result", "BOARD", "◎", ""), HttpStatus.UNPROCESSABLE_ENTITY, "理由");
        refused(amend(1, "answer.result", "CORRECTION", "◎", "理由"), HttpStatus.CONFLICT, "公表用の文を使って");
        assertThat(amend(1, "level.pillar", "WORDING", "別の柱", "理由")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page("kikaku").text()).contains("元の文と違って公表するところ　1件", "庁議での変更 ◎ ×");
        var texts = read(texts(1), "kikaku");
        assertThat(texts.text()).contains("「◎」を「×」に", "市長の指示による", "山本優");

        assertThat(year.publish(cycle, "")).isNotNull();
        assertThat(content().text(content().rows().get(0), "answer.result")).isEqualTo("×");
        assertThat(content().overall().get(0).counts())
                .as("counted as published")
                .anySatisfy(count -> assertThat(count)
                        .returns("×", EditionContent.Count::code)
                        .returns(1, EditionContent.Count::count));
        assertThat(year.sheet(cycle, 1).content()).containsEntry("result", "◎");
        assertThat(read("/admin/journal", "kikaku").text()).contains("公表する内容の変更（庁議での変更）を記録しました。");
    }

    @Test
    void who_has_an_old_page_open_or_changes_the_text_underneath_is_told() {
        var seen = base(1, "answer.status_text");
        assertThat(amend(1, "answer.status_text", "WORDING", "一。", "理由")).hasStatus3xxRedirection();
        refused(
                post(
                        texts(1),
                        Map.of(
                                "place", "answer.status_text",
                                "kind", "WORDING",
                                "base", seen,
                                "text", "二。",
                                "reason", "古い画面"),
                        "kikaku2"),
                HttpStatus.CONFLICT,
                "この画面を開いた後に変わりました",
                "二。",
                "古い画面");
        jdbc.update(
                "update evaluation set content = replace(content, '予定のとおり', '予定より早く') where cycle_id = ?", id(cycle));
        assertThat(page("kikaku").text()).contains("要修正 公表用に直した文が、いまの元の文に合っている");
        var revoke = read(texts(1), "kikaku").select("form[action$=/revoke]").attr("action");
        assertThat(post(revoke, Map.of(), "kikaku")).hasStatus3xxRedirection();
        assertThat(page("kikaku").text()).contains("よし 公表用に直した文が");
        assertThat(read(texts(1), "kikaku").text()).contains("取消し", "「予定のとおり実施した。」を「一。」に");
    }

    @Test
    void a_correction_is_another_edition_with_its_list_of_errors() {
        year.publish(cycle, "");
        var first = editions.ofCycle(cycle).get(0);
        var files = editions.files(first.id());
        assertThat(page("kikaku").text()).contains("公表中の版と違うところは、まだありません");
        refused(post(desk, Map.of("note", "訂正"), "kikaku"), HttpStatus.UNPROCESSABLE_ENTITY, "公表中の版と違うところがない");

        amend(2, "answer.status_text", "CORRECTION", "10回実施した。", "回数の記入漏れ");
        refused(post(desk, Map.of("note", ""), "kikaku"), HttpStatus.UNPROCESSABLE_ENTITY, "注記");
        year.publish(cycle, "実施回数を加えました。");
        var second = editions.ofCycle(cycle).get(0);
        assertThat(second.number()).isEqualTo(2);
        assertThat(editions.content(second.id()).corrections())
                .containsExactly(
                        new EditionContent.Correction(2, "No.2 事業2", "実施状況", "予定のとおり実施した。", "10回実施した。", "回数の記入漏れ"));
        assertThat(editions.content(second.id()).replaces()).isEqualTo(1);
        assertThat(editions.files(first.id())).as("the first one stays").isEqualTo(files);
        assertThat(read(second.href(), null).text()).contains("正誤表（第1版からの訂正）", "10回実施した。", "回数の記入漏れ");
        assertThat(read(first.href(), null).text()).contains("この版には訂正があります").doesNotContain("10回実施した。");
    }

    @Test
    void an_edition_that_was_taken_back_says_why_in_its_place() {
        year.publish(cycle, "");
        var edition = editions.ofCycle(cycle).get(0);
        refused(
                post(desk + "/editions/" + edition.id() + "/withdrawal", Map.of("withdrawal", " "), "kikaku"),
                HttpStatus.UNPROCESSABLE_ENTITY,
                "取下げの理由");
        assertThat(post(
                        desk + "/editions/" + edition.id() + "/withdrawal",
                        Map.of("withdrawal", "個人の情報が載っていました。"),
                        "kikaku"))
                .hasStatus3xxRedirection();
        assertThat(web.get().uri(edition.href()).exchange()).as("not yet").hasStatusOk();
        refused(post(draft("approve"), Map.of(), "kikaku"), HttpStatus.FORBIDDEN, "起案した人は決定できません");
        assertThat(post(draft("approve"), Map.of(), "kikaku2")).hasStatus3xxRedirection();

        for (var address : List.of("", "/table", "/items/1", "/edition.csv", "/edition.json")) {
            assertThat(web.get().uri(edition.href() + address).exchange())
                    .as(address)
                    .hasStatus(HttpStatus.GONE)
                    .bodyText()
                    .contains("個人の情報が載っていました。", "取り下げました")
                    .doesNotContain("予定のとおり実施した。", "null");
        }
        assertThat(read("/public", null).text()).contains("取下げ");
        refused(
                post(desk + "/editions/" + edition.id() + "/withdrawal", Map.of("withdrawal", "もう一度"), "kikaku"),
                HttpStatus.CONFLICT,
                "いま公表中の版ではありません");
        assertThat(editions.content(edition.id()))
                .as("what was published stays on record")
                .isNotNull();

        amend(1, "answer.status_text", "CORRECTION", "実施した。", "個人の情報を除いた");
        year.publish(cycle, "個人の情報を除きました。");
        assertThat(web.get().uri(edition.href()).exchange())
                .hasStatus(HttpStatus.GONE)
                .bodyText()
                .contains("第2版を見る");
        assertThat(read(editions.ofCycle(cycle).get(0).href(), null).text()).contains("実施した。");
    }

    @Test
    void what_cannot_be_printed_is_told_and_can_be_worded_otherwise() {
        jdbc.update(
                "update evaluation set content = replace(content, '予定のとおり', ?) where cycle_id = ?",
                "予定の\\u0007とおり",
                id(cycle));
        assertThat(page("kikaku").text()).contains("要修正 すべての文を印刷し", "U+0007").doesNotContain("公表を起案する");
        refused(post(desk, Map.of("note", "注記です。"), "kikaku"), HttpStatus.UNPROCESSABLE_ENTITY, "U+0007", "注記です。");
        for (var seq = 1; seq <= year.sheets(cycle); seq++) {
            assertThat(amend(seq, "answer.status_text", "WORDING", "𠮷野地区で実施した。", "制御文字を除いた"))
                    .hasStatus3xxRedirection();
        }
        assertThat(page("kikaku").select(".checks .chip").eachText()).containsOnly("よし");
        year.publish(cycle, "");
        assertThat(read(editions.ofCycle(cycle).get(0).href() + "/items/1", null)
                        .text())
                .contains("𠮷野地区で実施した。");
    }

    @Test
    void who_is_alone_in_planning_is_told_that_it_takes_two() {
        jdbc.update("update officer set enabled = false where login in ('kikaku2', 'kikakucho')");
        refused(post(desk, Map.of("note", "注記です。"), "kikaku"), HttpStatus.UNPROCESSABLE_ENTITY, "職員2人が必要", "注記です。");
        assertThat(publish.drafts(cycle)).isEmpty();
    }

    @Test
    void nothing_typed_is_lost_where_the_form_is_gone() {
        post(desk, Map.of(), "kikaku");
        var back = draft("return");
        post(draft("withdraw"), Map.of(), "kikaku");
        refused(post(back, Map.of("reason", "ここを直してください。"), "kikaku2"), HttpStatus.CONFLICT, "すでに決定", "ここを直してください。");
        assertThat(post(back.replace("/return", "/approve"), Map.of(), "kikaku2"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post(desk + "/drafts/" + java.util.UUID.randomUUID() + "/approve", Map.of(), "kikaku2"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void only_planning_says_what_is_published() {
        for (var who : List.of("sato", "shokocho", "iin", "shicho", "kanri")) {
            assertThat(web.get().uri(texts(1)).with(town.signedIn(who)).exchange())
                    .as(who)
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(post(
                            texts(1),
                            Map.of("place", "answer.result", "kind", "BOARD", "base", "x", "text", "×", "reason", "理由"),
                            who))
                    .as(who)
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(page("kikaku").text()).contains("元の文と違って公表するところ　0件");
    }

    @Test
    void the_longest_place_that_a_plan_can_have_is_answered_for() {
        var place = "WITHOUT_GLYPH:99999:level." + "k".repeat(40) + "." + "p".repeat(40);
        var draft = new PublicationDraft(
                PublicationDraftId.create(),
                cycle,
                PublicationDraftView.Kind.FIRST,
                "",
                publish.preview(cycle, ""),
                List.of(new PublicationDraftView.Answer(place, "確かめた。")),
                town.officer("kikaku"),
                year.clock().instant());
        drafts.saveAndFlush(draft);
        assertThat(publish.drafts(cycle).get(0).answers().get(0).finding()).isEqualTo(place);
    }

    private EditionContent content() {
        return editions.content(editions.ofCycle(cycle).get(0).id());
    }

    private String texts(int seq) {
        return desk + "/items/" + year.sheet(cycle, seq).item();
    }

    private MvcTestResult amend(int seq, String place, String kind, String text, String reason) {
        return post(
                texts(seq),
                Map.of("place", place, "kind", kind, "base", base(seq, place), "text", text, "reason", reason),
                "kikaku");
    }

    /** What the page says that it shows. */
    private String base(int seq, String place) {
        return read(texts(seq), "kikaku")
                .select("input[name=place][value=" + place + "] ~ input[name=base]")
                .attr("value");
    }

    private String draft(String act) {
        return desk + "/drafts/" + publish.waiting(cycle).orElseThrow().id() + "/" + act;
    }

    private Document page(String who) {
        return read(desk, who);
    }

    private Document read(String address, @org.jspecify.annotations.Nullable String who) {
        var get = web.get().uri(address);
        var result = (who == null ? get : get.with(town.signedIn(who))).exchange();
        assertThat(result).hasStatusOk().bodyText().doesNotContain("??");
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult post(String address, Map<String, String> form, String who) {
        var post = web.post().uri(address).with(town.signedIn(who)).with(csrf());
        form.forEach(post::param);
        return post.exchange();
    }

    private static void refused(MvcTestResult result, HttpStatus status, String... says) {
        assertThat(result).hasStatus(status).bodyText().contains(says).doesNotContain("??");
    }

    private static byte[] id(CycleId cycle) {
        return EditionPress.bytes(cycle.value());
    }
}
