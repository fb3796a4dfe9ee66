package org.meguri.sheet;

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
 */
public record SheetField(
        String key,
        String type,
        String label,
        String help,
        boolean required,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        java.math.@Nullable BigDecimal min,
        java.math.@Nullable BigDecimal max,
        List<Option> options,
        boolean published,
        boolean carried) {

    public boolean choice() {
        return "select".equals(type) || "radio".equals(type);
    }

    /** The label of a stored value: the choice's label with its code, or the value itself. */
    public String display(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.value() + " " + option.label())
                .findFirst()
                .orElse(value);
    }
}
