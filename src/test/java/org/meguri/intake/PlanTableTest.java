package org.meguri.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.intake.IntakeFixture.HEADER;
import static org.meguri.intake.IntakeFixture.cp932;
import static org.meguri.intake.IntakeFixture.read;
import static org.meguri.intake.IntakeFixture.utf8;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.Responsibility;

class PlanTableTest {

    private static final String GOOD = "1,柱一,窓口の見直し,概要,◎,進めた。,続ける。,企画課\r\n";

    @Test
    void the_citys_own_table_is_read_without_a_finding() {
        var reading = read(RealFile.definition(), RealFile.content());
        assertThat(reading.words()).isEmpty();
        assertThat(reading.header().unknown()).isEmpty();
        assertThat(reading.items()).hasSize(73);
        assertThat(reading.items())
                .filteredOn(item -> item.number() == null)
                .singleElement()
                .satisfies(item -> assertThat(item.seq()).isEqualTo(67));
        assertThat(reading.items())
                .filteredOn(item -> item.responsibilities().size() > 1)
                .extracting(ItemDraft::number)
                .containsExactly("14", "44", "72");
        assertThat(reading.items().get(13).responsibilities())
                .containsExactly(
                        new Responsibility(IntakeFixture.unit("農業振興課").id(), "農業振興課", true),
                        new Responsibility(IntakeFixture.unit("商工観光課").id(), "商工観光課", false));
        assertThat(reading.items().get(40).responsibilities())
                .containsExactly(new Responsibility(IntakeFixture.unit("学校教育課").id(), "学校教育課(教育センター)", true));
        assertThat(reading.items().get(38).responsibilities())
                .containsExactly(new Responsibility(IntakeFixture.unit("こども支援課").id(), "こども支援部ほか", true));
    }

