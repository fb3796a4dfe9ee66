package org.meguri.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.meguri.system.FormulaGuard;

/**
 * A table as CSV: UTF-8 with byte order mark, CRLF after each record, every cell quoted, what looks like a formula disarmed
 * as {@link FormulaGuard} says. The headings come first, so that a program finds them; what the table is of and how it is
 * counted follows below it, behind an empty line.
 */
final class TableCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setQuoteMode(QuoteMode.ALL)
            .setRecordSeparator("\r\n")
            .get();

    private TableCsv() {}

    static byte[] write(ShownTable table) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (var csv = new CSVPrinter(writer, FORMAT)) {
                csv.printRecord(table.columns().stream()
                        .map(column -> FormulaGuard.guarded(column.heading()))
                        .toList());
                for (var row : table.allRows()) {
                    csv.printRecord(row.cells().stream().map(TableCsv::text).toList());
                }
                csv.println();
                csv.printRecord(FormulaGuard.guarded(table.title()));
                for (var line : table.about()) {
                    csv.printRecord(FormulaGuard.guarded(line));
                }
                for (var line : table.notes()) {
                    csv.printRecord(FormulaGuard.guarded(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String text(ShownTable.Cell cell) {
        return cell.figure() == null ? FormulaGuard.guarded(cell.text()) : Long.toString(cell.figure());
    }
}
