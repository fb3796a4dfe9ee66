package org.meguri.founding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.founding.Mapping.MappedColumn;
import org.meguri.sheet.Choices;
import org.meguri.sheet.Option;
import org.meguri.system.Words;

/** The evaluation sheet of a founded plan as a Camunda Form: what the table asks for, then what was added. */
final class FoundedForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 2_000;

    private FoundedForm() {}

    /** The form's JSON. @param id of the form */
    static String json(Mapping mapping, String id, Words words) {
        return json(mapping, id, words, false);
    }

    /** The brief sheet's JSON: the fields that were chosen for it, under the same names. @param id of the form */
    static String brief(Mapping mapping, String id, Words words) {
        return json(mapping, id, words, true);
    }

    private static String json(Mapping mapping, String id, Words words, boolean brief) {
        var fields = new ArrayList<Map<String, Object>>();
        for (var column : mapping.columns()) {
            if (column.role().answer() && (!brief || mapping.brief(column))) {
                fields.add(field(column, brief && FoundedPlan.counted(mapping, column), words));
            }
        }
        var number = 0;
        for (var question : mapping.questions()) {
            number++;
            if (brief && !question.brief()) {
                continue;
            }
            fields.add(
                    question.scale().isEmpty()
                            ? text("q" + number, question.label(), question.required(), words)
                            : choice("q" + number, question.label(), question.scale(), question.required(), words));
        }
        var form = new LinkedHashMap<String, Object>();
        form.put("id", id);
        form.put("type", "default");
        form.put("schemaVersion", 16);
        form.put("components", fields);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A form cannot be written as JSON", e);
        }
    }

    /** The choices of the mapping's scales, as a form needs them. */
    static Choices choices(Mapping mapping) {
        return key -> mapping.scale(key)
                .map(scale -> scale.choices().stream()
                        .map(choice -> new Option(
                                choice.code(),
                                choice.label().isBlank() ? choice.code() : choice.label(),
                                choice.meaning()))
                        .toList())
                .orElse(List.of());
    }

    /** @param counted whether the field has to be answered because the published table counts it */
    private static Map<String, Object> field(MappedColumn column, boolean counted, Words words) {
        return switch (column.role()) {
            case ANSWER_CHOICE ->
                choice(column.name(), column.heading(), column.name(), column.required() || counted, words);
            case ANSWER_FIGURE -> {
                var field = base(column.name(), "number", column.heading());
                field.put(
                        "description",
                        column.measure().isBlank()
                                ? words.of("founding.form.figure")
                                : words.of("founding.form.figure.measure", column.measure()));
                field.put("validate", Map.of("required", column.required()));
                yield properties(field, false);
            }
            default -> text(column.name(), column.heading(), column.required(), words);
        };
    }

    private static Map<String, Object> text(String key, String label, boolean required, Words words) {
        var field = base(key, "textarea", label);
        field.put("description", words.of("founding.form.text", LONGEST_TEXT));
        field.put("validate", validate(required, LONGEST_TEXT));
        return properties(field, true);
    }

    private static Map<String, Object> choice(String key, String label, String scale, boolean required, Words words) {
        var field = base(key, "radio", label);
        field.put("description", words.of("founding.form.choice"));
        field.put("valuesKey", scale);
        field.put("validate", Map.of("required", required));
        return properties(field, false);
    }

    private static Map<String, Object> validate(boolean required, int longest) {
        var rules = new LinkedHashMap<String, Object>();
        rules.put("required", required);
        rules.put("maxLength", longest);
        return rules;
    }

    private static Map<String, Object> base(String key, String type, String label) {
        var field = new LinkedHashMap<String, Object>();
        field.put("id", "Field_" + key);
        field.put("type", type);
        field.put("key", key);
        field.put("label", label);
        return field;
    }

    private static Map<String, Object> properties(Map<String, Object> field, boolean carry) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("public", "true");
        properties.put("carry", Boolean.toString(carry));
        field.put("properties", properties);
        return field;
    }
}
