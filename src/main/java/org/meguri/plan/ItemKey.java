package org.meguri.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tells two items of a plan apart where the plan says so itself. */
final class ItemKey {

    private static final String BETWEEN = "\u001F";

    private ItemKey() {}

    /** Equal for drafts and items that are the same item. @param key targets of columns, not empty */
    static String of(List<String> key, ItemDraft draft) {
        return of(key, draft.number(), draft.name(), draft.levels(), draft.texts(), draft.responsibilities());
    }

    static String of(List<String> key, PlanItemView item) {
        return of(key, item.number(), item.name(), item.levels(), item.texts(), item.responsibilities());
    }

    private static String of(
            List<String> key,
            @Nullable String number,
            String name,
            Map<String, String> levels,
            Map<String, String> texts,
            List<Responsibility> responsibilities) {
        return key.stream()
                .map(target -> switch (target) {
                    case "number" -> number == null ? "" : number;
                    case "name" -> name;
                    case "units" ->
                        responsibilities.stream().map(Responsibility::printed).collect(Collectors.joining(","));
                    default ->
                        target.startsWith("level.")
                                ? levels.getOrDefault(target.substring("level.".length()), "")
                                : texts.getOrDefault(target.substring("item.".length()), "");
                })
                .map(NameKey::of)
                .collect(Collectors.joining(BETWEEN));
    }
}
