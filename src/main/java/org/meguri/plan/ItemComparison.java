package org.meguri.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meguri.system.Refusal;

/**
 * The register beside a file: which item of one is which of the other. An item is known by its number, however wide or
 * narrow it is typed; one without a number, in the file or in the register, by its name.
 */
final class ItemComparison {

    private final Map<PlanItem, ItemDraft> changed = new LinkedHashMap<>();
    private final List<ItemDraft> added = new ArrayList<>();
    private final List<PlanItem> missing;
    private final int same;

    ItemComparison(List<PlanItem> registered, List<ItemDraft> drafts) {
        this(registered, drafts, List.of());
    }

    /** @param key what tells items apart, as targets of columns; empty: the number, or the name */
    ItemComparison(List<PlanItem> registered, List<ItemDraft> drafts, List<String> key) {
        check(drafts, key);
        var pairs = key.isEmpty() ? pairs(registered, drafts) : pairs(registered, drafts, key);
        var unchanged = 0;
        for (var draft : drafts) {
            var item = pairs.get(draft);
            if (item == null) {
                added.add(draft);
            } else if (item.says(draft)) {
                unchanged++;
            } else {
                changed.put(item, draft);
            }
        }
        same = unchanged;
        var found = new HashSet<>(pairs.values());
        missing = registered.stream().filter(item -> !found.contains(item)).toList();
    }

    /** Items of the register that the file changes, with what they become. */
    Map<PlanItem, ItemDraft> changed() {
        return changed;
    }

    /** What the register does not have yet, in the order of the file. */
    List<ItemDraft> added() {
        return added;
    }

    /** What the file does not name. */
    List<PlanItem> missing() {
        return missing;
    }

    RegisterItems.Outcome outcome() {
        return new RegisterItems.Outcome(added.size(), changed.size(), same, missing.size());
    }

    private static Map<ItemDraft, PlanItem> pairs(List<PlanItem> registered, List<ItemDraft> drafts) {
        var byNumber = new HashMap<String, PlanItem>();
        for (var item : registered) {
            if (item.number() != null) {
                byNumber.put(NameKey.of(item.number()), item);
            }
        }
        var pairs = new HashMap<ItemDraft, PlanItem>();
        for (var draft : drafts) {
            var item = draft.number() == null ? null : byNumber.get(NameKey.of(draft.number()));
            if (item != null) {
                pairs.put(draft, item);
            }
        }
        var taken = new HashSet<>(pairs.values());
        var free = new HashMap<String, Set<PlanItem>>();
        for (var item : registered) {
            if (!taken.contains(item)) {
                free.computeIfAbsent(NameKey.of(item.name()), name -> new LinkedHashSet<>())
                        .add(item);
            }
        }
        for (var draft : drafts) {
            if (!pairs.containsKey(draft)) {
                var namesakes = free.getOrDefault(NameKey.of(draft.name()), Set.of());
                namesakes.stream()
                        .filter(item -> item.number() == null || draft.number() == null)
                        .findFirst()
                        .ifPresent(item -> {
                            namesakes.remove(item);
                            pairs.put(draft, item);
                        });
            }
        }
        return pairs;
    }

    private static Map<ItemDraft, PlanItem> pairs(List<PlanItem> registered, List<ItemDraft> drafts, List<String> key) {
        var known = new HashMap<String, PlanItem>();
        registered.forEach(item -> known.put(ItemKey.of(key, item.view()), item));
        var pairs = new HashMap<ItemDraft, PlanItem>();
        for (var draft : drafts) {
            var item = known.get(ItemKey.of(key, draft));
            if (item != null) {
                pairs.put(draft, item);
            }
        }
        return pairs;
    }

    private static void check(List<ItemDraft> drafts, List<String> key) {
        var numbers = new HashSet<String>();
        var names = new HashSet<String>();
        for (var draft : drafts) {
            boolean fresh;
            if (!key.isEmpty()) {
                fresh = names.add(ItemKey.of(key, draft));
            } else {
                fresh = draft.number() == null
                        ? names.add(NameKey.of(draft.name()))
                        : numbers.add(NameKey.of(draft.number()));
            }
            if (!fresh) {
                throw new Refusal("plan.items.duplicate", Integer.toString(draft.seq()));
            }
            if (draft.name().isBlank()) {
                throw new Refusal("plan.items.nameless", Integer.toString(draft.seq()));
            }
            if (draft.responsibilities().stream().filter(Responsibility::lead).count() != 1) {
                throw new Refusal("plan.items.lead", Integer.toString(draft.seq()));
            }
        }
    }
}
