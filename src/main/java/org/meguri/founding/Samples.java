package org.meguri.founding;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.meguri.intake.RawTable;
import org.meguri.plan.NameKey;

/** What stands in one column, counted. */
final class Samples {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");
    private static final Pattern FIGURE = Pattern.compile("[-−△▲]?[0-9][0-9,]*(?:\\.[0-9]+)?|[-−ー―]");

    private final List<RawTable.Row> rows;
    private final int place;
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private int filled;
    private int whole;
    private int figures;
    private int letters;
    private int longest;
    private int covered;

    Samples(List<RawTable.Row> rows, int place) {
        this.rows = rows;
        this.place = place;
        for (var row : rows) {
            covered += row.covered().contains(place) ? 1 : 0;
            var text = row.cell(place).strip();
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            values.merge(text, 1, Integer::sum);
            letters += text.length();
            longest = Math.max(longest, text.length());
            var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
            whole += WHOLE.matcher(plain).matches() ? 1 : 0;
            figures += FIGURE.matcher(plain).matches() ? 1 : 0;
        }
    }

    /** The different values in the order in which they appear, with how often each stands there. */
    Map<String, Integer> values() {
        return values;
    }

    int filled() {
        return filled;
    }

    int distinct() {
        return values.size();
    }

    int longest() {
        return longest;
    }

    int blank() {
        return rows.size() - filled;
    }

    double average() {
        return filled == 0 ? 0 : (double) letters / filled;
    }

    /** The part of the filled cells that are whole numbers, from 0 to 1. */
    double whole() {
        return filled == 0 ? 0 : (double) whole / filled;
    }

    /** The part of the filled cells that are figures, from 0 to 1. */
    double figures() {
        return filled == 0 ? 0 : (double) figures / filled;
    }

    /** How many different values there are for each filled cell: 1 where none stands twice. */
    double variety() {
        return filled == 0 ? 0 : (double) distinct() / filled;
    }

    /** Whether there is something in the first row that an empty cell could continue. */
    boolean begins() {
        return filled > 0 && !rows.get(0).cell(place).isBlank();
    }

    /** Whether the column is written as in a printed table, where an empty cell continues the one above it. */
    boolean continued() {
        return begins() && (covered > 0 || blank() * 3 > rows.size());
    }

    /** The column with its empty cells continued from above. */
    List<String> over() {
        var last = new String[] {""};
        return rows.stream()
                .map(row -> {
                    var text = row.cell(place).strip();
                    last[0] = text.isEmpty() ? last[0] : text;
                    return last[0];
                })
                .toList();
    }

    /** As {@link #variety}, with the empty cells continued from above. */
    double overVariety() {
        var all = over();
        return all.isEmpty() ? 0 : (double) new HashSet<>(all).size() / all.size();
    }

    /**
     * The part of the rows, from 0 to 1, in which the other column has what it has most often beside this column's value
     * below the same values of the columns above.
     */
    double goesWith(Samples other, List<Samples> above) {
        var beside = new HashMap<String, Map<String, Integer>>();
        var mine = over();
        var theirs = other.over();
        var before = above.stream().map(Samples::over).toList();
        for (var row = 0; row < mine.size(); row++) {
            var at = row;
            var key = before.stream().map(column -> NameKey.of(column.get(at))).toList();
            beside.computeIfAbsent(String.join("\n", key) + "\n" + NameKey.of(mine.get(at)), none -> new HashMap<>())
                    .merge(NameKey.of(theirs.get(at)), 1, Integer::sum);
        }
        var usual = beside.values().stream()
                .mapToInt(counts -> counts.values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0))
                .sum();
        return mine.isEmpty() ? 0 : (double) usual / mine.size();
    }
}
