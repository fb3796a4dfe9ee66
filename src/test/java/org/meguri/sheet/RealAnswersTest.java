package org.meguri.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.meguri.Needs;

/** A city's answers of one year, as published. */
class RealAnswersTest {

    private static final Path ANSWERS = Path.of("../shared/data/iruma/strategy1-r3-evaluation.csv");

    private static final Map<String, List<Option>> SCALES = Map.of(
            "progress", codes("A", "B", "C", "D", "E"),
            "status", codes("ア", "イ", "ウ", "エ", "オ"),
            "future", codes("ア", "イ", "ウ", "エ", "オ"));

    @Test
    void every_published_answer_passes_the_shipped_form_and_comes_back_unchanged() throws Exception {
        Needs.file(ANSWERS);
        var sheets = new Sheets();
        var sheet = sheets.read(sheets.json("self-evaluation"), key -> SCALES.getOrDefault(key, List.of()));
        try (var rows = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(ANSWERS))) {
            assertThat(rows).hasSize(73).allSatisfy(row -> {
                var typed = new HashMap<String, String>();
                sheet.fields().forEach(field -> typed.put(field.key(), row.get(field.key())));
                assertThat(sheet.normalise(typed)).isEqualTo(typed);
                assertThat(sheet.check(typed)).isEmpty();
            });
        }
    }

    private static List<Option> codes(String... codes) {
        return Arrays.stream(codes).map(code -> new Option(code, code, "")).toList();
    }
}
