package org.meguri.burden;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.burden.YearBurden.Addressee;
import org.meguri.burden.YearBurden.StageTime;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.Stage;
import org.meguri.extension.ExtensionBook.Outcome;
import org.meguri.organization.Role;
import org.meguri.organization.UnitView;
import org.meguri.print.ShownTable;
import org.meguri.print.ShownTable.Cell;
import org.meguri.print.ShownTable.Column;
import org.meguri.print.ShownTable.Kind;
import org.meguri.print.ShownTable.Row;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.meguri.task.Rung;
import org.springframework.stereotype.Component;

/** The tables of a year's burden and of the years side by side, for the page and for files. */
@Component
class BurdenTables {

    private final Words words;
    private final JapaneseDates dates;
    private final Clock clock;

    BurdenTables(Words words, JapaneseDates dates, Clock clock) {
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    ShownTable letters(YearBurden year) {
        var kinds = year.people().stream()
                .flatMap(one -> one.letters().keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(BurdenTables::place).thenComparing(kind -> kind))
                .toList();
        var columns = new ArrayList<Column>();
        columns.add(new Column(words.of("burden.person"), Kind.NAME));
        columns.add(new Column(words.of("burden.unit"), Kind.NAME));
        columns.add(new Column(words.of("burden.role"), Kind.NAME));
        // Before the kinds: on a narrow screen the last columns have to be scrolled to.
        columns.add(new Column(words.of("burden.total"), Kind.FIGURE));
        kinds.forEach(kind -> columns.add(new Column(kind(kind), Kind.FIGURE)));
        var rows = year.people().stream()
                .map(one -> new Row(cells(
                        Stream.of(
                                one.name(), one.unit().isEmpty() ? words.of("burden.unknown") : one.unit(), role(one)),
                        figures(List.of(one), kinds))))
                .toList();
        var totals = new ArrayList<Row>();
        var byRole = year.people().stream()
                .collect(Collectors.groupingBy(
                        one -> one.role() == null ? "" : one.role().name(), TreeMap::new, Collectors.toList()));
        Stream.concat(Stream.of(Role.values()).map(Role::name), Stream.of(""))
                .filter(byRole::containsKey)
                .forEach(role -> {
                    var people = Objects.requireNonNull(byRole.get(role));
                    totals.add(new Row(cells(
                            Stream.of(words.of("burden.total.role"), "", role(people.get(0))),
                            figures(people, kinds))));
                });
        totals.add(new Row(cells(Stream.of(words.of("burden.total"), "", ""), figures(year.people(), kinds))));
        var notes = new ArrayList<>(List.of(
                words.of("burden.letters.note.counted"),
                words.of("burden.letters.note.post"),
                words.of("burden.letters.note.how")));
        notes.add(elsewhere(year));
        return new ShownTable(
                words.of("burden.letters.title"),
                about(year),
                columns,
                rows,
                rows.isEmpty() ? List.of() : totals,
                notes);
    }

    /** What is not in the table because nobody can say to which year it belongs. */
    private String elsewhere(YearBurden year) {
        return year.elsewhere().isEmpty()
                ? words.of("burden.letters.note.all")
                : words.of(
                        "burden.letters.note.elsewhere",
                        year.elsewhere().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        year.elsewhere().entrySet().stream()
                                .map(one -> words.of("burden.letters.note.kind", kind(one.getKey()), one.getValue()))
                                .collect(Collectors.joining(words.of("burden.comma"))));
    }

    private static List<Long> figures(List<Addressee> people, List<String> kinds) {
        var figures = new ArrayList<Long>();
        figures.add(people.stream().mapToLong(Addressee::total).sum());
        kinds.forEach(kind -> figures.add(people.stream()
                .mapToLong(one -> one.letters().getOrDefault(kind, 0L))
                .sum()));
        return figures;
    }

    ShownTable rungs(YearBurden year) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(words.of("burden.unit"), Kind.NAME));
        for (var rung : Rung.values()) {
            columns.add(new Column(words.of("burden.rungs.told", rung(rung)), Kind.FIGURE));
        }
        for (var rung : Rung.values()) {
            columns.add(new Column(words.of("burden.rungs.over", rung(rung)), Kind.FIGURE));
        }
        var rows = year.rungs().stream()
                .map(one -> new Row(cells(Stream.of(unit(one.unit())), rungs(one.told(), one.passedOver()))))
                .toList();
        var totals = new ArrayList<Long>();
        for (var rung : Rung.values()) {
            totals.add(year.told(rung));
        }
        for (var rung : Rung.values()) {
            totals.add(year.passedOver(rung));
        }
        return new ShownTable(
                words.of("burden.rungs.title"),
                about(year),
                columns,
                rows,
                rows.isEmpty() ? List.of() : List.of(new Row(cells(Stream.of(words.of("burden.total")), totals))),
                List.of(words.of("burden.rungs.note.told"), words.of("burden.rungs.note.over")));
    }

    private static List<Long> rungs(Map<Rung, Long> told, Map<Rung, Long> over) {
        return Stream.of(told, over)
                .flatMap(counts -> Stream.of(Rung.values()).map(rung -> counts.getOrDefault(rung, 0L)))
                .toList();
    }

    ShownTable stages(YearBurden year) {
        var columns = List.of(
                new Column(words.of("burden.stage"), Kind.NAME),
                new Column(words.of("burden.stages.given"), Kind.FIGURE),
                new Column(words.of("burden.stages.number"), Kind.FIGURE),
                new Column(words.of("burden.stages.lower"), Kind.FIGURE),
                new Column(words.of("burden.stages.median"), Kind.FIGURE),
                new Column(words.of("burden.stages.upper"), Kind.FIGURE),
                new Column(words.of("burden.stages.difference"), Kind.FIGURE));
        var rows = year.stages().stream().map(this::row).toList();
        return new ShownTable(
                words.of("burden.stages.title"),
                about(year),
                columns,
                rows,
                List.of(),
                List.of(
                        words.of("burden.stages.note.given"),
                        words.of("burden.stages.note.took"),
                        words.of("burden.stages.note.quartiles")));
    }

    private Row row(StageTime time) {
        var took = time.took();
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.of("cycle.stage." + time.stage())));
        cells.add(Cell.of(time.given()));
        if (took == null) {
            cells.add(Cell.of(0));
            Stream.of(1, 2, 3, 4).forEach(none -> cells.add(Cell.of(words.of("burden.none"))));
        } else {
            cells.add(Cell.of(took.number()));
            cells.add(Cell.of(took.lower()));
            cells.add(Cell.of(took.median()));
            cells.add(Cell.of(took.upper()));
            var difference = took.median() - time.given();
            cells.add(new Cell("%+d".formatted(difference), (long) difference, null));
        }
        return new Row(cells);
    }

    ShownTable extensions(YearBurden year) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(words.of("burden.unit"), Kind.NAME));
        columns.add(new Column(words.of("burden.extensions.asked"), Kind.FIGURE));
        for (var outcome : Outcome.values()) {
            columns.add(new Column(words.of("burden.extensions." + outcome), Kind.FIGURE));
        }
        var rows = year.extensions().stream()
                .map(one -> new Row(cells(Stream.of(unit(one.unit())), talks(one.asked(), outcome -> one.talks()
                        .getOrDefault(outcome, 0L)))))
                .toList();
        return new ShownTable(
                words.of("burden.extensions.title"),
                about(year),
                columns,
                rows,
                rows.isEmpty()
                        ? List.of()
                        : List.of(
                                new Row(cells(Stream.of(words.of("burden.total")), talks(year.asked(), year::talks)))),
                List.of(words.of("burden.extensions.note")));
    }

    private static List<Long> talks(long asked, ToLongFunction<Outcome> count) {
        return Stream.concat(Stream.of(asked), Stream.of(Outcome.values()).map(count::applyAsLong))
                .toList();
    }

    /** The years of a plan side by side. @param years the latest first, at least one */
    ShownTable years(List<YearBurden> years) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(words.of("burden.figure"), Kind.NAME));
        years.forEach(year -> columns.add(new Column(
                year.cycle().state() == CycleState.CLOSED
                        ? year.cycle().year().named()
                        : words.of("burden.years.running", year.cycle().year().named()),
                Kind.FIGURE)));
        var rows = new ArrayList<Row>();
        rows.add(line(words.of("burden.years.letters"), years, YearBurden::letters));
        rows.add(line(
                words.of("burden.years.people"), years, year -> year.people().size()));
        rows.add(line(words.of("burden.years.each"), years, year -> Quartiles.of(
                        year.people().stream().map(one -> (int) one.total()).toList())
                .map(Quartiles::median)
                .orElse(0)));
        rows.add(line(
                words.of("burden.years.most"),
                years,
                year -> year.people().stream().mapToLong(Addressee::total).max().orElse(0)));
        for (var rung : Rung.values()) {
            rows.add(line(words.of("burden.rungs.told", rung(rung)), years, year -> year.told(rung)));
        }
        rows.add(line(words.of("burden.years.asked"), years, YearBurden::asked));
        rows.add(line(words.of("burden.years.granted"), years, year -> year.talks(Outcome.GRANTED)));
        rows.add(line(words.of("burden.years.given"), years, year -> year.talks(Outcome.GIVEN)));
        for (var stage : Stage.values()) {
            var name = words.of("cycle.stage." + stage);
            rows.add(stageLine(words.of("burden.years.took", name), years, stage, time -> {
                var took = time.took();
                return took == null ? null : took.median();
            }));
            rows.add(stageLine(words.of("burden.years.scheduled", name), years, stage, StageTime::given));
        }
        return new ShownTable(
                words.of("burden.years.title"),
                List.of(years.get(0).cycle().definition().title(), asOf()),
                columns,
                rows,
                List.of(),
                List.of(
                        words.of("burden.letters.note.counted"),
                        words.of("burden.years.note.people"),
                        words.of("burden.stages.note.took"),
                        words.of("burden.stages.note.given")));
    }

    private Row line(String label, List<YearBurden> years, ToLongFunction<YearBurden> figure) {
        return new Row(
                cells(Stream.of(label), years.stream().map(figure::applyAsLong).toList()));
    }

    private interface Days {

        @Nullable
        Integer of(StageTime time);
    }

    private Row stageLine(String label, List<YearBurden> years, Stage stage, Days days) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(label));
        for (var year : years) {
            Integer figure = null;
            for (var time : year.stages()) {
                if (time.stage() == stage) {
                    figure = days.of(time);
                }
            }
            cells.add(figure == null ? Cell.of(words.of("burden.none")) : Cell.of(figure));
        }
        return new Row(cells);
    }

    private List<String> about(YearBurden year) {
        return List.of(year.cycle().title(), asOf());
    }

    private String asOf() {
        return words.of("burden.as-of", dates.full(LocalDate.now(clock)));
    }

    private static List<Cell> cells(Stream<String> texts, List<Long> figures) {
        return Stream.concat(texts.map(Cell::of), figures.stream().map(Cell::of))
                .toList();
    }

    private String unit(@Nullable UnitView unit) {
        return unit == null ? words.of("burden.town") : unit.name();
    }

    private String role(Addressee one) {
        return one.role() == null ? words.of("burden.unknown") : words.of("organization.role." + one.role());
    }

    private String rung(Rung rung) {
        return words.of("burden.rung." + rung);
    }

    /** The ladder first, in its order. */
    private static int place(String kind) {
        for (var rung : Rung.values()) {
            if (rung.name().equals(kind)) {
                return rung.ordinal();
            }
        }
        return Rung.values().length;
    }

    private String kind(String kind) {
        return words.ifKnown("mail.kind." + kind)
                .or(() -> words.ifKnown("burden.kind." + kind))
                .orElse(kind);
    }
}
