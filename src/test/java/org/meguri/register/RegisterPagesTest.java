package org.meguri.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.ItemState;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of the register in the town of {@link YearFixture}, on 1 June 2026; the plan runs from 2022 to 2026. */
@MeguriTest
class RegisterPagesTest {

    private static final FiscalYear Y2026 = new FiscalYear(2026);

    @Autowired
    MockMvcTester browser;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    PlanRegister plans;

    @Autowired
    EditRegister edit;

    @Autowired
    PlanCycle planCycle;

    private CycleId cycle;
    private PlanId plan;

    @BeforeEach
    void open() {
        cycle = year.handedOut();
        plan = year.cycle(cycle).plan();
    }

    @Test
    void the_register_shows_what_every_item_is_in_the_chosen_year() {
        edit.suspend(item(2), from(2025), town.person("kikaku"));
        assertThat(get("kikaku", "/plans/" + plan + "/register?year=2025"))
                .hasStatusOk()
                .bodyText()
                .contains("令和７年度（2025年度）に評価票を作る項目は3件です。", "休止中（1）", "No.2 事業2」を休止", "財源の見通しが立たないため。");
        assertThat(get("kikaku", "/plans/" + plan + "/register?year=2024"))
                .bodyText()
                .contains("評価票を作る項目は4件です。")
                .doesNotContain("休止中（");
        assertThat(get("kikaku", "/plans/" + plan + "/register?year=2025&state=SUSPENDED"))
                .bodyText()
                .contains("（1件）", "事業2</a>")
                .doesNotContain("事業3</a>");
        assertThat(get("kikaku", "/plans/" + plan + "/register?year=いつ&state=なに"))
                .hasStatusOk();
    }

    @Test
    void an_act_is_looked_at_before_it_is_done() {
        var address = "/plans/" + plan + "/register/abolish";
        assertThat(get("kikaku", address + "?item=" + item(1)))
                .hasStatusOk()
                .bodyText()
                .contains("No.1 事業1", "value=\"2027\"", "評価票", "1件の仕事が進行中です");
        var typed = List.of("item", item(1).toString(), "year", "２０２６", "reason", "役目を終えたため。\n庁議で決定");
        var preview = post("kikaku", address, typed, "step", "preview");
        assertThat(preview).hasStatusOk().bodyText().contains("評価票を作る項目：4件 → 3件", "作らない", "令和９年度（2027年度）", "役目を終えたため。");
        assertThat(plans.decisions(plan)).isEmpty();
        var done = post("kikaku", address, typed, "step", "apply", "mark", mark(preview));
        assertThat(done).hasStatus3xxRedirection().hasRedirectedUrl("/items/" + item(1));
        assertThat(plans.stateOf(item(1), Y2026)).isEqualTo(ItemState.ABOLISHED);
    }

    @Test
    void what_was_written_anew_after_the_look_is_looked_at_again() {
        var address = "/plans/" + plan + "/register/suspend";
        var typed = List.of("item", item(1).toString(), "year", "2026", "reason", "理由");
        var mark = mark(post("kikaku", address, typed, "step", "preview"));
        var other = List.of("item", item(1).toString(), "year", "2027", "reason", "理由");
        assertThat(post("kikaku", address, other, "step", "apply", "mark", mark))
                .hasStatusOk()
                .bodyText()
                .contains("まだ決定していません");
        assertThat(plans.decisions(plan)).isEmpty();
    }

