package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.system.Refusal;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

class PlanReaderTest {

    private static final String SMALL =
            """
            code: small-plan
            title: 小さな計画
            period: {from: 2022, to: 2026}
            item: 取組
            levels:
              - {key: pillar, label: 柱}
            scales:
              - key: result
                label: 評価
                choices:
                  - {code: ◎, label: 計画以上, meaning: 計画を上回った, tone: good}
                  - {code: ×, label: 未実施}
            sheet: reform-evaluation
            columns:
              - {name: no, to: number}
              - {name: 柱, to: level.pillar}
              - {name: 取組名, label: 取組, to: name}
              - {name: 評価, to: answer.result, scale: result, required: false}
              - {name: 所管課, to: units, separator: ・}
            tally: [result]
            units:
              - {printed: 総務課（人事担当）, unit: 総務課}
            """;

    @Test
    void a_definition_is_read_as_it_is_written() {
        var plan = PlanDefinition.read(SMALL);
        assertThat(plan.code()).isEqualTo("small-plan");
        assertThat(plan.period()).isEqualTo(new PlanDefinition.Period(2022, 2026));
        assertThat(plan.scale("result").orElseThrow().choice("×").orElseThrow().tone())
                .isEqualTo("none");
        assertThat(plan.columns())
                .extracting(PlanDefinition.Column::name)
                .containsExactly("no", "柱", "取組名", "評価", "所管課");
        assertThat(plan.columns().get(2).heading()).isEqualTo("取組");
        assertThat(plan.columns().get(3).required()).isFalse();
        assertThat(plan.columns().get(4).separator()).isEqualTo("・");
        assertThat(plan.units()).containsExactly(new PlanDefinition.UnitAlias("総務課（人事担当）", "総務課"));
    }

    @Test
    void codes_keep_their_zeros_and_words_like_no_stay_words() {
        var plan = PlanDefinition.read(SMALL.replace("code: ◎", "code: 001").replace("code: ×", "code: no"));
        assertThat(plan.scales().get(0).choices())
                .extracting(PlanDefinition.Choice::code)
                .containsExactly("001", "no");
    }

    @Test
    void a_byte_order_mark_at_the_beginning_does_no_harm() {
        assertThat(PlanDefinition.read("\uFEFF" + SMALL).code()).isEqualTo("small-plan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy1-r3", "admin-reform"})
    void the_plans_that_are_shipped_can_be_read_and_have_their_form(String code) throws IOException {
        var yaml = new ClassPathResource("plans/" + code + ".yaml").getContentAsString(StandardCharsets.UTF_8);
        var plan = PlanDefinition.read(yaml);
        assertThat(plan.code()).isEqualTo(code);
        assertThat(plan.columns())
                .filteredOn(column -> column.to().startsWith("answer."))
                .isNotEmpty();
    }

    @Test
    void the_strategy_has_the_columns_of_the_sheet_in_their_order() throws IOException {
        var plan = PlanDefinition.read(
                new ClassPathResource("plans/strategy1-r3.yaml").getContentAsString(StandardCharsets.UTF_8));
        assertThat(plan.columns())
                .extracting(PlanDefinition.Column::name)
                .containsExactly(
                        "seq",
                        "goal",
                        "policy",
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
        assertThat(plan.tally()).containsExactly("progress", "status", "future");
        assertThat(plan.units()).hasSize(4);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("title: 小さな計画\n", "", "plan.yaml.missing-key", "1", "/"),
                wrong("item: 取組", "item:", "plan.yaml.missing-key", "1", "/"),
                wrong("item: 取組", "item: 取組\ncolour: red", "plan.yaml.unknown-key", "5", "colour"),
                wrong("item: 取組", "item: 取組\nitem: 施策", "plan.yaml.duplicate-key", "5", "item"),
                wrong("code: small-plan", "code: Small Plan", "plan.yaml.form", "1", "code"),
                wrong("from: 2022", "from: 2027", "plan.yaml.period", "3", "period"),
                wrong("from: 2022", "from: 令和4", "plan.yaml.number", "3", "period.from"),
                wrong("from: 2022", "from: 1988", "plan.yaml.number", "3", "period.from"),
                wrong("period: {from: 2022, to: 2026}", "period: 2022", "plan.yaml.not-a-mapping", "3", "period"),
                wrong("tally: [result]", "tally: result", "plan.yaml.not-a-list", "20", "tally"),
                wrong("tally: [result]", "tally: [outcome]", "plan.yaml.scale-unknown", "20", "tally[0]"),
                wrong("tally: [result]", "tally: [result, result]", "plan.yaml.duplicate", "20", "tally[1]"),
                wrong(", scale: result", "", "plan.yaml.tally-without-column", "20", "tally[0]"),
                paper("{page: A5}", "plan.yaml.one-of", "paper.page"),
                paper("{widths: {no: 60, 取組名: 41}}", "plan.yaml.paper-widths", "paper.widths"),
                paper("{widths: {取組: 41}}", "plan.yaml.unknown-key", "paper.widths.取組"),
                paper("{omit: [no, no]}", "plan.yaml.duplicate", "paper.omit[1]"),
                paper("{headings: ['{level.pillar}', '{level.pillar}']}", "plan.yaml.list-size", "paper.headings"),
                wrong("scale: result", "scale: reslut", "plan.yaml.scale-unknown", "18", "columns[3].scale"),
                wrong("code: ×", "code: ◎", "plan.yaml.duplicate", "12", "scales[0].choices[1].code"),
                wrong("tone: good", "tone: splendid", "plan.yaml.one-of", "11", "scales[0].choices[0].tone"),
                wrong("tone: good", "says: splendid", "plan.yaml.one-of", "11", "scales[0].choices[0].says"),
                wrong("level.pillar", "level.pilar", "plan.yaml.column-level", "16", "columns[1].to"),
                wrong("to: level.pillar", "to: item.pillar", "plan.yaml.column-missing", "15", "columns"),
                wrong("to: number", "to: nummer", "plan.yaml.column-to", "15", "columns[0].to"),
                wrong("to: number", "to: name", "plan.yaml.duplicate", "17", "columns[2].to"),
                wrong("name: 柱,", "name: ＮＯ,", "plan.yaml.duplicate", "16", "columns[1].name"),
                wrong("label: 取組,", "label: 柱,", "plan.yaml.duplicate", "17", "columns[2].label"),
                wrong(
                        "to: number}",
                        "to: number, scale: result}",
                        "plan.yaml.scale-of-answer",
                        "15",
                        "columns[0].scale"),
                wrong(
                        "to: number}",
                        "to: number, separator: 、}",
                        "plan.yaml.separator-of-units",
                        "15",
                        "columns[0].separator"),
                wrong("required: false", "required: maybe", "plan.yaml.one-of", "18", "columns[3].required"),
                wrong(
                        "to: units,",
                        "to: units, required: false,",
                        "plan.yaml.column-required",
                        "19",
                        "columns[4].required"),
                wrong("title: 小さな計画", "title: " + "長".repeat(201), "plan.yaml.too-long", "2", "title"),
                wrong("title: 小さな計画", "title: '  '", "plan.yaml.empty", "2", "title"),
                wrong("title: 小さな計画", "title: [小さな, 計画]", "plan.yaml.not-a-text", "2", "title"),
                wrong("title: 小さな計画", "title: &t 小さな計画", "plan.yaml.anchor", "2", "title"),
                wrong("title: 小さな計画", "title: !file /etc", "plan.yaml.anchor", "2", "title"),
                wrong(
                        "  - {key: pillar, label: 柱}",
                        "  - {key: Pillar, label: 柱}",
                        "plan.yaml.form",
                        "6",
                        "levels[0].key"));
    }

