package org.meguri.founding;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided about a table so far, as the planning division typed it.
 *
 * @param sheet the workbook's sheet, or null for the first one
 * @param firstRow number of the first row of headings as Excel shows it, from 1
 * @param headerRows how many rows of headings there are, 1 to 5
 * @param heading how an item is called: {@code NUMBER_NAME}, {@code NAME} or {@code LEVEL_NAME}
 * @param unit name of the unit that answers for every item where no column names one, or ""
 * @param brief names of the answer columns that the brief sheet (簡易) asks for; it has them and the questions that say so, and
 *     there is no brief sheet where nothing is chosen
 * @param notes one note a line, the mark first
 */
record Mapping(
        @Nullable String sheet,
        int firstRow,
        int headerRows,
        String code,
        String title,
        String from,
        String to,
        String item,
        String heading,
        String unit,
        List<MappedColumn> columns,
        List<MappedScale> scales,
        List<MappedUnit> units,
        List<Question> questions,
        List<String> brief,
        String notes) {

    /**
     * One column of the table.
     *
     * @param place from 0
     * @param heading as it reads over all rows of headings
     * @param level which level the column belongs to, from 1; 0 where it belongs to none
     * @param measure what a figure counts, or ""
     * @param required whether an empty cell is an error
     * @param fill whether an empty cell continues the one above it
     * @param key whether the column tells items apart
     * @param separator what stands between several units
     */
    record MappedColumn(
            int place,
            String heading,
            Role role,
            int level,
            String measure,
            boolean required,
            boolean fill,
            boolean key,
            String separator) {

        /** The key of its scale, its text or its answer. */
        public String name() {
            return "c" + (place + 1);
        }

        /** The same column, telling items apart. */
        MappedColumn asKey() {
            return new MappedColumn(place, heading, role, level, measure, required, fill, true, separator);
        }

        /** The same column, whose empty cells continue the one above. */
        MappedColumn asContinued() {
            return new MappedColumn(place, heading, role, level, measure, required, true, key, separator);
        }

        /** The column as Excel shows it. */
        public String letter() {
            return Letters.of(place);
        }
    }

    /**
     * The choices of a column.
     *
     * @param key the column's name
     * @param others whether another value is kept and marked
     * @param tally whether it is counted in the published table
     */
    record MappedScale(String key, String label, boolean others, boolean tally, List<MappedChoice> choices) {}

    /** One choice. @param tone good, fair, poor or none */
    record MappedChoice(String code, String label, String meaning, String tone) {}

    /** A printed name that is not a unit's own. @param meaning a unit's name, {@link #NOBODY}, or "" while undecided */
    record MappedUnit(String printed, String meaning) {

        static final String NOBODY = "*";
    }

    /**
     * A field of the evaluation sheet that the table does not have.
     *
     * @param scale the key of a scale, or "" for a text
     * @param brief whether the brief sheet asks for it too
     */
    record Question(String label, String scale, boolean required, boolean brief) {}

    Mapping {
        columns = List.copyOf(columns);
        scales = List.copyOf(scales);
        units = List.copyOf(units);
        questions = List.copyOf(questions);
        // A draft that was begun before there were brief sheets has none.
        brief = brief == null ? List.of() : List.copyOf(brief);
    }

    /** Whether the plan gets a brief sheet beside its own. */
    boolean hasBrief() {
        return columns.stream().anyMatch(this::brief) || questions.stream().anyMatch(Question::brief);
    }

    /** Whether the brief sheet asks for this column. */
    boolean brief(MappedColumn column) {
        return column.role().answer() && brief.contains(column.name());
    }

    List<MappedColumn> of(Role role) {
        return columns.stream().filter(column -> column.role() == role).toList();
    }

    Optional<MappedScale> scale(String key) {
        return scales.stream().filter(scale -> scale.key().equals(key)).findFirst();
    }

    Mapping with(List<MappedColumn> changed, List<MappedScale> changedScales, List<MappedUnit> changedUnits) {
        return new Mapping(
                sheet,
                firstRow,
                headerRows,
                code,
                title,
                from,
                to,
                item,
                heading,
                unit,
                changed,
                changedScales,
                changedUnits,
                questions,
                brief,
                notes);
    }
}
