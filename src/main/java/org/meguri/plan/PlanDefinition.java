package org.meguri.plan;

import java.util.List;
import java.util.Optional;
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
 * @param units names in the file that stand for a unit under another name
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
        List<UnitAlias> units) {

    /**
     * Reads a plan's YAML file.
     *
     * @throws org.meguri.system.Refusal naming the line, the key and the cure when it is not a plan definition
     */
    public static PlanDefinition read(String yaml) {
        return PlanReader.read(yaml);
    }

    /** Fiscal years, both included; {@code from} is not after {@code to}. */
    public record Period(int from, int to) {}

    /** @param key referred to as {@code level.<key>} in the columns */
    public record Level(String key, String label) {}

    /**
     * Ordered choices.
     *
     * @param key the {@code valuesKey} of the sheet's fields
     */
    public record Scale(String key, String label, List<Choice> choices) {

        public Optional<Choice> choice(String code) {
            return choices.stream().filter(choice -> choice.code().equals(code)).findFirst();
        }
    }

    /**
     * One choice of a scale.
     *
     * @param tone good, fair, poor or none: for colours, never the only sign
     */
    public record Choice(String code, String label, String meaning, String tone) {}

    /**
     * One column of the plan's table.
     *
     * @param name the header in the file
     * @param label what people read, if it differs from the header
     * @param to what the column carries: {@code seq}, {@code number}, {@code name}, {@code level.<key>},
     *     {@code item.<key>} (a text of the item), {@code answer.<field>} (a field of the sheet) or {@code units}
     * @param scale for answers: the key of the scale that the value must belong to
     * @param separator for units: what stands between several
     * @param required whether an empty cell is an error
     */
    public record Column(
            String name,
            @Nullable String label,
            String to,
            @Nullable String scale,
            @Nullable String separator,
            boolean required) {

        public String heading() {
            return label == null ? name : label;
        }
    }

    /** A name in the file that means another unit: {@code 青少年課（児童センター）} is written by {@code 青少年課}. */
    public record UnitAlias(String printed, String unit) {}

    public Optional<Scale> scale(String key) {
        return scales.stream().filter(scale -> scale.key().equals(key)).findFirst();
    }
}
