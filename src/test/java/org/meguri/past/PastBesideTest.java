package org.meguri.past;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.intake.Upload;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.sheet.LastYear;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Where past answers stand: beside the sheet, in the workbook, on the item's page; and where the product's own win. */
@MeguriTest
class PastBesideTest {

    private static final String HEADER = "番号,柱,事業名,評価,実施状況,今後,担当課\n";
    private static final String BEFORE = "登録前の年度の評価（表から取り込み、令和６年度）";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    TakePastAnswers take;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    WriteEvaluation write;

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
    JdbcTemplate database;

    @Autowired
    MockMvcTester browser;

    private CycleId cycle;
    private PlanId plan;

    @BeforeEach
    void planned() {
        cycle = year.planned(
                year.item(1, "shoko"), year.item(2, "nogyo"), year.item(3, "shoko"), year.item(4, "shoko"));
        plan = year.cycle(cycle).plan();
    }

    @Test
    void whoever_has_last_year_beside_a_sheet_is_told_that_it_comes_from_a_table() {
        takeOver("2024", "1,柱,事業1,◎,表の状況一,表の今後一,商工観光課\n2,柱,事業2,ア,表の状況二,,農業振興課\n");
        open(cycle);
        var sheet = year.sheet(cycle, 1);
        assertThat(evaluations.previousContent(sheet)).containsEntry("status_text", "表の状況一");
        assertThat(page("/evaluations/" + sheet.id(), "sato"))
                .hasStatusOk()
                .bodyText()
                .contains(BEFORE, "表の状況一", "取り込んだ文を写す")
                .doesNotContain("??", "昨年度の記入", "昨年度の文を写す");
        assertThat(page("/evaluations/" + year.sheet(cycle, 3).id(), "sato"))
                .as("nothing was taken over of this one")
                .bodyText()
                .doesNotContain("登録前の年度の評価");
        assertThat(page("/evaluations/" + year.sheet(cycle, 2).id(), "tanaka"))
                .bodyText()
                .contains("区分にない値");

        year.submit(sheet.id(), Map.of("result", "◎", "status_text", "今年の状況。", "future_text", "続ける。"), "sato");
        assertThat(page("/approvals/" + sheet.id() + "?unit=" + town.unit("shoko"), "shokocho"))
                .hasStatusOk()
                .bodyText()
                .contains(BEFORE, "表の状況一", "取り込んだ評価から変更", "取り込んだ評価と同じ")
                .doesNotContain("昨年度から変更");
        year.approve(sheet.id(), "shoko", "shokocho");
        assertThat(page("/reviews/" + sheet.id(), "kikaku"))
                .hasStatusOk()
                .bodyText()
                .contains(BEFORE, "表の状況一");
        year.confirm(sheet.id(), "kikaku");
        for (var seq = 2; seq <= 4; seq++) {
            year.confirmed(year.sheet(cycle, seq).id());
        }
        year.runJobs();
        assertThat(page("/committee/evaluations/" + sheet.id(), "iin"))
                .hasStatusOk()
                .bodyText()
                .contains(BEFORE, "表の状況一")
                .doesNotContain("??");
    }

    @Test
    void the_workbook_says_whose_texts_stand_in_its_columns() throws Exception {
        takeOver("2024", "1,柱,事業1,◎,表の状況一,表の今後一,商工観光課\n");
        open(cycle);
        var book = book("shoko");

        assertThat(book.get(0))
                .anySatisfy(heading -> assertThat(heading).startsWith("前年度：").contains(BEFORE));
        assertThat(book.get(1)).contains("◎ 計画以上", "表の状況一", BEFORE);
        assertThat(book.get(2)).doesNotContain(BEFORE);
    }

