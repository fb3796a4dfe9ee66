package org.meguri.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plan as its YAML file defines it.
 *
 * @param code short name, lower case letters, digits and hyphens; unique in the town
 * @param title as printed
 * @param period first and last fiscal year
 * @param item what one row is called (事業, 施策, 取組 …)
 * @param levels the levels above an item, from the top
 * @param scales the ordered choices of this plan
 * @param sheet id of the form of the evaluation sheet
 * @param columns the columns of the plan's table, in the order of the source; the same for reading and for printing
 * @param tally keys of the scales that are counted in the published table, in order
 * @param units names in the file that stand for a unit under another name, or for nobody
 * @param variants other sheets that an item may be evaluated with (簡易); empty where all use {@code sheet}
 * @param key what tells two items apart, as targets of columns; empty: the number, or the name where there is none
 * @param layout how the table lies in its file
 * @param groups rows that are counted apart from the others, in the order in which they are tried
 * @param unit name of the unit that answers for every item, where the table has no column of units
 * @param heading how an item is called in lists, with {@code {number}}, {@code {name}} and {@code {level.<key>}} to be
 *     filled in; null: {@code No.} and the number before the name
 * @param notes what stands below the table (※1)
 * @param paper how the table is laid out on paper; null: as suits any table
 */
public record PlanDefinition(
        String code,
        String title,
        Period period,
        String item,
        List<Level> levels,
        List<Scale> scales,
        String sheet,
        List<Column> columns,
        List<String> tally,
        List<UnitAlias> units,
        List<Variant> variants,
        List<String> key,
        Layout layout,
        List<Group> groups,
        @Nullable String unit,
        @Nullable String heading,
        List<Note> notes,
        @Nullable Paper paper) {

    /** In UTF-16 units, as every room that keeps a heading has room for. */
    private static final int LONGEST_HEADING = 400;

    private static final Pattern BLANK_TO_FILL = Pattern.compile("\\{([a-z][a-z0-9_.]*)}");

    /** What a cycle kept before a component was known is read as if the plan did not use it. */
    public PlanDefinition {
        variants = orNone(variants);
        key = orNone(key);
        layout = layout == null ? Layout.PLAIN : layout;
        groups = orNone(groups);
        notes = orNone(notes);
    }

    /** A plan that uses none of the rarer parts. */
    public PlanDefinition(
            String code,
            String title,
            Period period,
            String item,
            List<Level> levels,
            List<Scale> scales,
            String sheet,
            List<Column> columns,
            List<String> tally,
            List<UnitAlias> units) {
        this(
                code,
                title,
                period,
                item,
                levels,
                scales,
                sheet,
                columns,
                tally,
                units,
                List.of(),
                List.of(),
                Layout.PLAIN,
                List.of(),
                null,
                null,
                List.of(),
                null);
    }

    /**
     * Reads a plan's YAML file.
     *
     * @throws org.meguri.system.Refusal naming the line, the key and the cure when it is not a plan definition
     */
    public static PlanDefinition read(String yaml) {
        return PlanReader.read(yaml);
    }

    /**
     * Whether the published table counts what stands in the column. Such a field has to be answered on every sheet of the plan,
     * so that no tally misses an item; this is the one place that says which fields those are.
     *
     * @param tally keys of the scales that are counted
     */
    public static boolean counted(Column column, List<String> tally) {
        return column.to().startsWith("answer.") && column.scale() != null && tally.contains(column.scale());
    }

    /** Fiscal years, both included; {@code from} is not after {@code to}. */
    public record Period(int from, int to) {}

    /**
     * @param key referred to as {@code level.<key>} (its name), {@code level.<key>.number} or {@code level.<key>.<part>}
     *     in the columns
     */
    public record Level(String key, String label) {}

    /**
     * Ordered choices.
     *
     * @param key the {@code valuesKey} of the sheet's fields
     * @param others whether a value that is none of the choices is kept, and marked, instead of being refused
     */
    public record Scale(String key, String label, List<Choice> choices, boolean others) {

        /** A scale that refuses everything but its choices. */
        public Scale(String key, String label, List<Choice> choices) {
            this(key, label, choices, false);
        }

        public Optional<Choice> choice(String code) {
            return choices.stream().filter(choice -> choice.code().equals(code)).findFirst();
        }
    }

    /**
     * One choice of a scale.
     *
     * @param tone good, fair, poor or none: for colours, never the only sign
     * @param says what the choice says of the work: achieved, finished, continued or nothing; answers are held against
     *     each other and against the figures by it
     */
    public record Choice(String code, String label, String meaning, String tone, String says) {

        /** A choice that is held against nothing. */
        public Choice(String code, String label, String meaning, String tone) {
            this(code, label, meaning, tone, "nothing");
        }
    }

    /**
     * One column of the plan's table.
     *
     * @param name the header in the file
     * @param label what people read, if it differs from the header
     * @param to what the column carries: {@code seq}, {@code number}, {@code name}, {@code level.<key>} and its parts,
     *     {@code item.<key>} (a text of the item), {@code answer.<field>} (a field of the sheet) or {@code units}
     * @param scale for answers and texts of the item: the key of the scale that the value must belong to
     * @param separator for units: what stands between several
     * @param required whether an empty cell is an error
     * @param fill whether an empty cell continues the one above it, as in a table with merged cells
     * @param figure whether the cell is a number, such as a cost
     * @param measure what a figure counts (千円), or null
     */
    public record Column(
            String name,
            @Nullable String label,
            String to,
            @Nullable String scale,
            @Nullable String separator,
            boolean required,
            boolean fill,
            boolean figure,
            @Nullable String measure) {

        /** A column of plain text whose empty cells are empty. */
        public Column(
                String name,
                @Nullable String label,
                String to,
                @Nullable String scale,
                @Nullable String separator,
                boolean required) {
            this(name, label, to, scale, separator, required, false, false, null);
        }

        public String heading() {
            return label == null ? name : label;
        }
    }

    /**
     * A name in the file that means another unit: {@code 青少年課（児童センター）} is written by {@code 青少年課}.
     *
     * @param unit null where the name is printed but means no unit in particular: {@code （関係各課）}
     */
    public record UnitAlias(String printed, @Nullable String unit) {}

    /** Another sheet of the plan: {@code 簡易}. */
    public record Variant(String key, String label, String sheet) {}

    /**
     * How the table lies in its file.
     *
     * @param headerRows over how many rows the headings reach, 1 or more; several are joined with {@code ／}
     * @param sheet the name of the workbook's sheet, or null for the first one that shows something
     */
    public record Layout(int headerRows, @Nullable String sheet) {

        static final Layout PLAIN = new Layout(1, null);
    }

    /**
     * Rows that are not counted with the others but among themselves.
     *
     * @param column target of the column that tells
     * @param value what stands there
     */
    public record Group(String label, String column, String value) {}

    /** @param mark as it stands in the table: ※1 */
    public record Note(String mark, String text) {}

    /**
     * How the table is laid out on paper.
     *
     * @param size {@code A3} or {@code A4}
     * @param headings what is printed across the table above the rows of a level, from the top; one text for each such level, with
     *     {@code {level.<key>}} and its parts to be filled in, and {@code [ ]} around what falls away when a blank in it is
     *     empty. Null: every level, with all its parts. What no heading names stays a column
     * @param newPage whether every entry of the first heading begins on a page of its own
     * @param omit names of the columns that are not printed, besides the place in the table where items have a number
     * @param widths of columns, by name, as shares of 100; the others are as wide as their texts need
     */
    public record Paper(
            String size,
            boolean landscape,
            @Nullable List<String> headings,
            boolean newPage,
            List<String> omit,
            Map<String, Integer> widths) {

        public Paper {
            headings = headings == null ? null : List.copyOf(headings);
            omit = orNone(omit);
            widths = widths == null ? Map.of() : Map.copyOf(widths);
        }
    }

    public Optional<Scale> scale(String wanted) {
        return scales.stream().filter(scale -> scale.key().equals(wanted)).findFirst();
    }

    public Optional<Column> column(String target) {
        return columns.stream().filter(column -> column.to().equals(target)).findFirst();
    }

    /** How an item is called in lists and mails: never blank, since its name is not. */
    public String headingOf(@Nullable String number, String name, Map<String, String> itemLevels) {
        if (heading == null) {
            return number == null ? name : "No." + number + " " + name;
        }
        var filled = BLANK_TO_FILL
                .matcher(heading)
                .replaceAll(blank -> Matcher.quoteReplacement(
                        switch (blank.group(1)) {
                            case "number" -> number == null ? "" : number;
                            case "name" -> name;
                            default -> itemLevels.getOrDefault(blank.group(1).substring("level.".length()), "");
                        }))
                .strip();
        return filled.length() <= LONGEST_HEADING
                ? filled
                : filled.substring(0, filled.offsetByCodePoints(0, LONGEST_HEADING / 2 - 1)) + "…";
    }

    /** The same plan with other names that stand for units. */
    public PlanDefinition withUnits(List<UnitAlias> aliases) {
        return new PlanDefinition(
                code, title, period, item, levels, scales, sheet, columns, tally, aliases, variants, key, layout,
                groups, unit, heading, notes, paper);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
