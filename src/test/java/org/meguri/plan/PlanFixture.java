package org.meguri.plan;

import java.util.List;
import java.util.Map;
import org.meguri.organization.UnitId;

/** A small plan for tests. */
final class PlanFixture {

    private PlanFixture() {}

    static String yaml(String title) {
        return """
                code: small-plan
                title: %s
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
                  - {name: 番号, to: number}
                  - {name: 柱, to: level.pillar}
                  - {name: 取組名, to: name}
                  - {name: 概要, to: item.outline, required: false}
                  - {name: 評価, to: answer.result, scale: result}
                  - {name: 所管課, to: units}
                tally: [result]
                """
                .formatted(title);
    }

    static ItemDraft draft(int seq, UnitId unit) {
        return new ItemDraft(
                seq,
                Integer.toString(seq),
                "取組" + seq,
                Map.of("pillar", "柱"),
                Map.of("outline", "概要" + seq),
                List.of(new Responsibility(unit, "課", true)));
    }
}
