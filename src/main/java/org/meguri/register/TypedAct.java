package org.meguri.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;
import org.meguri.plan.Decision;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.Responsibility;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the form of an act, as it was typed. An item's fields have a prefix: "" for the one item of the form,
 * {@code to.} for what a merge becomes, {@code part1.} and so on for what a split makes.
 */
final class TypedAct {

    static final int MOST_PARTS = 10;
    private static final int LEAST_PARTS = 2;
    private static final int ROWS_OF_UNITS = 3;
    private static final int MOST_UNITS = 20;

    private final Map<String, String> values = new TreeMap<>();
    private final List<UUID> items = new ArrayList<>();

    TypedAct(MultiValueMap<String, String> parameters) {
        parameters.forEach((key, all) -> {
            if (key.equals("item")) {
                all.forEach(one -> id(one, items));
            } else if (!all.isEmpty() && all.get(0) != null && !key.startsWith("_")) {
                values.put(key, all.get(0));
            }
        });
    }

    private static void id(String text, List<UUID> ids) {
        try {
            var id = UUID.fromString(text);
            if (!ids.contains(id)) {
                ids.add(id);
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("plan.item.unknown");
        }
    }

    public String get(String key) {
        return values.getOrDefault(key, "");
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    void put(String key, String value) {
        values.put(key, value);
    }

    void putIfMissing(String key, String value) {
        values.putIfAbsent(key, value);
    }

    /** Leaves only the decision, so that the fields are filled anew. */
    void forgetItem() {
        values.keySet().retainAll(List.of("year", "reason", "seen"));
    }

    public List<PlanItemId> items() {
        return items.stream().map(PlanItemId::new).toList();
    }

    /** The only item that the act is done to. */
    PlanItemId item() {
        if (items.size() != 1) {
            throw Refusal.notFound("plan.item.unknown");
        }
        return new PlanItemId(items.get(0));
    }

    /** @throws Refusal when it is not a year */
    FiscalYear year() {
        return year("year");
    }

    FiscalYear year(String key) {
        var text = Normalizer.normalize(get(key), Normalizer.Form.NFKC).strip();
        if (!text.matches("[0-9]{4}")) {
            throw new Refusal("register.year-unreadable");
        }
        return new FiscalYear(Integer.parseInt(text));
    }

    Decision decision() {
        return new Decision(year(), get("reason"), seen());
    }

    @Nullable
    Integer seen() {
        var text = get("seen");
        return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }

    /** Equal for forms that say the same, so that nothing is done that was not looked at. */
    public String mark() {
        var said = new TreeMap<>(values);
        said.keySet().removeAll(List.of("step", "seen", "mark"));
        said.replaceAll((key, value) -> value.replaceAll("\\s+", " ").strip());
        said.values().removeIf(String::isEmpty);
        return Integer.toHexString(Objects.hash(said, items));
    }

    public int parts() {
        var text = get("parts");
        var asked = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : LEAST_PARTS;
        return Math.max(LEAST_PARTS, Math.min(MOST_PARTS, asked));
    }

    /** How many rows for units the fields of an item have: always one that is empty. */
    public int rows(String prefix) {
        var filled = 0;
        for (int row = 0; row < MOST_UNITS; row++) {
            if (!get(prefix + "unit." + row).isEmpty()
                    || !get(prefix + "printed." + row).isBlank()) {
                filled = row + 1;
            }
        }
        return Math.min(MOST_UNITS, Math.max(ROWS_OF_UNITS, filled + 1));
    }

    /** Fills the fields of an item that nobody has typed yet. */
    void prefill(String prefix, PlanItemView item, boolean placed) {
        putIfMissing(prefix + "seq", placed ? Integer.toString(item.seq()) : "");
        putIfMissing(prefix + "number", item.number() == null ? "" : item.number());
        putIfMissing(prefix + "name", item.name());
        item.levels().forEach((key, text) -> putIfMissing(prefix + "level." + key, text));
        item.texts().forEach((key, text) -> putIfMissing(prefix + "item." + key, text));
        if (!has(prefix + "unit.0")) {
            var row = 0;
            for (var one : leadFirst(item.responsibilities())) {
                var unit = one.unit();
                put(prefix + "unit." + row, unit == null ? "" : unit.value().toString());
                put(prefix + "printed." + row, one.printed());
                row++;
            }
        }
    }

    private static List<Responsibility> leadFirst(List<Responsibility> all) {
        var sorted = new ArrayList<Responsibility>();
        all.stream().filter(Responsibility::lead).forEach(sorted::add);
        all.stream().filter(one -> !one.lead()).forEach(sorted::add);
        return sorted;
    }

    /**
     * The item that the fields describe.
     *
     * @param before what it was until then, whose texts without a field stay; null for a new one
     * @param names of units, for printed names that were left empty
     */
    ItemDraft draft(
            String prefix, PlanDefinition definition, @Nullable PlanItemView before, Map<UnitId, String> names) {
        var levels = before == null ? new LinkedHashMap<String, String>() : new LinkedHashMap<>(before.levels());
        var texts = before == null ? new LinkedHashMap<String, String>() : new LinkedHashMap<>(before.texts());
        for (var column : definition.columns()) {
            if (column.to().startsWith("level.") && has(prefix + column.to())) {
                levels.put(column.to().substring("level.".length()), get(prefix + column.to()));
            } else if (column.to().startsWith("item.") && has(prefix + column.to())) {
                texts.put(column.to().substring("item.".length()), get(prefix + column.to()));
            }
        }
        return new ItemDraft(
                seq(prefix, before),
                get(prefix + "number"),
                get(prefix + "name"),
                levels,
                texts,
                units(prefix, before, names));
    }

    private int seq(String prefix, @Nullable PlanItemView before) {
        var text =
                Normalizer.normalize(get(prefix + "seq"), Normalizer.Form.NFKC).strip();
        if (text.isEmpty()) {
            return before == null ? 0 : before.seq();
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) == 0) {
            throw new Refusal("register.seq-unreadable");
        }
        return Integer.parseInt(text);
    }

    /** The first row leads. An item that prints the lead elsewhere keeps its order while its units stay the same. */
    private List<Responsibility> units(String prefix, @Nullable PlanItemView before, Map<UnitId, String> names) {
        var units = new ArrayList<Responsibility>();
        for (int row = 0; row < MOST_UNITS; row++) {
            var unit = unit(get(prefix + "unit." + row));
            var printed = get(prefix + "printed." + row).strip();
            if (unit != null || !printed.isEmpty()) {
                units.add(new Responsibility(
                        unit, printed.isEmpty() ? printed(unit, before, names) : printed, row == 0 && unit != null));
            }
        }
        return before != null && units.equals(leadFirst(before.responsibilities())) ? before.responsibilities() : units;
    }

    private static String printed(@Nullable UnitId unit, @Nullable PlanItemView before, Map<UnitId, String> names) {
        var unprinted = before != null
                && before.responsibilities().stream()
                        .anyMatch(one -> Objects.equals(one.unit(), unit)
                                && one.printed().isEmpty());
        return unprinted || unit == null ? "" : names.getOrDefault(unit, "");
    }

    private static @Nullable UnitId unit(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new UnitId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new Refusal("register.unit-unknown");
        }
    }
}
