package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.SaveDraft.Change;
import org.meguri.evaluation.SaveDraft.Command;
import org.meguri.evaluation.SaveDraft.Outcome;
import org.meguri.process.YearFixture;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A sheet is kept while it is written, and two may write at once. */
@MeguriTest
class DraftTest {

    private static final String STATUS = "values[status_text]";
    private static final String FUTURE = "values[future_text]";
    private static final String RESULT = "values[result]";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    SaveDraft drafts;

    @Autowired
    WriteEvaluation write;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    MockMvcTester browser;

    private CycleId cycle;
    private EvaluationId sheet;

    @BeforeEach
    void handOut() {
        cycle = year.handedOut();
        sheet = year.sheet(cycle, 1).id();
    }

    @Test
    void what_was_typed_since_is_kept_and_the_rest_may_still_be_missing() {
        var kept = post("sato", 0, STATUS, "", "八路線を運行した。");
        assertThat(kept).hasStatusOk();
        assertThat(kept)
                .bodyText()
                .contains("9:00 に保存しました（版 1）", "data-revision=\"1\"")
                .doesNotContain("<html", "??");
        assertThat(now()).isEqualTo(Map.of("status_text", "八路線を運行した。"));
    }

    @Test
    void the_same_text_again_changes_nothing_as_when_an_answer_has_not_arrived() {
        save("sato", 0, STATUS, "", "八路線。");
        var again = save("sato", 0, STATUS, "", "八路線。");
        assertThat(again.clashes()).isEmpty();
        assertThat(again.revision()).isEqualTo(1);
        assertThat(again.standing())
                .as("all is told to whom knows an older revision")
                .containsKey(FUTURE);
    }

    @Test
    void fields_that_only_one_of_two_has_changed_are_merged_without_a_question() {
        save("sato", 0, STATUS, "", "佐藤の文。");
        var kept = save("suzuki", 0, FUTURE, "", "鈴木の文。");
        assertThat(kept.clashes()).isEmpty();
        assertThat(kept.standing()).containsEntry(STATUS, "佐藤の文。").containsEntry(FUTURE, "鈴木の文。");
        assertThat(now()).isEqualTo(Map.of("status_text", "佐藤の文。", "future_text", "鈴木の文。"));
    }

    @Test
    void a_field_that_both_have_changed_is_handed_back_with_all_three_texts_and_the_others_are_kept() {
        save("sato", 0, STATUS, "", "もとの文。");
        save("suzuki", 1, STATUS, "もとの文。", "鈴木の文。");
        var answer = post("sato", 1, STATUS, "もとの文。", "佐藤の文。", FUTURE, "", "来年度も続ける。");
        assertThat(answer).hasStatus(409);
        assertThat(answer)
                .bodyText()
                .contains("role=\"alert\"", "もとの文。", "鈴木の文。", "佐藤の文。", "上書きする", "相手の文章を使う", "両方をつなげる");
        assertThat(now()).isEqualTo(Map.of("status_text", "鈴木の文。", "future_text", "来年度も続ける。"));

        assertThat(post("sato", 3, STATUS, "鈴木の文。", "佐藤の文。"))
                .as("having seen the colleague's")
                .hasStatusOk();
        assertThat(now()).containsEntry("status_text", "佐藤の文。");
    }

    @Test
    void a_text_that_cannot_be_kept_is_told_beside_its_field_and_the_others_are_kept() {
        var answer = post("sato", 0, STATUS, "", "外字\uE000の町", FUTURE, "", "来年度も続ける。");
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyText().contains("data-name=\"values[status_text]\"", "1か所は、直すまで保存できません");
        assertThat(now()).isEqualTo(Map.of("future_text", "来年度も続ける。"));
        assertThat(post("sato", 1, STATUS, "", "あ".repeat(8_001))).hasStatus(422);
        assertThat(now()).doesNotContainKey("status_text");
    }

    @Test
    void a_choice_and_line_breaks_of_another_machine_are_the_same_text() {
        save("sato", 0, RESULT, "", "◎", STATUS, "", "一行目\r\n二行目 ");
        var kept = save("sato", 1, RESULT, "◎", "×", STATUS, "一行目\n二行目", "三行目");
        assertThat(kept.clashes()).isEmpty();
        assertThat(now()).isEqualTo(Map.of("result", "×", "status_text", "三行目"));
    }

