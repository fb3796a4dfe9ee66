package org.meguri.sheet;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form, read: its fields in order, and every rule that it states. */
public final class Sheet {

    static final String TICKED = "true";
    static final String UNTICKED = "false";

    private final String id;
    private final List<SheetField> fields;
    private final Map<Integer, List<String>> notes;

    Sheet(String id, List<SheetField> fields) {
        this(id, fields, Map.of());
    }

    /** @param notes paragraphs of explanation, by the number of fields that stand before them */
    Sheet(String id, List<SheetField> fields, Map<Integer, List<String>> notes) {
        this.id = id;
        this.fields = List.copyOf(fields);
        this.notes = Map.copyOf(notes);
    }

    public String id() {
        return id;
    }

    public List<SheetField> fields() {
        return fields;
    }

    public Optional<SheetField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /**
     * A part of the sheet that is written in one go.
     *
     * @param key of its first field
     * @param label null where the form does not name it: the beginning of a form, or all of a form without steps
     * @param fields one or more
     */
    public record Step(String key, @Nullable String label, List<SheetField> fields) {

        public Step {
            fields = List.copyOf(fields);
        }

        public boolean has(String field) {
            return fields.stream().anyMatch(one -> one.key().equals(field));
        }
    }

    /** The steps of writing in order, together all fields; one where the form names none. */
    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        int from = 0;
        for (int i = 1; i <= fields.size(); i++) {
            if (i == fields.size() || !fields.get(i).step().isEmpty()) {
                var first = fields.get(from);
                steps.add(new Step(first.key(), first.step().isEmpty() ? null : first.step(), fields.subList(from, i)));
                from = i;
            }
        }
        return List.copyOf(steps);
    }

    /**
     * Paragraphs of explanation that stand before a field, plain text.
     *
     * @param position of the field, from 0; the number of fields asks for what stands after the last one
     */
    public List<String> notes(int position) {
        return notes.getOrDefault(position, List.of());
    }

    /**
     * What a person typed, normalised: unknown keys dropped, NFC, line breaks as LF, surrounding white space removed,
     * numbers to half-width. Order of the sheet; empty answers are left out. A number or choice that cannot be
     * understood stays as typed, for the page to show it again beside its error.
     */
    public Map<String, String> normalise(Map<String, String> typed) {
        var values = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var value = normalise(field, typed.get(field.key()));
            if (!value.isEmpty()) {
                values.put(field.key(), value);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * Rules that hold for a draft too: longest lengths, ranges, choices, forbidden characters. A draft may be empty or
     * still too short. In the order of the sheet, at most one error for each field.
     */
    public List<FieldError> checkDraft(Map<String, String> values) {
        return check(values, false);
    }

    /** All rules, required fields included. In the order of the sheet, at most one error for each field. */
    public List<FieldError> check(Map<String, String> values) {
        return check(values, true);
    }

    private List<FieldError> check(Map<String, String> values, boolean complete) {
        var errors = new ArrayList<FieldError>();
        for (var field : fields) {
            check(field, normalise(field, values.get(field.key())), complete).ifPresent(errors::add);
        }
        return List.copyOf(errors);
    }

    static String normalise(SheetField field, @Nullable String typed) {
        var text = FreeText.normalise(typed);
        if (text.isEmpty()) {
            return text;
        }
        return switch (field.type()) {
            case "number" ->
                Figure.read(text).map(figure -> figure.toPlainString()).orElse(text);
            case "select", "radio" -> choice(field, text);
            case "checkbox" -> "on".equals(text) ? TICKED : text;
            default -> text;
        };
    }

    /** The code typed in the other width (Ａ for A, ｱ for ア) means the same choice, if only one can be meant. */
    private static String choice(SheetField field, String text) {
        if (field.options().stream().anyMatch(option -> option.value().equals(text))) {
            return text;
        }
        var wanted = Normalizer.normalize(text, Form.NFKC);
        var meant = field.options().stream()
                .map(Option::value)
                .filter(value -> Normalizer.normalize(value, Form.NFKC).equals(wanted))
                .toList();
        return meant.size() == 1 ? meant.get(0) : text;
    }

    private static Optional<FieldError> check(SheetField field, String value, boolean complete) {
        boolean missing = FreeText.blank(value) || ("checkbox".equals(field.type()) && value.equals(UNTICKED));
        if (missing && field.required()) {
            return complete ? error(field, missingKey(field)) : Optional.empty();
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case "number" -> number(field, value);
            case "select", "radio" ->
                field.offScale(value)
                                || field.options().stream()
                                        .anyMatch(option -> option.value().equals(value))
                        ? Optional.empty()
                        : error(field, "sheet.choice");
            case "checkbox" ->
                value.equals(TICKED) || value.equals(UNTICKED) ? Optional.empty() : error(field, "sheet.tick");
            default -> text(field, value, complete);
        };
    }

    private static String missingKey(SheetField field) {
        if (field.choice()) {
            return "sheet.required.choice";
        }
        return "checkbox".equals(field.type()) ? "sheet.required.tick" : "sheet.required";
    }

    private static Optional<FieldError> text(SheetField field, String value, boolean complete) {
        return FreeText.forbidden(field.key(), field.label(), value, "textfield".equals(field.type()))
                .or(() -> FreeText.tooLong(field.key(), field.label(), value, field.limit()))
                .or(() -> complete ? tooShort(field, value) : Optional.empty());
    }

    private static Optional<FieldError> tooShort(SheetField field, String value) {
        var min = field.minLength();
        return min == null || FreeText.length(value) >= min
                ? Optional.empty()
                : error(field, "sheet.too-short", min, FreeText.length(value));
    }

    private static Optional<FieldError> number(SheetField field, String value) {
        var figure = Figure.read(value);
        if (figure.isEmpty()) {
            return error(field, "sheet.number");
        }
        var min = field.min();
        var max = field.max();
        boolean below = min != null && figure.get().compareTo(min) < 0;
        boolean above = max != null && figure.get().compareTo(max) > 0;
        if (!below && !above) {
            return Optional.empty();
        }
        if (min != null && max != null) {
            return error(field, "sheet.number.range", min.toPlainString(), max.toPlainString());
        }
        return below && min != null
                ? error(field, "sheet.number.min", min.toPlainString())
                : error(field, "sheet.number.max", max == null ? "" : max.toPlainString());
    }

    private static Optional<FieldError> error(SheetField field, String key, Object... more) {
        var arguments = new ArrayList<Object>();
        arguments.add(field.label());
        Collections.addAll(arguments, more);
        return Optional.of(new FieldError(field.key(), key, arguments));
    }
}
