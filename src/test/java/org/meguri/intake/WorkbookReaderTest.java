package org.meguri.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meguri.intake.IntakeFixture.message;
import static org.meguri.intake.IntakeFixture.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.intake.Table.Cell;
import org.meguri.intake.Table.Kind;
import org.meguri.system.Refusal;

class WorkbookReaderTest {

    private static final List<String> HEADER =
            List.of(IntakeFixture.HEADER.strip().split(","));
    private static final List<String> ROW = List.of("1", "柱一", "窓口の見直し", "概要", "◎", "進めた。", "続ける。", "企画課");

    @Test
    void numbers_are_read_as_they_are_shown() {
        var workbook = Workbooks.of(List.of(), sheet -> {
            number(sheet, 0, 12, "General");
            number(sheet, 1, 0.125, "0.0%");
            number(sheet, 2, 1234567, "#,##0");
            number(sheet, 3, 7, "000");
            number(sheet, 4, 1.5, "General");
            number(sheet, 5, 45383, "m\"月\"d\"日\"");
            number(sheet, 6, 45383, "yyyy\"年\"m\"月\"d\"日\"");
            number(sheet, 7, 45383, "[$-411]ggge\"年\"m\"月\"d\"日\"");
            number(sheet, 8, -258, "#,##0;\"△\"#,##0");
            number(sheet, 9, 9_999_999_999L, "General");
            sheet.getRow(0).createCell(10).setCellValue(true);
            sheet.getRow(0).createCell(11).setCellValue("001");
        });
        var cells = table(workbook).rows().get(0).cells();
        assertThat(cells)
                .extracting(Cell::text)
                .containsExactly(
                        "12",
                        "12.5%",
                        "1,234,567",
                        "007",
                        "1.5",
                        "4月1日",
                        "2024年4月1日",
                        "",
                        "△258",
                        "9999999999",
                        "TRUE",
                        "001");
        assertThat(cells.get(7).kind()).isEqualTo(Kind.ERA_DATE);
    }

    @Test
    void the_date_system_of_the_workbook_is_honoured() {
        var workbook = Workbooks.of(List.of(), sheet -> {
            sheet.getWorkbook().getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            number(sheet, 0, 45383 - 1462, "yyyy\"年\"m\"月\"d\"日\"");
        });
        assertThat(table(workbook).rows().get(0).cell(0).text()).isEqualTo("2024年4月1日");
    }

    @Test
    void furigana_are_no_part_of_a_text_and_runs_are_joined() {
        var workbook = Workbooks.with(
                Workbooks.of(List.of(List.of("x"))),
                "xl/sharedStrings.xml",
                xml -> xml.replace(
                        "<t>x</t>",
                        "<r><t>入間</t></r><r><rPr><b/></rPr><t>市_x000D_\n茶_x005F_x</t></r>"
                                + "<rPh sb=\"0\" eb=\"2\"><t>イルマ</t></rPh><phoneticPr fontId=\"1\"/>"));
        assertThat(table(workbook).rows().get(0).cell(0).text()).isEqualTo("入間市\r\n茶_x");
    }

    @Test
    void formulas_are_never_calculated_but_told() {
        var reading = read(List.of(HEADER, ROW, ROW), sheet -> {
            sheet.getRow(2).getCell(0).setCellFormula("1+1");
            sheet.getRow(2).getCell(2).setCellFormula("HYPERLINK(\"http://example.jp/\",\"x\")");
            sheet.getRow(1).createCell(8).setCellFormula("LEN(C2)");
        });
        assertThat(reading.words())
                .containsExactly(
                        "A3 「番号」に計算式があります。計算式の結果は取り込みません。 セルをコピーし、「形式を選択して貼り付け」の「値」で貼り直してください。",
                        "C3 「取組名」に計算式があります。計算式の結果は取り込みません。 セルをコピーし、「形式を選択して貼り付け」の「値」で貼り直してください。");
        assertThat(reading.items()).hasSize(1);
    }

