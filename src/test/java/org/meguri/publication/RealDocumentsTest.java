package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meguri.plan.PlanDefinition;
import org.meguri.print.Glyphs;
import org.meguri.print.PrintFixture;
import org.meguri.print.TaggedPaper;

/** Three evaluations that a real city published are published again, and nothing in them has changed. */
class RealDocumentsTest {

    private static Map<String, Integer> counts(RealDocument document) {
        return switch (document) {
            case STRATEGY -> Map.of("A", 7, "B", 28, "C", 19, "D", 16, "E", 3);
            case BASIC_PLAN -> Map.of("A", 52, "B", 120, "C", 103, "D", 58, "E", 5);
            case PLEDGES -> Map.of("A", 8, "B", 28, "C", 24, "D", 0);
        };
    }

    /** What runs across the table. */
    private static List<String> levels(RealDocument document) {
        return switch (document) {
            case STRATEGY -> List.of("goal", "policy");
            case BASIC_PLAN -> List.of("chapter", "section", "item");
            case PLEDGES -> List.of("chapter", "pledge");
        };
    }

    /** What paper shows in columns. */
    private static List<String> columns(RealDocument document) {
        return switch (document) {
            case STRATEGY ->
                List.of(
                        "no",
                        "name",
                        "outline",
                        "direction_r1",
                        "progress",
                        "plan_r3",
                        "status_choice",
                        "status_text",
                        "future_choice",
                        "future_text",
                        "departments");
            case BASIC_PLAN ->
                List.of(
                        "seq",
                        "measure",
                        "content",
                        "progress",
                        "status_choice",
                        "status_text",
                        "future_choice",
                        "future_text",
                        "departments");
            case PLEDGES -> List.of("item_no", "item", "content", "status_text", "rating", "note");
        };
    }

    private final EditionFiles files = PublicationFixture.files();

    @ParameterizedTest
    @EnumSource
    void the_csv_equals_the_source_cell_for_cell(RealDocument document) throws Exception {
        var printed = PublicationFixture.table(new String(files.csv(document.edition()), StandardCharsets.UTF_8));

        assertThat(printed).hasSize(document.rows() + 1).isEqualTo(document.table());
    }

    @ParameterizedTest
    @EnumSource
    void the_tallies_are_those_of_the_source(RealDocument document) throws Exception {
        var tally = document.edition().overall().get(0);
        var counts = new HashMap<String, Integer>();
        tally.counts().forEach(count -> counts.put(count.code(), count.count()));

        assertThat(counts).isEqualTo(counts(document));
        assertThat(tally.total()).isEqualTo(document.rows());
        assertThat(tally.unanswered()).isZero();
        if (document == RealDocument.PLEDGES) {
            assertThat(tally.counts())
                    .extracting(count -> count.percent().toPlainString())
                    .containsExactly("13.33", "46.67", "40.00", "0.00");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_pdf_says_the_same_to_eyes_and_ears_and_for_ever(RealDocument document) throws Exception {
        var pdf = files.pdf(document.edition());

        PrintFixture.judge(pdf);
        var paper = TaggedPaper.of(pdf);
        assertThat(paper.hollow()).as("signs without a glyph").isZero();
        assertThat(rows(paper, columns(document).size())).isEqualTo(expected(document));
        assertThat(counts(paper)).isEqualTo(counts(document));
        for (var row : document.table()) {
            assertThat(row).allSatisfy(cell -> assertThat(Glyphs.missing(cell)).isEmpty());
        }
        try (var opened = Loader.loadPDF(pdf)) {
            var page = opened.getPage(0).getMediaBox();
            assertThat(page.getWidth()).as("A3 landscape, in points").isBetween(1190f, 1191f);
            assertThat(opened.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo("区分の意味と集計");
        }
    }

    /** Every row of the table below what runs across above it. */
    private static List<List<String>> rows(TaggedPaper paper, int columns) {
        var rows = new ArrayList<List<String>>();
        var above = new ArrayList<String>();
        var isBand = false;
        for (var line : paper.lines()) {
            if (line.tag().equals("H2")) {
                above.clear();
                above.add(TaggedPaper.bare(line.cells().get(0)));
            } else if (above.isEmpty() || above.get(0).equals("区分の意味と集計")) {
                continue;
            } else if (line.cells().size() == 1 && line.tag().equals("TR")) {
                // A heading after a row begins at its level again, one after another goes one level down.
                var band = TaggedPaper.bare(line.cells().get(0));
                if (!isBand) {
                    var depth = band.matches("第[0-9]+節.*") || above.size() < 2 ? 1 : above.size() - 1;
                    above.subList(depth, above.size()).clear();
                }
                above.add(band);
                isBand = true;
            } else if (line.cells().size() == columns) {
                isBand = false;
                var row = new ArrayList<>(above);
                line.cells().forEach(cell -> row.add(TaggedPaper.bare(cell)));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<String>> expected(RealDocument document) throws Exception {
        var table = document.table();
        var header = table.get(0);
        var definition = document.definition();
        var expected = new ArrayList<List<String>>();
        for (var cells : table.subList(1, table.size())) {
            UnaryOperator<String> by = name -> cells.get(header.indexOf(name));
            var row = new ArrayList<String>();
            for (var level : levels(document)) {
                row.add(TaggedPaper.bare(heading(document, level, by)));
            }
            for (var name : columns(document)) {
                row.add(TaggedPaper.bare(by.apply(name) + label(definition, name, by.apply(name))));
            }
            expected.add(row);
        }
        return expected;
    }

    private static String heading(RealDocument document, String level, UnaryOperator<String> by) {
        return switch (document + "." + level) {
            case "BASIC_PLAN.chapter" ->
                (by.apply("chapter_no").isEmpty() ? "" : "第" + by.apply("chapter_no") + "章") + by.apply("chapter");
            case "BASIC_PLAN.section" -> "第" + by.apply("section_no") + "節" + by.apply("section");
            case "BASIC_PLAN.item" -> by.apply("item_no") + by.apply("item");
            case "PLEDGES.chapter" -> "第" + by.apply("chapter_no") + "章" + by.apply("chapter");
            case "PLEDGES.pledge" -> by.apply("pledge_no") + "：【" + by.apply("category") + "】" + by.apply("pledge");
            default -> by.apply(level);
        };
    }

    /** A letter is followed by what it is called. */
    private static String label(PlanDefinition definition, String column, String code) {
        return definition.columns().stream()
                .filter(known -> known.name().equals(column) && known.scale() != null)
                .flatMap(known -> definition.scale(String.valueOf(known.scale())).stream())
                .flatMap(scale -> scale.choice(code).stream())
                .map(PlanDefinition.Choice::label)
                .findFirst()
                .orElse("");
    }

    /** What the first legend says of how often each letter was given. */
    private static Map<String, Integer> counts(TaggedPaper paper) {
        var counts = new HashMap<String, Integer>();
        for (var line : paper.lines()) {
            if (line.tag().equals("TR") && line.cells().size() == 5) {
                var code = TaggedPaper.bare(line.cells().get(0));
                counts.putIfAbsent(
                        code, Integer.valueOf(TaggedPaper.bare(line.cells().get(3))));
            }
            if (line.tag().equals("TR") && line.cells().get(0).equals("計")) {
                break;
            }
        }
        return counts;
    }
}
