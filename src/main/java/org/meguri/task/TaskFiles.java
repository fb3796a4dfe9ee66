package org.meguri.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.meguri.system.FormulaGuard;

/** A list as a file, row by row what the page shows; the first row is the heading. */
final class TaskFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();
    private static final int WIDTH = 18 * 256;

    private TaskFiles() {}

    /** UTF-8 with byte order mark, CRLF after each record; what looks like a formula gets an apostrophe. */
    static byte[] csv(List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (var csv = new CSVPrinter(writer, FORMAT)) {
                for (var row : rows) {
                    csv.printRecord(row.stream().map(FormulaGuard::guarded).toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Every cell is a text, so that 2-1 does not become a day. */
    static byte[] workbook(List<List<String>> rows, String name) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet(name);
            var text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            text.setWrapText(true);
            var disarmed = workbook.createCellStyle();
            disarmed.cloneStyleFrom(text);
            disarmed.setQuotePrefixed(true);
            var bold = workbook.createFont();
            bold.setBold(true);
            var head = workbook.createCellStyle();
            head.cloneStyleFrom(text);
            head.setFont(bold);
            for (var at = 0; at < rows.size(); at++) {
                var row = sheet.createRow(at);
                for (var place = 0; place < rows.get(at).size(); place++) {
                    var value = rows.get(at).get(place);
                    var cell = row.createCell(place);
                    cell.setCellValue(value);
                    cell.setCellStyle(at == 0 ? head : FormulaGuard.dangerous(value) ? disarmed : text);
                }
            }
            for (var place = 0; !rows.isEmpty() && place < rows.get(0).size(); place++) {
                sheet.setColumnWidth(place, WIDTH);
            }
            sheet.createFreezePane(0, 1);
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
