package org.meguri.publication;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an edition says, independent of what becomes of plan, units and sheets later. Its JSON form, with the
 * properties in this order, is what is stored, sealed and offered for download.
 *
 * @param schema version of this structure, {@value #SCHEMA} now; goes up when a component changes its meaning
 * @param town the town's name when it published
 * @param fiscalYear the evaluated year, in Western counting
 * @param number 1 for the first edition of the year; every further one corrects those before it
 * @param title of the edition
 * @param published the day of publication
 * @param note what readers should know; of a correction, what was corrected
 * @param item what one row is called (事業, 施策 …)
 * @param levels the levels above an item, from the top
 * @param columns the columns of the plan's own table, in its order, without those that citizens do not read
 * @param scales the scales of these columns
 * @param rows the items in the plan's order
 * @param tallies for every counted column: first of the whole plan, then of each entry of the top level
 * @param missing the items whose sheet was not there when the year was published
 * @param replaces the number of the edition that this one corrects; null for a first edition
 * @param corrections what is different from the edition that it replaces (正誤表)
 * @param licence under which everybody may use this; null in editions of schema 1
 * @param indicators the plan's indicators with their actuals up to this year, in the order of the plan's table
 * @param changes what was decided about items from this year or the next on: merged, split, ended, begun …
 * @param advice what became of the committee's remarks of the years before
 * @param paper how the plan wants its table printed; null where it leaves that to us
 */
@JsonPropertyOrder({
    "schema",
    "town",
    "planCode",
    "planTitle",
    "fiscalYear",
    "number",
    "title",
    "published",
    "note",
    "item",
    "levels",
    "columns",
    "scales",
    "rows",
    "tallies",
    "missing",
    "replaces",
    "corrections",
    "licence",
    "indicators",
    "changes",
    "advice",
    "paper"
})
public record EditionContent(
        int schema,
        String town,
        String planCode,
        String planTitle,
        int fiscalYear,
        int number,
        String title,
        LocalDate published,
        @Nullable String note,
        String item,
        List<Level> levels,
        List<Column> columns,
        List<Scale> scales,
        List<Row> rows,
        List<Tally> tallies,
        List<Missing> missing,
        @Nullable Integer replaces,
        List<Correction> corrections,
        @Nullable Licence licence,
        List<Indicator> indicators,
        List<Change> changes,
        List<Advice> advice,
        @Nullable Paper paper) {

    /** The version of the structure that this code writes. Editions of schema 1 end with {@code missing}. */
    public static final int SCHEMA = 2;

    static final String SEQ = "seq";
    static final String NUMBER = "number";
    static final String NAME = "name";
    static final String UNITS = "units";
    static final String LEVEL_PREFIX = "level.";
    static final String ITEM_PREFIX = "item.";
    static final String ANSWER_PREFIX = "answer.";

    /** @throws IllegalArgumentException when a row has not exactly one cell for each column */
    public EditionContent {
        levels = List.copyOf(levels);
        columns = List.copyOf(columns);
        scales = List.copyOf(scales);
        rows = List.copyOf(rows);
        tallies = List.copyOf(tallies);
        missing = List.copyOf(missing);
        corrections = kept(corrections);
        indicators = kept(indicators);
        changes = kept(changes);
        advice = kept(advice);
        for (var row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("Row %d has %d cells for %d columns"
                        .formatted(row.seq(), row.cells().size(), columns.size()));
            }
        }
    }

    /** The plan's table alone: nothing corrected, and nothing told beyond the rows. */
    public EditionContent(
            int schema,
            String town,
            String planCode,
            String planTitle,
            int fiscalYear,
            int number,
            String title,
            LocalDate published,
            @Nullable String note,
            String item,
            List<Level> levels,
            List<Column> columns,
            List<Scale> scales,
            List<Row> rows,
            List<Tally> tallies,
            List<Missing> missing) {
        this(
                schema,
                town,
                planCode,
                planTitle,
                fiscalYear,
                number,
                title,
                published,
                note,
                item,
                levels,
                columns,
                scales,
                rows,
                tallies,
                missing,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /**
     * The same as a correction of an earlier edition. What had become of items and of earlier advice by then is told as it was
     * told then: it did not turn out to be wrong because time went on.
     */
    EditionContent correcting(EditionContent wrong, List<Correction> lines) {
        return new EditionContent(
                schema,
                town,
                planCode,
                planTitle,
                fiscalYear,
                number,
                title,
                published,
                note,
                item,
                levels,
                columns,
                scales,
                rows,
                tallies,
                missing,
                wrong.number(),
                lines,
                licence,
                indicators,
                wrong.changes(),
                wrong.advice(),
                paper);
    }

    /** The same, published on another day. */
    EditionContent publishedOn(LocalDate day) {
        return new EditionContent(
                schema,
                town,
                planCode,
                planTitle,
                fiscalYear,
                number,
                title,
                day,
                note,
                item,
                levels,
                columns,
                scales,
                rows,
                tallies,
                missing,
                replaces,
                corrections,
                licence,
                indicators,
                changes,
                advice,
                paper);
    }

    /** What the edition says of one of its items, and nothing else; without tallies, which are of the whole. */
    EditionContent of(Row row) {
        return new EditionContent(
                schema,
                town,
                planCode,
                planTitle,
                fiscalYear,
                number,
                title + "　" + heading(row),
                published,
                note,
                item,
                levels,
                columns,
                scales,
                List.of(row),
                List.of(),
                missing.stream().filter(lacking -> lacking.seq() == row.seq()).toList(),
                replaces,
                corrections.stream()
                        .filter(line -> Objects.equals(line.seq(), row.seq()))
                        .toList(),
                licence,
                indicators.stream()
                        .filter(indicator -> indicator.rows().contains(row.seq()))
                        .toList(),
                List.of(),
                advice.stream()
                        .filter(told -> Objects.equals(told.row(), row.seq()))
                        .toList(),
                paper);
    }

    /** Editions of schema 1 have none of these lists. */
    private static <T> List<T> kept(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** @param key as in {@code level.<key>} of the columns */
    @JsonPropertyOrder({"key", "label"})
    public record Level(String key, String label) {}

    /**
     * One column.
     *
     * @param name the header in the source table and in the CSV
     * @param heading what people read
     * @param to what the column carries, in the words of the plan's definition
     * @param scale key of the scale that its values belong to
     */
    @JsonPropertyOrder({"name", "heading", "to", "scale"})
    public record Column(String name, String heading, String to, @Nullable String scale) {

        /** Whether whole sentences stand here, which need room to be read. */
        public boolean longText() {
            return scale == null && (to.startsWith(ITEM_PREFIX) || to.startsWith(ANSWER_PREFIX));
        }
    }

    /** Ordered choices, as they were in this year. */
    @JsonPropertyOrder({"key", "label", "choices"})
    public record Scale(String key, String label, List<Choice> choices) {

        public Scale {
            choices = List.copyOf(choices);
        }

        Optional<Choice> choice(String code) {
            return choices.stream().filter(choice -> choice.code().equals(code)).findFirst();
        }
    }

    /** One choice; {@code tone} is good, fair, poor or none. */
    @JsonPropertyOrder({"code", "label", "meaning", "tone"})
    public record Choice(String code, String label, String meaning, String tone) {}

    /**
     * One item.
     *
     * @param seq its place in the plan's table, from 1
     * @param cells one text for each column, "" where there is none; line breaks are LF
     * @param remarks what the committee said of it
     * @param verdict the grade that the committee agreed on; null where it did not see the item, or gave none
     */
    @JsonPropertyOrder({"seq", "cells", "remarks", "verdict"})
    public record Row(int seq, List<String> cells, List<Remark> remarks, @Nullable Verdict verdict) {

        /** An item without a grade of the committee. */
        public Row(int seq, List<String> cells, List<Remark> remarks) {
            this(seq, cells, remarks, null);
        }

        public Row {
            cells = List.copyOf(cells);
            remarks = List.copyOf(remarks);
        }
    }

    /** A grade of the external committee: its code, and the same in words. */
    @JsonPropertyOrder({"code", "label"})
    public record Verdict(String code, String label) {}

    /**
     * A remark of the external committee and what the town answered. From {@code action} on everything is null where a
     * town publishes remarks without answers.
     *
     * @param number within the year, from 1
     * @param action code of what will be done
     * @param actionLabel the same in words
     * @param due by when, in words
     * @param budget what it does to the budget, in words
     */
    @JsonPropertyOrder({"number", "text", "action", "actionLabel", "answer", "due", "budget"})
    public record Remark(
            int number,
            String text,
            @Nullable String action,
            @Nullable String actionLabel,
            @Nullable String answer,
            @Nullable String due,
            @Nullable String budget) {

        /** A remark whose answer names neither a day nor money. */
        public Remark(
                int number,
                String text,
                @Nullable String action,
                @Nullable String actionLabel,
                @Nullable String answer) {
            this(number, text, action, actionLabel, answer, null, null);
        }
    }

    /**
     * How often each choice of a scale was given.
     *
     * @param scale key of the scale
     * @param label what is counted, as readers see it
     * @param column name of the counted column
     * @param level the entry of the top level; null for the whole plan
     * @param total rows with a choice
     * @param unanswered rows without one
     */
    @JsonPropertyOrder({"scale", "label", "column", "level", "counts", "total", "unanswered"})
    public record Tally(
            String scale,
            String label,
            String column,
            @Nullable String level,
            List<Count> counts,
            int total,
            int unanswered) {

        public Tally {
            counts = List.copyOf(counts);
        }
    }

    /** @param percent of the tally's total, with two decimals, rounded half up; 0.00 where the total is 0 */
    @JsonPropertyOrder({"code", "label", "count", "percent"})
    public record Count(String code, String label, int count, BigDecimal percent) {}

    /**
     * An item without a sheet (未提出).
     *
     * @param units the names of the units that owe it, as the plan prints them
     */
    @JsonPropertyOrder({"seq", "heading", "units"})
    public record Missing(int seq, String heading, List<String> units) {

        public Missing {
            units = List.copyOf(units);
        }
    }

    /**
     * One line of the 正誤表.
     *
     * @param seq of the item; null where the whole edition is meant
     * @param heading of the item, or of what else is corrected
     * @param column heading of the corrected column
     * @param wrong what stood there, "" where nothing did
     * @param right what stands there now, "" where nothing does
     * @param reason in words, or null
     */
    @JsonPropertyOrder({"seq", "heading", "column", "wrong", "right", "reason"})
    public record Correction(
            @Nullable Integer seq,
            String heading,
            String column,
            String wrong,
            String right,
            @Nullable String reason) {}

    /** @param url of the licence's text */
    @JsonPropertyOrder({"name", "url"})
    public record Licence(String name, String url) {}

    /**
     * An indicator (KPI) of the plan, as it was known when the edition was made.
     *
     * @param place in the plan's table of indicators, from 1
     * @param name what is counted
     * @param under what it belongs to in the plan, "" where nothing is printed
     * @param rows places of the items that it belongs to
     * @param measure what it counts in, "" where nothing is printed
     * @param again whether it is printed a second time (再掲)
     * @param baseline where it starts
     * @param target where it is to come to
     * @param actuals the entered years, the oldest first, none after the edition's year
     * @param achievement how far it has come, or why there is nothing to say, in words
     * @param standing AHEAD, ON or BEHIND the straight line to the target; null where there is a reason instead
     * @param pace the same, or the reason, in words
     * @param expected where the line is in the edition's year, "" where there is none
     */
    @JsonPropertyOrder({
        "place",
        "name",
        "under",
        "rows",
        "measure",
        "again",
        "baseline",
        "target",
        "actuals",
        "achievement",
        "standing",
        "pace",
        "expected"
    })
    public record Indicator(
            int place,
            String name,
            String under,
            List<Integer> rows,
            String measure,
            boolean again,
            Figure baseline,
            Figure target,
            List<Actual> actuals,
            String achievement,
            @Nullable String standing,
            String pace,
            String expected) {

        public Indicator {
            rows = List.copyOf(rows);
            actuals = List.copyOf(actuals);
        }
    }

    /**
     * A baseline or target.
     *
     * @param printed as the plan prints it
     * @param year in Western counting; null where none is printed
     * @param amount null where words are printed
     */
    @JsonPropertyOrder({"printed", "year", "amount"})
    public record Figure(String printed, @Nullable Integer year, @Nullable BigDecimal amount) {}

    /**
     * An entered value.
     *
     * @param year the fiscal year, in Western counting
     * @param provisional whether it was not final yet
     */
    @JsonPropertyOrder({"year", "printed", "amount", "provisional"})
    public record Actual(int year, String printed, BigDecimal amount, boolean provisional) {}

    /**
     * What was decided about items.
     *
     * @param year the fiscal year from which it holds, in Western counting
     * @param act code: MERGE, SPLIT, ABOLISH …
     * @param label the same in words
     * @param before what it was done to, by heading
     * @param after what came out of it, by heading; empty where nothing did
     */
    @JsonPropertyOrder({"year", "act", "label", "before", "after"})
    public record Change(int year, String act, String label, List<String> before, List<String> after) {

        public Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * What had become of a remark of an earlier year when the edition was made.
     *
     * @param year the fiscal year of the remark, in Western counting
     * @param number of the remark within its year
     * @param row place of the item in this edition; null where the plan has it no more
     * @param state code of where it stands
     * @param label the same in words
     * @param done what an evaluation says about it, with its fiscal year; empty where none does
     */
    @JsonPropertyOrder({"year", "number", "row", "state", "label", "done"})
    public record Advice(int year, int number, @Nullable Integer row, String state, String label, List<Done> done) {

        public Advice {
            done = List.copyOf(done);
        }
    }

    /**
     * How the table is laid out on paper.
     *
     * @param size A3 or A4
     * @param headings what stands across the table above the rows of a level, from the top, with {@code {level.<key>}} to be filled
     *     in and {@code [ ]} around what falls away with an empty blank; null: every level
     * @param newPage whether every entry of the first heading begins on a page of its own
     * @param omit names of columns that are not printed
     * @param widths of columns by name, as shares of 100
     */
    @JsonPropertyOrder({"size", "landscape", "headings", "newPage", "omit", "widths"})
    public record Paper(
            String size,
            boolean landscape,
            @Nullable List<String> headings,
            boolean newPage,
            List<String> omit,
            SortedMap<String, Integer> widths) {

        public Paper {
            headings = headings == null ? null : List.copyOf(headings);
            omit = List.copyOf(omit);
            widths = Collections.unmodifiableSortedMap(new TreeMap<>(widths));
        }
    }

    /** What the evaluation of a fiscal year says it did about a remark. */
    @JsonPropertyOrder({"year", "text"})
    public record Done(int year, String text) {}

    /** Place of the column that carries this, or -1. */
    int place(String to) {
        for (var place = 0; place < columns.size(); place++) {
            if (columns.get(place).to().equals(to)) {
                return place;
            }
        }
        return -1;
    }

    /** The row's text in the column that carries this, or "" where the table has no such column. */
    String text(Row row, String to) {
        var place = place(to);
        return place < 0 ? "" : row.cells().get(place);
    }

    Optional<Row> row(int seq) {
        return rows.stream().filter(row -> row.seq() == seq).findFirst();
    }

    /** {@code No.12 求人情報提供事業}, or the name alone where there is no number. */
    String heading(Row row) {
        var number = text(row, NUMBER);
        return number.isEmpty() ? text(row, NAME) : "No." + number + " " + text(row, NAME);
    }

    Optional<Scale> scale(@Nullable String key) {
        return scales.stream().filter(scale -> scale.key().equals(key)).findFirst();
    }

    boolean lacks(Row row) {
        return missing.stream().anyMatch(item -> item.seq() == row.seq());
    }

    /** The tallies of the whole plan. */
    public List<Tally> overall() {
        return tallies.stream().filter(tally -> tally.level() == null).toList();
    }

    /** The tallies of the same column for every entry of the top level, in the order of the plan. */
    public List<Tally> byLevel(Tally whole) {
        return tallies.stream()
                .filter(tally -> tally.level() != null && tally.column().equals(whole.column()))
                .toList();
    }

    /** What a choice means, "" where nothing is said. */
    public String meaning(String scale, String code) {
        return scale(scale)
                .flatMap(known -> known.choice(code))
                .map(Choice::meaning)
                .orElse("");
    }
}
