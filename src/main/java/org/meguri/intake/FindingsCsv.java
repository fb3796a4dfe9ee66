package org.meguri.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.meguri.system.FormulaGuard;
import org.meguri.system.Words;

/** What is wrong in a file as CSV: UTF-8 with byte order mark, one line for each finding, in the order of the file. */
final class FindingsCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FindingsCsv() {}

    static byte[] write(List<Finding> findings, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (var csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
                csv.printRecord(
                        words.of("intake.preview.row"),
                        words.of("intake.preview.column"),
                        words.of("intake.preview.what"),
                        words.of("intake.preview.cure"));
                for (var finding : findings) {
                    var arguments = finding.arguments().toArray();
                    csv.printRecord(
                            finding.row() == null ? words.of("intake.preview.whole") : finding.row(),
                            finding.column() == null ? "" : finding.column(),
                            FormulaGuard.guarded(words.of(finding.key(), arguments)),
                            FormulaGuard.guarded(words.of(finding.key() + ".cure", arguments)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