    @Test
    void every_cell_of_the_citys_table_comes_in_as_it_stands_there() throws Exception {
        var definition = RealFile.definition();
        var items = read(definition, RealFile.content()).items();
        var answers = new PlanTable(definition, TableReader.read(RealFile.upload()), new Findings()).answers();
        var text = new String(RealFile.content(), StandardCharsets.UTF_8);
        var compared = 0;
        try (var source = CSVParser.parse(
                new StringReader(text),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            var row = 0;
            for (var record : source) {
                var item = items.get(row);
                var answer = answers.get(row);
                assertThat(answer.seq()).isEqualTo(item.seq());
                row++;
                for (var column : definition.columns()) {
                    var to = column.to();
                    var key = to.substring(to.indexOf('.') + 1);
                    var read =
                            switch (to.substring(0, to.length() - key.length())) {
                                case "level." -> item.levels().getOrDefault(key, "");
                                case "item." -> item.texts().getOrDefault(key, "");
                                case "answer." -> answer.values().getOrDefault(key, "");
                                default ->
                                    switch (to) {
                                        case "seq" -> Integer.toString(item.seq());
                                        case "number" -> item.number() == null ? "" : item.number();
                                        case "name" -> item.name();
                                        default ->
                                            String.join(
                                                    "、",
                                                    item.responsibilities().stream()
                                                            .map(Responsibility::printed)
                                                            .toList());
                                    };
                            };
                    assertThat(read).as("%s %s", row, column.name()).isEqualTo(record.get(column.name()));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(73 * 14);
    }

    @Test
    void the_answers_of_the_citys_table_add_up_to_the_printed_tally() {
        var definition = RealFile.definition();
        var findings = new Findings();
        var answers = new PlanTable(definition, TableReader.read(RealFile.upload()), findings).answers();
        assertThat(findings.list()).isEmpty();
        var tally = new TreeMap<String, Integer>();
        answers.forEach(answer -> tally.merge(answer.values().getOrDefault("progress", "?"), 1, Integer::sum));
        assertThat(tally)
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of("A", 7, "B", 28, "C", 19, "D", 16, "E", 3));
        assertThat(answers.get(0).values().keySet())
                .containsExactly("progress", "plan_r3", "status_choice", "status_text", "future_choice", "future_text");
    }

    @Test
    void the_same_table_reads_the_same_from_every_kind_of_file() {
        var definition = RealFile.definition();
        var text = new String(RealFile.content(), StandardCharsets.UTF_8);
        var items = read(definition, RealFile.content()).items();
        assertThat(read(definition, utf8("\uFEFF" + text)).items()).isEqualTo(items);
        // U+2015 and U+FF5E of the source have a place in CP932; the half-width dots of some names too.
        assertThat(new String(cp932(text), Charset.forName("windows-31j"))).isEqualTo(text);
        var windows = read(definition, cp932(text));
        assertThat(windows.words()).isEmpty();
        assertThat(windows.items()).isEqualTo(items);
        var workbook = Workbooks.of(rows(text));
        var excel = read(definition, workbook);
        assertThat(excel.words()).isEmpty();
        assertThat(excel.items()).isEqualTo(items);
        var answers = new PlanTable(definition, TableReader.read(RealFile.upload()), new Findings()).answers();
        assertThat(new PlanTable(definition, TableReader.read(new Upload("x", workbook)), new Findings()).answers())
                .isEqualTo(answers);
    }

    @Test
    void columns_are_found_by_name_or_label_wherever_they_stand() {
        var reading = read(
                utf8(
                        """
                        行政改革推進計画,,,,,,,,
                        作成：企画課,,,,,,,,

                        メモ,所 管　課,"取組
                        名",ばんごう,番 号,柱,概要,評価,取組状況,今後の方向性
                        よい,企画課,窓口の見直し,x,１,柱一,概要,○,進めた。,続ける。

                        ,商工観光課、企画課,道路の見直し,y,2,柱一,概要,△,進めた。,続ける。
                        """));
        assertThat(reading.words()).isEmpty();
        assertThat(reading.header().number()).isEqualTo(4);
        assertThat(reading.header().unknown()).containsExactly("メモ", "ばんごう");
        assertThat(reading.items()).extracting(ItemDraft::number).containsExactly("１", "2");
        assertThat(reading.items()).extracting(ItemDraft::seq).containsExactly(1, 2);
    }

    @Test
    void a_table_without_any_answer_column_registers_the_items_alone() {
        assertThat(read(utf8("番号,柱,取組名,概要,所管課\n1,柱一,窓口の見直し,概要,企画課\n")).words()).isEmpty();
        assertThat(read(utf8(HEADER + "1,柱一,窓口の見直し,概要,,,,企画課\r\n")).words())
                .as("a sheet that nobody has filled yet")
                .isEmpty();
    }

    @Test
    void texts_keep_their_blanks_in_front_their_lines_and_their_letters() {
        var reading = read(
                utf8(
                        HEADER
                                + "\"1\",\"柱\r\n　二段目 \t\",𠮷野家と髙島屋,\"　行頭の字下げ\r最後の空白は除く 　\n\",◎,葛\uDB40\uDD00城・神\uFA19・か\u3099,=1+1,企画課\n"));
        assertThat(reading.words()).isEmpty();
        var item = reading.items().get(0);
        assertThat(item.levels()).containsEntry("pillar", "柱\n　二段目");
        assertThat(item.texts()).containsEntry("outline", "　行頭の字下げ\n最後の空白は除く");
        assertThat(CellText.clean("葛\uDB40\uDD00城・神\uFA19・か\u3099")).isEqualTo("葛\uDB40\uDD00城・神\uFA19・が");
    }

    @Test
    void a_full_width_letter_is_the_choice_that_it_shows() {
        var definition = RealFile.definition();
        var header = String.join(
                ",",
                definition.columns().stream().map(PlanDefinition.Column::name).toList());
        var table = TableReader.read(new Upload("x", utf8(header + "\n1,目標,施策,1,事業,概要,方向,Ａ,予定,ｱ,状況,イ,今後,企画課\n")));
        var findings = new Findings();
        var answers = new PlanTable(definition, table, findings).answers();
        assertThat(findings.list()).isEmpty();
        assertThat(answers.get(0).values()).containsEntry("progress", "A").containsEntry("status_choice", "ア");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(HEADER.replace("取組名", "取り組み名") + GOOD, "C1 見出し「取組名」の列がありません。「取り組み名」のことでしょうか。 見出しを「取組名」に直してください。"),
                wrong(HEADER.replace("柱,", "ほか,") + GOOD, "1 見出し「柱」の列がありません。 「柱」または「柱」という見出しの列を加えてください。"),
                wrong(
                        HEADER.replace("\r\n", ",番号\r\n") + GOOD,
                        "I1 見出し「番号」の列が二つあります（A列とI列）。 使う列だけに「番号」と書き、もう一方の見出しを変えるか、列を削除してください。"),
                wrong("何か,別の,表\n1,2,3\n", " 見出しの行が見つかりません。 初めの10行のどこかに、次の見出しを書いてください：番号、柱、取組名、概要、所管課"),
                wrong(HEADER, " 見出しの下に取組の行がありません。 正しいシートやファイルを選んだか確かめてください。"),
                wrong(HEADER + GOOD + "2,柱一,,概要,◎,進めた。,続ける。,企画課\n", "C3 「取組名」が空です。 値を入力してください。"),
                wrong(HEADER + GOOD.replace("企画課", ""), "H2 「所管課」が空です。 値を入力してください。"),
                wrong(HEADER + GOOD.replace("企画課", "、"), "H2 「所管課」が空です。 値を入力してください。"),
                wrong(
                        HEADER + GOOD.replace("企画課", "商工課"),
                        "H2 所管「商工課」は、いまの組織にありません。 似た名前：商工観光課。名前を直すか、計画の定義の「所管の読み替え（units）」に加えてください。"),
                wrong(
                        HEADER + GOOD.replace("企画課", "企画課、危機管理室"),
                        "H2 所管「危機管理室」は、いまの組織にありません。 組織に登録されている名前に直すか、計画の定義の「所管の読み替え（units）」に加えてください。"),
                wrong(
                        HEADER + GOOD + "\n" + GOOD.replace("1,柱一,窓口", " １ ,柱一,別の窓口"),
                        "A4 番号が重なっています（2行目と4行目）。 どちらかの番号を直すか、不要な行を削除してください。"),
                wrong(HEADER + GOOD.replace("◎", "良"), "E2 「評価」に、区分にない値「良」があります。 次のどれかを入力してください：◎、○、△、×"),
                wrong(HEADER + GOOD.replace("窓口の見直し", "長".repeat(301)), "C2 「取組名」が長すぎます（300字まで）。 短くしてください。"),
                wrong(HEADER + GOOD.replace("窓口の見直し", "\"窓口の\n見直し\""), "C2 「取組名」の途中に改行またはタブがあります。 一行にしてください。"),
                wrong(
                        HEADER + GOOD.replace("概要", "外字\uE123です"),
                        "D2 外字（U+E123）があります（3文字目）。ほかのパソコンでは別の文字になるか、表示されません。 標準の文字に置き換えてください。"),
                wrong(
                        HEADER + GOOD.replace("進めた。", "𠮷\u0007鐘"),
                        "F2 目に見えない制御文字など、使えない文字（U+0007）があります（2文字目）。 その文字を消すか、欄を入力し直してください。"),
                wrong(
                        HEADER + GOOD.replace("進めた。", "逆\u202E向き"),
                        "F2 目に見えない制御文字など、使えない文字（U+202E）があります（2文字目）。 その文字を消すか、欄を入力し直してください。"),
                wrong(
                        HEADER + GOOD.replace("進めた。", "化け\uFFFD"),
                        "F2 目に見えない制御文字など、使えない文字（U+FFFD）があります（3文字目）。 その文字を消すか、欄を入力し直してください。"));
    }

    private static Arguments wrong(String csv, String words) {
        return Arguments.of(csv, words);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_wrong_is_told_with_its_place_and_its_cure(String csv, String words) {
        assertThat(read(utf8(csv)).words()).containsExactly(words);
    }

    @Test
    void an_item_without_a_number_must_have_a_name_of_its_own_and_a_place_of_its_own() {
        var definition = RealFile.definition();
        var header = String.join(
                ",",
                definition.columns().stream().map(PlanDefinition.Column::name).toList());
        var row = "%s,目標,施策,%s,%s,概要,方向,A,予定,ア,状況,イ,今後,企画課\n";
        assertThat(read(
                                definition,
                                utf8(header + "\n" + row.formatted("1", "", "事業") + row.formatted("1", "", "事 業")
                                        + row.formatted("零", "3", "他")))
                        .keys())
                .containsExactly("duplicate-seq", "duplicate-name", "seq");
    }

    @Test
    void a_name_of_two_units_and_an_alias_of_none_are_told() {
        var definition =
                PlanDefinition.read(RealFile.yaml("admin-reform") + "units:\n  - {printed: 市民窓口, unit: 市民課}\n");
        var findings = new Findings();
        var table = new PlanTable(
                definition,
                TableReader.read(
                        new Upload("x", utf8(HEADER + GOOD.replace("企画課", "総務課") + "2,柱一,他,概要,◎,進めた。,続ける。,市民窓口\n"))),
                findings);
        var twice = List.of(
                IntakeFixture.unit("総務課"),
                new org.meguri.organization.UnitView(
                        org.meguri.organization.UnitId.create(),
                        "second",
                        "総務課",
                        org.meguri.organization.UnitKind.SECTION,
                        null));
        table.items(new UnitNames(
                definition.units(),
                name -> twice.stream().filter(unit -> unit.name().equals(name)).findFirst(),
                twice));
        assertThat(findings.list())
                .extracting(Finding::key)
                .containsExactly("intake.finding.unit-namesakes", "intake.finding.unit-alias");
    }

    @Test
    void an_alias_of_a_unit_that_has_another_name_by_now_means_who_took_over() {
        var definition =
                PlanDefinition.read(RealFile.yaml("admin-reform") + "units:\n  - {printed: 市民窓口, unit: 市民課}\n");
        var findings = new Findings();
        var today = IntakeFixture.unit("市民生活課");
        var items = new PlanTable(
                        definition,
                        TableReader.read(new Upload("x", utf8(HEADER + GOOD.replace("企画課", "市民窓口")))),
                        findings)
                .items(new UnitNames(
                        definition.units(),
                        name -> Optional.empty(),
                        List.of(today),
                        () -> Map.of("市民課", List.of(today))));
        assertThat(findings.list()).isEmpty();
        assertThat(findings.notes()).singleElement().satisfies(note -> {
            assertThat(note.key()).isEqualTo("intake.finding.unit-renamed");
            assertThat(note.arguments()).isEqualTo(List.of("市民課", "市民生活課"));
        });
        assertThat(items.get(0).responsibilities()).containsExactly(new Responsibility(today.id(), "市民窓口", true));
    }

    @Test
    void everything_wrong_is_told_at_once() {
        var csv = new StringBuilder(HEADER);
        for (int i = 1; i <= 5_000; i++) {
            csv.append(i % 20 == 0 ? "%d,,,概要,良,,続ける。,どこか\n".formatted(i) : GOOD.replace("1,柱", i + ",柱"));
        }
        var reading = read(utf8(csv.toString()));
        assertThat(reading.findings()).hasSize(250 * 5);
        assertThat(reading.keys().subList(0, 5))
                .containsExactly("missing-cell", "missing-cell", "unknown-code", "missing-cell", "unknown-unit");
        assertThat(reading.items()).hasSize(4_750);
    }

    @Test
    void a_file_of_nonsense_fills_no_memory() {
        var findings = new Findings();
        for (var row = 1; row <= Findings.MAX + 50; row++) {
            findings.add(row, 0, "unknown-unit", "どこか");
        }
        assertThat(findings.list()).hasSize(Findings.MAX);
        assertThat(findings.list().get(Findings.MAX - 1))
                .isEqualTo(new Finding(null, null, "intake.finding.more", List.of("51")));
    }

    @Test
    void a_table_fits_a_plan_when_its_header_has_every_column() {
        var real = TableReader.read(RealFile.upload());
        assertThat(new PlanTable(RealFile.definition(), real, new Findings()).fits())
                .isTrue();
        assertThat(new PlanTable(PlanDefinition.read(RealFile.yaml("admin-reform")), real, new Findings()).fits())
                .isFalse();
    }

    private static List<List<String>> rows(String csv) {
        var rows = new ArrayList<List<String>>();
        try (var parser = CSVParser.parse(new StringReader(csv), CSVFormat.RFC4180)) {
            parser.forEach(record -> rows.add(record.toList()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }
}
