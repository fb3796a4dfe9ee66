package org.meguri.publication;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
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
        return write(Stream.concat(
                Stream.of(content.columns().stream()
                        .map(EditionContent.Column::name)
                        .toList()),
                content.rows().stream().map(EditionContent.Row::cells)));
    }

    /** Any other table in the same form. */
    static byte[] write(Stream<List<String>> records) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (var csv = new CSVPrinter(writer, FORMAT)) {
                for (var record : (Iterable<List<String>>) records::iterator) {
                    csv.printRecord(record.stream().map(FormulaGuard::guarded).toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
