package org.meguri.monitor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.Status;
import org.meguri.monitor.CycleProgress.Due;
import org.meguri.monitor.CycleProgress.Line;
import org.meguri.monitor.CycleProgress.Progress;
import org.meguri.monitor.UnitsQuery.Sort;
import org.meguri.print.ShownTable;
import org.meguri.print.ShownTable.Cell;
import org.meguri.print.ShownTable.Column;
import org.meguri.print.ShownTable.Kind;
import org.meguri.print.ShownTable.Row;
import org.meguri.system.JapaneseDates;
import org.meguri.system.TownClock;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** The monitor's tables, for the page and for files. */
@Component
class MonitorTables {

    /** The columns of figures, in order; a share stands behind the number that it is of. */
    private static final List<Sort> COLUMNS = List.of(
            Sort.UNIT,
            Sort.EXPECTED,
            Sort.NOT_BEGUN,
            Sort.WRITING,
            Sort.SENT_BACK,
            Sort.AWAITS_CHIEF,
            Sort.AWAITS_PLANNING,
            Sort.CONFIRMED,
            Sort.HANDED_IN,
            Sort.SHARE,
            Sort.ON_TIME,
            Sort.ON_TIME_SHARE,
            Sort.LATE,
            Sort.ACTIVITY);

    private final Words words;
    private final JapaneseDates dates;

    MonitorTables(Words words, JapaneseDates dates) {
        this.words = words;
        this.dates = dates;
    }

    /** Which sheets are listed. @param unit null for those of all units */
    record SheetsQuery(Figure figure, @Nullable Status status, @Nullable String unit) {

        boolean shows(SheetCourse course) {
            return figure.counts(course)
                    && (status == null || course.sheet().status() == status)
                    && (unit == null || course.sheet().leadUnit().toString().equals(unit));
        }

        /** The query of an address, its {@code ?} included. */
        public String query() {
            return "?figure=" + figure + (status == null ? "" : "&status=" + status)
                    + (unit == null ? "" : "&unit=" + unit);
        }

        public SheetsQuery with(Figure other) {
            return new SheetsQuery(other, null, unit);
        }
    }

    ShownTable units(CycleView cycle, Progress progress, UnitsQuery query) {
        var rows = query.of(progress.lines()).stream()
                .map(line -> new Row(cells(cycle, line), line.of(Figure.LATE) > 0 ? "late" : null))
                .toList();
        var about = new ArrayList<>(List.of(cycle.title(), asOf(progress)));
        about.add(words.of(
                "monitor.table.filter",
                words.of("monitor.show." + query.show()),
                words.of("monitor.sort." + query.sort()),
                words.of(query.descending() ? "monitor.descending" : "monitor.ascending")));
        return new ShownTable(
                words.of("monitor.units.caption", rows.size()),
                about,
                COLUMNS.stream()
                        .map(column -> new Column(
                                words.of("monitor.sort." + column), column == Sort.UNIT ? Kind.NAME : Kind.FIGURE))
                        .toList(),
                rows,
                List.of(new Row(cells(cycle, progress.total()))),
                List.of(words.of("monitor.help.figures"), words.of("monitor.help.on-time")));
    }

    /** For each column the query that sorts by it. */
    List<String> sorts(CycleView cycle, UnitsQuery query) {
        return COLUMNS.stream()
                .map(column -> "/monitor/" + cycle.id() + query.sortedBy(column) + "#units")
                .toList();
    }

    @Nullable
    Integer sorted(UnitsQuery query) {
        var place = COLUMNS.indexOf(query.sort());
        return place < 0 ? null : place;
    }

    private List<Cell> cells(CycleView cycle, Line line) {
        var unit = line.unit();
        return COLUMNS.stream()
                .map(column -> switch (column) {
                    case UNIT ->
                        unit == null
                                ? Cell.of(words.of("monitor.total"))
                                : Cell.of(
                                        unit.name(),
                                        href(
                                                cycle,
                                                new SheetsQuery(
                                                        Figure.EXPECTED,
                                                        null,
                                                        unit.id().toString())));
                    case SHARE -> Cell.of(percent(line, Figure.HANDED_IN));
                    case ON_TIME_SHARE -> Cell.of(percent(line, Figure.ON_TIME));
                    case ACTIVITY ->
                        Cell.of(line.lastActivity().map(dates::briefWithTime).orElse("－"));
                    default -> {
                        var figure = Figure.valueOf(column.name());
                        yield Cell.of(
                                line.of(figure),
                                href(
                                        cycle,
                                        new SheetsQuery(
                                                figure,
                                                null,
                                                unit == null ? null : unit.id().toString())));
                    }
                })
                .toList();
    }

    private String percent(Line line, Figure figure) {
        return line.of(Figure.EXPECTED) == 0 ? "－" : words.of("monitor.percent", line.percent(figure));
    }

    static String href(CycleView cycle, SheetsQuery query) {
        return "/monitor/" + cycle.id() + "/sheets" + query.query();
    }

