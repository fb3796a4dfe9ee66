package org.meguri.print;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.meguri.system.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Makes the file of a table that a page shows. */
@Service
public class PrintTable {

    /** Rows of one PDF; the largest real plan has 338. */
    public static final int MOST_ROWS_ON_PAPER = 2_000;

    private static final int LONGEST_NAME = 80;

    private final PaperPress press;
    private final Clock clock;

    PrintTable(PaperPress press, Clock clock) {
        this.press = press;
        this.clock = clock;
    }

    /**
     * The answer to a request for the table as a file.
     *
     * @throws Refusal when it is too long for paper (422), or the press is busy (503)
     */
    public ResponseEntity<byte[]> answer(ShownTable table, TableFormat format) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(table, format))
                .body(file(table, format));
    }

    /** The bytes of the file. @throws Refusal as {@link #answer} */
    public byte[] file(ShownTable table, TableFormat format) {
        return switch (format) {
            case CSV -> TableCsv.write(table);
            case XLSX -> TableWorkbook.write(table);
            case PDF -> pdf(table);
        };
    }

    private byte[] pdf(ShownTable table) {
        if (table.rows().size() > MOST_ROWS_ON_PAPER) {
            throw new Refusal("print.too-long", table.rows().size(), MOST_ROWS_ON_PAPER);
        }
        return press.print("print/table", Map.of("table", table));
    }

    private String disposition(ShownTable table, TableFormat format) {
        var title = table.title().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{IsWhite_Space}\\\\/:*?\"<>|]+", "_");
        var name = title.codePointCount(0, title.length()) <= LONGEST_NAME
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_NAME));
        return ContentDisposition.attachment()
                .filename("%s_%s.%s".formatted(name, LocalDate.now(clock), format.extension()), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
