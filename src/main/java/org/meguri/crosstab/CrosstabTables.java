package org.meguri.crosstab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.crosstab.YearAnswers.Changed;
import org.meguri.crosstab.YearAnswers.Choosing;
import org.meguri.crosstab.YearAnswers.Copied;
import org.meguri.crosstab.YearAnswers.Year;
import org.meguri.difference.GradeChange;
import org.meguri.print.ShownTable;
import org.meguri.print.ShownTable.Cell;
import org.meguri.print.ShownTable.Column;
import org.meguri.print.ShownTable.Kind;
import org.meguri.print.ShownTable.Row;
import org.meguri.sheet.Option;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** The cross tables, for the page and for files. */
@Component
class CrosstabTables {

    private final YearAnswers answers;
    private final Words words;
    private final JapaneseDates dates;

    CrosstabTables(YearAnswers answers, Words words, JapaneseDates dates) {
        this.answers = answers;
        this.words = words;
        this.dates = dates;
    }

    static List<Subject> chosen(Year year, CrossQuery query) {
        return year.all().stream().filter(query::shows).toList();
    }

    /** The side that the address names, or else that the plan suggests: the first graded field by the last one. */
    static Axis rows(List<Axis> axes, CrossQuery query) {
        return named(axes, query.rows()).orElse(axes.get(0));
    }

    static Axis columns(List<Axis> axes, CrossQuery query) {
        var rows = rows(axes, query);
        var graded = axes.stream()
                .filter(axis -> axis.key().startsWith(YearAnswers.ANSWER))
                .filter(axis -> !axis.key().equals(rows.key()))
                .toList();
        return named(axes, query.columns())
                .orElseGet(() -> graded.isEmpty()
                        ? axes.stream()
                                .filter(axis -> !axis.key().equals(rows.key()))
                                .findFirst()
                                .orElse(rows)
                        : graded.get(graded.size() - 1));
    }

    private static Optional<Axis> named(List<Axis> axes, @Nullable String key) {
        return axes.stream().filter(axis -> axis.key().equals(key)).findFirst();
    }

    ShownTable matrix(Year year, List<Axis> axes, CrossQuery query) {
        var rows = rows(axes, query);
        var columns = columns(axes, query);
        var subjects = chosen(year, query);
        var table = CrossTable.of(rows, columns, subjects);
        var headings = new ArrayList<Column>();
        headings.add(new Column(words.of("crosstab.corner", rows.label(), columns.label()), Kind.NAME));
        columns.entries().forEach(entry -> headings.add(new Column(entry.label(), Kind.FIGURE)));
        headings.add(new Column(words.of("crosstab.total"), Kind.FIGURE));
        var lines = IntStream.range(0, rows.entries().size())
                .mapToObj(row -> new Row(line(year, query, table, row)))
                .toList();
        var totals = new ArrayList<Cell>();
        totals.add(Cell.of(words.of("crosstab.total")));
        for (var column = 0; column < columns.entries().size(); column++) {
            totals.add(Cell.of(
                    table.columnTotal(column),
                    behind(year, query, null, columns.entries().get(column).code())));
        }
        totals.add(Cell.of(table.total(), behind(year, query, null, null)));
        return new ShownTable(
                words.of("crosstab.matrix.title", rows.label(), columns.label()),
                about(year, query, subjects.size()),
                headings,
                lines,
                List.of(new Row(totals)),
                List.of(words.of("crosstab.matrix.help")));
    }

