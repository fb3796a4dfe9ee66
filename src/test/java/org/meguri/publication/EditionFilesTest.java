package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meguri.system.FormulaGuard;

class EditionFilesTest {

    private final EditionFiles files = PublicationFixture.files();

    static List<String> hostileTexts() {
        return List.of(
                "=cmd|'/c calc'!A0",
                "@SUM(1)",
                "-2+3",
                "＝1+1",
                "'=1",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{{7*7}} ${7*7} #{x} *{x} [[${x}]] __${x}__::.x",
                "a,b;c\td \"quoted\" \"\"twice\"\"",
                "一行目\n二行目\n\n四行目\n",
                "𠮷野家の𩸽 葛󠄀城市 👨‍👩‍👧‍👦 é e\u0301 ㈱①Ⅲ",
                "\uFEFF先頭のBOM",
                "  前後の空白　",
                "_x0041_ _x000D_ _x005F_x0041_",
                "]]> &amp; & < >",
                "\u202Eぎゃく\u202C",
                "NULL");
    }

    static List<String> brokenTexts() {
        return List.of("改\r行\r\n", "\u000B垂直\u0000", "\uFFFE\uFFFF", "\uD842片割れ", "片割れ\uDFB7\uD842", "_x000B_\u000B");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void a_hostile_text_comes_back_from_every_file_unchanged(String text) throws IOException {
        var edition = PublicationFixture.saying(text);
        var table = PublicationFixture.table(new String(files.csv(edition), StandardCharsets.UTF_8));
        assertThat(table.get(1).get(4)).isEqualTo(FormulaGuard.guarded(text));
        assertThat(table).hasSize(2);
        assertThat(EditionJson.read(new String(files.json(edition), StandardCharsets.UTF_8)))
                .isEqualTo(edition);
        assertThat(inWorkbook(edition)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("brokenTexts")
    void even_what_an_edition_refuses_would_not_break_a_workbook(String text) throws IOException {
        assertThat(inWorkbook(PublicationFixture.raw(text))).isEqualTo(text);
    }

    @Test
    void a_text_cell_is_never_a_formula_and_is_marked_as_text_where_it_looks_like_one() throws IOException {
        try (var workbook = workbook(PublicationFixture.saying("=1+1"))) {
            var cell = workbook.getSheetAt(0).getRow(1).getCell(4);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(workbook.getSheetAt(0)
                            .getRow(1)
                            .getCell(3)
                            .getCellStyle()
                            .getQuotePrefixed())
                    .isFalse();
        }
    }

    @Test
    void the_csv_begins_with_a_byte_order_mark_and_ends_every_record_with_crlf() {
        var csv = new String(files.csv(PublicationFixture.saying("はい")), StandardCharsets.UTF_8);
        assertThat(csv)
                .isEqualTo(
                        """
                        \uFEFF"no","chapter","name","progress","status_text","units"\r
                        "1","まちづくり","道路の補修","A","はい","企画課"\r
                        """);
    }

    @Test
    void the_workbook_prints_on_a3_with_a_frozen_head_and_carries_the_tallies() throws IOException {
        try (var workbook = workbook(PublicationFixture.saying("はい"))) {
            var table = workbook.getSheet("評価結果");
            assertThat(table.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A3_PAPERSIZE);
            assertThat(table.getPrintSetup().getLandscape()).isTrue();
            assertThat(table.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(table.getRow(0).getCell(4).getStringCellValue()).isEqualTo("実施状況");
            assertThat(table.getRow(0).getCell(0).getCellStyle().getWrapText()).isTrue();
            var tally = workbook.getSheet("集計");
            assertThat(tally.getRow(2).getCell(0).getStringCellValue()).isEqualTo("区分A");
            assertThat(tally.getRow(2).getCell(2).getStringCellValue()).isEqualTo("Aの意味");
            assertThat(tally.getRow(2).getCell(3).getNumericCellValue()).isEqualTo(1);
            assertThat(tally.getRow(2).getCell(4).getNumericCellValue()).isEqualTo(100);
            assertThat(workbook.getSheet("意見と回答")).isNull();
        }
    }

    @Test
    void remarks_and_answers_have_a_sheet_of_their_own() throws IOException {
        var edition = PublicationFixture.saying("はい");
        var remarked = PublicationFixture.with(
                edition,
                List.of(new EditionContent.Row(
                        1,
                        edition.rows().get(0).cells(),
                        List.of(new EditionContent.Remark(7, "もっと詳しく", "ADOPT", "対応する", "次年度から示します")))));
        try (var workbook = workbook(remarked)) {
            var row = workbook.getSheet("意見と回答").getRow(1);
            assertThat(texts(row)).containsExactly("7", "No.1 道路の補修", "もっと詳しく", "", "対応する", "次年度から示します", "", "");
        }
    }

    @Test
    void errata_columns_and_the_licence_stand_in_the_workbook_too() throws IOException {
        try (var workbook = workbook(SchemaFixture.everything())) {
            assertThat(texts(workbook.getSheet("正誤表").getRow(1)))
                    .containsExactly("No.1道路の補修", "実施状況", "10件", "12件", "数え誤り");
            assertThat(texts(workbook.getSheet("意見と回答").getRow(1)))
                    .containsExactly("7", "No.1 道路の補修", "もっと詳しく", "改善して継続", "対応する", "次年度から示します", "令和４年度末まで", "増額なし");
            assertThat(texts(workbook.getSheet("列の説明").getRow(2)))
                    .containsExactly("chapter", "章", "章の名称", "文字列", "", "まちづくり");
            assertThat(StreamSupport.stream(workbook.getSheet("この版について").spliterator(), false)
                            .map(EditionFilesTest::texts))
                    .contains(
                            List.of("利用の条件", "CC BY 4.0　https://creativecommons.org/licenses/by/4.0/deed.ja"),
                            List.of("公表日", "令和4年12月1日（2022年12月1日）"));
        }
        try (var workbook = workbook(PublicationFixture.saying("はい"))) {
            assertThat(workbook.getSheet("正誤表")).isNull();
        }
    }

    @Test
    void a_missing_sheet_is_named_in_the_workbook() throws IOException {
        var item = PublicationFixture.item(3, null, "名のみの事業", "まちづくり");
        var edition = PreparedEdition.of(
                PublicationFixture.source(List.of(item), Map.of(), Set.of(item.id())), 1, PublicationFixture.PUBLISHED);
        try (var workbook = workbook(edition)) {
            var tally = workbook.getSheet("集計");
            var last = tally.getRow(tally.getLastRowNum());
            assertThat(texts(last)).containsExactly("名のみの事業", "3", "企画課");
        }
    }

    @Test
    void the_same_content_gives_the_same_bytes_wherever_and_whenever_it_is_written() throws IOException {
        var edition = PublicationFixture.strategyEdition();
        var here = all(edition);
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        var lineEnd = System.getProperty("line.separator");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Locale.setDefault(Locale.GERMANY);
            System.setProperty("line.separator", "\r\n");
            var there = all(EditionJson.read(EditionJson.canonical(edition)));
            assertThat(there.keySet()).isEqualTo(here.keySet());
            for (var format : EditionFormat.values()) {
                assertThat(Arrays.equals(here.get(format), there.get(format)))
                        .as(format.name())
                        .isTrue();
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
            System.setProperty("line.separator", lineEnd);
        }
    }

    @Test
    void nothing_in_the_workbook_tells_when_it_was_written() throws IOException {
        var bytes = files.xlsx(PublicationFixture.saying("はい"));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
                var text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals("docProps/core.xml")) {
                    assertThat(text)
                            .contains(">2022-11-25T00:00:00Z</dcterms:created>")
                            .contains(">2022-11-25T00:00:00Z</dcterms:modified>");
                    text = text.replace("2022-11-25T00:00:00Z", "");
                }
                assertThat(text)
                        .as(entry.getName())
                        .doesNotContainPattern("20\\d\\d-\\d\\d-\\d\\d")
                        .doesNotContain(System.getProperty("user.name") + "<");
            }
        }
    }

    private Map<EditionFormat, byte[]> all(EditionContent edition) {
        var all = new HashMap<EditionFormat, byte[]>();
        for (var format : EditionFormat.values()) {
            all.put(format, files.of(format, edition));
        }
        return all;
    }

    private String inWorkbook(EditionContent edition) throws IOException {
        try (var workbook = workbook(edition)) {
            return workbook.getSheetAt(0).getRow(1).getCell(4).getStringCellValue();
        }
    }

    private XSSFWorkbook workbook(EditionContent edition) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(files.xlsx(edition)));
    }

    private static List<String> texts(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(Cell::getStringCellValue)
                .toList();
    }
}
