package org.meguri.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;
import org.meguri.system.FormulaGuard;
import org.meguri.system.JapaneseDates;
import org.springframework.context.support.MessageSourceAccessor;

/**
 * An edition as a workbook: first the plan's table in its own order of columns, then the tallies with the meaning of the
 * choices and the missing sheets, then the committee's remarks and the errata where there are any; at the end what stands in the
 * columns, and how all this may be used.
 *
 * <p>Every text is a text cell, also one that looks like a number or a formula, and holds exactly the text. Rows leave
 * memory as they are written. Nothing in the file depends on when or where it is written.
 */
final class EditionWorkbook {

    private static final int ROWS_IN_MEMORY = 100;
    /** Not the first moment that the archive form knows: the JDK would add the time zone to that one. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String FONT = "BIZ UDPゴシック";
    private static final short POINTS = 10;
    private static final int LINE_HEIGHT = 14;
    private static final int MARGIN_HEIGHT = 4;
    private static final int HIGHEST_ROW = 409;
    private static final double WRAP_LOSS = 1.08;

    private static final CellRangeAddress HEADER = new CellRangeAddress(0, 0, -1, -1);

    private static final int NARROW = 6;
    private static final int MIDDLE = 16;
    private static final int WIDE = 26;
    private static final int TEXT = 44;

    /** What XML cannot hold, or would change. */
    private static final String UNFIT = "[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]"
            + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]";

    /** The same, and what the file format takes for an escaped character. */
    private static final Pattern ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|" + UNFIT);

    private final EditionContent content;
    private final MessageSourceAccessor words;
    private final SXSSFWorkbook workbook;
    private final CellStyle header;
    private final CellStyle text;
    private final CellStyle disarmed;
    private final CellStyle count;
    private final CellStyle percent;
    private final CellStyle title;

    private EditionWorkbook(EditionContent content, MessageSourceAccessor words, SXSSFWorkbook workbook) {
        this.content = content;
        this.words = words;
        this.workbook = workbook;
        this.header = framed(true);
        header.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        header.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        header.setAlignment(HorizontalAlignment.CENTER);
        header.setVerticalAlignment(VerticalAlignment.CENTER);
        this.text = framed(false);
        this.disarmed = framed(false);
        ((XSSFCellStyle) disarmed).setQuotePrefixed(true);
        this.count = framed(false);
        count.setDataFormat(workbook.createDataFormat().getFormat("#,##0"));
        this.percent = framed(false);
        percent.setDataFormat(workbook.createDataFormat().getFormat("0.00"));
        this.title = workbook.createCellStyle();
        title.setFont(font(true));
        title.setDataFormat(workbook.createDataFormat().getFormat("@"));
    }

    static byte[] write(EditionContent content, MessageSourceAccessor words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            // The JDK cannot read streamed entries of the larger form, which no edition needs.
            workbook.setZip64Mode(Zip64Mode.Never);
            new EditionWorkbook(content, words, workbook).fill();
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return timeless(bytes.toByteArray());
    }

    private void fill() {
        properties();
        table();
        tallies();
        remarks();
        corrections();
        dictionary();
        about();
    }

    private void properties() {
        var core = workbook.getXSSFWorkbook().getProperties().getCoreProperties();
        var day = content.published()
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'"));
        try {
            core.setCreated(day);
            core.setModified(day);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException("POI does not take a date in its own form", e);
        }
        core.setCreator(content.town().replaceAll(UNFIT, "\uFFFD"));
        core.setTitle(content.title().replaceAll(UNFIT, "\uFFFD"));
    }

    private void table() {
        var evaluated =
                content.columns().stream().anyMatch(column -> column.to().startsWith(EditionContent.ANSWER_PREFIX));
        var sheet = sheet(evaluated ? "publication.workbook.table" : "publication.workbook.list");
        var columns = content.columns();
        var widths = columns.stream().map(this::width).toList();
        widths(sheet, widths);
        headerRow(sheet, 0, columns.stream().map(EditionContent.Column::heading).toList(), widths);
        var at = 1;
        for (var row : content.rows()) {
            textRow(sheet, at++, row.cells(), widths);
        }
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(HEADER);
        var last = Math.max(0, columns.size() - 1);
        sheet.setAutoFilter(new CellRangeAddress(0, at - 1, 0, last));
        workbook.getXSSFWorkbook()
                .getSheetAt(workbook.getSheetIndex(sheet))
                .addIgnoredErrors(new CellRangeAddress(0, at - 1, 0, last), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    }

    private void tallies() {
        var sheet = sheet("publication.workbook.tally");
        var widths = List.of(WIDE, NARROW * 2, TEXT, NARROW * 2, NARROW * 2);
        widths(sheet, widths);
        var at = 0;
        for (var tally : content.tallies()) {
            var level = tally.level();
            heading(sheet, at++, level == null ? tally.label() : tally.label() + "　" + level);
            headerRow(
                    sheet,
                    at++,
                    List.of(word("scale"), word("code"), word("meaning"), word("count"), word("percent")),
                    widths);
            var scale = content.scale(tally.scale());
            for (var counted : tally.counts()) {
                var meaning = scale.flatMap(known -> known.choice(counted.code()))
                        .map(EditionContent.Choice::meaning)
                        .orElse("");
                var row = textRow(sheet, at++, List.of(counted.label(), counted.code(), meaning), widths);
                number(row, 3, counted.count(), count);
                number(row, 4, counted.percent().doubleValue(), percent);
            }
            var total = textRow(sheet, at++, List.of(word("total"), "", ""), widths);
            number(total, 3, tally.total(), count);
            number(total, 4, Tallying.percent(tally.total(), tally.total()).doubleValue(), percent);
            if (tally.unanswered() > 0) {
                var without = textRow(sheet, at++, List.of(word("unanswered"), "", ""), widths);
                number(without, 3, tally.unanswered(), count);
            }
            at++;
        }
        if (!content.missing().isEmpty()) {
            heading(sheet, at++, word("missing"));
            headerRow(sheet, at++, List.of(content.item(), word("place"), word("units")), widths);
            for (var missing : content.missing()) {
                textRow(
                        sheet,
                        at++,
                        List.of(missing.heading(), Integer.toString(missing.seq()), String.join("、", missing.units())),
                        widths);
            }
        }
    }

    private void remarks() {
        list(
                "remarks",
                List.of("remark-number", "item", "remark", "verdict", "action", "answer", "due", "budget"),
                List.of(NARROW, WIDE, TEXT, MIDDLE, MIDDLE, TEXT, MIDDLE, MIDDLE),
                content.rows().stream()
                        .flatMap(row -> row.remarks().stream().map(remark -> remark(row, remark)))
                        .toList());
    }

    private List<String> remark(EditionContent.Row row, EditionContent.Remark remark) {
        var verdict = row.verdict();
        return List.of(
                Integer.toString(remark.number()),
                content.heading(row),
                remark.text(),
                verdict == null ? "" : verdict.label(),
                orEmpty(remark.actionLabel()),
                orEmpty(remark.answer()),
                orEmpty(remark.due()),
                orEmpty(remark.budget()));
    }

    private void corrections() {
        list(
                "corrections",
                List.of("item", "corrected-column", "wrong", "right", "reason"),
                List.of(WIDE, MIDDLE, TEXT, TEXT, WIDE),
                content.corrections().stream()
                        .map(line -> List.of(
                                line.heading(), line.column(), line.wrong(), line.right(), orEmpty(line.reason())))
                        .toList());
    }

    /** What edition this is, and how it may be used. */
    private void about() {
        var sheet = sheet("publication.workbook.about");
        var widths = List.of(WIDE, TEXT * 2);
        widths(sheet, widths);
        var licence = content.licence();
        var at = 0;
        for (var line : List.of(
                List.of(word("town"), content.town()),
                List.of(word("plan"), content.planTitle()),
                List.of(word("year"), new FiscalYear(content.fiscalYear()).japanese()),
                List.of(word("number"), Integer.toString(content.number())),
                List.of(word("published"), JapaneseDates.both(content.published())),
                List.of(word("note"), orEmpty(content.note())),
                List.of(word("licence"), licence == null ? "" : licence.name() + "　" + licence.url()),
                List.of(word("seal"), Seal.of(EditionJson.canonical(content)).value()))) {
            textRow(sheet, at++, line, widths);
        }
    }

    private void dictionary() {
        var sheet = sheet("publication.workbook.dictionary");
        var rows = EditionDictionary.rows(content, words);
        list(sheet, rows.get(0), List.of(MIDDLE, WIDE, TEXT, MIDDLE, TEXT, TEXT), rows.subList(1, rows.size()));
    }

    /** A sheet of one table of ours; none where the table has no rows. */
    private void list(String key, List<String> heads, List<Integer> widths, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            list(
                    sheet("publication.workbook." + key),
                    heads.stream()
                            .map(head -> head.equals("item") ? content.item() : word(head))
                            .toList(),
                    widths,
                    rows);
        }
    }

    private void list(Sheet sheet, List<String> heads, List<Integer> widths, List<List<String>> rows) {
        widths(sheet, widths);
        headerRow(sheet, 0, heads, widths);
        var at = 1;
        for (var row : rows) {
            textRow(sheet, at++, row, widths);
        }
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(HEADER);
    }

    private String word(String key) {
        return words.getMessage("publication.workbook." + key);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private Sheet sheet(String nameKey) {
        var sheet = workbook.createSheet(words.getMessage(nameKey));
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A3_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        // In headers and footers an ampersand begins a code.
        sheet.getHeader().setCenter(escaped(content.title()).replace("&", "&&"));
        Footer footer = sheet.getFooter();
        footer.setLeft(escaped(content.town()).replace("&", "&&"));
        footer.setCenter("&P / &N");
        return sheet;
    }

    private static void widths(Sheet sheet, List<Integer> widths) {
        for (var place = 0; place < widths.size(); place++) {
            sheet.setColumnWidth(place, widths.get(place) * 256);
        }
    }

    private int width(EditionContent.Column column) {
        var to = column.to();
        if (to.equals(EditionContent.SEQ) || to.equals(EditionContent.NUMBER)) {
            return NARROW;
        }
        if (column.scale() != null) {
            return NARROW * 2;
        }
        if (to.equals(EditionContent.UNITS) || to.startsWith(EditionContent.LEVEL_PREFIX)) {
            return MIDDLE;
        }
        return to.equals(EditionContent.NAME) ? WIDE : TEXT;
    }

    private void heading(Sheet sheet, int at, String value) {
        var cell = sheet.createRow(at).createCell(0);
        cell.setCellValue(escaped(value));
        cell.setCellStyle(title);
    }

    private void headerRow(Sheet sheet, int at, List<String> values, List<Integer> widths) {
        textRow(sheet, at, values, widths).forEach(cell -> cell.setCellStyle(header));
    }

    private Row textRow(Sheet sheet, int at, List<String> values, List<Integer> widths) {
        var row = sheet.createRow(at);
        var lines = 1;
        for (var place = 0; place < values.size(); place++) {
            var value = values.get(place);
            var cell = row.createCell(place);
            cell.setCellValue(escaped(value));
            cell.setCellStyle(FormulaGuard.dangerous(value) ? disarmed : text);
            lines = Math.max(lines, lines(value, widths.get(place)));
        }
        // Without a height of its own a row with wrapped text is cut off in some programs.
        row.setHeightInPoints(Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + MARGIN_HEIGHT));
        return row;
    }

    private static void number(Row row, int place, double value, CellStyle style) {
        Cell cell = row.createCell(place);
        cell.setCellValue(value);
        cell.setCellStyle(style);
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

    private CellStyle framed(boolean bold) {
        var style = workbook.createCellStyle();
        style.setFont(font(bold));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        return style;
    }

    private XSSFFont font(boolean bold) {
        var font = (XSSFFont) workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(POINTS);
        font.setBold(bold);
        return font;
    }

    /** The text in the file format's own spelling: {@code _x000B_} for a character that XML cannot hold. */
    private static String escaped(String value) {
        return ESCAPED.matcher(value)
                .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
    }

    /** The same archive with a fixed time at every entry. */
    private static byte[] timeless(byte[] archive) {
        var bytes = new ByteArrayOutputStream(archive.length);
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(ENTRY_TIME);
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