    @Test
    void a_merged_item_finds_what_was_taken_over_of_those_that_went_into_it() {
        takeOver("2024", "1,柱,事業1,◎,表の状況一,,商工観光課\n4,柱,事業4,×,表の状況四,,商工観光課\n");
        edit.merge(List.of(item(1), item(4)), item(3), false, decision(), town.person("kikaku"));
        open(cycle);
        var heir = year.sheet(cycle, 3);

        assertThat(evaluations.lastYear(heir))
                .extracting(LastYear::heading, LastYear::past, last -> last.answers()
                        .get("status_text"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("No.1 事業1", new FiscalYear(2024), "表の状況一"),
                        org.assertj.core.groups.Tuple.tuple("No.4 事業4", new FiscalYear(2024), "表の状況四"));
        assertThat(page("/evaluations/" + heir.id(), "sato"))
                .bodyText()
                .contains(BEFORE, "「No.1 事業1」（引き継いだ項目）の記入", "表の状況一", "「No.4 事業4」（引き継いだ項目）の記入", "表の状況四")
                .doesNotContain("??");
        assertThat(page("/items/" + item(3), "sato"))
                .as("the family's lives stand on the page")
                .bodyText()
                .contains("登録前の年度の評価（表から取り込み）", "評価：◎ 計画以上", "評価：× 未実施");
    }

    @Test
    void what_the_product_evaluated_itself_wins_and_an_older_table_is_not_brought_up_again() {
        takeOver("2024", "1,柱,事業1,◎,表の状況一,,商工観光課\n3,柱,事業3,◎,表の状況三,,商工観光課\n");
        open(cycle);
        var first = year.sheet(cycle, 1);
        write.save(
                new WriteEvaluation.Command(
                        first.id(), first.revision(), Map.of("status_text", "昨年度の評価票の状況"), Map.of()),
                town.person("sato"));
        var second = next(2026);

        assertThat(evaluations.lastYear(sheet(second, 1)))
                .extracting(LastYear::past, last -> last.answers().get("status_text"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(null, "昨年度の評価票の状況"));
        assertThat(page("/evaluations/" + sheet(second, 1).id(), "sato"))
                .bodyText()
                .contains("昨年度の記入", "昨年度の評価票の状況")
                .doesNotContain("登録前の年度の評価", "表の状況一");
        assertThat(evaluations.lastYear(sheet(second, 3)))
                .as("nobody wrote on this one last year: the latest earlier year")
                .extracting(LastYear::past, last -> last.answers().get("status_text"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(new FiscalYear(2024), "表の状況三"));
        var third = next(2027);
        assertThat(evaluations.lastYear(sheet(third, 1)))
                .as("the product has an evaluation that is younger than the table")
                .isEmpty();
    }

    @Test
    void of_several_years_the_latest_before_the_cycle_stands_beside() {
        takeOver("2022", "1,柱,事業1,◎,四年の状況,,商工観光課\n");
        takeOver("2023", "1,柱,事業1,×,五年の状況,,商工観光課\n");
        takeOver("2025", "1,柱,事業1,×,七年の状況,,商工観光課\n");
        open(cycle);

        assertThat(evaluations.lastYear(year.sheet(cycle, 1)))
                .extracting(LastYear::past)
                .containsExactly(new FiscalYear(2023));
    }

    @Test
    void a_past_year_keeps_the_scale_that_it_was_read_with() {
        takeOver("2024", "1,柱,事業1,◎,表の状況一,,商工観光課\n");
        adopt.adopt(plans.plan(plan).yaml().replace("label: 計画以上", "label: 拡充"));
        var second = next(2026);

        assertThat(page("/evaluations/" + sheet(second, 1).id(), "sato"))
                .bodyText()
                .contains("計画以上", "拡充");
        assertThat(page("/items/" + item(1), "sato")).bodyText().contains("評価：◎ 計画以上");
    }

    @Test
    void the_items_page_tells_the_year_with_words_and_texts_to_unfold_and_links_nowhere() {
        takeOver("2024", "1,柱,事業1,◎,表の状況一,表の今後一,商工観光課\n2,柱,事業2,ア,,,農業振興課\n");
        for (var login : List.of("sato", "kikaku", "iin")) {
            assertThat(page("/items/" + item(1), login))
                    .hasStatusOk()
                    .bodyText()
                    .contains("令和６年度", "登録前の年度の評価（表から取り込み）", "評価：◎ 計画以上", "<details", "表の状況一", "表の今後一")
                    .doesNotContain("??", "/evaluations/");
        }
        assertThat(page("/items/" + item(2), "iin")).bodyText().contains("評価：ア（区分にない値）");
    }

    @Test
    void what_citizens_may_not_read_does_not_stand_on_the_items_page() throws Exception {
        takeOver("2024", "1,柱,事業1,◎,表の状況一,表の今後一,商工観光課\n");
        var json = new ObjectMapper();
        var sheet = json.readTree(database.queryForObject("select sheet from past_taking", String.class));
        sheet.get("components").forEach(field -> {
            if (field.path("key").asText().equals("status_text")) {
                ((ObjectNode) field.get("properties")).put("public", "false");
            }
        });
        database.update("update past_taking set sheet = ?", json.writeValueAsString(sheet));

        assertThat(page("/items/" + item(1), "iin"))
                .hasStatusOk()
                .bodyText()
                .contains("表の今後一")
                .doesNotContain("表の状況一");
    }

    private static Decision decision() {
        return new Decision(new FiscalYear(2025), "庁議で決定した。");
    }

    private void takeOver(String of, String rows) {
        var person = town.person("kikaku");
        var file = new Upload("評価.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
        var id = take.keep(plan, of, file, person);
        take.takeIn(plan, id, person, take.preview(plan, id, person).seen());
    }

    private void open(CycleId planned) {
        planCycle.open(planned, town.person("kikaku"));
        year.runJobs();
    }

    private CycleId next(int of) {
        var next = planCycle.plan(
                new PlanCycle.Command(plan, new FiscalYear(of), schedule.propose(YearFixture.OPENING)),
                town.person("kikaku"));
        open(next);
        return next;
    }

    private EvaluationView sheet(CycleId of, int seq) {
        return evaluations.of(of, item(seq)).orElseThrow();
    }

    private PlanItemId item(int seq) {
        return plans.items(plan).stream()
                .filter(item -> item.seq() == seq)
                .map(PlanItemView::id)
                .findFirst()
                .orElseThrow();
    }

    /** The headings, then the rows of a unit's workbook. */
    private List<List<String>> book(String unit) throws IOException {
        var content = page("/workbooks/" + cycle + "/file?unit=" + town.unit(unit), "kikaku")
                .getResponse()
                .getContentAsByteArray();
        var format = new DataFormatter();
        var rows = new ArrayList<List<String>>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            var sheet = workbook.getSheetAt(0);
            for (var at = 2; at <= sheet.getLastRowNum(); at++) {
                var row = sheet.getRow(at);
                var cells = new ArrayList<String>();
                for (var place = 0; row != null && place < row.getLastCellNum(); place++) {
                    cells.add(format.formatCellValue(row.getCell(place)));
                }
                if (cells.stream().anyMatch(cell -> cell.startsWith("前年度：")) || !rows.isEmpty()) {
                    rows.add(cells);
                }
            }
        }
        return rows;
    }

    private MvcTestResult page(String path, String login) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }
}
