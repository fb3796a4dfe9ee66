package org.meguri.rehearsal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.print.ShownTable;
import org.meguri.print.ShownTable.Cell;
import org.meguri.print.ShownTable.Column;
import org.meguri.print.ShownTable.Kind;
import org.meguri.print.ShownTable.Row;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** The tables of a rehearsal and of two side by side, for the page and for files. */
@Component
class RehearsalTables {

    private final Words words;
    private final JapaneseDates dates;
    private final WorkingCalendar calendar;

    RehearsalTables(Words words, JapaneseDates dates, WorkingCalendar calendar) {
        this.words = words;
        this.dates = dates;
        this.calendar = calendar;
    }

    /** A rehearsal that is done. */
    record Played(RehearsalView run, Assumptions assumptions, Outcome outcome) {}

    /** What a letter of this kind is called. */
    String kind(String kind) {
        return words.ifKnown("mail.kind." + kind).orElseGet(() -> words.of("rehearsal.kind.other"));
    }

    /** Day by day. */
    ShownTable days(CycleView cycle, Played played) {
        var outcome = played.outcome();
        var rows = new ArrayList<Row>();
        outcome.byDay().forEach((day, mails) -> {
            var ofDay = outcome.mails().stream()
                    .filter(mail -> mail.day().equals(day))
                    .toList();
            var kinds = ofDay.stream()
                    .flatMap(mail -> mail.lines().stream())
                    .collect(Collectors.groupingBy(Outcome.Line::kind, TreeMap::new, Collectors.counting()));
            var most = ofDay.stream()
                    .max(Comparator.comparingInt(
                                    (Outcome.Mail mail) -> mail.lines().size())
                            .thenComparing(Comparator.comparingInt(Outcome.Mail::person)
                                    .reversed()))
                    .orElseThrow();
            rows.add(new Row(List.of(
                    Cell.of(dates.full(day)),
                    Cell.of(mails),
                    Cell.of(ofDay.stream().filter(Outcome.Mail::atOnce).count()),
                    Cell.of(ofDay.stream()
                            .mapToLong(mail -> mail.lines().size())
                            .sum()),
                    Cell.of(words.of(
                            "rehearsal.most",
                            outcome.people().get(most.person()).name(),
                            most.lines().size())),
                    Cell.of(kinds.entrySet().stream()
                            .map(one -> words.of("rehearsal.kind-count", kind(one.getKey()), one.getValue()))
                            .collect(Collectors.joining("、"))))));
        });
        return new ShownTable(
                words.of("rehearsal.view.days"),
                about(cycle, played),
                List.of(
                        new Column(words.of("rehearsal.day"), Kind.SHORT),
                        new Column(words.of("rehearsal.mails"), Kind.FIGURE),
                        new Column(words.of("rehearsal.at-once"), Kind.FIGURE),
                        new Column(words.of("rehearsal.lines"), Kind.FIGURE),
                        new Column(words.of("rehearsal.most.label"), Kind.NAME),
                        new Column(words.of("rehearsal.kinds"), Kind.TEXT)),
                rows,
                List.of(),
                List.of(words.of("rehearsal.note.mails")));
    }

