package org.meguri.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;
import org.meguri.sheet.SheetField;
import org.meguri.workbook.BookColumns.Column;
import org.meguri.workbook.BookColumns.Kind;
import org.meguri.workbook.BookContent.BookRow;
import org.springframework.context.support.MessageSourceAccessor;

/**
 * Writes a workbook to be filled in: one row for each sheet of a unit, the choices as lists, what is not to be filled in
 * grey and protected (without a password: it guards against slips, not against people).
 *
 * <p>Every text is a text cell and holds exactly the text, also one that looks like a number or a formula. A text that no
 * cell can hold is kept out and said to be, never cut. Rows leave memory as they are written;
 * texts stand in the table of shared strings, as Excel itself writes them.
 */
final class BookWriter {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int HEADER_ROW = 2;
    private static final String FONT = "BIZ UDPゴシック";
    private static final short POINTS = 10;
    private static final int LINE_HEIGHT = 14;
    private static final int MARGIN_HEIGHT = 4;
    private static final int HIGHEST_ROW = 409;
    private static final double WRAP_LOSS = 1.08;
    private static final int NARROW = 8;
    private static final int MIDDLE = 16;
    private static final int WIDE = 26;
    private static final int TEXT = 48;
    private static final int REFERENCE = 36;

    /** What a page of A3 takes across in half-width characters, still to be read. */
    private static final int ACROSS = 250;

    /** The first character of what a spreadsheet would calculate, and of what budgets write for minus. */
    private static final String DANGEROUS = "=+-@＝＋－＠△▲'\t";

