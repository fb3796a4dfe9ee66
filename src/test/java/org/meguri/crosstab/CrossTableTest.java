package org.meguri.crosstab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.Needs;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleScales;
import org.meguri.difference.GradeChange;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.organization.UnitView;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.Option;

class CrossTableTest {

    private static final Path BASIC_PLAN = Path.of("../shared/data/iruma/basicplan-first-evaluation.csv");
    private static final Axis.Words WORDS = new Axis.Words("区分にない値", "記入なし");
    private static final UnitView UNIT = new UnitView(UnitId.create(), "u", "課", UnitKind.SECTION, null);

    private static final List<Option> GRADES =
            List.of(new Option("A", "達成", ""), new Option("B", "順調", ""), new Option("C", "遅れ", ""));

    private static Subject subject(Map<String, String> answers) {
        return new Subject(
                new EvaluationView(
                        EvaluationId.create(),
                        CycleId.create(),
                        PlanItemId.create(),
                        UNIT.id(),
                        List.of(UNIT.id()),
                        1,
                        "事業",
                        Status.DRAFT,
                        1,
                        answers,
                        0,
                        null,
                        null,
                        Set.of()),
                UNIT,
                Map.of());
    }

    private static Axis axis(String field, List<Subject> all) {
        return Axis.ofChoices("answer." + field, field, GRADES, field, all, WORDS);
    }

    @Test
    void values_off_the_scale_and_missing_ones_are_counted_apart_and_everything_adds_up() {
        var all = List.of(
                subject(Map.of("now", "A", "next", "B")),
                subject(Map.of("now", "A", "next", "B")),
                subject(Map.of("now", "B C", "next", "A")),
                subject(Map.of("next", "C")),
                subject(Map.of("now", "C")),
                subject(Map.of("now", " ")));

        var table = CrossTable.of(axis("now", all), axis("next", all), all);

        assertThat(table.rows().entries().stream().map(Axis.Entry::label))
                .containsExactly("A 達成", "B 順調", "C 遅れ", "区分にない値", "記入なし");
        assertThat(table.columns().entries().stream().map(Axis.Entry::label))
                .as("nothing is off the scale here")
                .containsExactly("A 達成", "B 順調", "C 遅れ", "記入なし");
        assertThat(table.counts())
                .isDeepEqualTo(new int[][] {{0, 2, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}, {0, 0, 1, 1}});
        assertThat(IntStream.range(0, 5).map(table::rowTotal)).containsExactly(2, 0, 1, 1, 2);
        assertThat(IntStream.range(0, 4).map(table::columnTotal)).containsExactly(1, 2, 1, 2);
        assertThat(table.total()).isEqualTo(6);
    }

    @Test
    void the_basic_plan_of_a_real_city_counts_as_it_is_printed() throws IOException {
        Needs.file(BASIC_PLAN);
        var plan = PlanDefinition.read(
                Files.readString(Path.of("src/main/resources/plans/basic-plan.yaml"), StandardCharsets.UTF_8));
        var scales = new CycleScales(plan);
        var text = Files.readString(BASIC_PLAN, StandardCharsets.UTF_8).replace("\uFEFF", "");
        var all = new ArrayList<Subject>();
        var printed = new HashMap<String, Integer>();
        try (var rows =
                CSVParser.parse(text, CSVFormat.RFC4180.builder().setHeader().get())) {
            for (var row : rows) {
                all.add(subject(Map.of("progress", row.get("progress"), "future", row.get("future_choice"))));
                printed.merge(row.get("progress") + "×" + row.get("future_choice"), 1, Integer::sum);
            }
        }
        var progress = Axis.ofChoices("answer.progress", "進捗", scales.of("progress"), "progress", all, WORDS);
        var future = Axis.ofChoices("answer.future", "方向性", scales.of("future"), "future", all, WORDS);

        var table = CrossTable.of(progress, future, all);

        var byGrade = new LinkedHashMap<String, Integer>();
        for (var row = 0; row < progress.entries().size(); row++) {
            byGrade.put(progress.entries().get(row).code(), table.rowTotal(row));
        }
        assertThat(byGrade).isEqualTo(Map.of("A", 52, "B", 120, "C", 103, "D", 58, "E", 5));
        assertThat(table.total()).isEqualTo(338);
        var compared = 0;
        for (var row = 0; row < progress.entries().size(); row++) {
            for (var column = 0; column < future.entries().size(); column++) {
                var code = future.entries().get(column).code();
                if (!code.startsWith("~")) {
                    assertThat(table.counts()[row][column])
                            .isEqualTo(printed.getOrDefault(
                                    progress.entries().get(row).code() + "×" + code, 0));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(20);
        assertThat(future.entries().stream().map(Axis.Entry::code))
                .as("two directions in one cell are no choice")
                .contains(Axis.OFF_SCALE);
    }

    @Test
    void a_grade_moves_in_the_order_of_its_scale() {
        assertThat(change("A", "B")).isEqualTo(GradeChange.UP);
        assertThat(change("C", "B")).isEqualTo(GradeChange.DOWN);
        assertThat(change("B", "B")).isEqualTo(GradeChange.SAME);
        assertThat(change("B", "B C")).isEqualTo(GradeChange.NOT_COMPARABLE);
        assertThat(change("B", "")).isEqualTo(GradeChange.NEW);
        assertThat(change("B", null)).isEqualTo(GradeChange.NEW);
        assertThat(change("", "B")).isEqualTo(GradeChange.MISSING);
        assertThat(GradeChange.of("A", "B", GRADES, false))
                .as("the same letter means something else")
                .isEqualTo(GradeChange.NOT_COMPARABLE);
    }

    private static GradeChange change(String now, @Nullable String before) {
        return GradeChange.of(now, before, GRADES, true);
    }

    @Test
    void text_is_the_same_as_last_year_by_whole_sentences() {
        assertThat(share("道路を直した。橋を架けた。", "道路を直した。橋を架けた。")).isEqualTo(100);
        assertThat(share("道路を直した。橋を架けた。", "道路を直した。")).isEqualTo(53);
        assertThat(share("道路を５本 直した。\n", "道路を5本直した。"))
                .as("only the width differs")
                .isEqualTo(100);
        assertThat(share("道路を六本直した。", "道路を五本直した。")).as("one word is new").isZero();
        assertThat(share("同じ。同じ。", "同じ。")).as("a sentence counts once").isEqualTo(50);
        assertThat(share("", "何か。")).isZero();
        assertThat(share("何か。", "")).isZero();
        assertThat(SameText.share("長い文。".repeat(50) + "x", "長い文。".repeat(50)).percent())
                .as("100 only where all is the same")
                .isEqualTo(99);
    }

    private static int share(String now, String before) {
        return SameText.share(now, before).percent();
    }
}
