package org.meguri.indicator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.meguri.indicator.IndicatorTable.Column;

/** Prints a plan's indicators again as the table that they were read from: the same rows, columns and texts. */
final class IndicatorFiles {

    /** The columns of the file format; kind and unit are the town's own additions and not among them. */
    static final List<Column> COLUMNS = Arrays.stream(Column.values())
            .filter(column -> column != Column.KIND && column != Column.RESPONSIBLE)
            .toList();

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

    /** What a spreadsheet would take for a formula, but for plain numbers and a lone dash. */
    private static final Pattern DANGEROUS = Pattern.compile("(?s)'*[=+\\-@＝＋－＠\\t\\r].*");

    private static final Pattern HARMLESS =
            Pattern.compile("[-－]|[-+－＋][0-9０-９]+([,，][0-9０-９]{3})*([.．][0-9０-９]+)?[^=+@(!|]{0,10}(（[A-Z0-9]+）)?");

    private static final int WIDE = 30 * 256;
    private static final int NARROW = 14 * 256;

    private IndicatorFiles() {}

    /** The rows of the table, the heading first. */
    static List<List<String>> rows(List<IndicatorView> indicators) {
        var rows = new ArrayList<List<String>>();
        rows.add(COLUMNS.stream().map(Column::heading).toList());
        for (var indicator : indicators) {
            rows.add(COLUMNS.stream().map(column -> cell(indicator, column)).toList());
        }
        return rows;
    }

    private static String cell(IndicatorView of, Column column) {
        return switch (column) {
            case SEQ -> Integer.toString(of.seq());
            case LEVEL -> of.level();
            case LEVEL_NUMBER -> of.levelNumber();
            case PLACE -> of.place();
            case NAME -> of.name();
            case BASELINE_RAW -> of.baseline().raw();
            case BASELINE_YEAR -> of.baseline().yearRaw();
            case BASELINE_VALUE -> plain(of.baseline().amount());
            case TARGET_RAW -> of.target().raw();
            case TARGET_YEAR -> of.target().yearRaw();
            case TARGET_VALUE -> plain(of.target().amount());
            case UNIT -> of.measure();
            case DIRECTION -> of.direction().code();
            case NOTE -> of.note();
            case KIND -> of.kind().name();
            case RESPONSIBLE -> "";
        };
    }

    /** UTF-8 with byte order mark, CRLF after each record; what looks like a formula gets an apostrophe. */
    static byte[] csv(List<IndicatorView> indicators) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (var csv = new CSVPrinter(writer, FORMAT)) {
                for (var row : rows(indicators)) {
                    csv.printRecord(row.stream().map(IndicatorFiles::guarded).toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Every cell is a text, so that 150.0 stays 150.0. */
    static byte[] workbook(List<IndicatorView> indicators, String sheetName) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet(sheetName);
            var text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            text.setWrapText(true);
            var disarmed = workbook.createCellStyle();
            disarmed.cloneStyleFrom(text);
            disarmed.setQuotePrefixed(true);
            var head = workbook.createCellStyle();
            head.cloneStyleFrom(text);
            head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            var at = 0;
            for (var values : rows(indicators)) {
                var row = sheet.createRow(at);
                for (var place = 0; place < values.size(); place++) {
                    var cell = row.createCell(place);
                    cell.setCellValue(values.get(place));
                    cell.setCellStyle(at == 0 ? head : dangerous(values.get(place)) ? disarmed : text);
                }
                at++;
            }
            for (var place = 0; place < COLUMNS.size(); place++) {
                var column = COLUMNS.get(place);
                sheet.setColumnWidth(
                        place,
                        column == Column.NAME || column == Column.PLACE || column == Column.NOTE ? WIDE : NARROW);
            }
            sheet.createFreezePane(0, 1);
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static boolean dangerous(String text) {
        return DANGEROUS.matcher(text).matches() && !HARMLESS.matcher(text).matches();
    }

    private static String guarded(String text) {
        return dangerous(text) ? "'" + text : text;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
