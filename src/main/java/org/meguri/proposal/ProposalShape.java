package org.meguri.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meguri.cycle.CycleScales;
import org.meguri.intake.PrintedFigure;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanDefinition.Column;
import org.meguri.plan.PlanDefinition.Scale;
import org.meguri.plan.PlanDefinition.UnitAlias;
import org.meguri.plan.Responsibility;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;

/**
 * What a proposal consists of: the columns of a plan's table that describe an item, in their order, and after them the
 * fields of a form. Both together are one {@link Sheet}, so that a proposal is written, checked and shown like an
 * evaluation, whatever plan it is for.
 *
 * @param sheet JSON of the form, or "" where only the columns are asked for
 */
public record ProposalShape(PlanDefinition definition, String sheet) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the names of fields of the table begin with; the form's own do not. */
    static final String PREFIX = "p_";

    private static final String NAME = "name";
    private static final String NUMBER = "number";
    private static final String LEVEL = "level.";
    private static final String TEXT = "item.";

    /** As the register keeps them, in code points. */
    private static final int LONGEST_NAME = 300;

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_LEVEL = 600;
    private static final int LONGEST_TEXT = 8_000;

    /** An item of a plan, without any sheet. */
    static ProposalShape ofItem(PlanDefinition definition) {
        return new ProposalShape(definition, "");
    }

    /**
     * The one sheet of both.
     *
     * @throws Refusal when the form uses what the product does not draw; see {@link Sheets#read}
     */
    public Sheet read(Sheets sheets) {
        var form = JSON.createObjectNode();
        form.put("id", "proposal");
        form.put("type", "default");
        var components = form.putArray("components");
        described().forEach(column -> describe(components.addObject(), column));
        if (!sheet.isEmpty()) {
            try {
                components.addAll((ArrayNode) JSON.readTree(sheet).withArray("components"));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A round's form is no JSON", e);
            }
        }
        return sheets.read(form.toString(), new CycleScales(definition));
    }

    private void describe(ObjectNode field, Column column) {
        var to = column.to();
        var scale = scale(column);
        field.put("key", key(to));
        field.put("label", column.heading());
        var rules = field.putObject("validate");
        rules.put("required", column.required());
        if (scale.isPresent() && scale.get().others()) {
            // Keeps, and marks, what is none of the choices, as the plan says.
            field.put("type", "select");
            field.put("valuesKey", scale.get().key());
            return;
        }
        if (scale.isPresent()) {
            field.put("type", "select");
            var values = field.putArray("values");
            scale.get().choices().forEach(choice -> {
                var value = values.addObject();
                value.put("value", choice.code());
                value.put(
                        "label",
                        choice.code().equals(choice.label()) || choice.meaning().isEmpty()
                                ? choice.label()
                                : choice.label() + "（" + choice.meaning() + "）");
            });
            return;
        }
        var line = !to.startsWith(TEXT) || column.figure();
        field.put("type", line ? "textfield" : "textarea");
        rules.put("maxLength", longest(to));
    }

    private static int longest(String to) {
        return switch (to) {
            case NAME -> LONGEST_NAME;
            case NUMBER -> LONGEST_NUMBER;
            default -> to.startsWith(LEVEL) ? LONGEST_LEVEL : LONGEST_TEXT;
        };
    }

    private Optional<Scale> scale(Column column) {
        var key = column.scale();
        return key == null ? Optional.empty() : definition.scale(key);
    }

    /** The columns that say what an item is; who answers for it and where it stands is asked for apart. */
    private List<Column> described() {
        return definition.columns().stream()
                .filter(column -> column.to().equals(NAME)
                        || column.to().equals(NUMBER)
                        || column.to().startsWith(LEVEL)
                        || column.to().startsWith(TEXT))
                .toList();
    }

    /** The field of a column: {@code level.goal.number} is {@code p_level_goal_number}. */
    static String key(String to) {
        return PREFIX + to.replace('.', '_');
    }

    /** What the fields of the table are called, in their order. */
    Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        described().forEach(column -> labels.put(key(column.to()), column.heading()));
        return labels;
    }

    /** The column whose values the scale counts, if the shape has it. */
    Optional<Column> counted(Scale scale) {
        return described().stream()
                .filter(column -> scale.key().equals(column.scale()))
                .findFirst();
    }

    /** The columns of the levels: people mostly put a proposal where others are already. */
    List<Column> levels() {
        return described().stream()
                .filter(column -> column.to().startsWith(LEVEL))
                .toList();
    }

    /** The fields' values of a row of a table. */
    Map<String, String> content(ItemDraft draft) {
        var content = new LinkedHashMap<String, String>();
        for (var column : described()) {
            var value = value(column.to(), draft);
            if (!value.isEmpty()) {
                content.put(key(column.to()), value);
            }
        }
        return content;
    }

    private static String value(String to, ItemDraft draft) {
        var number = draft.number();
        return switch (to) {
            case NAME -> draft.name();
            case NUMBER -> number == null ? "" : number;
            default ->
                to.startsWith(LEVEL)
                        ? draft.levels().getOrDefault(to.substring(LEVEL.length()), "")
                        : draft.texts().getOrDefault(to.substring(TEXT.length()), "");
        };
    }

    /** The item that the fields describe. */
    ItemDraft draft(int seq, Map<String, String> content, List<Responsibility> units) {
        var levels = new LinkedHashMap<String, String>();
        var texts = new LinkedHashMap<String, String>();
        for (var column : described()) {
            var value = content.getOrDefault(key(column.to()), "");
            if (!value.isEmpty() && column.to().startsWith(LEVEL)) {
                levels.put(column.to().substring(LEVEL.length()), value);
            } else if (!value.isEmpty() && column.to().startsWith(TEXT)) {
                texts.put(column.to().substring(TEXT.length()), value);
            }
        }
        var number = content.getOrDefault(key(NUMBER), "");
        return new ItemDraft(seq, number.isEmpty() ? null : number, name(content), levels, texts, units);
    }

    /** What the proposal is called; "" while it has no name. */
    String name(Map<String, String> content) {
        return content.getOrDefault(key(NAME), "");
    }

    String heading(Map<String, String> content, List<Responsibility> units) {
        var draft = draft(1, content, units);
        return definition.headingOf(draft.number(), draft.name(), draft.levels());
    }

    /** Fields that are to hold a figure and do not. */
    List<FieldError> wrongFigures(Map<String, String> content) {
        return described().stream()
                .filter(Column::figure)
                .filter(column -> {
                    var text = content.getOrDefault(key(column.to()), "");
                    return !text.isEmpty() && !PrintedFigure.matches(text);
                })
                .map(column -> new FieldError(key(column.to()), "sheet.number", List.of(column.heading())))
                .toList();
    }

    /**
     * Names that are longer than the register's column, in UTF-16 units as every database counts at least; the sheet counts
     * what people see.
     */
    List<FieldError> longName(Map<String, String> content) {
        return name(content).length() <= LONGEST_NAME
                ? List.of()
                : definition.column(NAME).stream()
                        .map(column -> new FieldError(
                                key(NAME),
                                "sheet.too-long",
                                List.of(
                                        column.heading(),
                                        LONGEST_NAME,
                                        name(content).length())))
                        .toList();
    }

    /**
     * What of these fields an item of another plan can say: columns of the same key, or else of the same heading. Choices
     * that the other plan does not have are left out.
     */
    Map<String, String> content(ProposalShape other, Map<String, String> content) {
        var taken = new LinkedHashMap<String, String>();
        sources(other, content).forEach((theirs, mine) -> taken.put(theirs, content.getOrDefault(mine, "")));
        return taken;
    }

    /** Fields of the other plan that can be filled, each with the field here that fills it. */
    private Map<String, String> sources(ProposalShape other, Map<String, String> content) {
        var sources = new LinkedHashMap<String, String>();
        for (var column : other.described()) {
            if (column.to().equals(NUMBER) && !definition.equals(other.definition)) {
                continue;
            }
            described().stream()
                    .filter(mine -> mine.to().equals(column.to()))
                    .findFirst()
                    .or(() -> described().stream()
                            .filter(mine -> mine.heading().equals(column.heading()))
                            .findFirst())
                    .map(mine -> key(mine.to()))
                    .filter(mine -> !content.getOrDefault(mine, "").isEmpty())
                    .filter(mine -> other.scale(column)
                            .map(scale -> scale.others()
                                    || scale.choice(content.getOrDefault(mine, ""))
                                            .isPresent())
                            .orElse(true))
                    .ifPresent(mine -> sources.put(key(column.to()), mine));
        }
        return sources;
    }

    /** What of these fields an item of the other plan cannot say, by their labels. */
    List<String> left(ProposalShape other, Map<String, String> content, Sheets sheets) {
        var taken = sources(other, content).values();
        return read(sheets).fields().stream()
                .filter(field -> !content.getOrDefault(field.key(), "").isEmpty())
                .filter(field -> !taken.contains(field.key()))
                .map(SheetField::label)
                .toList();
    }

    /** The same shape with names of units that stand for others as the plan knows them by now. */
    ProposalShape withUnits(List<UnitAlias> units) {
        return new ProposalShape(definition.withUnits(units), sheet);
    }
}
