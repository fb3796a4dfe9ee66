package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meguri.MeguriApplication;

/** A whole year of the plans that are not the strategy: from the file to the published table, without a line of code. */
class RehearsedDocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_338_rows_of_the_basic_plan_from_a_workbook(@TempDir Path folder) throws IOException {
        var document = "basicplan-first-evaluation";
        var workbook = folder.resolve("table.xlsx");
        var source = RealDocuments.path(document);
        Files.write(workbook, RealDocuments.xlsx(document).content());

        assertThat(rehearse(workbook, folder)).isZero();

        assertThat(published(folder)).hasSize(339).isEqualTo(RealDocuments.table(Files.readAllBytes(source)));
        assertThat(tallies(folder))
                .containsExactly(
                        "progress A 52 15.38 B 120 35.50 C 103 30.47 D 58 17.16 E 5 1.48",
                        "status あ 60 17.75 い 165 48.82 う 80 23.67 え 29 8.58 お 4 1.18",
                        "future ア 65 19.23 イ 265 78.40 ウ 6 1.78 エ 1 0.30 オ 0 0.00 ア イ 1 0.30");
    }

    @Test
    void the_60_items_of_the_pledges_from_csv(@TempDir Path folder) throws IOException {
        var source = RealDocuments.path("mayor-pledges-2022-03");

        assertThat(rehearse(source, folder)).isZero();

        assertThat(published(folder)).hasSize(61).isEqualTo(RealDocuments.table(Files.readAllBytes(source)));
        assertThat(tallies(folder)).containsExactly("rating A 8 13.33 B 28 46.67 C 24 40.00 D 0 0.00");
        assertThat(JSON.readTree(folder.resolve("edition.json").toFile())
                        .path("note")
                        .asText())
                .startsWith("※1");
    }

    private static int rehearse(Path file, Path out) {
        return RehearseCommand.run(
                MeguriApplication.class,
                List.of("--plan=" + file, "--answers=" + file, "--out=" + out, "--send-back=4"));
    }

    private static List<List<String>> published(Path folder) throws IOException {
        return RealDocuments.table(Files.readAllBytes(folder.resolve("edition.csv")));
    }

    /** The tallies of the whole plan, as code, count and share. */
    private static List<String> tallies(Path folder) throws IOException {
        var edition = JSON.readTree(folder.resolve("edition.json").toFile());
        return StreamSupport.stream(edition.path("tallies").spliterator(), false)
                .filter(tally ->
                        tally.path("level").isNull() || tally.path("level").isMissingNode())
                .map(tally -> {
                    var line = new StringBuilder(tally.path("scale").asText());
                    tally.path("counts").forEach(count -> line.append(' ')
                            .append(count.path("code").asText())
                            .append(' ')
                            .append(count.path("count").asInt())
                            .append(' ')
                            .append("%.2f".formatted(count.path("percent").decimalValue())));
                    return line.toString();
                })
                .toList();
    }
}