    @Test
    void the_pages_own_button_builds_on_what_was_kept() {
        save("sato", 0, STATUS, "", "一度目。");
        var kept = save("sato", 1, STATUS, "一度目。", "二度目。");
        write.submit(
                new WriteEvaluation.Command(sheet, kept.revision(), YearFixture.ANSWERS, Map.of()),
                town.person("sato"));
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);
        var late = post("suzuki", 2, STATUS, "二度目。", "間に合わない文。");
        assertThat(late).hasStatus(409);
        assertThat(late).bodyText().contains("data-draft=\"refused\"", "すでに提出されています");
        assertThat(now()).isEqualTo(YearFixture.ANSWERS);
    }

    @Test
    void replies_to_what_was_asked_are_kept_too() {
        year.submit(sheet, "sato");
        year.sendBackByChief(sheet, "shoko", "shokocho");
        var asked = evaluations.requests(sheet);
        assertThat(asked).isNotEmpty();
        var reply = "replies[" + asked.get(0).id() + "]";
        var revision = year.sheet(sheet).revision();
        assertThat(save("sato", revision, reply, "", "根拠を書き添えました。").revision()).isEqualTo(revision + 1);
        assertThat(evaluations.requests(sheet).get(0).reply()).isEqualTo("根拠を書き添えました。");
        var other = save("suzuki", revision, reply, "", "別の回答。");
        assertThat(other.clashes()).singleElement().satisfies(clash -> {
            assertThat(clash.theirs()).isEqualTo("根拠を書き添えました。");
            assertThat(clash.prose()).isTrue();
        });
        assertThat(now()).as("nothing else has moved").isEqualTo(YearFixture.ANSWERS);
    }

    @Test
    void only_the_leads_writers_have_a_draft() {
        assertThat(post("tanaka", 0, STATUS, "", "よその課の文。")).hasStatus(404);
        assertThat(post("kikaku", 0, STATUS, "", "企画課の文。")).hasStatus(404);
        assertThat(post("shokocho", 0, STATUS, "", "課長の文。")).hasStatusOk();
        assertThatThrownBy(() -> save("sato", 1, "values[unheard]", "", "文")).isInstanceOf(Refusal.class);
        assertThat(now()).isEqualTo(Map.of("status_text", "課長の文。"));
    }

    @Test
    void the_form_says_where_its_draft_is_kept() {
        assertThat(browser.get()
                        .uri("/evaluations/" + sheet)
                        .with(town.signedIn("sato"))
                        .exchange())
                .bodyText()
                .contains("data-draft=\"/evaluations/" + sheet + "/draft\"");
    }

    /** Everybody writes another field at the same moment, each from the page of the first revision. */
    @RepeatedTest(10)
    void of_three_who_write_at_once_nobody_loses_a_word() {
        var outcomes = Race.run(
                () -> save("sato", 0, STATUS, "", "佐藤の文。"),
                () -> save("suzuki", 0, FUTURE, "", "鈴木の文。"),
                () -> save("shokocho", 0, RESULT, "", "◎"));
        assertThat(outcomes).containsOnly("done");
        assertThat(now()).isEqualTo(Map.of("status_text", "佐藤の文。", "future_text", "鈴木の文。", "result", "◎"));
        assertThat(year.sheet(sheet).revision()).isEqualTo(3);
    }

    /** Two write the same field at the same moment: one stands, the other is handed back. */
    @RepeatedTest(10)
    void of_two_who_write_the_same_field_at_once_one_is_asked() {
        var clashes = new ConcurrentHashMap<String, Outcome>();
        var outcomes = Race.run(
                () -> clashes.put("sato", save("sato", 0, STATUS, "", "佐藤の文。")),
                () -> clashes.put("suzuki", save("suzuki", 0, STATUS, "", "鈴木の文。")));
        assertThat(outcomes).containsOnly("done");
        var asked = clashes.entrySet().stream()
                .filter(one -> !one.getValue().clashes().isEmpty())
                .toList();
        assertThat(asked).hasSize(1);
        var mine = asked.get(0).getKey().equals("sato") ? "佐藤の文。" : "鈴木の文。";
        var clash = asked.get(0).getValue().clashes().get(0);
        assertThat(List.of(clash.mine(), clash.theirs())).containsExactlyInAnyOrder("佐藤の文。", "鈴木の文。");
        assertThat(clash.mine()).isEqualTo(mine);
        assertThat(now()).isEqualTo(Map.of("status_text", clash.theirs()));
    }

    /** What is saved by itself and what is handed in by the button meet: the button is told, or both are there. */
    @RepeatedTest(5)
    void a_save_that_meets_the_button_of_a_colleague_loses_nothing() {
        var outcomes = Race.run(
                () -> save("sato", 0, STATUS, "", "佐藤の文。"),
                () -> write.save(
                        new WriteEvaluation.Command(sheet, 0, Map.of("future_text", "鈴木の文。"), Map.of()),
                        town.person("suzuki")));
        assertThat(outcomes.get(0)).isEqualTo("done");
        assertThat(now()).containsEntry("status_text", "佐藤の文。");
        if (outcomes.get(1).equals("done")) {
            assertThat(now()).containsEntry("future_text", "鈴木の文。");
        } else {
            assertThat(outcomes.get(1)).isEqualTo("refused 409");
        }
    }

    private Map<String, String> now() {
        return new HashMap<>(year.sheet(sheet).content());
    }

    /** @param changes name, base and text by turns */
    private Outcome save(String login, long revision, String... changes) {
        var typed = new LinkedHashMap<String, Change>();
        for (var at = 0; at < changes.length; at += 3) {
            typed.put(changes[at], new Change(changes[at + 1], changes[at + 2]));
        }
        return drafts.save(new Command(sheet, revision, typed), town.person(login));
    }

    private MvcTestResult post(String login, long revision, String... changes) {
        var request = browser.post()
                .uri("/evaluations/" + sheet + "/draft")
                .param("revision", Long.toString(revision))
                .with(town.signedIn(login));
        for (var at = 0; at < changes.length; at += 3) {
            request.param("base[" + changes[at] + "]", changes[at + 1]).param(changes[at], changes[at + 2]);
        }
        return request.exchange();
    }
}
