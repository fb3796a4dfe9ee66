package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.indicator.IndicatorTable.Column;
import org.meguri.intake.Tables;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.beans.factory.annotation.Autowired;

/** The table that the documentation prints is what the product works out, and what was worked out without it. */
@MeguriTest
class FormulaTableTest {

    private static final Path DOCUMENT = Path.of("src/docs/indicators.md");
    private static final FiscalYear R5 = new FiscalYear(2023);

    @Autowired
    AssessmentWords assessments;

    @Autowired
    Words words;

    /** A row of the table, cell by cell. */
    record Printed(List<String> cells) {

        String cell(int place) {
            return cells.get(place);
        }
    }

    @Test
    void the_table_of_28_shows_what_was_expected_and_what_is_computed() throws IOException {
        var table = table();
        assertThat(table).hasSize(28);
        for (var row : table) {
            var indicator = indicator(row);
            var typed = PrintedValue.read(row.cell(8));
            var actual = new ActualView(
                    indicator.id(),
                    R5,
                    1,
                    row.cell(8),
                    typed.number(),
                    false,
                    "",
                    "",
                    "",
                    null,
                    new OfficerId(UUID.randomUUID()),
                    Instant.EPOCH);
            var told = assessments.tell(Assessment.of(indicator, R5, actual, Yardstick.USUAL));
            var computed = List.of(told.achievement(), told.expected().isEmpty() ? "－" : told.expected(), told.pace());
            assertThat(computed)
                    .as("row %s, computed", row.cell(0))
                    .containsExactly(row.cell(10), row.cell(12), row.cell(14));
            assertThat(computed)
                    .as("row %s, expected", row.cell(0))
                    .containsExactly(row.cell(9), row.cell(11), row.cell(13));
        }
        assertThat(table.stream().map(row -> row.cell(3)).distinct()).hasSize(5);
        assertThat(table.stream().map(row -> row.cell(2)).distinct()).hasSize(4);
    }

    /** Whole numbers only, so that neither the product's formula nor its rounding has a part in it. */
    @Test
    void the_expected_percentages_come_out_of_whole_numbers_too() throws IOException {
        var checked = 0;
        for (var row : table()) {
            if (!row.cell(9).endsWith("％")) {
                continue;
            }
            var scale = 3;
            var from = whole(row.cell(4), scale);
            var way = whole(row.cell(6), scale).subtract(from);
            var gone = whole(row.cell(8), scale).subtract(from);
            var negative = gone.signum() * way.signum() < 0;
            // Twice ten thousand times the part, and one half more: whole division then rounds half up.
            var hundredths = gone.abs()
                    .multiply(BigInteger.valueOf(20_000))
                    .add(way.abs())
                    .divide(way.abs().multiply(BigInteger.TWO));
            var text = "%d.%02d％".formatted(hundredths.longValueExact() / 100, hundredths.longValueExact() % 100);
            assertThat(row.cell(9)).as("row %s", row.cell(0)).isEqualTo(negative ? "-" + text : text);
            checked++;
        }
        assertThat(checked).isEqualTo(23);
    }

    /** 10ⁿ times what a cell prints. */
    private static BigInteger whole(String cell, int scale) {
        var digits = new StringBuilder();
        var decimals = -1;
        for (var character : cell.replaceAll("[（(].*", "").toCharArray()) {
            if (Character.isDigit(character)) {
                digits.append(Character.digit(character, 10));
                decimals += decimals < 0 ? 0 : 1;
            } else if (character == '.') {
                decimals = 0;
            }
        }
        var value = new BigInteger(digits.toString()).multiply(BigInteger.TEN.pow(scale - Math.max(0, decimals)));
        return cell.startsWith("△") || cell.startsWith("-") ? value.negate() : value;
    }

    @Test
    void the_tables_baselines_and_targets_are_the_citys_own() throws IOException {
        var source = Tables.rows(RealKpis.upload());
        var table = table();
        var columns = Map.of(
                1,
                Column.NAME,
                4,
                Column.BASELINE_RAW,
                5,
                Column.BASELINE_YEAR,
                6,
                Column.TARGET_RAW,
                7,
                Column.TARGET_YEAR);
        for (var at = 0; at < table.size(); at++) {
            for (var column : columns.entrySet()) {
                assertThat(table.get(at).cell(column.getKey()))
                        .isEqualTo(source.get(at + 1).get(column.getValue().ordinal()));
            }
        }
    }

    @Test
    void every_reason_has_its_sentence_and_none_shows_a_number() {
        for (var reason : Reason.values()) {
            assertThat(words.of(reason.key()))
                    .isNotBlank()
                    .doesNotContain("NaN")
                    .doesNotContainPattern("[0-9]");
        }
    }

    private IndicatorView indicator(Printed row) {
        var kind = Arrays.stream(Kind.values())
                .filter(one -> words.of(one.key()).equals(row.cell(2)))
                .findFirst()
                .orElseThrow();
        var direction = Arrays.stream(Direction.values())
                .filter(one -> words.of(one.key()).equals(row.cell(3)))
                .findFirst()
                .orElseThrow();
        var baseline = PrintedValue.read(row.cell(4));
        var target = PrintedValue.read(row.cell(6));
        return new IndicatorView(
                IndicatorId.create(),
                new PlanId(UUID.randomUUID()),
                Integer.parseInt(row.cell(0)),
                "",
                "",
                "",
                row.cell(1),
                null,
                null,
                null,
                kind,
                direction,
                target.unit().isEmpty() ? baseline.unit() : target.unit(),
                figure(baseline, row.cell(5)),
                figure(target, row.cell(7)),
                "");
    }

    private static PrintedFigure figure(PrintedValue value, String year) {
        BigDecimal number = value.number();
        return new PrintedFigure(
                value.raw(),
                year,
                PrintedYear.read(year.toUpperCase(Locale.ROOT)).orElseThrow(),
                number);
    }

    private static List<Printed> table() throws IOException {
        return Files.readAllLines(DOCUMENT, StandardCharsets.UTF_8).stream()
                .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
                .map(line -> new Printed(
                        Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                                .map(String::strip)
                                .toList()))
                .toList();
    }
}
