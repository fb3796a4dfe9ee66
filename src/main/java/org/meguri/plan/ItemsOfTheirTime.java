package org.meguri.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.meguri.organization.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Items with the units that answered for them at an earlier time, called as they were called then. */
@Service
@Transactional(readOnly = true)
public class ItemsOfTheirTime {

    private final PastResponsibilities past;

    ItemsOfTheirTime(PastResponsibilities past) {
        this.past = past;
    }

    /** The item as it was when these units answered for it; as it is now where nothing older is known. */
    public PlanItemView of(PlanItemView item, Collection<UnitId> units) {
        return of(List.of(item), Map.of(item.id(), units)).get(0);
    }

    /**
     * As {@link #of(PlanItemView, Collection)}, for many items with one query.
     *
     * @param units who answered, by item; an item that is not named here is left as it is
     */
    public List<PlanItemView> of(List<PlanItemView> items, Map<PlanItemId, ? extends Collection<UnitId>> units) {
        var changed = items.stream()
                .filter(item -> {
                    var then = units.get(item.id());
                    return then != null && !same(item, then);
                })
                .map(PlanItemView::id)
                .toList();
        if (changed.isEmpty()) {
            return items;
        }
        Map<PlanItemId, Map<LocalDate, List<Responsibility>>> earlier = past.of(changed).stream()
                .collect(groupingBy(
                        PastResponsibility::item,
                        groupingBy(
                                PastResponsibility::lastDay,
                                LinkedHashMap::new,
                                mapping(PastResponsibility::responsibility, toList()))));
        return items.stream()
                .map(item -> earlier.getOrDefault(item.id(), Map.of()).values().stream()
                        .map(item::withResponsibilities)
                        .filter(then -> same(then, Objects.requireNonNull(units.get(item.id()))))
                        .findFirst()
                        .orElse(item))
                .toList();
    }

    private static boolean same(PlanItemView item, Collection<UnitId> units) {
        return new HashSet<>(item.units()).equals(new HashSet<>(units));
    }
}
