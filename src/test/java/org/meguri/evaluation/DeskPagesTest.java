package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.organization.SignedIn;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The desk of a section's staff: the steps of an item, last year beside it, the mirror, handing in, and what came back. */
@MeguriTest
class DeskPagesTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    WriteEvaluation write;

    @Autowired
    ConcludeEvaluation conclude;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    JdbcTemplate database;

    @Autowired
    MockMvcTester browser;

    @Test
    void the_steps_of_an_item_have_states_from_the_record_and_from_what_the_writer_says() {
        var sheet = year.sheet(year.handedOut(), 1);

        var page = page("/evaluations/" + sheet.id() + "/steps", "sato");
        assertThat(steps(page)).containsExactly("基本情報 未着手", "評価と取組状況 未着手", "今後の方向性 未着手", "確認して提出 まだ進めません");
        assertThat(page.text()).contains("全4手順のうち、0手順が完成しています。", "提出期限", "営業日");
        assertThat(page.select(".task-list li:last-child a"))
                .as("nothing to go to yet")
                .isEmpty();

        assertThat(post(sheet, "sato", "/steps/facts", Map.of())).hasRedirectedUrl(url(sheet) + "/steps");
        var answers = answers(sheet, Map.of("result", "◎", "status_text", "四回開いた。"));
        answers.put("done[result]", "true");
        answers.put("next", "future_text");
        assertThat(post(sheet, "sato", "", answers)).hasRedirectedUrl(url(sheet) + "#step-future_text");

        page = page("/evaluations/" + sheet.id() + "/steps", "sato");
        assertThat(steps(page)).containsExactly("基本情報 完成", "評価と取組状況 完成", "今後の方向性 未着手", "確認して提出 まだ進めません");
        assertThat(page.select("[aria-current=step]").text()).contains("今後の方向性", "前回はここまで");
        assertThat(page.text()).contains("完成（佐藤花子）", "直すところが1件あります。", "最後の保存");
        assertThat(get(url(sheet) + "/resume", "sato")).hasRedirectedUrl(url(sheet) + "#step-future_text");
        assertThat(get(url(sheet) + "/resume", "suzuki"))
                .as("a colleague has a place of their own")
                .hasRedirectedUrl(url(sheet));

        sheet = year.sheet(sheet.id());
        answers = answers(sheet, Map.of("result", "◎", "status_text", "", "future_text", "続ける。"));
        answers.put("done[result]", "true");
        assertThat(post(sheet, "sato", "", answers)).hasStatus3xxRedirection();
        assertThat(steps(page(url(sheet) + "/steps", "sato")))
                .as("what is missing is not complete, whatever was said")
                .contains("評価と取組状況 入力中", "今後の方向性 入力中");
    }

    @Test
    void a_caller_without_the_steps_boxes_changes_no_mark() {
        var sheet = year.sheet(year.handedOut(), 1);
        var answers = answers(sheet, YearFixture.ANSWERS);
        answers.put("done[result]", "true");
        post(sheet, "sato", "", answers);
        sheet = year.sheet(sheet.id());
        answers = answers(sheet, Map.of("result", "◎", "status_text", "五回開いた。", "future_text", "続ける。"));
        answers.keySet().removeIf(name -> name.startsWith("markable"));
        post(sheet, "sato", "", answers);
        assertThat(steps(page(url(sheet) + "/steps", "sato"))).contains("評価と取組状況 完成");
    }

    @Test
    void the_desk_of_an_item_is_for_its_writers() {
        var sheet = year.sheet(year.handedOut(), 1);
        for (var path : List.of("/steps", "/check")) {
            assertThat(get(url(sheet) + path, "tanaka")).hasStatus(404);
            assertThat(get(url(sheet) + path, "kikaku"))
                    .as("planning reads, and does not write")
                    .hasStatus(404);
            assertThat(get(url(sheet) + path, "iin")).hasStatus(404);
        }
        assertThat(post(sheet, "tanaka", "/steps/facts", Map.of())).hasStatus(404);
        assertThat(post(sheet, "kikaku", "/steps/facts", Map.of())).hasStatus(404);
        assertThat(post(sheet, "tanaka", "/check", Map.of("revision", "0"))).hasStatus(404);
        assertThat(get("/evaluations/ready", "iin")).hasStatus(403);
        assertThat(get(url(sheet) + "/rounds/1", "sato")).hasStatus(404);
        assertThat(count("evaluation_step")).isZero();
    }

    @Test
    void last_years_text_says_how_much_of_it_is_still_there_and_may_be_confirmed_with_a_name() {
        var sheet = secondYear();
        var form = page(url(sheet), "sato");
        assertThat(form.select("#step-future_text .last-year").text()).contains("来年度も続ける。", "変更なしとして確認する");
        assertThat(form.select("#step-future_text .examples").text()).contains("良い例", "避けたい例");

        post(sheet, "sato", "", answers(sheet, YearFixture.ANSWERS));
        form = page(url(sheet), "sato");
        assertThat(form.select("#f-future_text-share").text()).isEqualTo("昨年度と同じ部分 100％");
        assertThat(form.select("#f-future_text").attr("aria-describedby")).contains("f-future_text-share");
        assertThat(page(url(sheet) + "/check", "sato")
                        .select(".finding-group.check li")
                        .eachText())
                .hasSize(2)
                .anyMatch(line -> line.contains("「今後の方向性」は、昨年度の文から変わっていません。") && line.contains("変更なしとして確認する"))
                .as("what has to be written anew cannot be confirmed")
                .anyMatch(line -> line.contains("「取組状況」は、昨年度の文から変わっていません。") && !line.contains("変更なしとして"));

        var confirming = answers(sheet, Map.of("result", "◎", "status_text", "六回開いた。"));
        confirming.put("values[future_text]", "途中まで書いた。");
        confirming.put("unchanged", "future_text");
        assertThat(post(sheet, "sato", "", confirming)).hasRedirectedUrl(url(sheet) + "#f-future_text");
        sheet = year.sheet(sheet.id());
        assertThat(sheet.content()).containsEntry("future_text", "来年度も続ける。");
        form = page(url(sheet), "sato");
        assertThat(form.select(".unchanged").text()).startsWith("変更なしとして確認（佐藤花子、");
        var check = page(url(sheet) + "/check", "sato");
        assertThat(check.select(".finding-group.check")).isEmpty();
        assertThat(check.select(".finding-group.note").text()).contains("昨年度から変更がないことを確認済みです。");
        assertThat(count("journal_entry where action = 'UnchangedConfirmed'")).isOne();

        post(sheet, "sato", "", answers(sheet, Map.of("result", "◎", "future_text", "来年度も回数を増やして続ける。")));
        assertThat(page(url(sheet), "sato").select(".unchanged"))
                .as("an edited text is not unchanged any more")
                .isEmpty();
    }

    @Test
    void without_last_years_text_nothing_can_be_confirmed_unchanged() {
        var sheet = year.sheet(year.handedOut(), 1);
        var answers = answers(sheet, YearFixture.ANSWERS);
        answers.put("unchanged", "future_text");
        assertThat(post(sheet, "sato", "", answers)).hasStatus(422).bodyText().contains("昨年度の文がないため");
        assertThat(count("evaluation_unchanged")).isZero();
    }

    @Test
    void last_years_text_is_put_behind_what_is_written_without_a_script_too() {
        var sheet = secondYear();
        var answers = answers(sheet, Map.of("future_text", "今年は六回開いた。"));
        answers.put("copy", "future_text");
        assertThat(post(sheet, "sato", "", answers)).hasRedirectedUrl(url(sheet) + "#f-future_text");
        assertThat(year.sheet(sheet.id()).content()).containsEntry("future_text", "今年は六回開いた。\n来年度も続ける。");
        answers = answers(year.sheet(sheet.id()), Map.of());
        answers.put("copy", "nothing");
        assertThat(post(sheet, "sato", "", answers)).hasStatus(404);
    }

    @Test
    void earlier_years_can_be_put_beside_this_one() {
        var second = secondYear();
        write.save(
                new WriteEvaluation.Command(
                        second.id(), second.revision(), Map.of("future_text", "二年目の文である。"), Map.of()),
                year.person("sato"));
        var third = nextYear(second.cycle(), 2027);
        var form = page(url(third), "sato");
        assertThat(form.select(".years a").eachText()).containsExactly("令和８年度", "令和７年度");
        assertThat(form.select(".years a[aria-current]").text()).isEqualTo("令和８年度");
        assertThat(form.select("#last-f-future_text").text()).isEqualTo("二年目の文である。");

        form = page(url(third) + "?beside=2025", "sato");
        assertThat(form.select(".years a[aria-current]").text()).isEqualTo("令和７年度");
        assertThat(form.select("#last-f-future_text").text()).isEqualTo("来年度も続ける。");
        assertThat(form.select("#step-future_text .last-year").text()).contains("令和７年度の記入", "令和７年度の文を写す");
        assertThat(form.select("button[name=unchanged]"))
                .as("only of last year")
                .isEmpty();
        var answers = answers(third, Map.of());
        answers.put("copy", "future_text");
        answers.put("beside", "2025");
        assertThat(post(third, "sato", "", answers)).hasRedirectedUrl(url(third) + "?beside=2025#f-future_text");
        assertThat(year.sheet(third.id()).content()).containsEntry("future_text", "来年度も続ける。");
    }

    @Test
    void all_answers_are_read_once_more_before_they_go_to_the_chief_by_name() {
        var sheet = year.sheet(year.handedOut(), 1);
        assertThat(post(sheet, "sato", "", with(answers(sheet, Map.of("result", "◎")), "action", "check")))
                .hasRedirectedUrl(url(sheet) + "/check");
        var check = page(url(sheet) + "/check", "sato");
        assertThat(check.select(".answers .answer-text").eachText()).containsExactly("◎ 計画以上", "記入なし", "記入なし");
        assertThat(check.select(".answer-change a").eachText()).contains("変更「取組状況」を変更");
        assertThat(check.select(".finding-group.fix li")).hasSize(2);
        assertThat(check.select("form[action$=/check] button"))
                .as("cannot be handed in")
                .isEmpty();
        assertThat(post(sheet, "sato", "/check", Map.of("revision", "1")))
                .hasStatus(422)
                .bodyText()
                .contains("まだ提出できません。");
        assertThat(year.sheet(sheet.id()).status()).isEqualTo(Status.DRAFT);

        sheet = year.sheet(sheet.id());
        post(sheet, "sato", "", answers(sheet, YearFixture.ANSWERS));
        check = page(url(sheet) + "/check", "sato");
        assertThat(check.select("form[action$=/check] button").text()).isEqualTo("課長（𠮷野桂子）に提出する");
        assertThat(post(sheet, "sato", "/check", Map.of("revision", "1")))
                .as("somebody has written meanwhile")
                .hasStatus(409)
                .bodyText()
                .contains("下は最新の内容です");
        var revision = Long.toString(year.sheet(sheet.id()).revision());
        assertThat(post(sheet, "sato", "/check", Map.of("revision", revision)))
                .hasRedirectedUrl(url(sheet) + "/receipt");
        assertThat(post(sheet, "sato", "/check", Map.of("revision", revision)))
                .as("a double click")
                .hasRedirectedUrl(url(sheet) + "/receipt");
        assertThat(page(url(sheet) + "/receipt", "sato").text())
                .contains("課長に提出しました", "商工観光課の課長（𠮷野桂子）が承認します。", "承認の期限　令和8年", "佐藤花子");
        assertThat(get(url(sheet) + "/check", "sato")).hasRedirectedUrl(url(sheet) + "/receipt");
        assertThat(get(url(sheet) + "/steps", "sato")).hasRedirectedUrl(url(sheet));
    }

    @Test
    void a_chief_reads_a_draft_and_becomes_a_writer_only_by_saying_so() {
        var sheet = year.sheet(year.handedOut(), 1);
        post(sheet, "sato", "", answers(sheet, Map.of("status_text", "途中まで書いた。")));
        var read = page(url(sheet), "shokocho");
        assertThat(read.select("[data-draft], form[action=" + url(sheet) + "]"))
                .as("no key that is touched makes a writer")
                .isEmpty();
        assertThat(read.text()).contains("途中まで書いた。", "ほかの課長か部長が承認します");
        var written = page(url(sheet) + "?write=true", "shokocho");
        assertThat(written.select("form[data-draft]")).hasSize(1);
        post(sheet, "shokocho", "", answers(sheet, Map.of("status_text", "課長が直した。")));
        assertThat(page(url(sheet), "shokocho").select("form[data-draft]"))
                .as("who has written goes on")
                .hasSize(1);
        assertThat(page(url(sheet), "sato").select("form[data-draft]")).hasSize(1);
    }

    @Test
    void what_only_one_of_two_has_changed_is_taken_without_a_question() {
        var sheet = year.sheet(year.handedOut(), 1);
        post(sheet, "sato", "", answers(sheet, Map.of("status_text", "初めの文。", "future_text", "続ける。")));
        var mine = answers(sheet, Map.of("status_text", "佐藤の文。", "future_text", "続ける。", "result", "◎"));
        mine.put("began[status_text]", "初めの文。");
        mine.put("began[future_text]", "続ける。");
        mine.put("began[result]", "");
        post(sheet, "suzuki", "", answers(sheet, Map.of("status_text", "鈴木の文。", "future_text", "広げる。")));

        var answer = post(sheet, "sato", "", mine);
        assertThat(answer).hasStatus(409);
        var page = Jsoup.parse(body(answer));
        assertThat(page.select("textarea[name=values[status_text]]").text()).isEqualTo("佐藤の文。");
        assertThat(page.text()).contains("鈴木の文。", "書き始めたときの内容 初めの文。");
        assertThat(page.select("textarea[name=values[future_text]]"))
                .as("she did not touch it")
                .isEmpty();
        assertThat(page.select("input[name=values[future_text]]").val()).isEqualTo("広げる。");
        assertThat(page.select("input[name=values[result]]").val()).isEqualTo("◎");

        var kept = new LinkedHashMap<String, String>();
        page.select("main form input[name], main form textarea[name]")
                .forEach(field -> kept.put(field.attr("name"), field.val()));
        assertThat(post(sheet, "sato", "", kept)).hasStatus3xxRedirection();
        assertThat(year.sheet(sheet.id()).content())
                .containsEntry("status_text", "佐藤の文。")
                .containsEntry("future_text", "広げる。")
                .containsEntry("result", "◎");
    }

    @Test
    void where_the_chief_wrote_the_director_is_named() {
        var sheet = year.sheet(year.handedOut(), 1);
        post(sheet, "shokocho", "", answers(sheet, YearFixture.ANSWERS));
        assertThat(page(url(sheet) + "/check", "sato")
                        .select("form[action$=/check] button")
                        .text())
                .isEqualTo("部長（渡辺茂）に提出する");
        write.submit(year.submission(sheet.id(), YearFixture.ANSWERS), year.person("sato"));
        assertThat(page(url(sheet) + "/receipt", "sato").text())
                .contains("部長に提出しました", "商工観光課の課長は記入者なので、部長（渡辺茂）が承認します。");
    }

    @Test
    void who_decides_for_an_absent_chief_is_called_a_deputy() {
        var sheet = year.sheet(year.handedOut(), 1);
        town.deputy("shokocho", "shoko", "suzuki", YearFixture.OPENING.plusMonths(3));
        post(sheet, "sato", "", answers(sheet, YearFixture.ANSWERS));
        assertThat(page(url(sheet) + "/check", "sato")
                        .select("form[action$=/check] button")
                        .text())
                .isEqualTo("課長（𠮷野桂子、代決者 鈴木一郎）に提出する");
    }

    @Test
    void the_receipt_leads_to_the_most_urgent_sheet_and_to_taking_back() {
        var cycle = year.handedOut();
        var first = year.sheet(cycle, 1);
        var returned = year.sheet(cycle, 3);
        write.submit(year.submission(first.id(), YearFixture.ANSWERS), year.person("sato"));
        var receipt = page(url(first) + "/receipt", "sato");
        assertThat(receipt.select("a:contains(取り下げる)").attr("href")).isEqualTo(url(first) + "#withdraw-heading");
        assertThat(receipt.select("a.primary").attr("href")).isEqualTo(url(returned) + "/steps");
        get(url(first), "shokocho");
        assertThat(page(url(first) + "/receipt", "sato").select("a:contains(取り下げる)"))
                .isEmpty();
    }

    @Test
    void a_joint_sheet_goes_to_all_its_chiefs() {
        var sheet = year.sheet(year.handedOut(), 3);
        post(sheet, "sato", "", answers(sheet, YearFixture.ANSWERS));
        assertThat(page(url(sheet) + "/check", "sato")
                        .select("form[action$=/check] button")
                        .text())
                .isEqualTo("課長（𠮷野桂子、高橋稔）に提出する");
    }

    @Test
    void many_sheets_are_handed_in_at_once_and_one_that_fails_stops_no_other() {
        var cycle = year.handedOut();
        var ready = year.sheet(cycle, 1);
        var meanwhile = year.sheet(cycle, 3);
        var incomplete = year.sheet(cycle, 4);
        post(ready, "sato", "", answers(ready, YearFixture.ANSWERS));
        post(meanwhile, "sato", "", answers(meanwhile, YearFixture.ANSWERS));
        post(incomplete, "sato", "", answers(incomplete, Map.of("result", "◎")));

        var list = page("/evaluations/ready", "sato");
        assertThat(list.select("input[name=chosen]").eachAttr("value"))
                .containsExactly(ready.id().toString(), meanwhile.id().toString());
        assertThat(list.select("tr:contains(事業4)").text()).contains("直すまで選べません", "取組状況を入力してください。");

        var choice = new LinkedHashMap<String, String>();
        list.select("input[type=hidden][name^=revisions]")
                .forEach(field -> choice.put(field.attr("name"), field.attr("value")));
        post(
                year.sheet(meanwhile.id()),
                "suzuki",
                "",
                answers(
                        year.sheet(meanwhile.id()),
                        Map.of("result", "×", "status_text", "やめた。", "future_text", "改める。")));
        var nogyo = year.sheet(cycle, 2);
        var answer = browser.post()
                .uri("/evaluations/ready")
                .param(
                        "chosen",
                        meanwhile.id().toString(),
                        incomplete.id().toString(),
                        nogyo.id().toString(),
                        ready.id().toString())
                .param(
                        "revisions[" + incomplete.id() + "]",
                        Long.toString(year.sheet(incomplete.id()).revision()))
                .param("revisions[" + nogyo.id() + "]", "0")
                .params(org.springframework.util.CollectionUtils.toMultiValueMap(choice.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> List.of(entry.getValue())))))
                .with(town.signedIn("sato"))
                .exchange();
        assertThat(answer).hasRedirectedUrl("/evaluations/ready");
        @SuppressWarnings("unchecked")
        var results = (List<ReadyController.Result>) java.util.Objects.requireNonNull(
                answer.getMvcResult().getFlashMap().get("results"));
        assertThat(results)
                .extracting(ReadyController.Result::heading, ReadyController.Result::done)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("No.3 事業3", false),
                        org.assertj.core.groups.Tuple.tuple("No.4 事業4", false),
                        org.assertj.core.groups.Tuple.tuple("", false),
                        org.assertj.core.groups.Tuple.tuple("No.1 事業1", true));
        assertThat(year.sheet(ready.id()).status()).isEqualTo(Status.SUBMITTED);
        assertThat(year.sheet(meanwhile.id()).status()).isEqualTo(Status.DRAFT);
        assertThat(year.sheet(incomplete.id()).status()).isEqualTo(Status.DRAFT);
        assertThat(year.sheet(nogyo.id()).status()).isEqualTo(Status.DRAFT);
    }

    @Test
    void a_sheet_that_came_back_shows_only_what_was_asked_about_and_adopts_a_proposed_wording_in_one_press() {
        var sheet = year.sheet(year.handedOut(), 1);
        year.submit(sheet.id(), "sato");
        returned(
                sheet.id(),
                new ConcludeEvaluation.Request(null, "全体に数値を書いてください。"),
                new ConcludeEvaluation.Request("status_text", "回数を書いてください。", "予定のとおり四回実施した。"));

        var form = page(url(sheet), "sato");
        assertThat(form.select("#step-result .panel-head").text()).contains("要修正");
        assertThat(form.select("#f-status_text").parents().is("details")).isFalse();
        assertThat(form.select("#f-result").parents().is("details")).isTrue();
        assertThat(form.select("#f-future_text").parents().is("details")).isTrue();
        assertThat(form.select("#step-result .this-year, #step-result .stack").text())
                .contains("回数を書いてください。", "提案された文", "予定のとおり四回実施した。");
        assertThat(steps(page(url(sheet) + "/steps", "sato"))).contains("評価と取組状況 要修正");
        assertThat(form.select("nav[aria-label=提出の回] a").eachText()).containsExactly("第1回", "第2回（今回）");
        assertThat(page(url(sheet) + "/rounds/1", "sato").text()).contains("第1回に提出した内容", "予定のとおり実施した。", "回数を書いてください。");

        var request = evaluations.requests(sheet.id()).get(1).id();
        var answers = answers(year.sheet(sheet.id()), YearFixture.ANSWERS);
        answers.put("values[future_text]", "書きかけの文。");
        answers.put("adopt", request.toString());
        assertThat(post(sheet, "sato", "", answers)).hasRedirectedUrl(url(sheet) + "#f-status_text");
        var now = year.sheet(sheet.id());
        assertThat(now.content()).containsEntry("status_text", "予定のとおり四回実施した。").containsEntry("future_text", "書きかけの文。");
        assertThat(evaluations.requests(sheet.id()).get(1).reply()).isEqualTo("ご提案の文に改めました。");
        assertThat(page(url(sheet) + "/check", "sato")
                        .select(".finding-group.fix")
                        .text())
                .contains("差戻しの指摘への回答を記入してください。");
        assertThat(page(url(sheet) + "/rounds/1", "kikaku").text()).contains("予定のとおり実施した。");

        var foreign = answers(now, YearFixture.ANSWERS);
        foreign.put("adopt", evaluations.requests(sheet.id()).get(0).id().toString());
        assertThat(post(sheet, "sato", "", foreign))
                .as("nothing was proposed there")
                .hasStatus(404);
    }

    @Test
    void a_folded_field_that_is_wrong_is_unfolded() {
        var sheet = year.sheet(year.handedOut(), 1);
        year.submit(sheet.id(), "sato");
        returned(sheet.id(), new ConcludeEvaluation.Request("status_text", "回数を書いてください。"));
        var long_ = answers(year.sheet(sheet.id()), Map.of("result", "◎", "future_text", "長".repeat(1001)));
        var answer = post(sheet, "sato", "", long_);
        assertThat(answer).hasStatus(422);
        var form = Jsoup.parse(body(answer));
        assertThat(form.select("#step-future_text details.fold").hasAttr("open"))
                .isTrue();
        assertThat(form.select("#step-result details.fold").hasAttr("open")).isFalse();
    }

    private void returned(EvaluationId id, ConcludeEvaluation.Request... asked) {
        // What the chief's page will do: the process goes back by the chief's decision, the wording comes beside it.
        year.sendBackByChief(id, "shoko", "shokocho");
        database.update("delete from evaluation_request");
        var at = 0;
        for (var one : asked) {
            database.update(
                    """
                    insert into evaluation_request
                        (id, evaluation_id, round, position, stage, field, text, proposed, made_by, made_at, version)
                    values (?, ?, 1, ?, 'APPROVAL', ?, ?, ?, ?, ?, 0)""",
                    bytes(java.util.UUID.randomUUID()),
                    bytes(id.value()),
                    at++,
                    one.field(),
                    one.text(),
                    one.proposed(),
                    bytes(town.officer("shokocho").value()),
                    java.sql.Timestamp.from(year.clock().instant()));
        }
    }

    private static byte[] bytes(java.util.UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private EvaluationView secondYear() {
        var first = year.handedOut();
        for (var sheet : evaluations.all(first)) {
            SignedIn lead = year.person(town.unit("shoko").equals(sheet.leadUnit()) ? "sato" : "tanaka");
            write.save(new WriteEvaluation.Command(sheet.id(), sheet.revision(), YearFixture.ANSWERS, Map.of()), lead);
        }
        return nextYear(first, 2026);
    }

    private EvaluationView nextYear(CycleId before, int fiscalYear) {
        var planner = town.person("kikaku");
        year.moveTo(YearFixture.OPENING.plusYears(fiscalYear - 2025), LocalTime.of(9, 0));
        var next = planCycle.plan(
                new PlanCycle.Command(
                        year.cycle(before).plan(),
                        new FiscalYear(fiscalYear),
                        schedule.propose(YearFixture.OPENING.plusYears(fiscalYear - 2025))),
                planner);
        planCycle.open(next, planner);
        year.runJobs();
        return year.sheet(next, 1);
    }

    /** What the form sends: the answers, and which steps it asks about. */
    private LinkedHashMap<String, String> answers(EvaluationView sheet, Map<String, String> answers) {
        var sent = new LinkedHashMap<String, String>();
        sent.put("revision", Long.toString(year.sheet(sheet.id()).revision()));
        answers.forEach((field, value) -> sent.put("values[" + field + "]", value));
        sent.put("markable[result]", "true");
        sent.put("markable[future_text]", "true");
        return sent;
    }

    private static LinkedHashMap<String, String> with(LinkedHashMap<String, String> sent, String name, String value) {
        sent.put(name, value);
        return sent;
    }

    private MvcTestResult post(EvaluationView sheet, String login, String path, Map<String, String> fields) {
        var request = browser.post().uri(url(sheet) + path).with(town.signedIn(login));
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String path, String login) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }

    private Document page(String path, String login) {
        var answer = get(path, login);
        assertThat(answer).hasStatusOk();
        var body = body(answer);
        assertThat(body).doesNotContain("??");
        var page = Jsoup.parse(body);
        assertThat(page.select("h1")).as("headings of " + path).hasSize(1);
        var ids = new ArrayList<>(page.select("[id]").eachAttr("id"));
        assertThat(ids).as("ids of " + path).doesNotHaveDuplicates();
        return page;
    }

    private static String body(MvcTestResult answer) {
        return new String(
                answer.getMvcResult().getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<String> steps(Document page) {
        return page.select("#steps-heading ~ .task-list > li").stream()
                .map(row -> row.select("div > a, div > span:not(.task-hint)").text() + " "
                        + row.select(".chip").text())
                .toList();
    }

    private static String url(EvaluationView sheet) {
        return "/evaluations/" + sheet.id();
    }

    private long count(String from) {
        return java.util.Objects.requireNonNull(database.queryForObject("select count(*) from " + from, Long.class));
    }
}
