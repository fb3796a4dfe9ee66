package org.meguri.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.meguri.Needs;
import org.meguri.intake.Upload;

/** A city's documents as tables, where they lie beside the project. */
final class RealDocuments {

    private static final Path FOLDER = Path.of("../shared/data/iruma");

    private RealDocuments() {}

    /** The table's file; the test is skipped with a printed line where it is absent, and fails in CI. */
    static Path path(String document) {
        var path = FOLDER.resolve(document + ".csv");
        Needs.file(path);
        return path;
    }

    static Upload csv(String document) throws IOException {
        return new Upload(document + ".csv", Files.readAllBytes(path(document)));
    }

    static Upload xlsx(String document) throws IOException {
        return new Upload(document + ".xlsx", workbook(table(csv(document).content())));
    }

    static List<List<String>> table(byte[] csv) throws IOException {
        var text = new String(csv, StandardCharsets.UTF_8).replace("\uFEFF", "");
        try (var rows = CSVFormat.RFC4180.parse(new StringReader(text))) {
            return rows.stream().map(row -> row.toList()).toList();
        }
    }

    /** As somebody keeps it in a spreadsheet: figures are numbers, what is not there is no cell. */
    private static byte[] workbook(List<List<String>> table) throws IOException {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("表");
            for (var r = 0; r < table.size(); r++) {
                var row = sheet.createRow(r);
                for (var c = 0; c < table.get(r).size(); c++) {
                    var text = table.get(r).get(c);
                    if (text.matches("[0-9]{1,9}")) {
                        row.createCell(c).setCellValue(Integer.parseInt(text));
                    } else if (!text.isEmpty()) {
                        row.createCell(c).setCellValue(text);
                    }
                }
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }
}
