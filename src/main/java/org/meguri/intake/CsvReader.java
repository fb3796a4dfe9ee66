package org.meguri.intake;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.util.CellReference;
import org.meguri.intake.Table.Cell;
import org.meguri.intake.Table.Row;
import org.meguri.system.FormulaGuard;
import org.meguri.system.Refusal;

/**
 * Reads CSV in UTF-8, with or without a byte order mark, or in CP932 as Windows writes it (①, ㈱ and 髙 included). A byte
 * that is no character is refused with its place; no replacement character ever gets in.
 */
final class CsvReader {

    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final Charset EUC_JP = Charset.forName("EUC-JP");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(false)
            .get();

    private CsvReader() {}

    static Table read(byte[] content) {
        var marked = content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF;
        var bytes = ByteBuffer.wrap(content, marked ? 3 : 0, content.length - (marked ? 3 : 0))
                .slice();
        var utf8 = decoded(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return table("CSV（UTF-8）", utf8.get());
        }
        if (marked) {
            throw invalid(bytes, firstInvalid(bytes, StandardCharsets.UTF_8), "UTF-8");
        }
        refuseMixture(bytes);
        var cp932 = decoded(bytes, CP932).orElseThrow(() -> {
            if (decoded(bytes, EUC_JP).isPresent()) {
                return new Refusal("intake.refused.euc");
            }
            return invalid(bytes, firstInvalid(bytes, CP932), "Shift_JIS");
        });
        if (isRatherKatakana(cp932) && decoded(bytes, EUC_JP).isPresent()) {
            throw new Refusal("intake.refused.euc");
        }
        return table("CSV（Shift_JIS）", cp932);
    }

    private static Table table(String format, String text) {
        if (text.lines()
                .findFirst()
                .map(line -> line.indexOf('\t') >= 0 && line.indexOf(',') < 0)
                .orElse(false)) {
            throw new Refusal("intake.refused.tabs");
        }
        var rows = new ArrayList<Row>();
        var record = 0;
        try (var parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(FORMAT)
                .get()) {
            for (var values : parser) {
                record++;
                var row = new Row(record, cells(values));
                if (!row.empty()) {
                    rows.add(row);
                    if (rows.size() > Table.MAX_ROWS) {
                        throw new Refusal("intake.refused.rows", Integer.toString(Table.MAX_ROWS));
                    }
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Refusal("intake.refused.quotes", Integer.toString(record + 1));
        }
        return new Table(format, List.copyOf(rows), Set.of());
    }

    private static List<Cell> cells(CSVRecord values) {
        var cells = new ArrayList<Cell>(values.size());
        for (var value : values) {
            if (cells.size() == Table.MAX_COLUMNS) {
                if (!value.isBlank()) {
                    throw new Refusal("intake.refused.columns", Integer.toString(Table.MAX_COLUMNS));
                }
            } else {
                cells.add(Cell.of(FormulaGuard.unguarded(value)));
            }
        }
        return cells;
    }

    private static Optional<String> decoded(ByteBuffer bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.duplicate())
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int firstInvalid(ByteBuffer bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = bytes.duplicate();
        var out = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return in.position();
    }

    /**
     * A file that is not UTF-8 as a whole but holds lines that can only be UTF-8 is a broken or a mixed one. Read as
     * CP932 those lines would come out as gibberish that nobody notices.
     */
    private static void refuseMixture(ByteBuffer bytes) {
        var utf8Lines = 0;
        var otherLines = 0;
        var firstUtf8 = -1;
        var firstOther = -1;
        var start = 0;
        for (int i = 0; i <= bytes.limit(); i++) {
            if (i < bytes.limit() && bytes.get(i) != '\n') {
                continue;
            }
            var line = bytes.duplicate().position(start).limit(i).slice();
            if (letters(line) >= 6) {
                if (decoded(line, StandardCharsets.UTF_8)
                        .filter(CsvReader::hasLongCharacters)
                        .isPresent()) {
                    utf8Lines++;
                    firstUtf8 = firstUtf8 < 0 ? start : firstUtf8;
                } else {
                    otherLines++;
                    firstOther = firstOther < 0 ? start : firstOther;
                }
            }
            start = i + 1;
        }
        if (utf8Lines > otherLines) {
            throw invalid(bytes, firstInvalid(bytes, StandardCharsets.UTF_8), "UTF-8");
        }
        if (utf8Lines > 0) {
            throw new Refusal(
                    "intake.refused.mixed",
                    Integer.toString(record(bytes, firstUtf8)),
                    Integer.toString(record(bytes, firstOther)));
        }
    }

    /** Pairs of half-width katakana may look like UTF-8 of two bytes, but not of three. */
    private static boolean hasLongCharacters(String text) {
        return text.chars().anyMatch(character -> character > 0x7FF);
    }

    private static int letters(ByteBuffer line) {
        var letters = 0;
        for (int i = 0; i < line.limit(); i++) {
            letters += line.get(i) < 0 ? 1 : 0;
        }
        return letters;
    }

    private static boolean isRatherKatakana(String text) {
        var halfWidth = text.chars().filter(c -> c >= 0xFF61 && c <= 0xFF9F).count();
        var letters = text.chars().filter(c -> c > 0x7F).count();
        return halfWidth * 2 > letters;
    }

    /** Names the byte's row and column. Neither quotes, commas nor line ends occur inside a character of either code. */
    private static Refusal invalid(ByteBuffer bytes, int at, String charset) {
        var column = 0;
        var quoted = false;
        for (int i = 0; i < at; i++) {
            switch (bytes.get(i)) {
                case '"' -> quoted = !quoted;
                case ',' -> column += quoted ? 0 : 1;
                case '\n' -> column = quoted ? column : 0;
                default -> {
                    // part of a value
                }
            }
        }
        return new Refusal(
                "intake.refused.bytes",
                Integer.toString(record(bytes, at)),
                CellReference.convertNumToColString(Math.min(column, 16_383)),
                charset);
    }

    private static int record(ByteBuffer bytes, int at) {
        var record = 1;
        var quoted = false;
        for (int i = 0; i < at; i++) {
            var value = bytes.get(i);
            if (value == '"') {
                quoted = !quoted;
            } else if (value == '\n' && !quoted) {
                record++;
            }
        }
        return record;
    }
}
