package org.meguri.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.meguri.system.FormulaGuard;

/**
 * A table as a workbook of one sheet: title, what it is of, the table, how it is counted. Every text is a text cell, also one
 * that looks like a formula; figures are numbers. A3 landscape, headings on each page.
 */
final class TableWorkbook {

    private static final String FONT = "BIZ UDPゴシック";
    private static final int LINE_HEIGHT = 14;
    private static final int MARGIN_HEIGHT = 4;
    private static final int HIGHEST_ROW = 409;
    private static final double WRAP_LOSS = 1.08;
    private static final int LONGEST_TEXT = 32_767;

    /** What XML cannot hold. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]"
            + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    /** What the file format takes for an escaped character. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final ShownTable table;
    private final XSSFWorkbook workbook;
    private final CellStyle head;
    private final CellStyle text;
    private final CellStyle disarmed;
    private final CellStyle figure;
    private final CellStyle title;
    private final CellStyle plain;

    private TableWorkbook(ShownTable table, XSSFWorkbook workbook) {
        this.table = table;
        this.workbook = workbook;
        this.text = framed(false);
        this.disarmed = framed(false);
        ((XSSFCellStyle) disarmed).setQuotePrefixed(true);
        this.head = framed(true);
        head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        head.setVerticalAlignment(VerticalAlignment.CENTER);
        this.figure = framed(false);
        figure.setDataFormat(workbook.createDataFormat().getFormat("#,##0"));
        figure.setAlignment(HorizontalAlignment.RIGHT);
        this.title = unframed(true);
        this.plain = unframed(false);
    }

    static byte[] write(ShownTable table) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            new TableWorkbook(table, workbook).fill();
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void fill() {
        workbook.getProperties().getCoreProperties().setTitle(fit(table.title()));
        var sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(fit(table.title())));
        var columns = table.columns();
        for (var place = 0; place < columns.size(); place++) {
            sheet.setColumnWidth(place, width(columns.get(place).kind()) * 256);
        }
        var at = 0;
        line(sheet, at++, table.title(), title);
        for (var about : table.about()) {
            line(sheet, at++, about, plain);
        }
        at++;
        var headings = at;
        headings(sheet, at++);
        for (var row : table.allRows()) {
            row(sheet, at++, row.cells());
        }
        if (!table.rows().isEmpty()) {
            sheet.setAutoFilter(
                    new CellRangeAddress(headings, headings + table.rows().size(), 0, columns.size() - 1));
        }
        sheet.createFreezePane(1, headings + 1);
        sheet.setRepeatingRows(new CellRangeAddress(headings, headings, -1, -1));
        at++;
        for (var note : table.notes()) {
            line(sheet, at++, note, plain);
        }
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A3_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.getFooter().setCenter("&P / &N");
    }

    private void headings(XSSFSheet sheet, int at) {
        var row = sheet.createRow(at);
        var lines = 1;
        for (var place = 0; place < table.columns().size(); place++) {
            var column = table.columns().get(place);
            var cell = row.createCell(place);
            cell.setCellValue(fit(column.heading()));
            cell.setCellStyle(head);
            lines = Math.max(lines, lines(column.heading(), width(column.kind())));
        }
        height(row, lines);
    }

    private void row(XSSFSheet sheet, int at, List<ShownTable.Cell> cells) {
        var row = sheet.createRow(at);
        var lines = 1;
        for (var place = 0; place < cells.size(); place++) {
            var shown = cells.get(place);
            var cell = row.createCell(place);
            if (shown.figure() == null) {
                cell.setCellValue(fit(shown.text()));
                cell.setCellStyle(FormulaGuard.dangerous(shown.text()) ? disarmed : text);
                lines = Math.max(
                        lines,
                        lines(shown.text(), width(table.columns().get(place).kind())));
            } else {
                cell.setCellValue(shown.figure());
                cell.setCellStyle(figure);
            }
        }
        height(row, lines);
    }

    private static void line(XSSFSheet sheet, int at, String words, CellStyle style) {
        var cell = sheet.createRow(at).createCell(0);
        cell.setCellValue(fit(words));
        cell.setCellStyle(style);
    }

    /** Without a height of its own a row with wrapped text is cut off in some programs. */
    private static void height(XSSFRow row, int lines) {
        row.setHeightInPoints(Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + MARGIN_HEIGHT));
    }

    /** In half-width characters. */
    private static int width(ShownTable.Kind kind) {
        return switch (kind) {
            case FIGURE, SHORT -> 12;
            case NAME -> 30;
            case TEXT -> 60;
        };
    }

    private static int lines(String value, int width) {
        return value.lines()
                .mapToInt(line -> (int) Math.max(1, Math.ceil(halfWidths(line) * WRAP_LOSS / width)))
                .sum();
    }

    private static int halfWidths(String line) {
        return line.codePoints()
                .map(character -> character < 0x100 || character >= 0xFF61 && character <= 0xFF9F ? 1 : 2)
                .sum();
    }

    private static String fit(String value) {
        var fit = ESCAPE.matcher(UNFIT.matcher(value).replaceAll("\uFFFD")).replaceAll("_x005F_");
        return fit.length() <= LONGEST_TEXT ? fit : fit.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private CellStyle unframed(boolean bold) {
        var style = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) 10);
        font.setBold(bold);
        style.setFont(font);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        return style;
    }

    private CellStyle framed(boolean bold) {
        var style = unframed(bold);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }
}
