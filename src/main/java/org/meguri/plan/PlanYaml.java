package org.meguri.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition.Column;
import org.meguri.plan.PlanDefinition.Scale;

/** A plan's definition as the YAML file that reads as the same definition. What a plan does not use is left out. */
public final class PlanYaml {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private PlanYaml() {}

    /** The file's text; {@link PlanDefinition#read} of it equals the definition. */
    public static String write(PlanDefinition plan) {
        var top = new LinkedHashMap<String, @Nullable Object>();
        top.put("code", plan.code());
        top.put("title", plan.title());
        top.put(
                "period",
                entries("from", plan.period().from(), "to", plan.period().to()));
        top.put("item", plan.item());
        put(top, "heading", plan.heading());
        put(top, "unit", plan.unit());
        if (!plan.layout().equals(PlanDefinition.Layout.PLAIN)) {
            top.put(
                    "layout",
                    entries(
                            "headerRows",
                            plan.layout().headerRows(),
                            "sheet",
                            plan.layout().sheet()));
        }
        top.put("levels", list(plan.levels(), level -> entries("key", level.key(), "label", level.label())));
        some(top, "key", plan.key());
        top.put("scales", list(plan.scales(), PlanYaml::scale));
        top.put("sheet", plan.sheet());
        some(
                top,
                "variants",
                list(
                        plan.variants(),
                        variant -> entries("key", variant.key(), "label", variant.label(), "sheet", variant.sheet())));
        top.put("columns", list(plan.columns(), PlanYaml::column));
        top.put("tally", plan.tally());
        some(
                top,
                "units",
                list(
                        plan.units(),
                        alias -> entries(
                                "printed",
                                alias.printed(),
                                "unit",
                                alias.unit(),
                                "nobody",
                                alias.unit() == null ? true : null)));
        some(
                top,
                "groups",
                list(
                        plan.groups(),
                        group -> entries("label", group.label(), "column", group.column(), "value", group.value())));
        some(top, "notes", list(plan.notes(), note -> entries("mark", note.mark(), "text", note.text())));
        var paper = plan.paper();
        put(top, "paper", paper == null ? null : paper(paper));
        try {
            return YAML.writeValueAsString(top);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A definition cannot be written as YAML", e);
        }
    }

    private static Map<String, @Nullable Object> paper(PlanDefinition.Paper paper) {
        return entries(
                "page",
                paper.size() + (paper.landscape() ? " landscape" : " portrait"),
                "headings",
                paper.headings(),
                "newPage",
                paper.newPage() ? true : null,
                "omit",
                paper.omit().isEmpty() ? null : paper.omit(),
                "widths",
                paper.widths().isEmpty() ? null : new TreeMap<>(paper.widths()));
    }

    private static Map<String, @Nullable Object> scale(Scale scale) {
        return entries(
                "key",
                scale.key(),
                "label",
                scale.label(),
                "others",
                scale.others() ? "keep" : null,
                "choices",
                list(
                        scale.choices(),
                        choice -> entries(
                                "code",
                                choice.code(),
                                "label",
                                choice.label(),
                                "meaning",
                                choice.meaning().isEmpty() ? null : choice.meaning(),
                                "tone",
                                choice.tone(),
                                "says",
                                choice.says().equals("nothing") ? null : choice.says())));
    }

    private static Map<String, @Nullable Object> column(Column column) {
        return entries(
                "name",
                column.name(),
                "label",
                column.label(),
                "to",
                column.to(),
                "scale",
                column.scale(),
                "separator",
                column.separator(),
                "required",
                column.required() ? null : false,
                "fill",
                column.fill() ? true : null,
                "figure",
                column.figure() ? true : null,
                "measure",
                column.measure());
    }

    private static <T> List<Map<String, @Nullable Object>> list(
            List<T> members, java.util.function.Function<T, Map<String, @Nullable Object>> entries) {
        return members.stream().map(entries).toList();
    }

    /** Keys and values in turn; an entry without a value is left out. */
    private static Map<String, @Nullable Object> entries(@Nullable Object... keysAndValues) {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        for (var at = 0; at < keysAndValues.length; at += 2) {
            put(entries, String.valueOf(keysAndValues[at]), keysAndValues[at + 1]);
        }
        return entries;
    }

    private static void put(Map<String, @Nullable Object> entries, String key, @Nullable Object value) {
        if (value != null) {
            entries.put(key, value);
        }
    }

    private static void some(Map<String, @Nullable Object> entries, String key, List<?> members) {
        if (!members.isEmpty()) {
            entries.put(key, members);
        }
    }
}
