package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.InvalidSheet;
import org.meguri.evaluation.Status;
import org.meguri.journal.EntryView;
import org.meguri.journal.Journal;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.EditionContent;
import org.meguri.publication.EditionLookup;
import org.meguri.sheet.SheetField;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Items that are evaluated with a brief sheet: chosen before the year opens, and used wherever the sheet is. */
@MeguriTest
class BriefSheetTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    PlanRegister plans;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    ChooseSheets choose;

    @Autowired
    YearItems years;

    @Autowired
    OpeningCheck check;

    @Autowired
    NextYear nextYear;

    @Autowired
    Schedule schedule;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    EditionLookup editions;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Journal journal;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void an_item_is_written_checked_read_and_published_with_its_own_sheet() {
        var cycle = planned(year.item(1, "shoko"), year.item(2, "shoko"));
        choose.choose(cycle, Map.of(items(cycle).get(1), "brief"), town.person("kikaku"));
        // What is drawn is the form as it was when the year was planned.
        jdbc.update("update cycle_sheet set sheet = replace(sheet, '取組状況', '簡単な状況')");
        open(cycle);
        var full = year.sheet(cycle, 1);
        var brief = year.sheet(cycle, 2);
        assertThat(full.variant()).isNull();
        assertThat(brief.variant()).isEqualTo("brief");
        assertThat(evaluations.sheet(full).fields()).hasSize(3);
        assertThat(evaluations.sheet(brief).fields())
                .extracting(SheetField::label)
                .containsExactly("評価", "簡単な状況");

        assertThatThrownBy(() -> year.submit(brief.id(), Map.of("result", "◎", "status_text", "長".repeat(201)), "sato"))
                .isInstanceOf(InvalidSheet.class);
        assertThatThrownBy(() -> year.submit(full.id(), Map.of("result", "◎", "status_text", "続けた。"), "sato"))
                .isInstanceOf(InvalidSheet.class);
        assertThat(page("/evaluations/" + brief.id(), "sato"))
                .hasStatusOk()
                .bodyText()
                .contains("簡単な状況", "評価票の種類", "簡易")
                .doesNotContain("今後の方向性", "??");

        // A field that the brief sheet does not have is not kept.
        year.submit(brief.id(), Map.of("result", "◎", "status_text", "続けた。", "future_text", "余分"), "sato");
        assertThat(page("/approvals/" + brief.id(), "shokocho"))
                .bodyText()
                .contains("簡単な状況", "簡易")
                .doesNotContain("今後の方向性");
        year.approve(brief.id(), "shoko", "shokocho");
        assertThat(page("/reviews/" + brief.id(), "kikaku")).bodyText().contains("簡単な状況", "簡易");
        year.confirm(brief.id(), "kikaku");
        year.confirmed(full.id());
        year.runJobs();
        assertThat(evaluations.get(brief.id()).content()).doesNotContainKey("future_text");
        assertThat(page("/committee/evaluations/" + brief.id(), "iin"))
                .hasStatusOk()
                .bodyText()
                .contains("簡単な状況", "簡易")
                .doesNotContain("今後の方向性", "??");

        var content = published(cycle);
        // What the brief sheet does not ask for is empty in the table; the grades of both are counted.
        assertThat(content.rows().get(0).cells()).contains(YearFixture.ANSWERS.get("future_text"));
        assertThat(content.rows().get(1).cells()).containsSubsequence("事業2", "◎", "続けた。", "");
        assertThat(content.tallies().get(0).counts())
                .filteredOn(count -> "◎".equals(count.code()))
                .singleElement()
                .returns(2, EditionContent.Count::count);
        assertThat(page("/items/" + brief.item(), "sato"))
                .hasStatusOk()
                .bodyText()
                .contains("評価：◎ 計画以上")
                .doesNotContain("??");
    }

    @Test
    void last_year_in_brief_and_this_year_in_full_compares_what_both_sheets_ask_for() {
        var cycle = planned(year.item(1, "shoko"));
        all(cycle, "brief", "kikaku");
        open(cycle);
        year.submit(year.sheet(cycle, 1).id(), Map.of("result", "◎", "status_text", "続けた。"), "sato");

        var next = nextPlanned(cycle);
        open(next);
        var sheet = year.sheet(next, 1);
        assertThat(sheet.variant()).isNull();
        assertThat(page("/evaluations/" + sheet.id(), "sato")).bodyText().contains("続けた。", "昨年度の評価票にはない欄です");
        year.submit(sheet.id(), "sato");
        assertThat(page("/approvals/" + sheet.id(), "shokocho").getResponse())
                .satisfies(response -> assertThat(response.getContentAsString())
                        .containsOnlyOnce("昨年度と同じ")
                        .containsOnlyOnce("昨年度から変更"));
    }

    @Test
    void a_workbook_has_the_columns_of_both_sheets_and_takes_from_each_row_what_its_sheet_asks_for() throws Exception {
        var cycle = planned(year.item(1, "shoko"), year.item(2, "shoko"));
        choose.choose(cycle, Map.of(items(cycle).get(0), "brief"), town.person("kikaku"));
        open(cycle);
        var download = browser.get()
                .uri("/workbooks/" + cycle + "/file")
                .with(town.signedIn("sato"))
                .exchange();
        assertThat(download).hasStatusOk();
        try (var book = WorkbookFactory.create(
                new ByteArrayInputStream(download.getResponse().getContentAsByteArray()))) {
            var sheet = book.getSheetAt(0);
            var headings = sheet.getRow(2);
            var place = -1;
            for (var cell : headings) {
                if (cell.getStringCellValue().startsWith("今後の方向性")) {
                    place = cell.getColumnIndex();
                }
            }
            assertThat(place).isPositive();
            assertThat(headings.getCell(place).getStringCellValue())
                    .contains("通常：必須・")
                    .endsWith("簡易：記入不要");
            assertThat(headings.getCell(place - 1).getStringCellValue()).contains("簡易：必須・200字以内");
            assertThat(sheet.getRow(3).getCell(place).getStringCellValue()).isEqualTo("（この評価票では記入不要）");
            assertThat(book.getSheet("記入のしかた").getRow(9).getCell(0).getStringCellValue())
                    .contains("評価票の種類");
            assertThat(previewed(cycle, book)).doesNotContain("評価票にはない欄です", "取り込みません");
            assertThat(sheet.getRow(3).getCell(place).getCellStyle().getLocked())
                    .as("brief")
                    .isTrue();
            assertThat(sheet.getRow(4).getCell(place).getCellStyle().getLocked())
                    .as("full")
                    .isFalse();

            // Written all the same: the full sheet's is offered to be taken in, the brief one's is not, and said so.
            sheet.getRow(3).getCell(place).setCellValue("簡易に書いた今後");
            sheet.getRow(4).getCell(place).setCellValue("通常に書いた今後");
            assertThat(previewed(cycle, book))
                    .contains("通常に書いた今後", "「今後の方向性」は、この項目の評価票にはない欄です。この欄の記入は取り込みません。")
                    .doesNotContain("簡易に書いた今後");
        }
    }

    @Test
    void a_workbook_of_brief_sheets_alone_has_their_columns_only() throws Exception {
        var cycle = planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        choose.choose(cycle, Map.of(items(cycle).get(0), "brief"), town.person("kikaku"));
        open(cycle);
        var download = browser.get()
                .uri("/workbooks/" + cycle + "/file?unit=" + town.unit("shoko"))
                .with(town.signedIn("sato"))
                .exchange();
        try (var book = WorkbookFactory.create(
                new ByteArrayInputStream(download.getResponse().getContentAsByteArray()))) {
            var headings = new ArrayList<String>();
            book.getSheetAt(0).getRow(2).forEach(cell -> headings.add(cell.getStringCellValue()));
            assertThat(headings)
                    .anyMatch(heading -> heading.equals("取組状況\n必須・200字以内"))
                    .noneMatch(heading -> heading.startsWith("今後の方向性"));
        }
    }

    private String previewed(CycleId cycle, Workbook book) throws Exception {
        var filled = new ByteArrayOutputStream();
        book.write(filled);
        var back = browser.post()
                .uri("/workbooks/" + cycle)
                .multipart()
                .file(new MockMultipartFile("file", "記入.xlsx", null, filled.toByteArray()))
                .with(town.signedIn("sato"))
                .exchange();
        assertThat(back).hasStatus3xxRedirection();
        var page = page(Objects.requireNonNull(back.getResponse().getRedirectedUrl()), "sato");
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString();
    }

    @Test
    void sheets_are_chosen_by_rule_and_by_hand_on_the_page_until_the_year_opens() {
        var cycle = planned(year.item(1, "shoko"), year.item(2, "nogyo"), year.item(3, "shoko", "nogyo"));
        var items = items(cycle);
        assertThat(page("/cycles/" + cycle, "kikaku")).bodyText().contains("評価票の内訳：通常 3件", "/sheets");
        assertThat(page("/cycles/" + cycle + "/sheets", "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains("まとめて選ぶ", "柱　柱", "農業振興課", "簡易")
                .doesNotContain("年に１度", "??");

        assertThat(post(cycle, Map.of("rule", "unit:" + town.unit("shoko"), "variant", "brief")))
                .hasStatus3xxRedirection();
        assertThat(chosen(cycle)).containsExactly("brief", "", "brief");
        assertThat(post(cycle, Map.of("rule", "level:柱", "variant", "brief"))).hasStatus3xxRedirection();
        assertThat(chosen(cycle)).containsExactly("brief", "brief", "brief");
        assertThat(post(cycle, Map.of("rule", "all", "variant", ""))).hasStatus3xxRedirection();
        assertThat(chosen(cycle)).containsExactly("", "", "");
        assertThat(post(cycle, Map.of("item." + items.get(1), "brief", "item." + items.get(0), "")))
                .hasStatus3xxRedirection();
        assertThat(chosen(cycle)).containsExactly("", "brief", "");
        assertThat(page("/cycles/" + cycle, "kikaku")).bodyText().contains("評価票の内訳：通常 2件、簡易 1件");

        // What does not fit is said, and what was chosen on the page still stands there.
        assertThat(post(cycle, Map.of("rule", "all", "variant", "none")))
                .hasStatus(422)
                .bodyText()
                .contains("選んだ評価票は、この計画にありません");
        assertThat(post(cycle, Map.of("rule", "level:ない柱", "variant", "brief")))
                .hasStatus(422)
                .bodyText()
                .contains("選んだ対象に当たる項目がありません");
        assertThat(post(cycle, Map.of("rule", "before")))
                .hasStatus(422)
                .bodyText()
                .contains("昨年度の評価がないため");
        assertThat(post(cycle, Map.of("rule", "turn", "variant", ""))).hasStatus(422);
        assertThat(post(cycle, Map.of("item." + items.get(0), "none", "item." + items.get(2), "brief")))
                .hasStatus(422)
                .bodyText()
                .containsPattern("item-" + items.get(2) + "\"[^~]*value=\"brief\" selected");
        assertThat(chosen(cycle)).containsExactly("", "brief", "");
        assertThat(browser.get().uri("/cycles/" + cycle + "/sheets").with(town.signedIn("sato")))
                .hasStatus(403);
        assertThatThrownBy(() -> all(cycle, "brief", "sato")).isInstanceOf(Refusal.class);

        open(cycle);
        assertThat(post(cycle, Map.of("rule", "all", "variant", "brief")))
                .hasStatus(409)
                .bodyText()
                .contains("すでに始まっています。配った評価票は、その年度の間は変えられません");
        assertThat(page("/cycles/" + cycle + "/sheets", "kikaku"))
                .bodyText()
                .contains("評価票は選び直せません")
                .doesNotContain("<select");
        assertThat(year.sheet(cycle, 2).variant()).isEqualTo("brief");
    }

    @Test
    void every_third_year_an_item_is_evaluated_in_full() {
        var first = planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        var items = items(first);
        choose.choose(first, Map.of(items.get(1), "brief"), town.person("kikaku"));
        open(first);

        var second = nextPlanned(first);
        by(second, choose.inTurn("brief"));
        assertThat(chosen(second)).as("the second was never evaluated in full").containsExactly("brief", "");
        open(second);
        var third = nextPlanned(second);
        by(third, choose.inTurn("brief"));
        assertThat(chosen(third)).containsExactly("brief", "brief");
        open(third);
        var fourth = nextPlanned(third);
        by(fourth, choose.inTurn("brief"));
        assertThat(chosen(fourth)).containsExactly("", "brief");
        by(fourth, choose.asBefore());
        assertThat(chosen(fourth)).containsExactly("brief", "brief");
    }

    @Test
    void a_brief_sheet_that_is_missing_broken_or_lacks_a_grade_stands_in_the_way_if_it_is_used() {
        var cycle = planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        jdbc.update("update cycle_sheet set sheet = '{\"id\":\"broken\",\"type\":\"default\",\"components\":[]}'");
        assertThat(keys(cycle)).as("nobody uses it").isEmpty();
        choose.choose(cycle, Map.of(items(cycle).get(1), "brief"), town.person("kikaku"));
        assertThat(keys(cycle)).containsExactly("!variant-unreadable");
        assertThatThrownBy(() -> open(cycle)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                .isEqualTo("cycle.check.variant-unreadable"));
        replan(cycle);
        assertThat(keys(cycle)).isEmpty();

        jdbc.update("update cycle_sheet set sheet = replace(sheet, '\"key\": \"result\"', '\"key\": \"other\"')");
        assertThat(keys(cycle)).containsExactly("!variant-lacks");
        assertThat(page("/cycles/" + cycle, "kikaku"))
                .bodyText()
                .contains("評価票「簡易」（1件に使用）に、集計する区分の欄がないか")
                .doesNotContain("??");

        // The plan's definition by now names no brief sheet any more.
        adopt.adopt(plans.plan(year.cycle(cycle).plan()).yaml().replaceFirst("variants:\n  - .*\n", ""));
        replan(cycle);
        assertThat(chosen(cycle)).containsExactly("", "");
        assertThat(keys(cycle)).isEmpty();
        open(cycle);
    }

    @Test
    void a_grade_that_may_stay_empty_on_the_brief_sheet_alone_stands_in_the_way_and_one_that_is_not_counted_does_not() {
        var cycle = planned(year.item(1, "shoko"));
        all(cycle, "brief", "kikaku");
        assertThat(
                        jdbc.update(
                                "update cycle_sheet set sheet = regexp_replace(sheet, '\"required\": *true', '\"required\": false')"))
                .isEqualTo(1);
        assertThat(keys(cycle)).containsExactly("!variant-lacks");
        adopt.adopt(plans.plan(year.cycle(cycle).plan()).yaml().replaceFirst("tally: .*\n", "tally: []\n"));
        assertThat(keys(cycle)).containsExactly("!variant-lacks", "definition-changed");
        replan(cycle);
        jdbc.update("update cycle_sheet set sheet = replace(sheet, '\"key\": \"result\"', '\"key\": \"other\"')");
        assertThat(keys(cycle)).isEmpty();
    }

    @Test
    void a_definition_that_changed_since_the_year_was_planned_is_told_and_taken_in_at_a_button() throws Exception {
        var cycle = planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        choose.choose(cycle, Map.of(items(cycle).get(1), "brief"), town.person("kikaku"));
        adopt.adopt(plans.plan(year.cycle(cycle).plan()).yaml().replaceFirst("variants:\n  - .*\n", ""));
        assertThat(keys(cycle)).containsExactly("definition-changed");
        var page = page("/cycles/" + cycle, "kikaku");
        assertThat(page).bodyText().contains("計画の定義が、この年度を準備した後に変わっています", "いまの定義を取り込む");

        var form = (FormElement)
                Objects.requireNonNull(Jsoup.parse(page.getResponse().getContentAsString(), "http://localhost")
                        .selectFirst("form[action$=/cycles]"));
        var request = browser.post().uri("/cycles").with(town.signedIn("kikaku"));
        form.formData().stream()
                .filter(one -> !one.key().equals("_csrf"))
                .forEach(one -> request.param(one.key(), one.value()));
        var taken = request.exchange();
        assertThat(taken).hasStatus3xxRedirection();
        assertThat(Objects.toString(taken.getMvcResult().getFlashMap().get("notice")))
                .contains("計画の定義からなくなった1件は、選択を取り消しました");
        assertThat(keys(cycle)).isEmpty();
        assertThat(chosen(cycle)).containsExactly("", "");
    }

    @Test
    void an_item_whose_sheet_is_gone_can_be_given_another_one() {
        var cycle = planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        adopt.adopt(plans.plan(year.cycle(cycle).plan()).yaml().replaceFirst("variants:\n  - .*\n", ""));
        replan(cycle);
        choose.choose(cycle, Map.of(items(cycle).get(1), ""), town.person("kikaku"));
        jdbc.update("update cycle_item_sheet set variant = 'brief'");
        assertThat(keys(cycle)).containsExactly("!variant-gone");
        assertThat(page("/cycles/" + cycle, "kikaku"))
                .bodyText()
                .contains("計画の定義にない評価票 1件")
                .doesNotContain("brief 1件");
        assertThat(page("/cycles/" + cycle + "/sheets", "kikaku"))
                .bodyText()
                .contains("計画の定義にない評価票", "この内容で保存する")
                .doesNotContain("評価票は１種類です");
        assertThat(post(
                        cycle,
                        Map.of(
                                "item." + items(cycle).get(0),
                                "",
                                "item." + items(cycle).get(1),
                                "brief")))
                .hasStatus3xxRedirection();
        assertThat(post(cycle, Map.of("item." + items(cycle).get(1), ""))).hasStatus3xxRedirection();
        assertThat(keys(cycle)).isEmpty();
        assertThat(page("/cycles/" + cycle + "/sheets", "kikaku")).bodyText().contains("評価票は１種類です");
    }

    @Test
    void of_two_who_choose_the_second_is_told_and_the_journal_says_what_was_chosen() throws Exception {
        var cycle = planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        var items = items(cycle);
        var seen = seen(cycle);
        assertThat(post(cycle, Map.of("seen", seen, "act", "each", "item." + items.get(0), "brief")))
                .hasStatus3xxRedirection();
        var refused = post(
                cycle,
                Map.of("seen", seen, "act", "each", "item." + items.get(0), "", "item." + items.get(1), "brief"));
        assertThat(refused)
                .hasStatus(409)
                .bodyText()
                .contains("ほかの人が変更しました", "いまの保存内容：簡易", "いまの保存内容：通常")
                .containsPattern("item-" + items.get(1) + "\"[^~]*value=\"brief\" selected");
        assertThat(chosen(cycle)).containsExactly("brief", "");
        assertThat(post(cycle, Map.of("seen", seen, "rule", "all", "variant", "brief")))
                .hasStatus(409);

        // A choice for many keeps what was ticked on the page and not saved yet.
        assertThat(post(
                        cycle,
                        Map.of(
                                "seen",
                                seen(cycle),
                                "act",
                                "rule",
                                "rule",
                                "unit:" + town.unit("nogyo"),
                                "variant",
                                "brief",
                                "item." + items.get(0),
                                "")))
                .hasStatus3xxRedirection();
        assertThat(chosen(cycle)).containsExactly("", "brief");
        assertThat(journal.ofCycle(cycle.value()))
                .filteredOn(entry -> entry.action().equals("SheetsChosen"))
                .extracting(EntryView::detail)
                .containsExactly("own=1 brief=1", "own=1 brief=1");
    }

    @Test
    void after_the_opening_a_refused_choice_is_not_shown_as_what_was_handed_out() {
        var cycle = planned(year.item(1, "shoko"));
        open(cycle);
        assertThat(post(cycle, Map.of("item." + items(cycle).get(0), "brief")))
                .hasStatus(409)
                .bodyText()
                .contains("<span>通常</span>")
                .doesNotContain("<span>簡易</span>");
    }

    @Test
    void a_place_of_the_same_name_elsewhere_in_the_plan_is_not_meant() {
        var cycle = planned(below("暮らし", year.item(1, "shoko")), below("産業", year.item(2, "nogyo")));
        adopt.adopt(plans.plan(year.cycle(cycle).plan())
                .yaml()
                .replaceFirst("levels:\n", "levels:\n  - {key: chapter, label: 章}\n")
                .replaceFirst("columns:\\n", "columns:\n  - {name: 章, to: level.chapter}\n"));
        replan(cycle);
        assertThat(page("/cycles/" + cycle + "/sheets", "kikaku")).bodyText().contains("章　産業 ／ 柱　柱", "章　暮らし ／ 柱　柱");
        assertThat(post(cycle, Map.of("rule", "level:産業\t柱", "variant", "brief")))
                .hasStatus3xxRedirection();
        assertThat(chosen(cycle)).containsExactly("", "brief");
    }

    @Test
    void a_year_before_that_was_only_planned_was_not_evaluated_and_one_after_the_plan_is_told() {
        var first = planned(year.item(1, "shoko"));
        all(first, "brief", "kikaku");
        var next = nextPlanned(first);
        assertThat(keys(next)).isEmpty();
        assertThat(page("/cycles/" + next + "/sheets", "kikaku")).bodyText().doesNotContain(">昨年度<");
        jdbc.update(
                "update cycle set fiscal_year = 2080 where fiscal_year = ?",
                year.cycle(next).year().year());
        assertThat(keys(next)).containsExactly("after-period");
    }

    @Test
    void the_year_after_is_told_of_brief_sheets_that_nobody_has_chosen_yet() {
        var first = planned(year.item(1, "shoko"));
        all(first, "brief", "kikaku");
        open(first);
        var next = nextPlanned(first);
        assertThat(keys(next)).containsExactly("variant-not-chosen");
        adopt.adopt(plans.plan(year.cycle(first).plan())
                .yaml()
                .replace("label: 簡易, sheet: reform-brief", "label: 簡易, sheet: reform-evaluation"));
        assertThat(nextYear.after(year.cycle(first)).differences())
                .extracting(NextYear.Difference::key)
                .containsExactly("cycle.next.variant-changed");
    }

    @Test
    void a_plan_whose_brief_sheet_has_no_form_is_not_adopted() {
        var cycle = planned(year.item(1, "shoko"));
        var yaml = plans.plan(year.cycle(cycle).plan()).yaml();
        assertThatThrownBy(() -> adopt.adopt(yaml.replace("reform-brief", "no-such-form")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.sheet.unknown"));
    }

    /** The year planned with a plan that has a brief sheet. */
    private CycleId planned(ItemDraft... items) {
        var cycle = year.planned(items);
        adopt.adopt(plans.plan(year.cycle(cycle).plan())
                .yaml()
                .replace(
                        "sheet: reform-evaluation\n",
                        "sheet: reform-evaluation\nvariants:\n  - {key: brief, label: 簡易, sheet: reform-brief}\n"));
        replan(cycle);
        return cycle;
    }

    private static ItemDraft below(String chapter, ItemDraft item) {
        return new ItemDraft(
                item.seq(),
                item.number(),
                item.name(),
                Map.of("chapter", chapter, "pillar", "柱"),
                item.texts(),
                item.responsibilities());
    }

    private void all(CycleId cycle, String variant, String login) {
        choose.choose(cycle, Map.of(), ChooseSheets.all(variant), null, town.person(login));
    }

    private void by(CycleId cycle, ChooseSheets.Rule rule) {
        choose.choose(cycle, Map.of(), rule, null, town.person("kikaku"));
    }

    private String seen(CycleId cycle) throws Exception {
        var html = page("/cycles/" + cycle + "/sheets", "kikaku").getResponse().getContentAsString();
        return Objects.requireNonNull(Jsoup.parse(html).selectFirst("input[name=seen]"))
                .attr("value");
    }

    private void replan(CycleId cycle) {
        var view = year.cycle(cycle);
        planCycle.plan(new PlanCycle.Command(view.plan(), view.year(), view.dues()), town.person("kikaku"));
    }

    private CycleId nextPlanned(CycleId cycle) {
        var view = year.cycle(cycle);
        return planCycle.plan(
                new PlanCycle.Command(
                        view.plan(), new FiscalYear(view.year().year() + 1), schedule.propose(YearFixture.OPENING)),
                town.person("kikaku"));
    }

    private void open(CycleId cycle) {
        planCycle.open(cycle, town.person("kikaku"));
        year.runJobs();
    }

    private EditionContent published(CycleId cycle) {
        year.hold(cycle, "kikaku");
        year.runJobs();
        board.decide(cycle, 1, BoardVerdict.APPROVED, "", town.person("shicho"));
        year.publish(cycle, "");
        year.runJobs();
        assertThat(evaluations.all(cycle)).extracting(EvaluationView::status).containsOnly(Status.PUBLISHED);
        return editions.content(editions.ofCycle(cycle).get(0).id());
    }

    private List<PlanItemId> items(CycleId cycle) {
        return years.of(year.cycle(cycle)).stream().map(PlanItemView::id).toList();
    }

    private List<String> chosen(CycleId cycle) {
        var variants = years.variants(year.cycle(cycle));
        return items(cycle).stream().map(variants::get).toList();
    }

    /** With an exclamation mark what blocks. */
    private List<String> keys(CycleId cycle) {
        return check.findings(year.cycle(cycle)).stream()
                .map(finding -> (finding.blocks() ? "!" : "") + finding.key().replace("cycle.check.", ""))
                .toList();
    }

    private MvcTestResult page(String path, String login) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }

    private MvcTestResult post(CycleId cycle, Map<String, String> typed) {
        var request = browser.post().uri("/cycles/" + cycle + "/sheets").with(town.signedIn("kikaku"));
        typed.forEach(request::param);
        return request.exchange();
    }
}