    /** The months that have mails. */
    static List<YearMonth> months(Outcome outcome) {
        return List.copyOf(outcome.mails().stream()
                .map(mail -> YearMonth.from(mail.day()))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Person by day; the figures are how many things a person is told on a day. */
    ShownTable people(CycleView cycle, Played played, @Nullable YearMonth month) {
        var outcome = played.outcome();
        var mails = outcome.mails().stream()
                .filter(mail -> month == null || YearMonth.from(mail.day()).equals(month))
                .toList();
        var days = mails.stream().map(Outcome.Mail::day).distinct().sorted().toList();
        var columns = new ArrayList<Column>();
        columns.add(new Column(words.of("rehearsal.person"), Kind.NAME));
        columns.add(new Column(words.of("rehearsal.unit"), Kind.NAME));
        columns.add(new Column(words.of("rehearsal.mails"), Kind.FIGURE));
        days.forEach(day -> columns.add(new Column(dates.brief(day), Kind.FIGURE)));
        var byPerson =
                mails.stream().collect(Collectors.groupingBy(Outcome.Mail::person, TreeMap::new, Collectors.toList()));
        var rows = byPerson.entrySet().stream()
                .map(one -> {
                    var person = outcome.people().get(one.getKey());
                    return row(
                            person.name(),
                            unit(person),
                            one.getValue().size(),
                            days,
                            one.getValue(),
                            mail -> mail.lines().size());
                })
                .toList();
        return new ShownTable(
                words.of("rehearsal.view.people"),
                about(cycle, played),
                columns,
                rows,
                List.of(row(words.of("rehearsal.mails"), "", mails.size(), days, mails, mail -> 1)),
                List.of(words.of("rehearsal.note.people"), words.of("rehearsal.note.mails")));
    }

    private static Row row(
            String name,
            String unit,
            long total,
            List<LocalDate> days,
            List<Outcome.Mail> mails,
            Function<Outcome.Mail, Integer> weight) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(name));
        cells.add(Cell.of(unit));
        cells.add(Cell.of(total));
        var counts = new TreeMap<LocalDate, Integer>();
        mails.forEach(mail -> counts.merge(mail.day(), weight.apply(mail), Integer::sum));
        days.forEach(day -> {
            var count = counts.get(day);
            cells.add(count == null ? Cell.of("") : Cell.of(count));
        });
        return new Row(cells);
    }

    private String unit(Outcome.Person person) {
        return person.unit().isEmpty() ? words.of("rehearsal.no-unit") : person.unit();
    }

    /** Every mail with what it tells. */
    ShownTable mails(CycleView cycle, Played played) {
        var outcome = played.outcome();
        return new ShownTable(
                words.of("rehearsal.view.mails"),
                about(cycle, played),
                List.of(
                        new Column(words.of("rehearsal.day"), Kind.SHORT),
                        new Column(words.of("rehearsal.person"), Kind.NAME),
                        new Column(words.of("rehearsal.unit"), Kind.NAME),
                        new Column(words.of("rehearsal.way"), Kind.SHORT),
                        new Column(words.of("rehearsal.lines"), Kind.FIGURE),
                        new Column(words.of("rehearsal.subject"), Kind.TEXT)),
                outcome.mails().stream()
                        .map(mail -> {
                            var person = outcome.people().get(mail.person());
                            return new Row(List.of(
                                    Cell.of(dates.full(mail.day())),
                                    Cell.of(person.name()),
                                    Cell.of(unit(person)),
                                    Cell.of(words.of(
                                            mail.atOnce() ? "rehearsal.way.at-once" : "rehearsal.way.morning")),
                                    Cell.of(mail.lines().size()),
                                    Cell.of(mail.lines().stream()
                                            .map(Outcome.Line::subject)
                                            .collect(Collectors.joining("／")))));
                        })
                        .toList(),
                List.of(),
                List.of(words.of("rehearsal.note.mails")));
    }

    /** How the stages went. */
    ShownTable stages(CycleView cycle, Played played) {
        var assumptions = played.assumptions();
        return new ShownTable(
                words.of("rehearsal.stages"),
                about(cycle, played),
                List.of(
                        new Column(words.of("rehearsal.stage"), Kind.NAME),
                        new Column(words.of("rehearsal.due"), Kind.SHORT),
                        new Column(words.of("rehearsal.lock"), Kind.SHORT),
                        new Column(words.of("rehearsal.last"), Kind.SHORT),
                        new Column(words.of("rehearsal.done"), Kind.FIGURE),
                        new Column(words.of("rehearsal.late-tasks"), Kind.FIGURE)),
                Stream.of(Stage.values())
                        .map(stage -> {
                            var course = played.outcome().stages().get(stage);
                            return new Row(
                                    List.of(
                                            Cell.of(words.of("cycle.stage." + stage)),
                                            Cell.of(dates.full(
                                                    assumptions.dues().get(stage))),
                                            Cell.of(
                                                    assumptions.locks().containsKey(stage)
                                                            ? dates.full(assumptions
                                                                    .locks()
                                                                    .get(stage))
                                                            : words.of("cycle.days.no-lock")),
                                            Cell.of(course == null ? "" : dates.full(course.last())),
                                            course == null ? Cell.of("") : Cell.of(course.done()),
                                            course == null ? Cell.of("") : Cell.of(course.late())),
                                    course != null && course.late() > 0 ? "late" : null);
                        })
                        .toList(),
                List.of(),
                List.of());
    }

