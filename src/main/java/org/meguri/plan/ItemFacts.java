package org.meguri.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.organization.UnitId;

/**
 * What is said of an item, fact by fact, so that one of them can change in a year while the others stay: {@code seq},
 * {@code number}, {@code name}, {@code level.<key>}, {@code item.<key>} and {@code units}. Nothing is "".
 */
final class ItemFacts {

    static final String SEQ = "seq";
    static final String NUMBER = "number";
    static final String NAME = "name";
    static final String UNITS = "units";
    static final String LEVEL = "level.";
    static final String TEXT = "item.";

    private ItemFacts() {}

    static Map<String, String> of(ItemDraft draft) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(SEQ, Integer.toString(draft.seq()));
        facts.put(NUMBER, draft.number() == null ? "" : draft.number());
        facts.put(NAME, draft.name());
        draft.levels().forEach((key, text) -> facts.put(LEVEL + key, text));
        draft.texts().forEach((key, text) -> facts.put(TEXT + key, text));
        facts.put(UNITS, units(draft.responsibilities()));
        return facts;
    }

    /** What is different in {@code now}; what it no longer has is "". */
    static Map<String, String> changes(ItemDraft before, ItemDraft now) {
        var old = of(before);
        var fresh = of(now);
        var changes = new LinkedHashMap<String, String>();
        fresh.forEach((fact, value) -> {
            if (!value.equals(old.getOrDefault(fact, ""))) {
                changes.put(fact, value);
            }
        });
        old.forEach((fact, value) -> {
            if (!fresh.containsKey(fact) && !value.isEmpty()) {
                changes.put(fact, "");
            }
        });
        return changes;
    }

    static ItemDraft draft(Map<String, String> facts) {
        var levels = new LinkedHashMap<String, String>();
        var texts = new LinkedHashMap<String, String>();
        facts.forEach((fact, value) -> {
            if (fact.startsWith(LEVEL)) {
                put(levels, fact.substring(LEVEL.length()), value);
            } else if (fact.startsWith(TEXT)) {
                put(texts, fact.substring(TEXT.length()), value);
            }
        });
        var number = facts.getOrDefault(NUMBER, "");
        return new ItemDraft(
                Integer.parseInt(facts.getOrDefault(SEQ, "0")),
                number.isEmpty() ? null : number,
                facts.getOrDefault(NAME, ""),
                levels,
                texts,
                units(facts.getOrDefault(UNITS, "")));
    }

    static String units(List<Responsibility> responsibilities) {
        var lines = new ArrayList<String>();
        for (var one : responsibilities) {
            var unit = one.unit();
            lines.add((unit == null ? "" : unit.value()) + "\t" + (one.lead() ? "1" : "0") + "\t" + one.printed());
        }
        return String.join("\n", lines);
    }

    /** What {@link #units(List)} wrote. */
    static List<Responsibility> units(String text) {
        var responsibilities = new ArrayList<Responsibility>();
        for (var line : text.split("\n", -1)) {
            var parts = line.split("\t", 3);
            if (parts.length == 3) {
                responsibilities.add(new Responsibility(
                        parts[0].isEmpty() ? null : new UnitId(UUID.fromString(parts[0])),
                        parts[2],
                        parts[1].equals("1")));
            }
        }
        return List.copyOf(responsibilities);
    }

    private static void put(Map<String, String> map, String key, String value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }
}
