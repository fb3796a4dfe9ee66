package org.meguri.publication;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    "missing"
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
        List<Missing> missing) {

    /** The version of the structure that this code writes. */
    public static final int SCHEMA = 1;

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
        for (var row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("Row %d has %d cells for %d columns"
                        .formatted(row.seq(), row.cells().size(), columns.size()));
            }
        }
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
     */
    @JsonPropertyOrder({"seq", "cells", "remarks"})
    public record Row(int seq, List<String> cells, List<Remark> remarks) {

        public Row {
            cells = List.copyOf(cells);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * A remark of the external committee and what the town answered. The last three are null where a town publishes
     * remarks without answers.
     *
     * @param number within the year, from 1
     * @param action code of what will be done
     * @param actionLabel the same in words
     */
    @JsonPropertyOrder({"number", "text", "action", "actionLabel", "answer"})
    public record Remark(
            int number, String text, @Nullable String action, @Nullable String actionLabel, @Nullable String answer) {}

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