    /** Two rehearsals of a year. */
    ShownTable compared(CycleView cycle, Played one, Played other, Map<String, String> names) {
        var rows = new ArrayList<Row>();
        days(
                rows,
                words.of("rehearsal.opening.label"),
                one.assumptions().opening(),
                other.assumptions().opening());
        for (var stage : Stage.values()) {
            var name = words.of("cycle.stage." + stage);
            days(
                    rows,
                    words.of("rehearsal.compare.due", name),
                    one.assumptions().dues().get(stage),
                    other.assumptions().dues().get(stage));
            days(
                    rows,
                    words.of("rehearsal.compare.lock", name),
                    one.assumptions().locks().get(stage),
                    other.assumptions().locks().get(stage));
            days(rows, words.of("rehearsal.compare.last", name), last(one, stage), last(other, stage));
            if (late(one, stage) + late(other, stage) > 0) {
                figures(rows, words.of("rehearsal.compare.late", name), late(one, stage), late(other, stage));
            }
        }
        figures(
                rows,
                words.of("rehearsal.review.label"),
                one.assumptions().review(),
                other.assumptions().review());
        figures(
                rows,
                words.of("rehearsal.remarks.label"),
                one.assumptions().remarks(),
                other.assumptions().remarks());
        paces(rows, one.assumptions(), other.assumptions(), names);
        days(
                rows,
                words.of("rehearsal.closed"),
                one.outcome().closed(),
                other.outcome().closed());
        figures(
                rows,
                words.of("rehearsal.mails"),
                one.outcome().mails().size(),
                other.outcome().mails().size());
        figures(
                rows,
                words.of("rehearsal.at-once"),
                one.outcome().atOnce(),
                other.outcome().atOnce());
        figures(
                rows,
                words.of("rehearsal.recipients"),
                one.outcome().recipients(),
                other.outcome().recipients());
        kinds(rows, one.outcome().byKind(), other.outcome().byKind());
        rows.add(new Row(
                List.of(Cell.of(words.of("rehearsal.peak")), Cell.of(peak(one)), Cell.of(peak(other)), Cell.of(""))));
        rows.add(new Row(List.of(
                Cell.of(words.of("rehearsal.busiest")), Cell.of(busiest(one)), Cell.of(busiest(other)), Cell.of(""))));
        figures(
                rows,
                words.of("rehearsal.findings"),
                one.outcome().findings().size(),
                other.outcome().findings().size());
        return new ShownTable(
                words.of("rehearsal.compare.title"),
                List.of(cycle.title(), words.of("rehearsal.compare.of", name(one), name(other))),
                List.of(
                        new Column(words.of("rehearsal.compare.what"), Kind.NAME),
                        new Column(name(one), Kind.TEXT),
                        new Column(name(other), Kind.TEXT),
                        new Column(words.of("rehearsal.compare.difference"), Kind.SHORT)),
                rows,
                List.of(),
                List.of(words.of("rehearsal.compare.note")));
    }

    /** Mails by day of two rehearsals. */
    ShownTable comparedDays(CycleView cycle, Played one, Played other) {
        var first = one.outcome().byDay();
        var second = other.outcome().byDay();
        var days = new TreeSet<>(first.keySet());
        days.addAll(second.keySet());
        return new ShownTable(
                words.of("rehearsal.compare.days"),
                List.of(cycle.title(), words.of("rehearsal.compare.of", name(one), name(other))),
                List.of(
                        new Column(words.of("rehearsal.day"), Kind.SHORT),
                        new Column(name(one), Kind.FIGURE),
                        new Column(name(other), Kind.FIGURE)),
                days.stream()
                        .map(day -> new Row(List.of(
                                Cell.of(dates.full(day)),
                                Cell.of(first.getOrDefault(day, 0)),
                                Cell.of(second.getOrDefault(day, 0)))))
                        .toList(),
                List.of(new Row(List.of(
                        Cell.of(words.of("rehearsal.mails")),
                        Cell.of(one.outcome().mails().size()),
                        Cell.of(other.outcome().mails().size())))),
                List.of(words.of("rehearsal.note.mails")));
    }

    private static @Nullable LocalDate last(Played played, Stage stage) {
        var course = played.outcome().stages().get(stage);
        return course == null ? null : course.last();
    }

