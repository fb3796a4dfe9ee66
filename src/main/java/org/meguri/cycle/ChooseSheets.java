package org.meguri.cycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;

/** Planning says which items of a year that is not open yet use which sheet of the plan: the full one or a brief one. */
@UseCase
public class ChooseSheets {

    /** Every so many years an item is evaluated in full. */
    static final int FULL_EVERY = 3;

    private final Cycles cycles;
    private final YearItems years;
    private final ItemSheets sheets;

    ChooseSheets(Cycles cycles, YearItems years, ItemSheets sheets) {
        this.cycles = cycles;
        this.years = years;
        this.sheets = sheets;
    }

    /**
     * Chooses a sheet for each of these items; the others keep theirs.
     *
     * @param chosen the sheet's key by item, "" for the plan's own sheet
     * @throws Refusal (403) when the person is not of planning; (404) when the cycle or an item is unknown; (409) when the
     *     year is open; (422) when the plan has no such sheet; nothing is kept then
     */
    public void choose(CycleId id, Map<PlanItemId, String> chosen, SignedIn by) {
        var view = planned(id, by);
        var known = years.of(view).stream().map(PlanItemView::id).toList();
        chosen.forEach((item, variant) -> {
            if (!known.contains(item)) {
                throw Refusal.notFound("plan.item.unknown");
            }
            requireSheet(view, variant);
        });
        keep(id, chosen);
    }

    /**
     * Chooses a sheet for every item.
     *
     * @return how many that are
     * @throws Refusal as {@link #choose}
     */
    public int chooseAll(CycleId id, String variant, SignedIn by) {
        return chooseWhere(id, item -> true, variant, by);
    }

    /**
     * Chooses a sheet for every item that stands under this name of a level.
     *
     * @return how many that are
     * @throws Refusal as {@link #choose}; (422) when no item stands there
     */
    public int chooseLevel(CycleId id, String level, String name, String variant, SignedIn by) {
        return chooseWhere(id, item -> name.equals(item.levels().get(level)), variant, by);
    }

    /**
     * Chooses a sheet for every item that the unit leads.
     *
     * @return how many that are
     * @throws Refusal as {@link #chooseLevel}
     */
    public int chooseUnit(CycleId id, UnitId unit, String variant, SignedIn by) {
        return chooseWhere(
                id,
                item -> item.responsibilities().stream().anyMatch(one -> one.lead() && unit.equals(one.unit())),
                variant,
                by);
    }

    /**
     * Every third year in full: the brief sheet for items that had the plan's own in one of the two years before, the plan's
     * own for all others, new ones included.
     *
     * @param variant the brief sheet
     * @return how many have the brief sheet now
     * @throws Refusal as {@link #choose}; (422) when the sheet is the plan's own
     */
    public int chooseInTurn(CycleId id, String variant, SignedIn by) {
        var view = planned(id, by);
        if (variant.isEmpty()) {
            throw new Refusal("cycle.sheets.brief-wanted");
        }
        requireSheet(view, variant);
        var before = new HashMap<PlanItemId, Boolean>();
        var year = view.year();
        for (var back = 1; back < FULL_EVERY; back++) {
            year = year.previous();
            opened(view, year.year()).ifPresent(cycle -> years.variants(cycle)
                    .forEach((item, had) -> before.merge(item, had.isEmpty(), Boolean::logicalOr)));
        }
        var chosen = new LinkedHashMap<PlanItemId, String>();
        years.of(view).forEach(item -> chosen.put(item.id(), before.getOrDefault(item.id(), false) ? variant : ""));
        keep(id, chosen);
        return (int) chosen.values().stream().filter(variant::equals).count();
    }

    /**
     * The sheets of the year before, for the items that had one; the others keep theirs.
     *
     * @return how many that are
     * @throws Refusal as {@link #choose}; (422) when the plan was not evaluated the year before
     */
    public int chooseAsBefore(CycleId id, SignedIn by) {
        var view = planned(id, by);
        var before = opened(view, view.year().previous().year())
                .map(years::variants)
                .orElseThrow(() -> new Refusal("cycle.sheets.no-year-before"));
        var chosen = new LinkedHashMap<PlanItemId, String>();
        for (var item : years.of(view)) {
            var variant = before.get(item.id());
            if (variant != null && view.sheetOf(variant).isPresent()) {
                chosen.put(item.id(), variant);
            }
        }
        keep(id, chosen);
        return chosen.size();
    }

    private int chooseWhere(CycleId id, Predicate<PlanItemView> meant, String variant, SignedIn by) {
        var view = planned(id, by);
        requireSheet(view, variant);
        var chosen = new LinkedHashMap<PlanItemId, String>();
        years.of(view).stream().filter(meant).forEach(item -> chosen.put(item.id(), variant));
        if (chosen.isEmpty()) {
            throw new Refusal("cycle.sheets.nothing");
        }
        keep(id, chosen);
        return chosen.size();
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