    @Test
    void what_was_refused_comes_back_as_it_was_typed() {
        var address = "/plans/" + plan + "/register/suspend";
        assertThat(post(
                        "kikaku",
                        address,
                        List.of("item", item(1).toString(), "year", "令和八年", "reason", "理由<b>"),
                        "step",
                        "preview"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("西暦4桁の数字", "value=\"令和八年\"", "理由&lt;b&gt;", item(1).toString());
        assertThat(post(
                        "kikaku",
                        address,
                        List.of("item", item(1).toString(), "year", "2026", "reason", " "),
                        "step",
                        "preview"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("理由を入力してください。");
        edit.abolish(item(1), from(2025), town.person("kikaku"));
        var completed = "/plans/" + plan + "/register/complete";
        assertThat(post(
                        "kikaku",
                        completed,
                        List.of("item", item(1).toString(), "year", "2024", "reason", "遅れて入力"),
                        "step",
                        "preview"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("からの決定「廃止」があり", "遅れて入力");
        assertThat(post(
                        "kikaku",
                        "/plans/" + plan + "/register/resume",
                        List.of("item", item(1).toString(), "year", "2026", "reason", "再開"),
                        "step",
                        "preview"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("「廃止」のため", "廃止の決定を取り消してください");
    }

    @Test
    void the_second_of_two_planners_is_told_and_keeps_the_words() {
        var address = "/plans/" + plan + "/register/suspend";
        var form = text(get("kikaku2", address + "?item=" + item(1)));
        var seen = found("name=\"seen\" value=\"([0-9]+)\"", form);
        edit.abolish(item(2), from(2026), town.person("kikaku"));
        assertThat(post(
                        "kikaku2",
                        address,
                        List.of("item", item(1).toString(), "year", "2026", "reason", "わたしの理由"),
                        "step",
                        "preview",
                        "seen",
                        seen))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("ほかの人が登録簿を変えました", "わたしの理由", "name=\"seen\" value=\"1\"");
    }

    @Test
    void an_item_is_added_with_the_plans_own_fields() {
        var address = "/plans/" + plan + "/register/add";
        assertThat(get("kikaku", address)).hasStatusOk().bodyText().contains("name=\"level.pillar\"", "商工観光課", "主担当");
        var typed = List.of(
                "year",
                "2026",
                "reason",
                "新規",
                "number",
                "5",
                "name",
                "新しい事業𠮷",
                "level.pillar",
                "柱",
                "unit.0",
                town.unit("nogyo").value().toString(),
                "printed.0",
                "",
                "unit.1",
                "",
                "printed.1",
                "（関係各課）");
        var mark = mark(post("kikaku", address, typed, "step", "preview"));
        assertThat(post("kikaku", address, typed, "step", "apply", "mark", mark))
                .hasStatus3xxRedirection();
        var added = plans.itemsInForce(plan, Y2026).get(4);
        assertThat(added.name()).isEqualTo("新しい事業𠮷");
        assertThat(added.seq()).isEqualTo(5);
        assertThat(added.responsibilities()).extracting(one -> one.printed()).containsExactly("農業振興課", "（関係各課）");
        assertThat(plans.itemsInForce(plan, Y2026.previous())).hasSize(4);
        assertThat(post(
                        "kikaku",
                        address,
                        List.of("year", "2026", "reason", "新規", "number", "9", "name", "課のない事業"),
                        "step",
                        "preview"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("主担当の所管を一つ選んでください", "課のない事業");
    }

    @Test
    void a_change_begins_from_what_the_year_says() {
        var address = "/plans/" + plan + "/register/change";
        var form = text(get("kikaku", address + "?item=" + item(3)));
        assertThat(form).contains("value=\"事業3\"", "value=\"nogyo\"");
        var typed = new ArrayList<>(fields(form));
        var before = List.of(value(typed, "unit.0"), value(typed, "printed.0"), value(typed, "level.pillar"));
        replace(typed, "name", "事業3の改称");
        replace(typed, "reason", "名称を分かりやすくするため。");
        replace(typed, "level.pillar", "柱の新しい名");
        replace(typed, "unit.0", town.unit("shoko").toString());
        replace(typed, "printed.0", "");
        var preview = post("kikaku", address, typed, "step", "preview");
        assertThat(preview)
                .bodyText()
                .contains("事業名：「事業3」→「事業3の改称」", "柱：「", "→「柱の新しい名」", "所管：「")
                .doesNotContain("番号：「");
        replace(typed, "level.pillar", before.get(2));
        replace(typed, "unit.0", before.get(0));
        replace(typed, "printed.0", before.get(1));
        var mark = mark(post("kikaku", address, typed, "step", "preview"));
        assertThat(post("kikaku", address, typed, "step", "apply", "mark", mark))
                .hasStatus3xxRedirection();
        assertThat(plans.item(item(3), Y2026.next()).name()).isEqualTo("事業3の改称");
        assertThat(plans.item(item(3), Y2026).name()).isEqualTo("事業3");
        assertThat(plans.decisions(plan).get(0).act().name())
                .as("only the name differs")
                .isEqualTo("RENAME");
        var filled = post("kikaku", address, typed, "step", "fill");
        assertThat(filled).hasStatusOk().bodyText().contains("value=\"事業3の改称\"");
    }

    @Test
    void two_items_fold_into_a_third_and_a_part_is_split_off() {
        var address = "/plans/" + plan + "/register/merge";
        assertThat(get("kikaku", address + "?item=" + item(1) + "&item=" + item(2)))
                .hasStatusOk()
                .bodyText()
                .contains("No.1 事業1", "No.2 事業2", "新しい項目にする");
        assertThat(get("kikaku", address)).hasStatusOk().bodyText().contains("項目が選ばれていません");
        var typed = List.of(
                "item",
                item(1).toString(),
                "item",
                item(2).toString(),
                "year",
                "2026",
                "reason",
                "※1",
                "into",
                item(3).toString(),
                "counted",
                "true");
        var preview = post("kikaku", address, typed, "step", "preview");
        assertThat(preview).bodyText().contains("4件 → 4件", "統合済（件数に含む）");
        assertThat(post("kikaku", address, typed, "step", "apply", "mark", mark(preview)))
                .hasRedirectedUrl("/items/" + item(3));
        assertThat(plans.itemsInForce(plan, Y2026)).hasSize(4);
        assertThat(post(
                        "kikaku",
                        address,
                        List.of("item", item(4).toString(), "year", "2026", "reason", "理由"),
                        "step",
                        "preview"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("統合先を選んでください");

        var split = "/plans/" + plan + "/register/split";
        var form = text(get("kikaku", split + "?item=" + item(4)));
        var parts = new ArrayList<>(fields(form));
        replace(parts, "reason", "担当を分けるため。");
        replace(parts, "part1.name", "前半");
        replace(parts, "part1.number", "4-1");
        assertThat(post("kikaku", split, parts, "step", "preview"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("二つ以上", "value=\"前半\"");
        replace(parts, "part2.name", "後半");
        replace(parts, "part2.number", "4-2");
        assertThat(post("kikaku", split, parts, "step", "more"))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"part3.name\"");
        var mark = mark(post("kikaku", split, parts, "step", "preview"));
        assertThat(post("kikaku", split, parts, "step", "apply", "mark", mark)).hasStatus3xxRedirection();
        assertThat(plans.itemsInForce(plan, Y2026.next()))
                .extracting(PlanItemView::name)
                .contains("前半", "後半")
                .doesNotContain("事業4");
    }

    @Test
    void a_decision_is_taken_back_and_stays_marked() {
        edit.complete(item(1), from(2026), town.person("kikaku"));
        var decision = plans.decisions(plan).get(0).id();
        var address = "/plans/" + plan + "/register/reverse";
        assertThat(get("kikaku", address + "?decision=" + decision))
                .hasStatusOk()
                .bodyText()
                .contains("「No.1 事業1」を完了");
        var typed = List.of("decision", decision.toString(), "reason", "完了していなかったため。");
        var preview = post("kikaku", address, typed, "step", "preview");
        assertThat(preview).bodyText().contains("3件 → 4件");
        assertThat(post("kikaku", address, typed, "step", "apply", "mark", mark(preview)))
                .hasStatus3xxRedirection();
        assertThat(get("kikaku", "/items/" + item(1))).bodyText().contains("取消済み", "完了していなかったため。", "山本優");
        assertThat(post("kikaku", address, typed, "step", "preview")).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void everybody_reads_the_life_of_an_item_and_only_planning_decides() {
        edit.merge(List.of(item(1)), item(3), false, from(2026), town.person("kikaku"));
        for (var login : new String[] {"sato", "tanaka", "shicho", "kanri"}) {
            assertThat(get(login, "/items/" + item(3)))
                    .as(login)
                    .hasStatusOk()
                    .bodyText()
                    .contains("元になった項目", "No.1 事業1", "「No.1 事業1」を「No.3 事業3」に統合", "財源の見通しが立たないため。")
                    .doesNotContain("/register/suspend", "/register/reverse");
        }
        assertThat(get("iin", "/items/" + item(3)))
                .as("a member of the committee reads what an item is, not who decided it and why")
                .hasStatusOk()
                .bodyText()
                .contains("元になった項目", "No.1 事業1", "統合済")
                .doesNotContain("財源の見通しが立たないため。", "山本優", "に統合</", ">決定</th>");
        assertThat(get("kikaku", "/items/" + item(3)))
                .bodyText()
                .contains("/register/suspend?item=" + item(3), "/register/reverse?decision=", "件の仕事が進行中です");
        assertThat(get("sato", "/items/00000000-0000-4000-8000-000000000000")).hasStatus(HttpStatus.NOT_FOUND);
        for (var login : new String[] {"sato", "shokocho", "iin", "shicho", "kanri"}) {
            for (var page : List.of("", "/add", "/suspend?item=" + item(1))) {
                assertThat(get(login, "/plans/" + plan + "/register" + page))
                        .as(login + page)
                        .hasStatus(HttpStatus.FORBIDDEN);
            }
            assertThat(post(
                            login,
                            "/plans/" + plan + "/register/suspend",
                            List.of("item", item(2).toString(), "year", "2026", "reason", "理由"),
                            "step",
                            "apply"))
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(get(login, "/plans/" + plan + "/extension")).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void grades_and_remarks_stand_in_the_life_only_once_they_are_published_and_link_for_those_concerned() {
        var sheet = year.sheet(cycle, 1).id();
        assertThat(get("sato", "/items/" + item(1)))
                .bodyText()
                .contains("下書き", "href=\"/evaluations/" + sheet + "\"")
                .doesNotContain("計画以上");
        assertThat(get("tanaka", "/items/" + item(1)))
                .as("another unit reads the state, without a link that would lead nowhere")
                .bodyText()
                .contains("下書き")
                .doesNotContain("/evaluations/" + sheet);
    }

    @Test
    void what_does_not_belong_here_is_not_found() {
        assertThat(get("kikaku", "/plans/" + plan + "/register/explode")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("kikaku", "/plans/" + plan + "/register/suspend")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("kikaku", "/plans/" + plan + "/register/suspend?item=x")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("kikaku", "/plans/" + PlanId.create() + "/register/suspend?item=" + item(1)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("kikaku", "/plans/" + plan + "/register/reverse?decision=x"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_plan_is_extended_with_the_text_of_the_decision() {
        var address = "/plans/" + plan + "/extension";
        assertThat(get("kikaku", address)).hasStatusOk().bodyText().contains("令和４年度～令和８年度");
        assertThat(post("kikaku", address, List.of("last", "2025", "text", "延長する。", "decidedOn", "2026-05-01")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("令和８年度（2026年度）です", "延長する。");
        assertThat(post("kikaku", address, List.of("last", "2028", "text", "延長する。", "decidedOn", "いつか")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("決定の日を選んでください", "延長する。");
        assertThat(post("kikaku", address, List.of("last", "2028", "text", "２年延長する。", "decidedOn", "2026-05-01")))
                .hasStatus3xxRedirection();
        assertThat(get("kikaku", "/plans/" + plan)).bodyText().contains("令和１０年度（2028年度）", "２年延長する。", "令和8年5月1日", "山本優");
    }

    @Test
    void the_register_opens_on_the_year_that_was_evaluated_last_even_after_the_period() {
        assertThat(get("kikaku", "/plans/" + plan + "/register"))
                .bodyText()
                .contains("<option value=\"2025\" selected=\"selected\">");
        var view = year.cycle(cycle);
        var late = new FiscalYear(2031);
        planCycle.plan(new PlanCycle.Command(plan, late, view.dues()), town.person("kikaku"));
        assertThat(get("kikaku", "/plans/" + plan + "/register"))
                .bodyText()
                .contains("<option value=\"2031\" selected=\"selected\">");
    }

    @Test
    void a_year_opened_before_a_decision_keeps_its_sheets_and_the_next_one_opens_without() {
        edit.abolish(item(1), from(2025), town.person("kikaku"));
        edit.rename(item(2), "改めた名", from(2026), town.person("kikaku"));
        assertThat(year.sheet(cycle, 1)).isNotNull();
        assertThat(get("sato", "/evaluations/" + year.sheet(cycle, 1).id())).hasStatusOk();
        assertThat(get("tanaka", "/evaluations/" + year.sheet(cycle, 2).id()))
                .hasStatusOk()
                .bodyText()
                .contains("事業2")
                .doesNotContain("改めた名");
    }

    private PlanItemId item(int seq) {
        return plans.itemsAsOf(plan, new FiscalYear(2022)).get(seq - 1).id();
    }

    private static Decision from(int year) {
        return new Decision(new FiscalYear(year), "財源の見通しが立たないため。");
    }

    private MvcTestResult get(String login, String address) {
        return browser.get().uri(address).with(town.signedIn(login)).exchange();
    }

    private MvcTestResult post(String login, String address, List<String> typed, String... more) {
        var request = browser.post().uri(address).with(town.signedIn(login));
        for (int at = 0; at < typed.size(); at += 2) {
            request = request.param(typed.get(at), typed.get(at + 1));
        }
        for (int at = 0; at < more.length; at += 2) {
            request = request.param(more[at], more[at + 1]);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String mark(MvcTestResult preview) {
        return found("name=\"mark\" value=\"([0-9a-f]+)\"", text(preview));
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** What a browser would send of the form as it stands. */
    private static List<String> fields(String page) {
        var main = page.substring(page.indexOf("<main"));
        var typed = new ArrayList<String>();
        var inputs = Pattern.compile("<input ([^>]*)>").matcher(main);
        while (inputs.find()) {
            var name = attribute("name", inputs.group(1));
            if (!name.isEmpty()
                    && !List.of("_csrf", "mark").contains(name)
                    && !inputs.group(1).contains("checkbox")) {
                typed.add(name);
                typed.add(attribute("value", inputs.group(1)));
            }
        }
        var areas = Pattern.compile("<textarea ([^>]*)>([^<]*)<").matcher(main);
        while (areas.find()) {
            typed.add(attribute("name", areas.group(1)));
            typed.add(areas.group(2));
        }
        var selects = Pattern.compile("<select ([^>]*)>(.*?)</select>", Pattern.DOTALL)
                .matcher(main);
        while (selects.find()) {
            typed.add(attribute("name", selects.group(1)));
            var chosen = Pattern.compile("value=\"([^\"]*)\" selected").matcher(selects.group(2));
            typed.add(chosen.find() ? chosen.group(1) : "");
        }
        return typed;
    }

    private static String attribute(String name, String tag) {
        var matcher = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String value(List<String> typed, String name) {
        return typed.get(typed.indexOf(name) + 1);
    }

    private static void replace(List<String> typed, String name, String value) {
        for (int at = 0; at < typed.size(); at += 2) {
            if (typed.get(at).equals(name)) {
                typed.set(at + 1, value);
                return;
            }
        }
        throw new AssertionError("No field " + name + " in " + Map.of("fields", typed));
    }
}