    private static List<Cell> line(Year year, CrossQuery query, CrossTable table, int row) {
        var entry = table.rows().entries().get(row);
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(entry.label()));
        var columns = table.columns().entries();
        for (var column = 0; column < columns.size(); column++) {
            cells.add(Cell.of(
                    table.counts()[row][column],
                    behind(year, query, entry.code(), columns.get(column).code())));
        }
        cells.add(Cell.of(table.rowTotal(row), behind(year, query, entry.code(), null)));
        return cells;
    }

    private static String behind(Year year, CrossQuery query, @Nullable String row, @Nullable String column) {
        return "/crosstabs/" + year.cycle().id() + "/items"
                + query.behind(row, column).query();
    }

    /** The sheets behind a number of the matrix. */
    ShownTable items(Year year, List<Axis> axes, CrossQuery query) {
        var rows = rows(axes, query);
        var columns = columns(axes, query);
        var found = chosen(year, query).stream()
                .filter(subject ->
                        query.row() == null || rows.place().apply(subject).equals(query.row()))
                .filter(subject ->
                        query.column() == null || columns.place().apply(subject).equals(query.column()))
                .toList();
        var about = new ArrayList<>(about(year, query, found.size()));
        Stream.of(chosenEntry(rows, query.row()), chosenEntry(columns, query.column()))
                .filter(line -> !line.isEmpty())
                .forEach(about::add);
        return new ShownTable(
                words.of("crosstab.items.title", found.size()),
                about,
                List.of(
                        new Column(year.cycle().definition().item(), Kind.NAME),
                        new Column(words.of("crosstab.unit"), Kind.NAME),
                        new Column(rows.label(), Kind.NAME),
                        new Column(columns.label(), Kind.NAME),
                        new Column(words.of("crosstab.status"), Kind.SHORT)),
                found.stream()
                        .map(subject -> new Row(List.of(
                                item(subject),
                                Cell.of(subject.lead().name()),
                                Cell.of(shown(rows, subject)),
                                Cell.of(shown(columns, subject)),
                                Cell.of(status(subject)))))
                        .toList(),
                List.of(),
                List.of());
    }

    private String chosenEntry(Axis axis, @Nullable String code) {
        return axis.entries().stream()
                .filter(entry -> entry.code().equals(code))
                .map(entry -> words.of("crosstab.chosen", axis.label(), entry.label()))
                .findFirst()
                .orElse("");
    }

    /** The entry of the sheet; what is none of the choices stands there as it was written. */
    private String shown(Axis axis, Subject subject) {
        var code = axis.place().apply(subject);
        if (code.equals(Axis.OFF_SCALE) && axis.key().startsWith(YearAnswers.ANSWER)) {
            return words.of(
                    "crosstab.off-scale.value", subject.answer(axis.key().substring(YearAnswers.ANSWER.length())));
        }
        return axis.entries().stream()
                .filter(entry -> entry.code().equals(code))
                .map(Axis.Entry::label)
                .findFirst()
                .orElse("");
    }

    /** The field whose change is shown: the one that the address names, or the first; empty where the plan grades nothing. */
    static Optional<Choosing> field(Year year, CrossQuery query) {
        var fields = year.choosing();
        return Optional.ofNullable(fields.get(query.field() == null ? "" : query.field()))
                .or(() -> fields.values().stream().findFirst());
    }

    static boolean listed(Changed one, CrossQuery query) {
        return query.change() == null
                ? one.change() == GradeChange.UP || one.change() == GradeChange.DOWN
                : one.change() == query.change();
    }

    ShownTable changes(Year year, Choosing field, List<Changed> all, CrossQuery query) {
        var rows = all.stream().filter(one -> listed(one, query)).toList();
        var about = new ArrayList<>(about(year, query, rows.size()));
        about.add(
                query.change() == null
                        ? words.of("crosstab.change.both")
                        : words.of("crosstab.change.only", words.of("crosstab.change." + query.change())));
        return new ShownTable(
                words.of("crosstab.changes.title", field.label(), rows.size()),
                about,
                List.of(
                        new Column(year.cycle().definition().item(), Kind.NAME),
                        new Column(words.of("crosstab.unit"), Kind.NAME),
                        new Column(words.of("crosstab.last-year"), Kind.NAME),
                        new Column(words.of("crosstab.this-year"), Kind.NAME),
                        new Column(words.of("crosstab.change"), Kind.SHORT),
                        new Column(words.of("crosstab.status"), Kind.SHORT)),
                rows.stream()
                        .map(one -> new Row(List.of(
                                item(one.subject()),
                                Cell.of(one.subject().lead().name()),
                                Cell.of(choice(field.options(), one.before())),
                                Cell.of(choice(field.options(), one.now())),
                                Cell.of(words.of("crosstab.change." + one.change())),
                                Cell.of(status(one.subject())))))
                        .toList(),
                List.of(),
                List.of(words.of("crosstab.changes.help")));
    }

    private static String choice(List<Option> options, String code) {
        return code.isEmpty()
                ? "－"
                : options.stream()
                        .filter(option -> option.value().equals(code))
                        .map(option -> option.value() + " " + option.label())
                        .findFirst()
                        .orElse(code);
    }

    ShownTable copied(Year year, CrossQuery query) {
        var subjects = chosen(year, query);
        var all = answers.copied(year, subjects);
        var rows = all.stream()
                .filter(one -> one.share().percent() >= query.share())
                .sorted(Comparator.comparingInt((Copied one) -> one.share().percent())
                        .reversed())
                .toList();
        var about = new ArrayList<>(about(year, query, rows.size()));
        about.add(words.of("crosstab.copied.share", query.share(), subjects.size() - all.size()));
        return new ShownTable(
                words.of("crosstab.copied.title", query.share(), rows.size()),
                about,
                List.of(
                        new Column(year.cycle().definition().item(), Kind.NAME),
                        new Column(words.of("crosstab.unit"), Kind.NAME),
                        new Column(words.of("crosstab.copied.same"), Kind.FIGURE),
                        new Column(words.of("crosstab.copied.length"), Kind.FIGURE),
                        new Column(words.of("crosstab.copied.fields"), Kind.TEXT),
                        new Column(words.of("crosstab.status"), Kind.SHORT)),
                rows.stream()
                        .map(one -> new Row(List.of(
                                item(one.subject()),
                                Cell.of(one.subject().lead().name()),
                                Cell.of(words.of("crosstab.percent", one.share().percent())),
                                Cell.of(one.share().all()),
                                Cell.of(one.fields().entrySet().stream()
                                        .map(field -> words.of(
                                                "crosstab.copied.field",
                                                field.getKey(),
                                                field.getValue().percent()))
                                        .collect(Collectors.joining("、"))),
                                Cell.of(status(one.subject())))))
                        .toList(),
                List.of(),
                List.of(words.of("crosstab.copied.help")));
    }

    ShownTable remarks(Year year, CrossQuery query) {
        var subjects = chosen(year, query);
        var bySheet = subjects.stream()
                .collect(Collectors.toMap(subject -> subject.sheet().id(), subject -> subject));
        var open = answers.openRemarks(year, subjects);
        return new ShownTable(
                words.of("crosstab.remarks.title", open.size()),
                about(year, query, open.size()),
                List.of(
                        new Column(words.of("crosstab.remarks.number"), Kind.SHORT),
                        new Column(year.cycle().definition().item(), Kind.NAME),
                        new Column(words.of("crosstab.unit"), Kind.NAME),
                        new Column(words.of("crosstab.remarks.text"), Kind.TEXT),
                        new Column(words.of("crosstab.remarks.made"), Kind.SHORT),
                        new Column(words.of("crosstab.status"), Kind.SHORT)),
                open.stream()
                        .map(remark -> {
                            var subject = Objects.requireNonNull(bySheet.get(remark.evaluation()));
                            return new Row(List.of(
                                    Cell.of(Integer.toString(remark.number()), "/remarks/" + remark.id()),
                                    item(subject),
                                    Cell.of(subject.lead().name()),
                                    Cell.of(remark.text()),
                                    Cell.of(dates.brief(remark.madeAt())),
                                    Cell.of(words.of(remark.standing()))));
                        })
                        .toList(),
                List.of(),
                List.of(words.of("crosstab.remarks.help")));
    }

    private static Cell item(Subject subject) {
        return Cell.of(
                subject.sheet().heading(), "/evaluations/" + subject.sheet().id());
    }

    private String status(Subject subject) {
        return words.of("evaluation.status." + subject.sheet().status());
    }

    private List<String> about(Year year, CrossQuery query, int shown) {
        var parts = new ArrayList<String>();
        if (query.unit() != null) {
            parts.add(answers.units(year).stream()
                    .filter(unit -> unit.id().toString().equals(query.unit()))
                    .map(unit -> unit.name())
                    .findFirst()
                    .orElse(query.unit()));
        }
        if (query.place() != null) {
            parts.add(query.place().substring(query.place().indexOf(':') + 1));
        }
        if (query.status() != null) {
            parts.add(words.of("evaluation.status." + query.status()));
        }
        return List.of(
                year.cycle().title(),
                words.of("crosstab.as-of", dates.fullWithTime(year.at())),
                parts.isEmpty()
                        ? words.of("crosstab.filter.none", shown)
                        : words.of("crosstab.filter", String.join("、", parts), shown));
    }
}
