package org.meguri.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.intake.IntakeFixture.read;
import static org.meguri.intake.IntakeFixture.utf8;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.Responsibility;

/** Tables of another shape than one heading row and one full row for each item. */
class PlanShapesTest {

    private static final String PLAN =
            """
            code: jimu-jigyo
            title: 事務事業の評価
            period: {from: 2025, to: 2028}
            item: 事務事業
            layout: {headerRows: 2}
            levels:
              - {key: policy, label: 政策}
              - {key: measure, label: 施策}
            key: [level.policy, number]
            scales:
              - key: grade
                label: 評価
                others: keep
                choices:
                  - {code: S, label: 大きく上回る, meaning: 目標を大きく上回った, tone: good}
                  - {code: A, label: 上回る, meaning: 目標に届いた, tone: good}
              - key: course
                label: 方向性
                choices:
                  - {code: 拡充, label: 拡充, meaning: 力を入れる, tone: good}
                  - {code: 廃止, label: 廃止, meaning: やめる, tone: poor}
            sheet: self-evaluation
            columns:
              - {name: 政策, to: level.policy, fill: true}
              - {name: 施策, to: level.measure, fill: true}
              - {name: 番号, to: number}
              - {name: 事業名, to: name}
              - {name: 事業費（千円）／予算額, to: item.budget, figure: true, measure: 千円, required: false}
              - {name: 事業費（千円）／決算額, to: item.settled, figure: true, measure: 千円, required: false}
              - {name: 前年度の評価, to: item.before, scale: grade, required: false}
              - {name: 今後／方向性, to: item.course, scale: course, required: false}
              - {name: 所管, to: units, separator: ・}
            tally: []
            units:
              - {printed: 全課, nobody: true}
            """;

    private static final PlanDefinition DEFINITION = PlanDefinition.read(PLAN);

    private static final List<List<String>> TABLE = List.of(
            List.of("政策", "施策", "番号", "事業名", "事業費（千円）", "", "前年度の評価", "今後", "所管"),
            List.of("", "", "", "", "予算額", "決算額", "", "方向性", ""),
            List.of("暮らし", "道路", "1", "橋の点検", "1,200", "△1,150", "S", "拡充", "企画課・全課"),
            List.of("", "", "2", "標識の取替え", "300", "－", "A　上回る", "拡充", "商工観光課"),
            List.of("", "公園", "3", "遊具の点検", "", "", "S・A", "", "企画課"),
            List.of("産業", "農業", "1", "直売所の支援", "50", "50", "", "廃止", "農業振興課"));

    @Test
    void two_rows_of_headings_with_merged_cells_read_as_people_read_them() {
        var workbook = Workbooks.of(TABLE, sheet -> {
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 4, 5));
            sheet.addMergedRegion(new CellRangeAddress(2, 4, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
        });
        var reading = read(DEFINITION, workbook);

        assertThat(reading.words()).isEmpty();
        assertThat(reading.header().unknown()).isEmpty();
        assertThat(reading.items())
                .extracting(ItemDraft::levels)
                .containsExactly(
                        Map.of("policy", "暮らし", "measure", "道路"),
                        Map.of("policy", "暮らし", "measure", "道路"),
                        Map.of("policy", "暮らし", "measure", "公園"),
                        Map.of("policy", "産業", "measure", "農業"));
        assertThat(reading.items().get(0).texts())
                .containsEntry("budget", "1,200")
                .containsEntry("settled", "△1,150")
                .containsEntry("course", "拡充");
    }

    @Test
    void the_same_table_as_csv_reads_the_same() {
        assertThat(read(DEFINITION, csv(TABLE)).items())
                .isEqualTo(read(DEFINITION, Workbooks.of(TABLE)).items())
                .hasSize(4);
    }

