package org.meguri.cycle;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Planning says which items of a year that is not open yet use which sheet of the plan: the full one or a brief one. */
@UseCase
public class ChooseSheets {

    /** Every so many years an item is evaluated in full. */
    static final int FULL_EVERY = 3;

    private final Cycles cycles;
    private final YearItems years;
    private final ItemSheets sheets;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ChooseSheets(
            Cycles cycles, YearItems years, ItemSheets sheets, ApplicationEventPublisher announcements, Clock clock) {
        this.cycles = cycles;
        this.years = years;
        this.sheets = sheets;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Which items are meant by a choice for many, and the sheet of each. */
    @FunctionalInterface
    interface Rule {

        /** @throws Refusal (422) when no item is meant or the plan has no such sheet */
        Map<PlanItemId, String> chosen(CycleView cycle, List<PlanItemView> items);
    }

    /**
     * Chooses a sheet for each of these items; the others keep theirs.
     *
     * @param chosen the sheet's key by item, "" for the plan's own sheet
     * @throws Refusal (403) when the person is not of planning; (404) when the cycle or an item is unknown; (409) when the
     *     year is open; (422) when the plan has no such sheet; nothing is kept then
     */
    public void choose(CycleId id, Map<PlanItemId, String> chosen, SignedIn by) {
        choose(id, chosen, null, null, by);
    }

    /**
     * Chooses a sheet for each of these items, then what the rule says for those that it means; the others keep theirs.
     *
     * @param seen which choices the person saw ({@link #seen}); null where nobody saw any
     * @return how many items the rule means, or how many were chosen one by one
     * @throws Refusal as {@link #choose(CycleId, Map, SignedIn)}; (409) when somebody else has chosen meanwhile
     */
    int choose(CycleId id, Map<PlanItemId, String> each, @Nullable Rule rule, @Nullable String seen, SignedIn by) {
        var view = planned(id, by);
        var items = years.of(view);
        var before = years.variants(view, items);
        if (seen != null && !seen.equals(seen(before))) {
            throw Refusal.conflict("cycle.sheets.chosen-meanwhile");
        }
        each.forEach((item, variant) -> {
            if (!before.containsKey(item)) {
                throw Refusal.notFound("plan.item.unknown");
            }
            // What lost its sheet may stay as it is while others are chosen; the check before opening tells of it.
            if (!variant.equals(before.get(item))) {
                requireSheet(view, variant);
            }
        });
        var byRule = rule == null ? each : rule.chosen(view, items);
        var chosen = new LinkedHashMap<>(each);
        chosen.putAll(byRule);
        keep(id, chosen);
        var after = years.variants(view, items);
        if (!after.equals(before)) {
            var counts = new TreeMap<String, Integer>();
            after.values().forEach(variant -> counts.merge(variant, 1, Integer::sum));
            announcements.publishEvent(new SheetsChosen(id, counts, by.id(), clock.instant()));
        }
        return byRule.size();
    }

    /** A mark of these choices, by which it is told whether they are still the same. */
    static String seen(Map<PlanItemId, String> variants) {
        var all = variants.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The same sheet for every item. */
    static Rule all(String variant) {
        return where(item -> true, variant);
    }

    /**
     * The same sheet for every item that stands below this place in the plan.
     *
     * @param path the names of the levels from the top, since the same name may stand in several places
     */
    static Rule level(List<String> path, String variant) {
        return (cycle, items) -> where(item -> path(cycle, item, path.size()).equals(path), variant)
                .chosen(cycle, items);
    }

    /** The names of the item's levels from the top, "" where there is none. @param levels how many */
    static List<String> path(CycleView cycle, PlanItemView item, int levels) {
        return cycle.definition().levels().stream()
                .limit(levels)
                .map(level -> item.levels().getOrDefault(level.key(), ""))
                .toList();
    }

    /** The same sheet for every item that the unit leads. */
    static Rule unit(UnitId unit, String variant) {
        return where(
                item -> item.responsibilities().stream().anyMatch(one -> one.lead() && unit.equals(one.unit())),
                variant);
    }

    /**
     * Every third year in full: the brief sheet for items that had the plan's own in one of the two years before, the plan's
     * own for all others, new ones included.
     *
     * @param variant the brief sheet; (422) when it is the plan's own
     */
    Rule inTurn(String variant) {
        return (cycle, items) -> {
            if (variant.isEmpty()) {
                throw new Refusal("cycle.sheets.brief-wanted");
            }
            requireSheet(cycle, variant);
            var before = new HashMap<PlanItemId, Boolean>();
            var year = cycle.year();
            for (var back = 1; back < FULL_EVERY; back++) {
                year = year.previous();
                opened(cycle, year.year()).ifPresent(opened -> years.variants(opened)
                        .forEach((item, had) -> before.merge(item, had.isEmpty(), Boolean::logicalOr)));
            }
            var chosen = new LinkedHashMap<PlanItemId, String>();
            items.forEach(item -> chosen.put(item.id(), before.getOrDefault(item.id(), false) ? variant : ""));
            return chosen;
        };
    }

    /** The sheets of the year before, for the items that had one; the others keep theirs. (422) when there was no such year */
    Rule asBefore() {
        return (cycle, items) -> {
            var before = opened(cycle, cycle.year().previous().year())
                    .map(years::variants)
                    .orElseThrow(() -> new Refusal("cycle.sheets.no-year-before"));
            var chosen = new LinkedHashMap<PlanItemId, String>();
            for (var item : items) {
                var variant = before.get(item.id());
                if (variant != null && cycle.sheetOf(variant).isPresent()) {
                    chosen.put(item.id(), variant);
                }
            }
            return chosen;
        };
    }

    private static Rule where(Predicate<PlanItemView> meant, String variant) {
        return (cycle, items) -> {
            requireSheet(cycle, variant);
            var chosen = new LinkedHashMap<PlanItemId, String>();
            items.stream().filter(meant).forEach(item -> chosen.put(item.id(), variant));
            if (chosen.isEmpty()) {
                throw new Refusal("cycle.sheets.nothing");
            }
            return chosen;
        };
    }

    private CycleView planned(CycleId id, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("cycle.planning-only");
        }
        var cycle = cycles.findForUpdate(id).orElseThrow(() -> Refusal.notFound("cycle.unknown"));
        if (cycle.state() != CycleState.PLANNED) {
            throw Refusal.conflict("cycle.sheets.open", cycle.view().title());
        }
        return cycle.view();
    }

    private Optional<CycleView> opened(CycleView view, int year) {
        return cycles.findByPlanAndFiscalYear(view.plan(), year)
                .filter(cycle -> cycle.state() != CycleState.PLANNED)
                .map(Cycle::view);
    }

    private static void requireSheet(CycleView view, String variant) {
        if (view.sheetOf(variant).isEmpty()) {
            throw new Refusal("cycle.sheets.unknown");
        }
    }

    private void keep(CycleId id, Map<PlanItemId, String> chosen) {
        var fresh = new LinkedHashMap<>(chosen);
        for (var row : sheets.ofCycle(id)) {
            var variant = fresh.remove(row.item());
            if (variant != null) {
                row.choose(variant);
            }
        }
        var rows = new ArrayList<ItemSheet>();
        fresh.forEach((item, variant) -> rows.add(new ItemSheet(new ItemSheetKey(id, item), variant)));
        sheets.saveAll(rows);
        sheets.flush();
    }
}
