package org.meguri.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/**
 * One reading of a Camunda Form. Whatever the form states is either enforced or refused here: a rule that the modeler
 * shows and the product ignores would be a promise broken in silence.
 */
final class FormReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int LARGEST = 500_000;
    private static final int MOST_COMPONENTS = 200;
    private static final int LONGEST_WORDS = 2_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!]");

    private static final String TYPES = "text, textfield, textarea, number, select, radio, checkbox";
    private static final Set<String> INPUTS = Set.of("textfield", "textarea", "number", "select", "radio", "checkbox");
    /** What the modeler writes for its own drawing board; it changes nothing for the person who fills in. */
    private static final Set<String> DRAWING = Set.of("id", "type", "layout");

    private static final Set<String> NOTE_ATTRIBUTES = Set.of("text");
    private static final Set<String> INPUT_ATTRIBUTES = Set.of("key", "label", "description", "validate", "properties");
    private static final Set<String> CHOICE_ATTRIBUTES = Set.of("values", "valuesKey");
    private static final Set<String> PROPERTIES = Set.of("public", "carry", "step", "good1", "good2", "avoid");
    private static final int LONGEST_STEP = 40;

    private final Choices choices;
    private final List<SheetField> fields = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<Integer, List<String>> notes = new TreeMap<>();

    FormReader(Choices choices) {
        this.choices = choices;
    }

    Sheet read(String json) {
        var form = parse(json);
        var id = form.path("id");
        if (!id.isTextual() || !ID.matcher(id.textValue()).matches()) {
            throw new Refusal("sheet.form.id");
        }
        if (form.has("type") && !"default".equals(form.get("type").textValue())) {
            throw new Refusal("sheet.form.default");
        }
        var components = form.path("components");
        if (!components.isArray()) {
            throw new Refusal("sheet.form.components");
        }
        if (components.size() > MOST_COMPONENTS) {
            throw new Refusal("sheet.form.too-many", MOST_COMPONENTS);
        }
        for (int i = 0; i < components.size(); i++) {
            read(new Component(i + 1, components.get(i)));
        }
        if (fields.isEmpty()) {
            throw new Refusal("sheet.form.empty");
        }
        return new Sheet(id.textValue(), fields, notes);
    }

    private static JsonNode parse(String json) {
        if (json.length() > LARGEST) {
            throw new Refusal("sheet.form.too-large", LARGEST);
        }
        try {
            var form = JSON.readTree(json);
            if (form == null || !form.isObject()) {
                throw new Refusal("sheet.form.object");
            }
            return form;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Refusal("sheet.form.json", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        }
    }

    private void read(Component component) {
        var type = component.type();
        if ("text".equals(type)) {
            component.allow(NOTE_ATTRIBUTES, Set.of());
            var text = FreeText.normalise(component.words("text", true));
            if (MARKUP.matcher(text).find()) {
                throw component.refusal("sheet.form.markup");
            }
            notes.computeIfAbsent(fields.size(), position -> new ArrayList<>()).add(text);
        } else if (INPUTS.contains(type)) {
            fields.add(input(component, type));
        } else {
            throw component.refusal("sheet.form.type", Component.shown(type), TYPES);
        }
    }

    private SheetField input(Component component, String type) {
        boolean choice = "select".equals(type) || "radio".equals(type);
        component.allow(INPUT_ATTRIBUTES, choice ? CHOICE_ATTRIBUTES : Set.of());
        var key = component.words("key", true);
        if (!KEY.matcher(key).matches()) {
            throw component.refusal("sheet.form.key");
        }
        if (!keys.add(key)) {
            throw component.refusal("sheet.form.key.twice");
        }
        var label = component.words("label", true);
        var help = component.words("description", false);
        var properties = component.object("properties", PROPERTIES, "sheet.form.property");
        var validate = component.object("validate", rules(type), "sheet.form.rule");
        var minLength = component.length(validate, "minLength");
        var maxLength = component.length(validate, "maxLength");
        var min = component.number(validate, "min");
        var max = component.number(validate, "max");
        if ((minLength != null && maxLength != null && minLength > maxLength)
                || (min != null && max != null && min.compareTo(max) > 0)) {
            throw component.refusal("sheet.form.range");
        }
        return new SheetField(
                key,
                type,
                label,
                help,
                component.flag(validate, "required"),
                minLength,
                maxLength,
                min,
                max,
                choice ? options(component) : List.of(),
                component.flag(properties, "public"),
                component.flag(properties, "carry"),
                component.has("valuesKey"),
                choice && component.has("valuesKey") && choices.others(component.words("valuesKey", true)),
                step(component, properties),
                examples(component, properties));
    }

    /** The name of the step that begins with this field, "" where none does. */
    private static String step(Component component, JsonNode properties) {
        var step = component.words(properties, "step", false);
        if (FreeText.length(step) > LONGEST_STEP) {
            throw component.refusal("sheet.form.words.long", "step", LONGEST_STEP);
        }
        return step;
    }

    private static SheetField.Examples examples(Component component, JsonNode properties) {
        var good = Stream.of("good1", "good2")
                .map(name -> component.words(properties, name, false))
                .filter(words -> !words.isEmpty())
                .toList();
        return new SheetField.Examples(good, component.words(properties, "avoid", false));
    }

    private static Set<String> rules(String type) {
        return switch (type) {
            case "textfield", "textarea" -> Set.of("required", "minLength", "maxLength");
            case "number" -> Set.of("required", "min", "max");
            default -> Set.of("required");
        };
    }

    private List<Option> options(Component component) {
        if (component.has("values") == component.has("valuesKey")) {
            throw component.refusal("sheet.form.choices");
        }
        var options = component.has("valuesKey") ? scale(component) : component.listed();
        var values = new HashSet<String>();
        for (var option : options) {
            if (!values.add(option.value())) {
                throw component.refusal("sheet.form.choices.twice", Component.shown(option.value()));
            }
        }
        return options;
    }

    private List<Option> scale(Component component) {
        var name = component.words("valuesKey", true);
        var options = choices.of(name);
        if (options.isEmpty()) {
            throw component.refusal("sheet.form.scale", Component.shown(name));
        }
        return options;
    }

    /**
     * One component of the form and where it stands.
     *
     * @param position counted from 1
     */
    private record Component(int position, JsonNode node) {

        String type() {
            if (!node.isObject()) {
                throw refusal("sheet.form.component");
            }
            return node.path("type").asText("");
        }

        boolean has(String attribute) {
            return node.hasNonNull(attribute);
        }

        /** Attributes that say "nothing special" are tolerated, since the modeler writes them back. */
        void allow(Set<String> attributes, Set<String> more) {
            for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
                var attribute = all.next();
                var name = attribute.getKey();
                var value = attribute.getValue();
                boolean known = DRAWING.contains(name) || attributes.contains(name) || more.contains(name);
                boolean says = !value.isNull() && !(value.isBoolean() && !value.booleanValue());
                if (!known && says) {
                    throw refusal("sheet.form.attribute", shown(name));
                }
            }
        }

        String words(String attribute, boolean required) {
            return words(node, attribute, required);
        }

        private String words(JsonNode parent, String attribute, boolean required) {
            var value = parent.path(attribute);
            if (value.isMissingNode() || value.isNull()) {
                if (required) {
                    throw refusal("sheet.form.missing", attribute);
                }
                return "";
            }
            if (!value.isTextual()) {
                throw refusal("sheet.form.words", attribute);
            }
            var words = value.textValue();
            if (words.startsWith("=") || words.contains("{{")) {
                throw refusal("sheet.form.expression", attribute);
            }
            if (required && FreeText.blank(words)) {
                throw refusal("sheet.form.missing", attribute);
            }
            if (FreeText.length(words) > LONGEST_WORDS) {
                throw refusal("sheet.form.words.long", attribute, LONGEST_WORDS);
            }
            if (FreeText.forbidden("", attribute, FreeText.normalise(words), false)
                    .isPresent()) {
                throw refusal("sheet.form.words.character", attribute);
            }
            return words.strip();
        }

        JsonNode object(String attribute, Set<String> allowed, String refusal) {
            var value = node.path(attribute);
            if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
                throw refusal("sheet.form.object.wanted", attribute);
            }
            for (var names = value.fieldNames(); names.hasNext(); ) {
                var name = names.next();
                if (!allowed.contains(name)) {
                    throw refusal(
                            refusal,
                            shown(name),
                            String.join(", ", allowed.stream().sorted().toList()));
                }
            }
            return value;
        }

        /** A flag as JSON writes it, or as the modeler's property table does: {@code "true"}. */
        boolean flag(JsonNode parent, String name) {
            var value = parent.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return false;
            }
            if (value.isBoolean()) {
                return value.booleanValue();
            }
            return switch (value.asText("")) {
                case "true" -> true;
                case "false" -> false;
                default -> throw refusal("sheet.form.flag", name);
            };
        }

        @Nullable
        Integer length(JsonNode validate, String name) {
            var value = validate.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return null;
            }
            if (!value.isIntegralNumber()
                    || !value.canConvertToInt()
                    || value.intValue() < 1
                    || value.intValue() > FreeText.CEILING) {
                throw refusal("sheet.form.length", name, FreeText.CEILING);
            }
            return value.intValue();
        }

        @Nullable
        BigDecimal number(JsonNode validate, String name) {
            var value = validate.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return null;
            }
            if (!value.isNumber()) {
                throw refusal("sheet.form.number", name);
            }
            var number = value.decimalValue();
            if (number.precision() > 30 || Math.abs(number.scale()) > 30) {
                throw refusal("sheet.form.number", name);
            }
            return number;
        }

        List<Option> listed() {
            var values = node.path("values");
            if (!values.isArray() || values.isEmpty() || values.size() > MOST_COMPONENTS) {
                throw refusal("sheet.form.choices");
            }
            var options = new ArrayList<Option>();
            for (var value : values) {
                if (!value.isObject()) {
                    throw refusal("sheet.form.choices");
                }
                options.add(new Option(words(value, "value", true), words(value, "label", true), ""));
            }
            return List.copyOf(options);
        }

        /** The component is named by its place and by the first of key, label and type that it has. */
        Refusal refusal(String key, Object... more) {
            var name = "";
            for (var attribute : List.of("key", "label", "type")) {
                var value = node.path(attribute);
                if (name.isEmpty() && value.isTextual()) {
                    name = shown(value.textValue());
                }
            }
            var arguments = new Object[more.length + 2];
            arguments[0] = position;
            arguments[1] = name;
            System.arraycopy(more, 0, arguments, 2, more.length);
            return new Refusal(key, arguments);
        }

        /** A word of the form inside a message: short, one line. */
        static String shown(String word) {
            var line = word.codePoints()
                    .limit(60)
                    .filter(codePoint -> !Character.isISOControl(codePoint))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            return line.toString();
        }
    }
}