    private static Arguments paper(String written, String key, String path) {
        return wrong("tally: [result]", "tally: [result]\npaper: " + written, key, "21", path);
    }

    private static Arguments wrong(String instead, String written, String key, String line, String path) {
        assertThat(SMALL).contains(instead);
        return Arguments.of(SMALL.replace(instead, written), key, line, path);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_wrong_is_refused_with_its_line_its_place_and_its_cure(
            String yaml, String key, String line, String path) {
        assertThatThrownBy(() -> PlanDefinition.read(yaml)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            assertThat(refusal.arguments()).startsWith(line, path);
            assertThat(words(refusal)).startsWith(line + "行目（" + path + "）").doesNotContain("{");
        });
    }

    @Test
    void a_heading_on_paper_names_the_parts_of_one_level_and_the_levels_from_the_top() {
        assertThatThrownBy(() -> PlanDefinition.read(SMALL + "paper: {headings: ['{level.pillar.number}']}"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.yaml.paper-blank"));
        assertThatThrownBy(() -> PlanDefinition.read(SMALL + "paper: {headings: ['柱']}"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.yaml.paper-level"));
        var two = SMALL.replace("  - {key: pillar, label: 柱}", "  - {key: pillar, label: 柱}\n  - {key: aim, label: 目標}")
                .replace(
                        "  - {name: 柱, to: level.pillar}",
                        "  - {name: 柱, to: level.pillar}\n  - {name: 目標, to: level.aim}");
        assertThatThrownBy(() -> PlanDefinition.read(two + "paper: {headings: ['{level.aim}', '{level.pillar}']}"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.yaml.paper-order"));
        var paper = PlanDefinition.read(two + "paper: {page: A4 portrait, headings: ['■{level.aim}']}")
                .paper();
        assertThat(paper)
                .isEqualTo(new PlanDefinition.Paper("A4", false, List.of("■{level.aim}"), false, List.of(), Map.of()));
    }

    @Test
    void a_slip_in_the_yaml_itself_is_refused_with_its_line() {
        assertThatThrownBy(() -> PlanDefinition.read("code: small\ntitle: \"開いたまま\n"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("plan.yaml.syntax"));
        assertThatThrownBy(() -> PlanDefinition.read("code: small\n\ttitle: x\n"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.arguments())
                        .containsExactly("2"));
        assertThatThrownBy(() -> PlanDefinition.read("code: !!java.io.File /etc"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PlanDefinition.read("code: a\u0000b")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PlanDefinition.read("")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PlanDefinition.read("a: 1\n---\nb: 2\n")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_bomb_of_aliases_is_refused_before_it_grows() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ",").repeat(9))
                    .append("x]\n");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThatThrownBy(() -> PlanDefinition.read(bomb.toString())).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> PlanDefinition.read("[".repeat(100_000))).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> PlanDefinition.read("x".repeat(PlanReader.MAX_SIZE + 1)))
                    .isInstanceOf(Refusal.class);
        });
    }

    private static String words(Refusal refusal) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/plan");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        return messages.getMessage(refusal.key(), refusal.arguments(), Locale.JAPANESE);
    }
}
