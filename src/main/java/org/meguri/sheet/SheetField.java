package org.meguri.sheet;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of a sheet.
 *
 * @param key field id, unique in the sheet
 * @param type {@code textfield}, {@code textarea}, {@code number}, {@code select}, {@code radio} or {@code checkbox}
 * @param help one sentence, or ""
 * @param minLength in code points, line break counted as one
 * @param maxLength in code points, line break counted as one
 * @param options the choices, resolved; empty for other types
 * @param published whether citizens read it
 * @param carried whether last year's text may be copied
 * @param scaled whether the choices' values are codes that people know (A, イ), so that they are shown with the label
 * @param others whether a value that is none of the choices is kept and marked; only a file can bring one
 * @param step name of the step of writing that begins with this field; "" where it belongs to the step before it
 * @param examples how to word an answer
 */
public record SheetField(
        String key,
        String type,
        String label,
        String help,
        boolean required,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<Option> options,
        boolean published,
        boolean carried,
        boolean scaled,
        boolean others,
        String step,
        Examples examples) {

    /**
     * How to word an answer, from the form's own definition.
     *
     * @param good wordings to follow, at most two
     * @param avoid a wording to avoid; "" where none is given
     */
    public record Examples(List<String> good, String avoid) {

        public static final Examples NONE = new Examples(List.of(), "");

        public Examples {
            good = List.copyOf(good);
        }

        public boolean given() {
            return !good.isEmpty() || !avoid.isEmpty();
        }
    }

    /** The longest value that is kept though it is none of the choices, in code points. */
    static final int LONGEST_OTHER = 20;

    public SheetField {
        options = List.copyOf(options);
    }

    /** A field that begins no step and gives no examples. */
    public SheetField(
            String key,
            String type,
            String label,
            String help,
            boolean required,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            List<Option> options,
            boolean published,
            boolean carried,
            boolean scaled,
            boolean others) {
        this(
                key,
                type,
                label,
                help,
                required,
                minLength,
                maxLength,
                min,
                max,
                options,
                published,
                carried,
                scaled,
                others,
                "",
                Examples.NONE);
    }

    /** A field that takes nothing but its choices. */
    public SheetField(
            String key,
            String type,
            String label,
            String help,
            boolean required,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            List<Option> options,
            boolean published,
            boolean carried,
            boolean scaled) {
        this(
                key, type, label, help, required, minLength, maxLength, min, max, options, published, carried, scaled,
                false);
    }

    /** A field whose choices, if any, are codes of a scale. */
    public SheetField(
            String key,
            String type,
            String label,
            String help,
            boolean required,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            List<Option> options,
            boolean published,
            boolean carried) {
        this(
                key,
                type,
                label,
                help,
                required,
                minLength,
                maxLength,
                min,
                max,
                options,
                published,
                carried,
                !options.isEmpty());
    }

    public boolean choice() {
        return "select".equals(type) || "radio".equals(type);
    }

    /** Whether the value is none of the choices, but kept. */
    public boolean offScale(String value) {
        return others
                && choice()
                && !value.isEmpty()
                && value.codePointCount(0, value.length()) <= LONGEST_OTHER
                && value.codePoints().noneMatch(Character::isISOControl)
                && options.stream().noneMatch(option -> option.value().equals(value));
    }

    /** Whether the value is none of the choices, be it kept or refused: last year's may have been another scale's. */
    public boolean offChoices(String value) {
        return choice()
                && !value.isEmpty()
                && options.stream().noneMatch(option -> option.value().equals(value));
    }

    public boolean text() {
        return "textarea".equals(type) || "textfield".equals(type);
    }

    /** The longest text that the field takes, in code points: the form's own limit, or the house's. */
    public int limit() {
        return maxLength == null ? FreeText.CEILING : maxLength;
    }

    /** The label of a stored value: the choice's label with its code, or the value itself. */
    public String display(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(option -> scaled ? option.value() + " " + option.label() : option.label())
                .findFirst()
                .orElse(value);
    }
}
