package org.meguri.publication;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * An edition as citizens see it: the items under their levels, with what was chosen; the texts are on the pages of the
 * items.
 *
 * @param query what was searched for, "" when nothing was
 * @param found how many items are shown
 * @param headings of the columns with a scale
 * @param remarks of the committee, by number
 */
record EditionPage(
        EditionContent content, String query, int found, List<String> headings, List<Part> parts, List<Said> remarks) {

    private static final int LONGEST_QUERY = 100;
    private static final String BETWEEN_LEVELS = " ＞ ";

    /** An entry of the top level; {@code title} is "" where the plan has no levels. */
    record Part(int number, String title, List<Group> groups) {}

    /** The items of one entry of the lower levels; {@code title} is "" where there are none. */
    record Group(String title, List<Line> lines) {}

    /** An item; {@code number} is "" where it has none. */
    record Line(int seq, String number, String name, String units, List<Grade> grades, boolean missing, int remarks) {}

    /** A remark with the item that it is about. */
    record Said(int seq, String heading, EditionContent.Remark remark) {}

    static EditionPage of(EditionContent content, String typed) {
        var query = shortened(typed.strip());
        var rows = content.rows().stream().filter(row -> holds(row, query)).toList();
        return new EditionPage(
                content,
                query,
                rows.size(),
                content.columns().stream()
                        .filter(column -> column.scale() != null)
                        .map(EditionContent.Column::heading)
                        .toList(),
                parts(content, rows),
                content.rows().stream()
                        .flatMap(row ->
                                row.remarks().stream().map(remark -> new Said(row.seq(), content.heading(row), remark)))
                        .sorted(Comparator.comparingInt(said -> said.remark().number()))
                        .toList());
    }

    public boolean anyRemarks() {
        return !remarks.isEmpty();
    }

    private static String shortened(String query) {
        return query.codePointCount(0, query.length()) <= LONGEST_QUERY
                ? query
                : query.substring(0, query.offsetByCodePoints(0, LONGEST_QUERY));
    }

    private static boolean holds(EditionContent.Row row, String query) {
        var wanted = folded(query);
        return wanted.isEmpty()
                || row.cells().stream().anyMatch(cell -> folded(cell).contains(wanted));
    }

    /** Half and full width, capitals and small letters are the same to who searches. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<Part> parts(EditionContent content, List<EditionContent.Row> rows) {
        var levels = content.levels().stream()
                .map(level -> content.place(EditionContent.LEVEL_PREFIX + level.key()))
                .filter(place -> place >= 0)
                .toList();
        var grouped = new LinkedHashMap<String, LinkedHashMap<String, List<Line>>>();
        for (var row : rows) {
            var path = levels.stream().map(place -> row.cells().get(place)).toList();
            var top = path.isEmpty() ? "" : path.get(0);
            var below = path.size() < 2
                    ? ""
                    : String.join(
                            BETWEEN_LEVELS,
                            path.subList(1, path.size()).stream()
                                    .filter(entry -> !entry.isEmpty())
                                    .toList());
            grouped.computeIfAbsent(top, key -> new LinkedHashMap<>())
                    .computeIfAbsent(below, key -> new ArrayList<>())
                    .add(line(content, row));
        }
        var parts = new ArrayList<Part>();
        grouped.forEach((title, groups) -> parts.add(new Part(
                parts.size() + 1,
                title,
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList())));
        return parts;
    }

    private static Line line(EditionContent content, EditionContent.Row row) {
        return new Line(
                row.seq(),
                content.text(row, EditionContent.NUMBER),
                content.text(row, EditionContent.NAME),
                content.text(row, EditionContent.UNITS),
                Grade.of(content, row),
                content.lacks(row),
                row.remarks().size());
    }
}
