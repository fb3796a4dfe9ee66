package org.meguri.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tells two items of a plan apart where the plan says so itself. */
public final class ItemKey {

    private static final String BETWEEN = "\u001F";

    private ItemKey() {}

    /** Equal for drafts and items that are the same item. @param key targets of columns; empty: the number, or the name */
    static String of(List<String> key, ItemDraft draft) {
        return of(
                key,
                draft.number(),
                draft.name(),
                draft.levels(),
                draft.texts(),
                draft.responsibilities().stream().map(Responsibility::printed).toList());
    }

    /** As {@link #of(List, String, String, Map, Map, List)}, of an item of the register. */
    public static String of(List<String> key, PlanItemView item) {
        return of(
                key,
                item.number(),
                item.name(),
                item.levels(),
                item.texts(),
                item.responsibilities().stream().map(Responsibility::printed).toList());
    }

    /**
     * Equal for what a plan takes for one item.
     *
     * @param key the definition's {@code key}: targets of columns; empty for the number, or the name where there is none
     * @param units the responsible units as printed
     */
    public static String of(
            List<String> key,
            @Nullable String number,
            String name,
            Map<String, String> levels,
            Map<String, String> texts,
            List<String> units) {
        if (key.isEmpty()) {
            return number == null ? "name" + BETWEEN + NameKey.of(name) : "number" + BETWEEN + NameKey.of(number);
        }
        return key.stream()
                .map(target -> switch (target) {
                    case "number" -> number == null ? "" : number;
                    case "name" -> name;
                    case "units" -> String.join(",", units);
                    default ->
                        target.startsWith("level.")
                                ? levels.getOrDefault(target.substring("level.".length()), "")
                                : texts.getOrDefault(target.substring("item.".length()), "");
                })
                .map(NameKey::of)
                .collect(Collectors.joining(BETWEEN));
    }
}
