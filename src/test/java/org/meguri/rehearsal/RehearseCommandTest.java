package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meguri.MeguriApplication;
import org.meguri.Needs;

/** The main job on the real document: from the file to the published table, through a whole year. */
@SuppressWarnings("NullAway.Init")
class RehearseCommandTest {

    private static final Path SOURCE = Path.of("../shared/data/iruma/strategy1-r3-evaluation.csv");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Path first;
    private static Path second;

    @BeforeAll
    static void play_the_year_twice() {
        Needs.file(SOURCE);
        first = folder.resolve("first");
        second = folder.resolve("second");
        assertThat(rehearse(first)).isZero();
        assertThat(rehearse(second)).isZero();
    }

    private static int rehearse(Path out) {
        return RehearseCommand.run(
                MeguriApplication.class,
                List.of(
                        "--plan=" + SOURCE,
                        "--answers=" + SOURCE,
                        "--out=" + out,
                        "--late=商工観光課:6",
                        "--late=図書館:6",
                        "--send-back=4"));
    }

    @Test
    void the_published_table_is_the_source_cell_for_cell() throws IOException {
        var source = table(Files.readString(SOURCE));
        var published = table(Files.readString(first.resolve("edition.csv")).replace("\uFEFF", ""));

        assertThat(published).hasSize(74).isEqualTo(source);
    }

    @Test
    void the_tallies_are_those_of_the_city() throws IOException {
        var tally = JSON.readTree(first.resolve("edition.json").toFile())
                .path("tallies")
                .get(0);

        var counts = new TreeMap<String, Integer>();
        tally.path("counts")
                .forEach(count -> counts.put(
                        count.path("code").asText(), count.path("count").asInt()));
        assertThat(counts).isEqualTo(Map.of("A", 7, "B", 28, "C", 19, "D", 16, "E", 3));
    }

    @Test
    void every_sheet_was_confirmed_and_four_were_sent_back_once() throws IOException {
        var actions = lines("history.jsonl").stream()
                .collect(Collectors.groupingBy(
                        line -> line.path("action").asText(), TreeMap::new, Collectors.counting()));

        assertThat(actions)
                .containsEntry("EvaluationConfirmed", 73L)
                .containsEntry("EvaluationReturned", 4L)
                .containsEntry("EvaluationSubmitted", 77L)
                .containsEntry("CycleClosed", 1L);
    }

    /**
     * What the rung table says for a self-evaluation due on Wednesday 29 June 2022 that comes six working days late:
     * -3 staff, +1 staff and chief, +3 chief and director, +5 director and planning. Two units are late.
     */
    @Test
    void two_late_units_get_exactly_the_mails_of_the_rung_table() throws IOException {
        var late = new TreeSet<String>();
        for (var row : rows(Files.readString(SOURCE))) {
            var lead = row.get("departments").split("、")[0];
            if (lead.equals("商工観光課") || lead.equals("図書館")) {
                late.add(row.get("seq"));
            }
        }
        var expected = new ArrayList<String>();
        for (var seq : late) {
            for (var mail : List.of(
                    "2022-06-24 REMINDER staff",
                    "2022-06-30 OVERDUE staff",
                    "2022-06-30 OVERDUE chief",
                    "2022-07-04 DIRECTOR chief",
                    "2022-07-04 DIRECTOR director",
                    "2022-07-06 PLANNING director",
                    "2022-07-06 PLANNING planner",
                    "2022-07-06 PLANNING planner2")) {
                expected.add(seq + " " + mail);
            }
        }

        var told = lines("mails.jsonl").stream()
                .filter(line -> List.of("REMINDER", "OVERDUE", "DIRECTOR", "PLANNING")
                        .contains(line.path("rung").asText()))
                .map(line -> line.path("evaluation").asText()
                        + " " + line.path("date").asText().substring(0, 10)
                        + " " + line.path("rung").asText()
                        + " " + line.path("to").asText().replaceAll("^(.*-)?([a-z]+2?)@.*$", "$2"))
                .toList();

        assertThat(late).hasSize(20);
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void nobody_is_told_the_same_twice() throws IOException {
        var told = lines("mails.jsonl").stream()
                .map(line -> line.path("to").asText()
                        + line.path("rung").asText()
                        + line.path("evaluation").asText())
                .toList();

        assertThat(told).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws IOException {
        for (var name : List.of("edition.csv", "edition.xlsx", "edition.json", "mails.jsonl", "history.jsonl")) {
            assertThat(Files.mismatch(first.resolve(name), second.resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
    }

    private static List<JsonNode> lines(String name) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(first.resolve(name))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<List<String>> table(String csv) throws IOException {
        try (var parser = CSVFormat.DEFAULT.parse(new java.io.StringReader(csv))) {
            return parser.stream()
                    .map(row -> row.stream()
                            .map(cell -> cell.replaceAll("[\\s\u3000]+", ""))
                            .toList())
                    .toList();
        }
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        try (var parser = CSVFormat.DEFAULT.builder().setHeader().get().parse(new java.io.StringReader(csv))) {
            return parser.getRecords();
        }
    }
}
