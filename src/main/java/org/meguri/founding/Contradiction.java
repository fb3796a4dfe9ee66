package org.meguri.founding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.meguri.founding.Mapping.MappedColumn;
import org.meguri.intake.RawTable;
import org.meguri.plan.NameKey;

/**
 * Something in the table that does not agree with itself or with the town. Nothing is put right by itself.
 *
 * @param rows the rows as Excel shows them
 * @param column as Excel shows it
 * @param key message key
 */
record Contradiction(List<Integer> rows, String column, String key, List<Object> arguments) {

    /** Letters that a person or a machine takes for one another, in either direction. */
    private static final Map<String, String> LOOKALIKES = Map.ofEntries(
            Map.entry("入", "人"),
            Map.entry("人", "入"),
            Map.entry("未", "末"),
            Map.entry("末", "未"),
            Map.entry("土", "士"),
            Map.entry("士", "土"),
            Map.entry("千", "干"),
            Map.entry("干", "千"),
            Map.entry("日", "曰"),
            Map.entry("大", "太"),
            Map.entry("太", "大"),
            Map.entry("鳥", "烏"),
            Map.entry("烏", "鳥"),
            Map.entry("間", "問"),
            Map.entry("問", "間"),
            Map.entry("崎", "﨑"),
            Map.entry("二", "ニ"),
            Map.entry("ニ", "二"),
            Map.entry("口", "ロ"),
            Map.entry("ロ", "口"),
            Map.entry("八", "ハ"),
            Map.entry("ハ", "八"));

    private static final int MOST = 200;

    /** What contradicts in these rows. @param town the town's name */
    static List<Contradiction> in(RawTable table, Mapping mapping, String town) {
        var first = firstOfData(table, mapping);
        var rows = table.rows()
                .subList(Math.min(first, table.rows().size()), table.rows().size());
        var found = new ArrayList<Contradiction>(above(table, mapping));
        found.addAll(numbers(rows, mapping));
        found.addAll(levelNumbers(rows, mapping));
        for (var column : mapping.columns()) {
            if (column.role() == Role.IGNORE) {
                if (column.heading().isEmpty()) {
                    found.addAll(unnamed(rows, column));
                }
                continue;
            }
            found.addAll(continued(rows, column));
            found.addAll(misspelt(rows, column, town));
            if (column.role() == Role.LEVEL) {
                found.addAll(alike(rows, column));
            }
        }
        return found.size() <= MOST ? found : found.subList(0, MOST);
    }

    /** Rows above the headings, which are not read. */
    private static List<Contradiction> above(RawTable table, Mapping mapping) {
        return table.rows().stream()
                .filter(row -> row.number() < mapping.firstRow())
                .map(row -> new Contradiction(
                        List.of(row.number()),
                        "",
                        "founding.contradiction.above",
                        List.of(shortened(row.cells().stream()
                                .filter(cell -> !cell.isBlank())
                                .collect(Collectors.joining("　"))))))
                .toList();
    }

    private static List<Contradiction> unnamed(List<RawTable.Row> rows, MappedColumn column) {
        var filled = rows.stream()
                .filter(row -> !row.cell(column.place()).isBlank())
                .map(RawTable.Row::number)
                .toList();
        return filled.isEmpty() ? List.of() : List.of(of(filled, column, "founding.contradiction.unnamed"));
    }

