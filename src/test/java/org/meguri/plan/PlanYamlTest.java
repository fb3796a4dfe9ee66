package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanYamlTest {

    @Test
    void every_shipped_definition_reads_the_same_after_it_was_written() {
        assertThat(new ShippedPlans().all()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(shipped -> assertThat(
                        PlanDefinition.read(PlanYaml.write(shipped.definition())))
                .isEqualTo(shipped.definition()));
    }

    @Test
    void words_that_yaml_would_take_for_something_else_stay_words() {
        var yaml =
                """
                code: plan-1
                title: "No"
                period: {from: 2025, to: 2028}
                item: "1e3"
                unit: "on: #課"
                layout: {headerRows: 2, sheet: "2025"}
                levels: [{key: policy, label: "~"}]
                key: [level.policy, number]
                scales:
                  - key: grade
                    label: 評価
                    others: keep
                    choices: [{code: "1", label: "yes"}, {code: "×", label: "- ", meaning: "a: b", tone: poor}]
                sheet: self-evaluation
                variants: [{key: brief, label: 簡易, sheet: reform-evaluation}]
                columns:
                  - {name: "no", to: number}
                  - {name: "政策\\t", to: level.policy, fill: true}
                  - {name: 'a "b"', to: name}
                  - {name: "0123", to: item.cost, figure: true, measure: "%", required: false}
                  - {name: "2026-01-01", to: answer.grade, scale: grade}
                tally: [grade]
                units: [{printed: 全課, nobody: true}, {printed: "null", unit: 企画課}]
                groups: [{label: 別掲, column: level.policy, value: "true"}]
                notes: [{mark: ※1, text: "一行目\\n二行目"}]
                paper:
                  page: A4 portrait
                  headings: ["[（{level.policy}）]"]
                  newPage: true
                  omit: ["0123"]
                  widths: {"no": 5, "2026-01-01": 20}
                """;
        var definition = PlanDefinition.read(yaml);

        assertThat(PlanDefinition.read(PlanYaml.write(definition))).isEqualTo(definition);
    }
}