    /** What XML cannot hold, or would change. */
    private static final String UNFIT = "[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]"
            + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]";

    /** The same, and what the file format takes for an escaped character; LibreOffice takes shorter ones too. */
    private static final Pattern ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]+_)|" + UNFIT);

    private final BookContent content;
    private final MessageSourceAccessor words;
    private final CellWords cells;
    private final SXSSFWorkbook workbook;
    private final List<Column> columns;
    private final Map<String, SheetField> fields = new HashMap<>();
    private final CellStyle title;
    private final CellStyle plain;
    private final CellStyle header;
    private final CellStyle answerHeader;
    private final CellStyle locked;
    private final CellStyle lockedQuoted;
    private final CellStyle open;
    private final CellStyle openQuoted;
    private final CellStyle message;
    private final CellStyle mark;

    private BookWriter(BookContent content, MessageSourceAccessor words, SXSSFWorkbook workbook) {
        this.content = content;
        this.words = words;
        this.cells = new CellWords(words);
        this.workbook = workbook;
        this.columns = columns(content);
        content.fields().forEach(field -> fields.put(field.key(), field));
        this.title = style(true, null, false);
        this.plain = style(false, null, false);
        this.header = framed(style(true, IndexedColors.GREY_25_PERCENT, true));
        this.answerHeader = framed(style(true, IndexedColors.PALE_BLUE, true));
        this.locked = framed(style(false, IndexedColors.GREY_25_PERCENT, true));
        this.lockedQuoted = quoted(framed(style(false, IndexedColors.GREY_25_PERCENT, true)));
        this.open = framed(style(false, null, true));
        open.setLocked(false);
        this.openQuoted = quoted(framed(style(false, null, true)));
        openQuoted.setLocked(false);
        this.message = framed(style(false, IndexedColors.LIGHT_YELLOW, true));
        this.mark = framed(style(false, IndexedColors.GREY_25_PERCENT, false));
        // Shows only as much as the cell is wide, also where nothing stands beside it.
        mark.setAlignment(HorizontalAlignment.FILL);
    }

    static byte[] write(BookContent content, MessageSourceAccessor words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, false, true)) {
            // What reads it again in one pass knows no streamed entries of the larger form.
            workbook.setZip64Mode(Zip64Mode.Never);
            new BookWriter(content, words, workbook).fill();
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Whether a cell holds the text, in the spelling of the file format. */
    static boolean fits(String text) {
        return escaped(text).length() <= CellWords.MOST;
    }

    /** Last year's columns only where last year has something to say. */
    private static List<Column> columns(BookContent content) {
        return content.columns().columns().stream()
                .filter(column -> column.kind() != Kind.PREVIOUS
                        || content.rows().stream()
                                .anyMatch(row -> row.previous().containsKey(column.key())))
                .toList();
    }

    private void fill() {
        var sheet = workbook.createSheet(words.getMessage("workbook.sheet"));
        var choices = choices();
        guide();
        var widths = columns.stream().map(this::width).toList();
        for (int place = 0; place < columns.size() + content.extra().size(); place++) {
            sheet.setColumnWidth(place, (place < widths.size() ? widths.get(place) : MIDDLE) * 256);
        }
        line(sheet, 0, content.title(), title);
        line(sheet, 1, words.getMessage("workbook.file.lead"), plain);
        headings(sheet, widths);
        var at = HEADER_ROW + 1;
        for (var row : content.rows()) {
            row(sheet, at++, row, widths);
        }
        validations(sheet, choices, at - 1);
        frame(sheet, at - 1);
    }

    private void headings(SXSSFSheet sheet, List<Integer> widths) {
        var row = sheet.createRow(HEADER_ROW);
        var lines = 1;
        for (int place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            var text = column.hint().isEmpty() ? column.heading() : column.heading() + "\n" + column.hint();
            put(row, place, text, column.kind() == Kind.ANSWER ? answerHeader : header);
            lines = Math.max(lines, lines(text, widths.get(place)));
        }
        for (int place = 0; place < content.extra().size(); place++) {
            put(row, columns.size() + place, content.extra().get(place), header);
        }
        row.setHeightInPoints(Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + MARGIN_HEIGHT));
    }

    private void row(SXSSFSheet sheet, int at, BookRow values, List<Integer> widths) {
        var row = sheet.createRow(at);
        var lines = 1;
        for (int place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            var text = text(column, values);
            put(row, place, text, style(column, text, values));
            if (column.kind() != Kind.MARK) {
                lines = Math.max(lines, lines(text, widths.get(place)));
            }
        }
        for (int place = 0; place < values.extra().size(); place++) {
            put(row, columns.size() + place, fitting(values.extra().get(place)), open);
        }
        // Without a height of its own a row with wrapped text is cut off in some programs.
        row.setHeightInPoints(Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + MARGIN_HEIGHT));
    }

    private String text(Column column, BookRow row) {
        return switch (column.kind()) {
            case NUMBER, LEVEL, NAME, UNIT -> fitting(row.identity().getOrDefault(column.heading(), ""));
            case PREVIOUS -> fitting(row.previous().getOrDefault(column.key(), ""));
            case ANSWER -> {
                var text = fitting(row.answers().getOrDefault(column.key(), ""));
                yield text.isEmpty() && !row.asked().contains(column.key()) ? cells.notAsked() : text;
            }
            case MESSAGE -> fitting(row.message());
            case MARK -> row.mark();
        };
    }

    /** A text that no cell holds is named, never cut. */
    private String fitting(String text) {
        return fits(text) ? text : words.getMessage("workbook.file.kept-out");
    }

    private CellStyle style(Column column, String text, BookRow row) {
        return switch (column.kind()) {
            case MESSAGE -> message;
            case MARK -> mark;
            case ANSWER -> {
                var writable = row.open().contains(column.key());
                yield dangerous(text) ? (writable ? openQuoted : lockedQuoted) : (writable ? open : locked);
            }
            default -> dangerous(text) ? lockedQuoted : locked;
        };
    }

    private static boolean dangerous(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
    }

    private static void put(SXSSFRow row, int place, String text, CellStyle style) {
        var cell = row.createCell(place);
        if (!text.isEmpty()) {
            cell.setCellValue(escaped(text));
        }
        cell.setCellStyle(style);
    }

    private static void line(SXSSFSheet sheet, int at, String text, CellStyle style) {
        put(sheet.createRow(at), 0, text, style);
    }

    /** The choices of each field in a column of a sheet of their own, since a list in a cell's rule holds 255 characters. */
    private Map<String, String> choices() {
        var places = new HashMap<String, String>();
        var lists = content.fields().stream()
                .filter(field -> !cells.offered(field).isEmpty())
                .toList();
        if (lists.isEmpty()) {
            return places;
        }
        var name = words.getMessage("workbook.sheet.choices");
        var sheet = workbook.createSheet(name);
        var longest = lists.stream()
                .mapToInt(field -> cells.offered(field).size())
                .max()
                .orElse(0);
        for (int at = 0; at <= longest; at++) {
            var row = sheet.createRow(at);
            for (int place = 0; place < lists.size(); place++) {
                var offered = cells.offered(lists.get(place));
                if (at == 0) {
                    put(row, place, lists.get(place).label(), header);
                } else if (at <= offered.size()) {
                    put(row, place, offered.get(at - 1), locked);
                }
            }
        }
        for (int place = 0; place < lists.size(); place++) {
            sheet.setColumnWidth(place, WIDE * 256);
            var letters = CellReference.convertNumToColString(place);
            var last = cells.offered(lists.get(place)).size() + 1;
            places.put(lists.get(place).key(), "'" + name + "'!$" + letters + "$2:$" + letters + "$" + last);
        }
        sheet.enableLocking();
        return places;
    }

    private void guide() {
        var sheet = workbook.createSheet(words.getMessage("workbook.sheet.guide"));
        sheet.setColumnWidth(0, TEXT * 2 * 256);
        var at = 0;
        for (var line : words.getMessage("workbook.file.guide").split("\n", -1)) {
            var row = sheet.createRow(at++);
            put(row, 0, line, at == 1 ? title : plain);
        }
        sheet.enableLocking();
    }

    private void validations(SXSSFSheet sheet, Map<String, String> choices, int last) {
        var helper = sheet.getDataValidationHelper();
        if (last <= HEADER_ROW) {
            return;
        }
        for (int place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            var list = choices.get(column.key());
            var field = fields.get(column.key());
            if (column.kind() != Kind.ANSWER || list == null || field == null) {
                continue;
            }
            var rule = helper.createValidation(
                    helper.createFormulaListConstraint(list),
                    new CellRangeAddressList(HEADER_ROW + 1, last, place, place));
            rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
            rule.setEmptyCellAllowed(true);
            rule.setShowErrorBox(true);
            rule.createErrorBox(words.getMessage("workbook.rule.title"), words.getMessage("workbook.rule.choice"));
            sheet.addValidationData(rule);
        }
    }

    private void frame(SXSSFSheet sheet, int last) {
        var name = 0;
        for (int place = 0; place < columns.size(); place++) {
            if (columns.get(place).kind() == Kind.NAME) {
                name = place;
            }
        }
        sheet.createFreezePane(name + 1, HEADER_ROW + 1);
        sheet.setRepeatingRows(new CellRangeAddress(HEADER_ROW, HEADER_ROW, -1, -1));
        sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, name));
        // The marks are for the machine; on paper they are left out.
        workbook.setPrintArea(
                workbook.getSheetIndex(sheet), 0, Math.max(0, columns.size() - 2), 0, Math.max(last, HEADER_ROW));
        var end = Math.max(last, HEADER_ROW);
        sheet.setAutoFilter(new CellRangeAddress(HEADER_ROW, end, 0, columns.size() - 1));
        sheet.enableLocking();
        sheet.lockAutoFilter(false);
        sheet.lockSort(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockFormatCells(false);
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A3_PAPERSIZE);
        print.setLandscape(true);
        var across = columns.stream().mapToInt(this::width).sum();
        print.setFitWidth((short) Math.max(1, (across + ACROSS - 1) / ACROSS));
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.getFooter().setCenter("&P / &N");
        workbook.getXSSFWorkbook()
                .getSheetAt(workbook.getSheetIndex(sheet))
                .addIgnoredErrors(
                        new CellRangeAddress(HEADER_ROW, end, 0, columns.size() - 1),
                        IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    }

    private int width(Column column) {
        return switch (column.kind()) {
            case NUMBER -> NARROW;
            case LEVEL, UNIT, MARK -> MIDDLE;
            case NAME, MESSAGE -> WIDE;
            case PREVIOUS, ANSWER -> {
                var field = fields.get(column.key());
                var wide = field == null || field.type().equals("textarea");
                yield wide ? (column.kind() == Kind.ANSWER ? TEXT : REFERENCE) : MIDDLE;
            }
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

    private CellStyle style(boolean bold, @Nullable IndexedColors fill, boolean wrapped) {
        var style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(POINTS);
        font.setBold(bold);
        style.setFont(font);
        style.setWrapText(wrapped);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        if (fill != null) {
            style.setFillForegroundColor(fill.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }

    private static CellStyle framed(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static CellStyle quoted(CellStyle style) {
        ((XSSFCellStyle) style).setQuotePrefixed(true);
        return style;
    }

    /** The text in the file format's own spelling: {@code _x000B_} for a character that XML cannot hold. */
    private static String escaped(String value) {
        return ESCAPED.matcher(value)
                .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
    }
}
