package org.meguri.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * has is passed over, as is one whose columns citizens do not read. Rows that the plan counts apart are in no tally but
     * their own, which comes last under the group's label.
     *
     * @param offScale what a value is called that is none of the choices; such values are counted after them
     */
    static List<EditionContent.Tally> of(
            PlanDefinition plan,
            String offScale,
            List<EditionContent.Column> columns,
            List<EditionContent.Scale> scales,
            List<EditionContent.Row> all) {
        var keys = plan.tally();
        var levels = plan.levels();
        var apart = apart(plan.groups(), columns, all);
        var rows = all.stream()
                .filter(row -> apart.values().stream().noneMatch(group -> group.contains(row)))
                .toList();
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
                    tallies.add(tally(scale, column, place, null, rows, offScale));
                    for (var group : byTop.entrySet()) {
                        tallies.add(tally(scale, column, place, group.getKey(), group.getValue(), offScale));
                    }
                    for (var group : apart.entrySet()) {
                        tallies.add(tally(scale, column, place, group.getKey(), group.getValue(), offScale));
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

    /** The rows of each group that is counted apart; a row belongs to the first group that it fits. */
    private static Map<String, List<EditionContent.Row>> apart(
            List<PlanDefinition.Group> groups, List<EditionContent.Column> columns, List<EditionContent.Row> rows) {
        var apart = new LinkedHashMap<String, List<EditionContent.Row>>();
        for (var row : rows) {
            groups.stream()
                    .filter(group ->
                            row.cells().get(place(columns, group.column())).equals(group.value()))
                    .findFirst()
                    .ifPresent(group -> apart.computeIfAbsent(group.label(), label -> new ArrayList<>())
                            .add(row));
        }
        return apart;
    }

    private static int place(List<EditionContent.Column> columns, String to) {
        return columns.stream().map(EditionContent.Column::to).toList().indexOf(to);
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
            List<EditionContent.Row> rows,
            String offScale) {
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
        var labels = new LinkedHashMap<String, String>();
        scale.choices().forEach(choice -> labels.put(choice.code(), choice.label()));
        var counts = given.entrySet().stream()
                .map(entry -> new EditionContent.Count(
                        entry.getKey(),
                        labels.getOrDefault(entry.getKey(), offScale),
                        entry.getValue(),
                        percent(entry.getValue(), whole)))
                .toList();
        return new EditionContent.Tally(
                scale.key(), column.heading(), column.name(), level, counts, total, rows.size() - total);
    }
}
