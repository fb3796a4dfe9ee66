package org.meguri.publication;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** An edition in which nothing is empty. */
final class SchemaFixture {

    private SchemaFixture() {}

    static EditionContent everything() {
        var small = PublicationFixture.saying("12件");
        var row = small.rows().get(0);
        return new EditionContent(
                small.schema(),
                small.town(),
                small.planCode(),
                small.planTitle(),
                small.fiscalYear(),
                2,
                small.title(),
                LocalDate.of(2022, 12, 1),
                "実施状況の数え誤りを正した。",
                small.item(),
                small.levels(),
                small.columns(),
                small.scales(),
                List.of(new EditionContent.Row(
                        1,
                        row.cells(),
                        List.of(new EditionContent.Remark(
                                7, "もっと詳しく", "ADOPT", "対応する", "次年度から示します", "令和４年度末まで", "増額なし")),
                        new EditionContent.Verdict("IMPROVE", "改善して継続"))),
                small.tallies(),
                List.of(new EditionContent.Missing(3, "名のみの事業", List.of("企画課"))),
                1,
                List.of(new EditionContent.Correction(1, "No.1道路の補修", "実施状況", "10件", "12件", "数え誤り")),
                new EditionContent.Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.ja"),
                List.of(new EditionContent.Indicator(
                        1,
                        "転入超過数",
                        "まちづくり",
                        List.of(1),
                        "人",
                        true,
                        new EditionContent.Figure("△258人", 2019, new BigDecimal("-258")),
                        new EditionContent.Figure("現状値以上", null, null),
                        List.of(
                                new EditionContent.Actual(2020, "△200", new BigDecimal("-200"), false),
                                new EditionContent.Actual(2021, "△140.5", new BigDecimal("-140.5"), true)),
                        "49.2％",
                        "ON",
                        "見込みどおり",
                        "△150")),
                List.of(new EditionContent.Change(2022, "MERGE", "統合", List.of("No.1 道路の補修"), List.of("No.9 道路"))),
                List.of(new EditionContent.Advice(
                        2020, 3, 1, "DONE", "対応した", List.of(new EditionContent.Done(2021, "補修の計画を作った。")))),
                new EditionContent.Paper(
                        "A4", true, List.of("{level.chapter}"), false, List.of("units"), new TreeMap<>()));
    }
}
