package org.meguri.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition;

/** Counts how often each choice of a scale was given. */
final class Tallying {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    private Tallying() {}

    /**
     * The tallies: for each key, for each column of that scale, first the whole plan, then every entry of the top level
     * in the order of the rows. The top level is the first one that the table has a column for. A scale that no column
     * has is passed over, as is one whose columns citizens do not read.
     */
    static List<EditionContent.Tally> of(
            List<String> keys,
            List<PlanDefinition.Level> levels,
            List<EditionContent.Column> columns,
            List<EditionContent.Scale> scales,
            List<EditionContent.Row> rows) {
        var top = topLevel(levels, columns);
        var byTop = new LinkedHashMap<String, List<EditionContent.Row>>();
        if (top >= 0) {
            rows.forEach(row -> byTop.computeIfAbsent(row.cells().get(top), entry -> new ArrayList<>())
                    .add(row));
        }
        var tallies = new ArrayList<EditionContent.Tally>();
        for (var key : keys) {
            for (var scale : scales) {
                if (!scale.key().equals(key)) {
                    continue;
                }
                for (var place = 0; place < columns.size(); place++) {
                    var column = columns.get(place);
                    if (!key.equals(column.scale())) {
                        continue;
                    }
                    tallies.add(tally(scale, column, place, null, rows));
                    for (var group : byTop.entrySet()) {
                        tallies.add(tally(scale, column, place, group.getKey(), group.getValue()));
                    }
                }
            }
        }
        return tallies;
    }

    /** The part in the whole in percent, with two decimals, rounded half up; 0.00 where the whole is 0. */
    static BigDecimal percent(int part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }

    private static int topLevel(List<PlanDefinition.Level> levels, List<EditionContent.Column> columns) {
        for (var level : levels) {
            for (var place = 0; place < columns.size(); place++) {
                if (columns.get(place).to().equals(EditionContent.LEVEL_PREFIX + level.key())) {
                    return place;
                }
            }
        }
        return -1;
    }

    private static EditionContent.Tally tally(
            EditionContent.Scale scale,
            EditionContent.Column column,
            int place,
            @Nullable String level,
            List<EditionContent.Row> rows) {
        var given = new LinkedHashMap<String, Integer>();
        scale.choices().forEach(choice -> given.put(choice.code(), 0));
        var total = 0;
        for (var row : rows) {
            var code = row.cells().get(place);
            if (!code.isEmpty()) {
                given.merge(code, 1, Integer::sum);
                total++;
            }
        }
        var whole = total;
        var counts = scale.choices().stream()
                .map(choice -> {
                    var count = given.getOrDefault(choice.code(), 0);
                    return new EditionContent.Count(choice.code(), choice.label(), count, percent(count, whole));
                })
                .toList();
        return new EditionContent.Tally(
                scale.key(), column.heading(), column.name(), level, counts, total, rows.size() - total);
    }
}