    /** Numbers that stand twice below the same levels, whatever else tells the items apart. */
    private static List<Contradiction> numbers(List<RawTable.Row> rows, Mapping mapping) {
        var number = mapping.of(Role.NUMBER).stream().findFirst();
        if (number.isEmpty()) {
            return List.of();
        }
        var levels = mapping.of(Role.LEVEL).stream()
                .map(level -> new Samples(rows, level.place()).over())
                .toList();
        var seen = new LinkedHashMap<List<String>, List<Integer>>();
        for (var at = 0; at < rows.size(); at++) {
            var text = NameKey.of(rows.get(at).cell(number.get().place()));
            if (!text.isEmpty()) {
                var key = new ArrayList<String>();
                for (var level : levels) {
                    key.add(NameKey.of(level.get(at)));
                }
                key.add(text);
                seen.computeIfAbsent(key, none -> new ArrayList<>())
                        .add(rows.get(at).number());
            }
        }
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> of(
                        entry.getValue(),
                        number.get(),
                        "founding.contradiction.number",
                        entry.getKey().get(entry.getKey().size() - 1)))
                .toList();
    }

    /** Names of a level that have several numbers: a slip of the pen, or a number of something else. */
    private static List<Contradiction> levelNumbers(List<RawTable.Row> rows, Mapping mapping) {
        var found = new ArrayList<Contradiction>();
        for (var number : mapping.of(Role.LEVEL_NUMBER)) {
            var numbers = new Samples(rows, number.place()).over();
            // The level's own name last, below the names of the levels above it.
            var levels = mapping.of(Role.LEVEL).stream()
                    .filter(level -> level.level() <= number.level())
                    .sorted(Comparator.comparing(MappedColumn::level))
                    .map(level -> new Samples(rows, level.place()).over())
                    .toList();
            var seen = new LinkedHashMap<List<String>, Map<String, List<Integer>>>();
            for (var at = 0; at < rows.size() && !levels.isEmpty(); at++) {
                var row = at;
                if (!numbers.get(at).isEmpty()) {
                    seen.computeIfAbsent(
                                    levels.stream().map(level -> level.get(row)).toList(),
                                    none -> new LinkedHashMap<>())
                            .computeIfAbsent(numbers.get(at), none -> new ArrayList<>())
                            .add(rows.get(at).number());
                }
            }
            seen.forEach((names, several) -> {
                if (several.size() > 1) {
                    found.add(of(
                            several.values().stream()
                                    .flatMap(List::stream)
                                    .sorted()
                                    .toList(),
                            number,
                            "founding.contradiction.level-number",
                            shortened(names.get(names.size() - 1)),
                            shortened(String.join("、", several.keySet()))));
                }
            });
        }
        return found;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 30)) + "…";
    }

    private static int firstOfData(RawTable table, Mapping mapping) {
        var at = 0;
        while (at < table.rows().size() && table.rows().get(at).number() < mapping.firstRow() + mapping.headerRows()) {
            at++;
        }
        return at;
    }

    /** Empty cells that are read as the cell above them. */
    private static List<Contradiction> continued(List<RawTable.Row> rows, MappedColumn column) {
        if (!column.fill()) {
            return List.of();
        }
        var blank = rows.stream()
                .filter(row -> row.cell(column.place()).isBlank())
                .map(RawTable.Row::number)
                .toList();
        return blank.isEmpty() ? List.of() : List.of(of(blank, column, "founding.contradiction.continued"));
    }

    /** The town's own name with a letter that looks like the right one: 人間市 for 入間市. */
    private static List<Contradiction> misspelt(List<RawTable.Row> rows, MappedColumn column, String town) {
        var found = new ArrayList<Contradiction>();
        for (var wrong : lookalikes(town)) {
            var where = rows.stream()
                    .filter(row -> Normalizer.normalize(row.cell(column.place()), Normalizer.Form.NFKC)
                            .contains(wrong))
                    .map(RawTable.Row::number)
                    .toList();
            if (!where.isEmpty()) {
                found.add(of(where, column, "founding.contradiction.town", wrong, town));
            }
        }
        return found;
    }

    private static Set<String> lookalikes(String town) {
        var wrong = new LinkedHashSet<String>();
        for (var at = 0; at < town.length(); at++) {
            var like = LOOKALIKES.get(town.substring(at, at + 1));
            if (like != null) {
                wrong.add(town.substring(0, at) + like + town.substring(at + 1));
            }
        }
        return wrong;
    }

    /** Names of a level that differ in a single letter: a slip of the pen makes a chapter of its own. */
    private static List<Contradiction> alike(List<RawTable.Row> rows, MappedColumn column) {
        var names = new ArrayList<String>(new LinkedHashSet<>(rows.stream()
                .map(row -> row.cell(column.place()).strip())
                .filter(name -> name.length() > 3)
                .toList()));
        var found = new ArrayList<Contradiction>();
        for (var one = 0; one < names.size() && names.size() <= 500; one++) {
            for (var other = one + 1; other < names.size(); other++) {
                if (differInOneLetter(NameKey.of(names.get(one)), NameKey.of(names.get(other)))) {
                    var name = names.get(other);
                    found.add(of(
                            rows.stream()
                                    .filter(row ->
                                            row.cell(column.place()).strip().equals(name))
                                    .map(RawTable.Row::number)
                                    .toList(),
                            column,
                            "founding.contradiction.alike",
                            name,
                            names.get(one)));
                }
            }
        }
        return found;
    }

    /** Digits do not count: 第1章 and 第2章 are no slip of each other. */
    private static boolean differInOneLetter(String one, String other) {
        if (one.length() != other.length()) {
            return one.length() + 1 == other.length() && inserted(one, other)
                    || other.length() + 1 == one.length() && inserted(other, one);
        }
        var differences = 0;
        for (var at = 0; at < one.length(); at++) {
            if (one.charAt(at) != other.charAt(at)) {
                if (counts(one.charAt(at)) || counts(other.charAt(at))) {
                    return false;
                }
                differences++;
            }
        }
        return differences == 1;
    }

    private static boolean inserted(String shorter, String longer) {
        for (var at = 0; at < longer.length(); at++) {
            if (shorter.equals(longer.substring(0, at) + longer.substring(at + 1))) {
                return !counts(longer.charAt(at));
            }
        }
        return false;
    }

    private static boolean counts(char letter) {
        return Character.isDigit(letter) || "一二三四五六七八九十ⅠⅡⅢⅣⅤ①②③④⑤".indexOf(letter) >= 0;
    }

    private static Contradiction of(List<Integer> rows, MappedColumn column, String key, Object... arguments) {
        return new Contradiction(rows, Letters.of(column.place()), key, List.of(arguments));
    }
}