    ShownTable sheets(CycleView cycle, Progress progress, SheetsQuery query) {
        var rows = progress.sheets().stream()
                .filter(query::shows)
                .map(course -> new Row(
                        List.of(
                                Cell.of(
                                        course.sheet().heading(),
                                        "/evaluations/" + course.sheet().id()),
                                Cell.of(progress.unit(course.sheet().leadUnit()).name()),
                                Cell.of(words.of(
                                        "evaluation.status." + course.sheet().status())),
                                Cell.of(course.sheet().round()),
                                Cell.of(course.firstHandedIn().map(dates::brief).orElse("－")),
                                Cell.of(course.lastActivity()
                                        .map(dates::briefWithTime)
                                        .orElse("－")),
                                Cell.of(course.missed() == null ? "" : late(course.missed()))),
                        course.late() ? "late" : null))
                .toList();
        var chosen = Stream.of(
                        words.of("monitor.figure." + query.figure()),
                        query.status() == null ? "" : words.of("evaluation.status." + query.status()),
                        query.unit() == null ? "" : unitName(progress, query.unit()))
                .filter(word -> !word.isEmpty())
                .toList();
        return new ShownTable(
                words.of("monitor.sheets.caption", rows.size()),
                List.of(cycle.title(), asOf(progress), words.of("monitor.sheets.filter", String.join("、", chosen))),
                List.of(
                        new Column(words.of("monitor.item"), Kind.NAME),
                        new Column(words.of("monitor.unit"), Kind.NAME),
                        new Column(words.of("evaluation.status"), Kind.SHORT),
                        new Column(words.of("monitor.round"), Kind.FIGURE),
                        new Column(words.of("monitor.first-handed-in"), Kind.SHORT),
                        new Column(words.of("monitor.sort.ACTIVITY"), Kind.SHORT),
                        new Column(words.of("monitor.late"), Kind.SHORT)),
                rows,
                List.of(),
                List.of(words.of("monitor.figure.help." + query.figure())));
    }

    /** 11/16（月） 8営業日遅れ. */
    private String late(SheetCourse.Missed missed) {
        return words.of(
                "monitor.late.since",
                dates.brief(missed.due()),
                missed.workingDays() > 0
                        ? words.of("task.inbox.late", missed.workingDays())
                        : words.of("task.inbox.just-late"));
    }

    /** 提出：11月16日（月） 8営業日遅れ（残り15件）, for each day that the town works towards. */
    List<String> dues(List<Due> dues, Progress progress) {
        var today = LocalDate.ofInstant(progress.at(), TownClock.ZONE);
        return dues.stream()
                .map(due -> {
                    var what = words.of("monitor.milestone." + due.milestone());
                    var day = dates.brief(due.day());
                    return due.left() == 0
                            ? words.of("monitor.due.done", what, day)
                            : words.of("monitor.due", what, day, left(due, today), due.left());
                })
                .toList();
    }

    private String left(Due due, LocalDate today) {
        if (due.over(today)) {
            return due.workingDays() < 0
                    ? words.of("task.inbox.late", -due.workingDays())
                    : words.of("task.inbox.just-late");
        }
        return due.workingDays() > 0
                ? words.of("task.inbox.left", due.workingDays())
                : words.of("task.inbox.due-today");
    }

    private String unitName(Progress progress, String unit) {
        return progress.units().values().stream()
                .filter(one -> one.id().toString().equals(unit))
                .map(one -> one.name())
                .findFirst()
                .orElse("");
    }

    ShownTable movement(Movement movement) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(words.of("monitor.movement.what"), Kind.NAME));
        movement.days().forEach(day -> columns.add(new Column(dates.brief(day), Kind.FIGURE)));
        columns.add(new Column(words.of("monitor.total"), Kind.FIGURE));
        return new ShownTable(
                words.of("monitor.movement"),
                List.of(),
                columns,
                Stream.of(Movement.Deed.values())
                        .map(deed -> {
                            var cells = new ArrayList<Cell>();
                            cells.add(Cell.of(words.of("monitor.deed." + deed)));
                            Objects.requireNonNull(movement.counts().get(deed))
                                    .forEach(count -> cells.add(Cell.of(count)));
                            cells.add(Cell.of(movement.total(deed)));
                            return new Row(cells);
                        })
                        .toList(),
                List.of(),
                List.of());
    }

    ShownTable burnDown(BurnDown figures) {
        return new ShownTable(
                words.of("monitor.burn.table"),
                List.of(),
                List.of(
                        new Column(words.of("monitor.burn.day"), Kind.SHORT),
                        new Column(words.of("monitor.burn.left"), Kind.FIGURE),
                        new Column(words.of("monitor.burn.planned"), Kind.FIGURE)),
                figures.days().stream()
                        .map(day -> new Row(List.of(
                                Cell.of(dates.brief(day.day())),
                                day.left() == null ? Cell.of("－") : Cell.of(day.left()),
                                Cell.of(day.planned()))))
                        .toList(),
                List.of(),
                List.of());
    }

    String asOf(Progress progress) {
        return words.of("monitor.as-of", dates.fullWithTime(progress.at()));
    }

    /** 計画より 31件 遅れ, or that the town is on time or ahead. */
    String behind(BurnDown figures) {
        var behind = figures.behind();
        var what = words.of("monitor.milestone." + figures.milestone());
        if (behind == 0) {
            return words.of("monitor.behind.none", what);
        }
        return behind > 0 ? words.of("monitor.behind", what, behind) : words.of("monitor.ahead", what, -behind);
    }
}