    @Test
    void a_choice_is_understood_by_its_code_its_label_or_both_and_another_value_is_kept_and_told() {
        var findings = new Findings();
        var table = new PlanTable(DEFINITION, TableReader.read(new Upload("表", csv(TABLE))), findings);
        var items = table.items(IntakeFixture.names(DEFINITION, IntakeFixture.UNITS));

        assertThat(items)
                .extracting(item -> item.texts().getOrDefault("before", ""))
                .containsExactly("S", "A", "S・A", "");
        assertThat(findings.list()).isEmpty();
        assertThat(findings.notes())
                .singleElement()
                .isEqualTo(new Finding(5, "G", "intake.finding.off-scale", List.of("前年度の評価", "S・A", "S、A")));
    }

    @Test
    void a_level_does_not_reach_over_the_next_one_above_it() {
        var reading = read(DEFINITION, csv(changed(5, 1, "")));

        assertThat(reading.words()).containsExactly("B6 「施策」が空です。 値を入力してください。");
        assertThat(reading.items()).hasSize(3);
    }

    @Test
    void a_name_that_means_nobody_stays_in_print_but_cannot_stand_alone() {
        assertThat(read(DEFINITION, csv(TABLE)).items().get(0).responsibilities())
                .extracting(Responsibility::printed, unit -> unit.unit() == null, Responsibility::lead)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("企画課", false, true),
                        org.assertj.core.groups.Tuple.tuple("全課", true, false));
        assertThat(read(DEFINITION, csv(changed(2, 8, "全課"))).keys()).containsExactly("nobody-responsible");
    }

    @Test
    void a_unit_is_proposed_for_what_stands_before_its_kind() {
        var names = IntakeFixture.names(DEFINITION, IntakeFixture.UNITS);
        assertThat(names.proposals("商工課")).containsExactly("商工観光課");
        assertThat(names.proposals("こども支援科")).contains("こども支援課");
        assertThat(names.proposals("スポーツ推進課")).isEmpty();
        assertThat(names.proposals("博物館")).isEmpty();
    }

    @Test
    void numbers_may_begin_again_in_each_policy_but_not_within_one() {
        assertThat(read(DEFINITION, csv(changed(3, 2, "1"))).words())
                .singleElement()
                .asString()
                .startsWith("D4 同じ項目が２度あります（3行目と4行目）。");
    }

    @Test
    void a_cost_that_is_no_figure_is_told() {
        assertThat(read(DEFINITION, csv(changed(2, 4, "約1,200"))).words())
                .singleElement()
                .asString()
                .startsWith("E3 「事業費（千円）／予算額」の「約1,200」を数として読み取れません。");
        assertThat(read(DEFINITION, csv(changed(2, 4, "12,00"))).keys()).containsExactly("no-figure");
        assertThat(read(DEFINITION, csv(changed(2, 4, "△１，２００．５"))).keys()).isEmpty();
    }

    @Test
    void a_value_off_a_strict_scale_is_refused() {
        assertThat(read(DEFINITION, csv(changed(2, 7, "様子見"))).keys()).containsExactly("unknown-code");
    }

    @Test
    void where_one_unit_answers_for_all_its_absence_is_told_once() {
        var definition = PlanDefinition.read(PLAN.replace("  - {name: 所管, to: units, separator: ・}\n", "")
                .replace("item: 事務事業\n", "item: 事務事業\nunit: 改革推進室\n"));

        assertThat(read(definition, csv(TABLE)).words())
                .containsExactly(
                        " 計画の定義で受け持ちとされている「改革推進室」という所管がありません。" + " 計画の定義（unit）の名前を今の組織に合わせるか、組織にその所管を登録してください。");
    }

    private static List<List<String>> changed(int row, int column, String text) {
        var rows = new java.util.ArrayList<>(TABLE);
        var cells = new java.util.ArrayList<>(rows.get(row));
        cells.set(column, text);
        rows.set(row, cells);
        return rows;
    }

    private static byte[] csv(List<List<String>> rows) {
        var csv = new StringBuilder();
        rows.forEach(row -> csv.append('"').append(String.join("\",\"", row)).append("\"\r\n"));
        return utf8(csv.toString());
    }
}
