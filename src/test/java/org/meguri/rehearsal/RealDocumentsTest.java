package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.intake.ReadPlanFile;
import org.meguri.intake.Upload;
import org.meguri.organization.FoundTown;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.RegisterItems.Outcome;
import org.meguri.plan.ShippedPlans;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.test.web.servlet.MockMvc;

/** The plans of a real city, founded from their tables by the shipped definitions, and printed again. */
@MeguriTest
class RealDocumentsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 4, 1);

    @Autowired
    FoundTown foundTown;

    @Autowired
    ShippedPlans shipped;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    ReadPlanFile files;

    @Autowired
    PlanRegister plans;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    MessageSource messages;

    @Autowired
    MockMvc pages;

    @ParameterizedTest
    @CsvSource({
        "strategy1-r3-evaluation, strategy1-r3, 73",
        "basicplan-first-evaluation, basic-plan, 338",
        "mayor-pledges-2022-03, mayor-pledges, 60",
        "strategy2-structure, strategy2, 13",
        "strategy1-proposals, strategy1-proposals, 70",
        "strategy1-packages, strategy1-packages, 6"
    })
    void a_table_is_founded_from_either_kind_of_file_and_its_register_printed_cell_for_cell(
            String document, String code, int rows) throws Exception {
        var csv = RealDocuments.csv(document);
        var xlsx = RealDocuments.xlsx(document);
        var plan = founded(csv);
        assertThat(plans.plan(plan).code()).isEqualTo(code);
        assertThat(files.preview(plan, csv).findings()).isEmpty();
        files.apply(plan, csv);
        assertThat(plans.items(plan)).hasSize(rows);

        assertThat(files.preview(plan, xlsx).outcome()).isEqualTo(new Outcome(0, 0, rows, 0));
        assertPrinted(plan, csv);
    }

    @ParameterizedTest
    @CsvSource({
        "strategy1-r3-evaluation, 73, true",
        "basicplan-first-evaluation, 338, true",
        "mayor-pledges-2022-03, 60, true",
        "strategy2-structure, 13, false",
        "strategy1-proposals, 70, false",
        "strategy1-packages, 6, false"
    })
    void a_workbook_made_of_the_table_founds_the_same_register(String document, int rows, boolean evaluated)
            throws Exception {
        var csv = RealDocuments.csv(document);
        var plan = founded(csv);
        var xlsx = RealDocuments.xlsx(document);
        files.apply(plan, xlsx);

        assertThat(files.preview(plan, csv).outcome()).isEqualTo(new Outcome(0, 0, rows, 0));
        if (evaluated) {
            assertThat(files.answers(definition(plan), xlsx)).isEqualTo(files.answers(definition(plan), csv));
        }
        assertPrinted(plan, csv);
    }

    @Test
    void what_the_documents_leave_open_is_kept_and_told() throws Exception {
        var csv = RealDocuments.csv("basicplan-first-evaluation");
        var plan = founded(csv);
        files.apply(plan, csv);
        var items = plans.items(plan);

        assertThat(files.answers(definition(plan), csv))
                .filteredOn(
                        row -> row.values().getOrDefault("future_choice", "").equals("ア イ"))
                .singleElement()
                .satisfies(row -> assertThat(row.seq()).isEqualTo(304));
        assertThat(items)
                .filteredOn(item -> item.responsibilities().size() > 1)
                .as("rows that several units share")
                .hasSizeGreaterThan(30);
        assertThat(items.stream()
                        .flatMap(item -> item.responsibilities().stream())
                        .filter(unit -> unit.printed().equals("（関係各課）")))
                .isNotEmpty()
                .allSatisfy(unit -> assertThat(unit.unit()).isNull());
        assertThat(items.stream()
                        .flatMap(item -> item.responsibilities().stream())
                        .filter(unit -> unit.printed().equals("管財課（一部）")))
                .isNotEmpty()
                .allSatisfy(unit -> assertThat(unit.unit()).isNotNull());
        assertThat(items.subList(274, 338))
                .as("the last chapter has no number")
                .allSatisfy(item -> assertThat(item.levels()).containsEntry("chapter", "計画の実現に向けて（行財政運営の指針）"));
    }

    @Test
    void two_pledges_that_fold_into_a_third_stay_counted() throws Exception {
        var csv = RealDocuments.csv("mayor-pledges-2022-03");
        var plan = founded(csv);
        files.apply(plan, csv);

        assertThat(plans.items(plan))
                .filteredOn(item -> item.texts().getOrDefault("note", "").startsWith("※1"))
                .extracting(item -> item.heading())
                .containsExactly("公約4（1）産官学連携「入間市IoT共創コンソーシアム」の創設", "公約28（1）SDGsをまちづくりに活かす条例の制定");
        assertThat(definition(plan).notes())
                .extracting(PlanDefinition.Note::mark)
                .containsExactly("※1");
    }

    @Test
    void proposals_are_counted_by_kind() throws Exception {
        var csv = RealDocuments.csv("strategy1-proposals");
        var plan = founded(csv);
        files.apply(plan, csv);

        var counted = new LinkedHashMap<String, Integer>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(download(plan, "xlsx")))) {
            workbook.getSheetAt(1).forEach(row -> {
                if (row.getCell(1) != null && row.getCell(3) != null && counted.size() < 4) {
                    var code = row.getCell(1).getStringCellValue();
                    if (definition(plan).scales().get(0).choice(code).isPresent()) {
                        counted.put(code, (int) row.getCell(3).getNumericCellValue());
                    }
                }
            });
        }
        assertThat(counted)
                .containsExactly(Map.entry("新規", 22), Map.entry("継続", 20), Map.entry("実施可能", 24), Map.entry("広域", 4));
        assertThat(plans.items(plan))
                .filteredOn(item -> item.texts().getOrDefault("starred", "").equals("1"))
                .hasSize(6);
    }

    private PlanId founded(Upload file) throws IOException {
        var fitting = shipped.all().stream()
                .filter(one -> files.fits(one.definition(), file))
                .toList();
        assertThat(fitting).as("definitions that fit").hasSize(1);
        clock.moveTo(TODAY.atTime(9, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
        foundTown.found(
                PractisedTown.of(
                        files.unitNames(fitting.get(0).definition(), file), new MessageSourceAccessor(messages)),
                TODAY,
                TownFixture.PASSWORD);
        return adopt.adopt(fitting.get(0).yaml());
    }

    private PlanDefinition definition(PlanId plan) {
        return plans.plan(plan).definition();
    }

    private void assertPrinted(PlanId plan, Upload source) throws Exception {
        var table = RealDocuments.table(source.content());
        var header = table.get(0);
        var registered = definition(plan).columns().stream()
                .filter(column -> !column.to().startsWith("answer."))
                .map(PlanDefinition.Column::name)
                .toList();
        var places = IntStream.range(0, header.size())
                .filter(place -> registered.contains(header.get(place)))
                .toArray();
        var expected = table.stream()
                .map(row -> IntStream.of(places).mapToObj(row::get).toList())
                .toList();

        assertThat(RealDocuments.table(download(plan, "csv"))).isEqualTo(expected);
        assertThat(cells(download(plan, "xlsx"))).isEqualTo(expected.subList(1, expected.size()));
    }

    private byte[] download(PlanId plan, String extension) throws Exception {
        return pages.perform(get("/plans/" + plan + "/register." + extension).with(town.signedIn("planner")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static List<List<String>> cells(byte[] workbook) throws IOException {
        var format = new DataFormatter();
        try (var read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            var sheet = read.getSheetAt(0);
            return IntStream.rangeClosed(1, sheet.getLastRowNum())
                    .mapToObj(sheet::getRow)
                    .map(row -> IntStream.range(0, row.getLastCellNum())
                            .mapToObj(place -> format.formatCellValue(row.getCell(place)))
                            .toList())
                    .toList();
        }
    }
}