    private static int late(Played played, Stage stage) {
        var course = played.outcome().stages().get(stage);
        return course == null ? 0 : course.late();
    }

    private void days(List<Row> rows, String what, @Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null && other == null) {
            return;
        }
        var apart = one == null || other == null ? 0 : calendar.between(one, other);
        rows.add(new Row(
                List.of(
                        Cell.of(what),
                        Cell.of(one == null ? words.of("rehearsal.none") : dates.full(one)),
                        Cell.of(other == null ? words.of("rehearsal.none") : dates.full(other)),
                        Cell.of(
                                apart == 0
                                        ? ""
                                        : words.of(
                                                apart > 0 ? "rehearsal.compare.later" : "rehearsal.compare.earlier",
                                                Math.abs(apart)))),
                Objects.equals(one, other) ? null : "changed"));
    }

    private void figures(List<Row> rows, String what, long one, long other) {
        rows.add(new Row(
                List.of(
                        Cell.of(what),
                        Cell.of(one),
                        Cell.of(other),
                        Cell.of(one == other ? "" : "%+,d".formatted(other - one))),
                one == other ? null : "changed"));
    }

    /** Units of which something else was assumed. */
    private void paces(List<Row> rows, Assumptions one, Assumptions other, Map<String, String> names) {
        names.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(unit -> {
            var first = one.pace(java.util.UUID.fromString(unit.getKey()));
            var second = other.pace(java.util.UUID.fromString(unit.getKey()));
            if (!first.equals(second)) {
                rows.add(new Row(
                        List.of(
                                Cell.of(words.of("rehearsal.compare.pace", unit.getValue())),
                                Cell.of(pace(first)),
                                Cell.of(pace(second)),
                                Cell.of("")),
                        "changed"));
            }
        });
    }

    /** How a unit was assumed to keep its days. */
    String pace(Assumptions.Pace pace) {
        var key = pace.handIn() == 0 ? "on" : pace.handIn() > 0 ? "late" : "early";
        return words.of("rehearsal.pace." + key, Math.abs(pace.handIn()), pace.approval());
    }

    private void kinds(List<Row> rows, SortedMap<String, Integer> one, SortedMap<String, Integer> other) {
        var kinds = new TreeSet<>(one.keySet());
        kinds.addAll(other.keySet());
        kinds.forEach(kind -> figures(
                rows,
                words.of("rehearsal.compare.kind", kind(kind)),
                one.getOrDefault(kind, 0),
                other.getOrDefault(kind, 0)));
    }

    String peak(Played played) {
        return played.outcome()
                .peak()
                .map(day -> words.of("rehearsal.peak.day", dates.full(day.getKey()), day.getValue()))
                .orElseGet(() -> words.of("rehearsal.none"));
    }

    private String busiest(Played played) {
        return played.outcome().busiest(1).stream()
                .findFirst()
                .map(one -> words.of("rehearsal.busiest.one", one.getKey().name(), one.getValue()))
                .orElseGet(() -> words.of("rehearsal.none"));
    }

    private static String name(Played played) {
        return played.run().name();
    }

    private List<String> about(CycleView cycle, Played played) {
        return List.of(
                cycle.title(),
                words.of(
                        "rehearsal.about",
                        played.run().name(),
                        dates.full(played.assumptions().opening())));
    }

    /** What a finding says. */
    String sentence(Outcome.Finding finding) {
        return words.of(
                "rehearsal.finding." + finding.kind(),
                finding.arguments().stream().map(this::argument).toArray());
    }

    private Object argument(String text) {
        var parts = text.split(":", 2);
        return switch (parts.length == 2 ? parts[0] : "") {
            case "day" -> dates.full(LocalDate.parse(parts[1]));
            case "stage" -> words.of("cycle.stage." + parts[1]);
            case "role" -> words.of("organization.role." + parts[1]);
            case "word" -> words.of(parts[1]);
            default -> text;
        };
    }

    /** The paces of an assumption that are not the usual ones, by the names of the units. */
    Map<String, String> unusual(Assumptions assumptions, Map<String, String> names) {
        var unusual = new TreeMap<String, String>();
        assumptions.paces().forEach((unit, pace) -> {
            var name = names.get(unit.toString());
            if (name != null && !pace.equals(assumptions.usual())) {
                unusual.put(name, pace(pace));
            }
        });
        return unusual;
    }
}