    @Test
    void error_values_and_era_dates_are_told() {
        var reading = read(List.of(HEADER, ROW), sheet -> {
            sheet.getRow(1).getCell(3).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF.getCode());
            number(sheet, 1, 5, 45383, "ggge\"年\"m\"月\"d\"日\"");
        });
        assertThat(reading.keys()).containsExactly("error-value", "era-date");
    }

    @Test
    void a_merged_cell_is_never_taken_for_an_empty_one() {
        var reading = read(
                List.of(
                        HEADER,
                        ROW,
                        List.of("2", "", "道路の見直し", "概要", "◎", "進めた。", "続ける。", ""),
                        List.of("3", "", "公園の見直し", "概要", "◎", "進めた。", "続ける。", "企画課")),
                sheet -> {
                    sheet.addMergedRegion(CellRangeAddress.valueOf("B2:B4"));
                    sheet.addMergedRegion(CellRangeAddress.valueOf("H2:H3"));
                });
        assertThat(reading.words())
                .containsExactly(
                        "B3 「柱」のセルが結合されていて、この行の値がありません。 セルの結合を解除し、この行にも値を入力してください。",
                        "H3 「所管課」のセルが結合されていて、この行の値がありません。 セルの結合を解除し、この行にも値を入力してください。",
                        "B4 「柱」のセルが結合されていて、この行の値がありません。 セルの結合を解除し、この行にも値を入力してください。");
    }

    @Test
    void titles_above_two_merged_rows_of_headings_and_blank_rows_do_no_harm() {
        var reading = read(
                List.of(
                        List.of("取組評価シート"),
                        List.of(),
                        List.of("基本", "", "", "", "評価の結果"),
                        HEADER,
                        ROW,
                        List.of(),
                        List.of("x", "柱", "名", "", "◎", "", "", "企画課")),
                sheet -> {
                    sheet.addMergedRegion(CellRangeAddress.valueOf("A1:H1"));
                    sheet.addMergedRegion(CellRangeAddress.valueOf("E3:G3"));
                });
        assertThat(reading.words()).extracting(words -> words.substring(0, 2)).containsExactly("D7", "F7", "G7");
    }

    @Test
    void hidden_rows_are_read_and_hidden_sheets_are_not() {
        var workbook = Workbooks.of(List.of(HEADER, ROW), sheet -> {
            sheet.getRow(1).setZeroHeight(true);
            sheet.setColumnHidden(3, true);
            sheet.getWorkbook().createSheet("控え").createRow(0).createCell(0).setCellValue("隠れている");
            sheet.getWorkbook().createSheet("次").createRow(0).createCell(0).setCellValue("見えている");
            sheet.getWorkbook().setSheetVisibility(1, SheetVisibility.HIDDEN);
        });
        assertThat(IntakeFixture.read(workbook).items()).hasSize(1);
        assertThat(table(workbook).format()).isEqualTo("Excel（シート「評価」だけ。ほかの1シートは読みません）");
        var first = Workbooks.of(List.of(List.of("隠れている")), sheet -> {
            sheet.getWorkbook().createSheet("次").createRow(0).createCell(0).setCellValue("見えている");
            sheet.getWorkbook().setActiveSheet(1);
            sheet.getWorkbook().setSheetVisibility(0, SheetVisibility.VERY_HIDDEN);
        });
        assertThat(table(first).rows().get(0).cell(0).text()).isEqualTo("見えている");
    }

    @Test
    void workbooks_of_other_programs_are_read() {
        var inline = Workbooks.parts("<row><c t=\"inlineStr\"><is><t>番号</t></is></c><c t=\"str\"><v>名</v></c></row>"
                + "<row r=\"5\"><c r=\"B5\"><v>3</v></c></row>");
        assertThat(table(Workbooks.zip(inline)).rows())
                .extracting(
                        row -> row.number() + row.cell(0).text() + row.cell(1).text())
                .containsExactly("1番号名", "53");
        var strict = new LinkedHashMap<String, String>();
        inline.forEach((name, xml) -> strict.put(
                name,
                xml.replace(
                                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                "http://purl.oclc.org/ooxml/spreadsheetml/main")
                        .replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships")
                        .replace("Target=\"xl/workbook.xml\"", "Target=\"/xl/workbook.xml\"")));
        assertThat(table(Workbooks.zip(strict)).rows()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsm", "xlsb", "docx", "vba"})
    void other_kinds_of_office_files_are_refused_by_their_content(String kind) {
        var workbook = Workbooks.of(List.of(HEADER, ROW));
        var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        var changed =
                switch (kind) {
                    case "xlsm" ->
                        Workbooks.with(
                                workbook,
                                "[Content_Types].xml",
                                xml -> xml.replace(type, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"));
                    case "xlsb" ->
                        Workbooks.with(
                                workbook,
                                "[Content_Types].xml",
                                xml -> xml.replace(type, "application/vnd.ms-excel.sheet.binary.macroEnabled.main"));
                    case "vba" -> Workbooks.with(workbook, "xl/vbaProject.bin", none -> "x");
                    default ->
                        Workbooks.with(
                                workbook,
                                "[Content_Types].xml",
                                xml -> xml.replace(
                                        type,
                                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"));
                };
        assertRefused(
                changed,
                switch (kind) {
                    case "xlsm", "vba" -> "xlsm";
                    case "xlsb" -> "xlsb";
                    default -> "other-office";
                });
    }

    @Test
    void archives_that_are_no_workbook_are_refused() {
        assertRefused(Workbooks.zip(Map.of("表.csv", "番号")), "zip");
        assertRefused(
                Workbooks.zip(
                        Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>")),
                "ods");
        assertRefused(Workbooks.zip(Map.of()), "zip");
    }

    @Test
    void broken_archives_are_refused() {
        var workbook = Workbooks.of(List.of(HEADER, ROW));
        assertRefused(Arrays.copyOf(workbook, workbook.length / 2), "zip-broken");
        var bad = workbook.clone();
        for (int i = 0; i < 40; i++) {
            bad[workbook.length / 3 + i] ^= 0x55;
        }
        assertThatThrownBy(() -> table(bad)).isInstanceOf(Refusal.class);
        var parts = Workbooks.parts("<row><c><v>x1</v></c></row>");
        assertRefused(Workbooks.zip(parts), "zip-broken");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>");
        assertRefused(Workbooks.zip(parts), "zip-broken");
        parts.remove("xl/worksheets/sheet1.xml");
        assertRefused(Workbooks.zip(parts), "zip-broken");
        parts.put("xl/workbook.xml", "<workbook><sheets/></workbook>");
        assertRefused(Workbooks.zip(parts), "no-sheet");
    }

    @Test
    void a_bomb_is_refused_before_it_goes_off() throws IOException {
        var zeros = new byte[1024 * 1024];
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        Effort.within(Duration.ofSeconds(1), () -> assertRefused(out.toByteArray(), "zip-ratio"));
    }

    @Test
    void what_grows_slowly_but_too_far_is_refused() throws IOException {
        var random = new java.util.Random(1);
        var block = new byte[64 * 1024];
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int part = 0; part < 3; part++) {
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + part + ".xml"));
                for (int i = 0; i < 1_400; i++) {
                    // Just dense enough to pass for an honest part.
                    for (int j = 0; j < block.length; j += 96) {
                        block[j] = (byte) random.nextInt(128);
                    }
                    zip.write(block);
                }
                zip.closeEntry();
            }
        }
        assertThat(out.size()).isLessThan(TableReader.MAX_SIZE);
        Effort.within(Duration.ofSeconds(2), () -> assertRefused(out.toByteArray(), "zip-size"));
    }

    @Test
    void too_many_parts_and_dishonest_names_are_refused() throws IOException {
        var many = new LinkedHashMap<String, String>();
        for (int i = 0; i <= ZipGuard.MAX_ENTRIES; i++) {
            many.put("x" + i, "");
        }
        assertRefused(Workbooks.zip(many), "zip-entries");
        for (var name : List.of("../../etc/passwd", "/etc/passwd", "C:\\x", "a/../../b", "xl\\workbook.xml")) {
            assertRefused(Workbooks.zip(Map.of(name, "x")), "zip-names");
        }
        assertRefused(Workbooks.zip(Map.of("xl/Workbook.xml", "x", "xl/workbook.xml", "y")), "zip-names");

        // One name in front of the part, another in the directory.
        var workbook = Workbooks.zip(Workbooks.parts(""));
        var text = new String(workbook, java.nio.charset.StandardCharsets.ISO_8859_1);
        var directory = text.lastIndexOf("sheet1.xml");
        var changed = workbook.clone();
        changed[directory] = 'S';
        assertRefused(changed, "zip-names");
    }

    @Test
    void a_doctype_is_refused_wherever_it_stands_and_nothing_is_fetched() throws Exception {
        var hits = new AtomicInteger();
        try (var trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var listener = new Thread(() -> {
                while (!trap.isClosed()) {
                    try (var caller = trap.accept()) {
                        hits.incrementAndGet();
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            listener.start();
            var address = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
            var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + address + "\">]>";
            var workbook = Workbooks.of(List.of(HEADER, ROW));
            for (var part : List.of(
                    "[Content_Types].xml",
                    "_rels/.rels",
                    "docProps/core.xml",
                    "xl/workbook.xml",
                    "xl/sharedStrings.xml",
                    "xl/styles.xml",
                    "xl/worksheets/sheet1.xml",
                    "customXml/item1.xml",
                    "xl/drawings/drawing1.svg")) {
                assertRefused(
                        Workbooks.with(workbook, part, xml -> {
                            var bare = xml.startsWith("<?xml") ? xml.substring(xml.indexOf("?>") + 2) : xml;
                            return doctype + bare.replaceFirst("<t>", "<t>&e;");
                        }),
                        "doctype");
            }
            var wide = Workbooks.unzipped(workbook);
            wide.put("xl/workbook.xml", (doctype + "<workbook/>").getBytes(java.nio.charset.StandardCharsets.UTF_16));
            assertRefused(Workbooks.zipBytes(wide), "doctype");
            var external = Workbooks.parts("");
            external.computeIfPresent(
                    "xl/_rels/workbook.xml.rels",
                    (name, xml) -> xml.replace(
                            "Target=\"worksheets/sheet1.xml\"", "TargetMode=\"External\" Target=\"" + address + "\""));
            assertRefused(Workbooks.zip(external), "zip-broken");
            trap.close();
            listener.join(2_000);
        }
        assertThat(hits).hasValue(0);
    }

    @Test
    void a_long_tail_of_empty_formatted_rows_is_ignored() {
        var rows = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            rows.append("<row r=\"%d\"><c r=\"A%d\"><v>%d</v></c></row>".formatted(i, i, i));
        }
        var random = new java.util.Random(2);
        for (int i = 11; i <= 1_000_000; i++) {
            rows.append("<row r=\"")
                    .append(i)
                    .append("\" spans=\"1:14\" ht=\"")
                    .append(random.nextInt(90))
                    .append("\"/>");
        }
        var workbook = Workbooks.zip(Workbooks.parts(rows.toString()));
        Effort.within(
                Duration.ofSeconds(3), () -> assertThat(table(workbook).rows()).hasSize(10));
    }

    @Test
    void too_many_rows_or_columns_are_refused() {
        var rows = new StringBuilder();
        for (int i = 1; i <= 20_001; i++) {
            rows.append("<row><c><v>").append(i).append("</v></c></row>");
        }
        assertRefused(Workbooks.zip(Workbooks.parts(rows.toString())), "rows");
        assertRefused(Workbooks.zip(Workbooks.parts("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")), "columns");
        assertThat(table(Workbooks.zip(Workbooks.parts("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>")))
                        .rows()
                        .get(0)
                        .number())
                .isEqualTo(1_048_576);
    }

    @Test
    void one_long_text_in_many_cells_is_refused_before_it_fills_the_memory() {
        var parts = Workbooks.unzipped(Workbooks.of(List.of(List.of("長".repeat(32_000)))));
        var cells = new StringBuilder();
        for (int i = 1; i <= 1_000; i++) {
            cells.append("<row><c t=\"s\"><v>0</v></c></row>");
        }
        parts.put(
                "xl/worksheets/sheet1.xml",
                utf8("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + cells + "</sheetData></worksheet>"));
        assertRefused(Workbooks.zipBytes(parts), "text");
    }

    private static IntakeFixture.Reading read(List<List<String>> rows, java.util.function.Consumer<XSSFSheet> change) {
        return IntakeFixture.read(Workbooks.of(new ArrayList<>(rows), change));
    }

    private static Table table(byte[] workbook) {
        return TableReader.read(new Upload("表.xlsx", workbook));
    }

    private static void assertRefused(byte[] content, String reason) {
        assertThatThrownBy(() -> table(content)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.key()).isEqualTo("intake.refused." + reason);
            assertThat(message(refusal.key(), refusal.arguments()))
                    .endsWith("ください。")
                    .doesNotContain("{");
        });
    }

    private static void number(XSSFSheet sheet, int column, double value, String format) {
        number(sheet, 0, column, value, format);
    }

    private static void number(XSSFSheet sheet, int row, int column, double value, String format) {
        var workbook = sheet.getWorkbook();
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        var at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        var cell = at.createCell(column, CellType.NUMERIC);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }
}
