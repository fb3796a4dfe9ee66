package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.indicator.IndicatorTable.Decisions;
import org.meguri.indicator.IndicatorTable.Known;
import org.meguri.indicator.IndicatorTable.Line;
import org.meguri.intake.Tables;
import org.meguri.intake.Upload;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;

class IndicatorTableTest {

    private static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    private static final String HEADING = "指標,基準値,基準年度,目標値,目標年度,方向\r\n";

    @Test
    void what_a_table_says_is_read_and_what_it_does_not_say_is_asked_for() {
        var items = Map.of(NameKey.of("窓口の見直し"), PlanItemId.create(), NameKey.of("道路の見直し"), PlanItemId.create());
        var reading = IndicatorTable.read(
                Tables.rows(RealKpis.sample()),
                new Known(Map.copyOf(items), Map.of(), Map.of(), Map.of(), Map.of()),
                Decisions.NONE);
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.lines()).hasSize(9);
        assertThat(doubts(reading.lines().get(0))).containsExactly("kind");
        var own = reading.lines().get(1).draft();
        assertThat(own.baseline().amount()).isEqualTo(new BigDecimal("-12.50"));
        assertThat(own.baseline().year()).isEqualTo(new FiscalYear(2018));
        assertThat(own.target().amount()).isEqualTo(new BigDecimal("-30.0"));
        assertThat(own.direction()).isEqualTo(Direction.DECREASE);
        assertThat(reading.lines().get(2).draft().kind()).isEqualTo(Kind.FLOW);
        assertThat(reading.lines().get(2).doubts()).isEmpty();
        assertThat(reading.lines().get(2).draft().item()).isEqualTo(items.get(NameKey.of("窓口の見直し")));
        assertThat(reading.lines().get(3).draft().direction()).isEqualTo(Direction.MAINTAIN);
        assertThat(reading.lines().get(3).draft().kind()).isEqualTo(Kind.RATE);
        assertThat(reading.lines().get(4).draft().direction()).isEqualTo(Direction.AT_LEAST);
        var again = reading.lines().get(6);
        assertThat(again.draft().original())
                .isEqualTo(reading.lines().get(2).draft().identity());
        assertThat(again.draft().kind()).isEqualTo(Kind.FLOW);
        assertThat(reading.lines().get(8).draft().direction()).isEqualTo(Direction.UNDETERMINED);
    }

    @Test
    void nothing_is_guessed_in_silence() {
        assertThat(doubts(only("増減,10人,R2,20人,R8,\r\n"))).containsExactly("direction-implied", "kind");
        assertThat(only("増減,10人,R2,20人,R8,\r\n").directionOpen()).isTrue();
        assertThat(doubts(only("増減,10人,R2,20人,R8,decrease\r\n"))).containsExactly("direction-conflict", "kind");
        assertThat(doubts(only("増減,10人,R2,10人,R8,\r\n"))).containsExactly("direction-unknown", "kind");
        assertThat(doubts(only("増減,新規,R2,25人,R8,\r\n"))).containsExactly("direction-unknown", "kind");
        assertThat(doubts(only("増減,0件,R2,年4件,R8,increase\r\n"))).containsExactly("per-year");
        assertThat(doubts(only("増減,10人,R2,20件,R8,increase\r\n"))).containsExactly("unit", "kind");
        assertThat(doubts(only("増減,10人(H28),R2,20人,R8,increase\r\n"))).containsExactly("year", "kind");
        assertThat(doubts(only("増減,多い,R2,約20人,R8,increase\r\n")))
                .containsExactly("text-unknown", "text-doubtful", "kind");
        assertThat(doubts(only("増減（再掲）,10人,R2,20人,R8,increase\r\n"))).containsExactly("kind", "original");
    }

    @Test
    void a_person_decides_what_is_open() {
        var line = IndicatorTable.read(
                        rows(HEADING + "増減,10人,R2,20人,R8,\r\n"),
                        NOTHING,
                        new Decisions(Map.of(2, Kind.FLOW), Map.of(2, Direction.AT_LEAST)))
                .lines()
                .get(0);
        assertThat(line.draft().kind()).isEqualTo(Kind.FLOW);
        assertThat(line.draft().direction()).isEqualTo(Direction.AT_LEAST);
    }

    @Test
    void what_is_wrong_is_named_with_its_row() {
        var columns = "連番,指標,基準値,基準値（数値）,基準年度,目標値,方向,種類\r\n";
        var reading = IndicatorTable.read(
                rows(columns
                        + "1,甲,264件,246,R2,270件,increase,stock\r\nx,,10件,,いつか,12件,上へ,大\r\n1,甲,1件,,R2,2件,increase,\r\n"),
                NOTHING,
                Decisions.NONE);
        assertThat(reading.findings().stream()
                        .map(one -> one.row() + " " + one.key().substring("indicator.finding.".length())))
                .containsExactlyInAnyOrder(
                        "2 value-differs", "3 no-name", "3 year", "3 seq", "3 direction", "3 kind", "4 twice");
        assertThat(IndicatorTable.read(rows(HEADING), NOTHING, Decisions.NONE)
                        .findings()
                        .get(0)
                        .key())
                .isEqualTo("indicator.finding.no-rows");
    }

    @Test
    void a_file_without_the_headings_is_refused() {
        for (var csv : List.of("a,b\r\n1,2\r\n", "指標,目標値\r\nx,1\r\n", "指標,基準値,目標値,目標値\r\nx,1,2,3\r\n")) {
            assertThatThrownBy(() -> IndicatorTable.read(rows(csv), NOTHING, Decisions.NONE))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void the_table_is_printed_again_cell_for_cell_from_a_file_of_either_kind() {
        printsAgain(RealKpis.sample());
    }

    @Test
    void the_citys_own_table_is_printed_again_cell_for_cell() {
        var file = RealKpis.upload();
        assertThat(printsAgain(file)).isEqualTo(28);
    }

    @Test
    void the_citys_own_table_is_read_without_an_error_and_asks_for_what_it_does_not_say() {
        var reading = IndicatorTable.read(Tables.rows(RealKpis.upload()), NOTHING, Decisions.NONE);
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.lines()).filteredOn(Line::directionOpen).isEmpty();
        assertThat(reading.lines())
                .filteredOn(Line::kindOpen)
                .extracting(Line::row)
                .containsExactly(2, 3, 4, 7, 8, 10, 11, 13, 17, 19, 22, 25, 26, 27, 28, 29);
        assertThat(reading.lines())
                .filteredOn(line -> doubts(line).contains("per-year"))
                .extracting(Line::row)
                .containsExactly(15);
        assertThat(reading.lines())
                .filteredOn(line -> line.draft().original() != null)
                .extracting(Line::row)
                .containsExactly(12);
    }

    private static int printsAgain(Upload file) {
        var source = Tables.rows(file);
        var views = views(file);
        assertThat(IndicatorFiles.rows(views)).isEqualTo(padded(source));
        var csv = new Upload("x.csv", IndicatorFiles.csv(views));
        assertThat(padded(Tables.rows(csv))).isEqualTo(padded(source));
        var xlsx = new Upload("x.xlsx", IndicatorFiles.workbook(views, "指標"));
        assertThat(padded(Tables.rows(xlsx))).isEqualTo(padded(source));
        assertThat(IndicatorFiles.rows(views(xlsx))).isEqualTo(padded(source));
        return views.size();
    }

    /** Rows end at their last cell with something in it, in some formats. */
    private static List<List<String>> padded(List<List<String>> rows) {
        return rows.stream()
                .map(row -> {
                    var full = new ArrayList<>(row);
                    while (full.size() < IndicatorFiles.COLUMNS.size()) {
                        full.add("");
                    }
                    return (List<String>) full;
                })
                .toList();
    }

    private static List<IndicatorView> views(Upload file) {
        return IndicatorTable.read(Tables.rows(file), NOTHING, Decisions.NONE).lines().stream()
                .map(line ->
                        new Indicator(IndicatorId.create(), new PlanId(UUID.randomUUID()), line.draft(), null).view())
                .toList();
    }

    private static Line only(String row) {
        var reading = IndicatorTable.read(rows(HEADING + row), NOTHING, Decisions.NONE);
        assertThat(reading.findings()).isEmpty();
        return reading.lines().get(0);
    }

    private static List<String> doubts(Line line) {
        return line.doubts().stream()
                .map(doubt -> doubt.key().substring("indicator.doubt.".length()))
                .filter(key -> !key.equals("item"))
                .toList();
    }

    private static List<List<String>> rows(String csv) {
        return Tables.rows(new Upload("x.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }
}
