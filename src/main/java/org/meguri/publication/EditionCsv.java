package org.meguri.publication;

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
 * The plan's table as CSV: UTF-8 with byte order mark, CRLF after each record, the source table's own header and order
 * of columns. Every cell is quoted, so that no other separator can cut it; what looks like a formula is disarmed as
 * {@link FormulaGuard} says.
 */
final class EditionCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setQuoteMode(QuoteMode.ALL)
            .setRecordSeparator("\r\n")
            .get();

    private EditionCsv() {}

    static byte[] write(EditionContent content) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (var csv = new CSVPrinter(writer, FORMAT)) {
                for (var column : content.columns()) {
                    csv.print(FormulaGuard.guarded(column.name()));
                }
                csv.println();
                for (var row : content.rows()) {
                    for (var cell : row.cells()) {
                        csv.print(FormulaGuard.guarded(cell));
                    }
                    csv.println();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
