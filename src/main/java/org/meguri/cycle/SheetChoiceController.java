package org.meguri.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.Responsibility;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Planning chooses which items of a year are evaluated with the full sheet and which with a brief one. */
@Controller
@RequestMapping("/cycles/{id}/sheets")
class SheetChoiceController {

    private static final String ITEM = "item.";
    private static final String ALL = "all";
    private static final String EACH = "each";
    private static final String LEVEL = "level:";

    /** Between the names of the levels from the top, which have no tabs. */
    private static final String STEP = "\t";

    private static final String UNIT = "unit:";
    private static final String IN_TURN = "turn";
    private static final String AS_BEFORE = "before";

    private final CycleLookup cycles;
    private final YearItems years;
    private final ChooseSheets choose;
    private final Directory directory;
    private final NoticeBoard notices;
    private final Words words;

    SheetChoiceController(
            CycleLookup cycles,
            YearItems years,
            ChooseSheets choose,
            Directory directory,
            NoticeBoard notices,
            Words words) {
        this.cycles = cycles;
        this.years = years;
        this.choose = choose;
        this.directory = directory;
        this.notices = notices;
        this.words = words;
    }

    /**
     * An item and its sheet.
     *
     * @param variant what is chosen on the page, "" for the plan's own
     * @param label what that is called
     * @param kept what is chosen in the register, in words, where the page shows something else; else ""
     * @param lost whether the plan has no such sheet any more
     * @param before what it had the year before, in words, "" for nothing
     */
    record Row(
            UUID id,
            String heading,
            String unit,
            String variant,
            String label,
            String kept,
            boolean lost,
            String before) {}

    /** Something that may be chosen. */
    record Choice(String key, String label) {}

    @GetMapping
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        return page(new CycleId(id), person, model, null, Map.of(), "", "");
    }

    @PostMapping
    String choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(required = false) @Nullable String seen,
            @RequestParam(defaultValue = "") String act,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var cycle = new CycleId(id);
        var chosen = chosen(all);
        try {
            var byRule = act.equals(EACH) || rule.isEmpty() ? null : rule(rule, variant);
            var count = choose.choose(cycle, chosen, byRule, seen, person);
            notices.success(redirect, "cycle.sheets.notice", Integer.toString(count));
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return page(cycle, person, model, refusal, chosen, rule, variant);
        }
        return "redirect:/cycles/" + id + "/sheets";
    }

    private ChooseSheets.Rule rule(String rule, String variant) {
        if (rule.equals(ALL)) {
            return ChooseSheets.all(variant);
        }
        if (rule.equals(IN_TURN)) {
            return choose.inTurn(variant);
        }
        if (rule.equals(AS_BEFORE)) {
            return choose.asBefore();
        }
        if (rule.startsWith(UNIT)) {
            return ChooseSheets.unit(new UnitId(uuid(rule.substring(UNIT.length()))), variant);
        }
        if (rule.startsWith(LEVEL)) {
            return ChooseSheets.level(List.of(rule.substring(LEVEL.length()).split(STEP, -1)), variant);
        }
        throw new Refusal("cycle.sheets.nothing");
    }

    private static Map<PlanItemId, String> chosen(Map<String, String> all) {
        var chosen = new LinkedHashMap<PlanItemId, String>();
        all.forEach((name, value) -> {
            if (name.startsWith(ITEM)) {
                chosen.put(new PlanItemId(uuid(name.substring(ITEM.length()))), value);
            }
        });
        return chosen;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("plan.item.unknown");
        }
    }

    private String page(
            CycleId id,
            SignedIn person,
            Model model,
            @Nullable Refusal refusal,
            Map<PlanItemId, String> typed,
            String rule,
            String variant) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("cycle.planning-only");
        }
        var cycle = cycles.get(id);
        var items = years.of(cycle);
        var variants = years.variants(cycle, items);
        var planned = cycle.state() == CycleState.PLANNED;
        var previous = cycles.openedBefore(cycle);
        Map<PlanItemId, String> before = previous.map(years::variants).orElseGet(Map::of);
        var rows = new ArrayList<Row>();
        var levels = new LinkedHashSet<Choice>();
        var units = new LinkedHashMap<UnitId, String>();
        for (var item : items) {
            var lead = item.responsibilities().stream()
                    .filter(one -> one.lead() && one.unit() != null)
                    .map(Responsibility::unit)
                    .findFirst();
            var unit = lead.map(one -> units.computeIfAbsent(
                            one, key -> directory.unit(key).name()))
                    .orElse("");
            var kept = variants.getOrDefault(item.id(), "");
            // What was handed out is what is kept; a choice that was refused is only shown again while there is one.
            var shown = planned ? typed.getOrDefault(item.id(), kept) : kept;
            rows.add(new Row(
                    item.id().value(),
                    item.heading(),
                    unit,
                    shown,
                    label(cycle, shown),
                    shown.equals(kept) ? "" : label(cycle, kept),
                    cycle.sheetOf(shown).isEmpty(),
                    before.containsKey(item.id())
                            ? label(previous.orElseThrow(), before.getOrDefault(item.id(), ""))
                            : ""));
            for (var depth = 1; depth <= cycle.definition().levels().size(); depth++) {
                var path = ChooseSheets.path(cycle, item, depth);
                if (!path.get(depth - 1).isBlank()) {
                    levels.add(new Choice(LEVEL + String.join(STEP, path), place(cycle, path)));
                }
            }
        }
        model.addAttribute("cycle", cycle);
        model.addAttribute("planned", planned);
        model.addAttribute(
                "several",
                !choices(cycle).isEmpty()
                        || rows.stream().anyMatch(row -> !row.variant().isEmpty()));
        model.addAttribute("seen", ChooseSheets.seen(variants));
        model.addAttribute("rows", rows);
        model.addAttribute("levels", levels);
        model.addAttribute(
                "units",
                units.entrySet().stream()
                        .map(one -> new Choice(UNIT + one.getKey(), one.getValue()))
                        .toList());
        model.addAttribute("choices", choices(cycle));
        model.addAttribute("hasBefore", !before.isEmpty());
        model.addAttribute("rule", rule);
        model.addAttribute("variant", variant);
        model.addAttribute("refusal", refusal);
        return "cycle/sheets";
    }

    /** The levels from the top with their names; without those above that have none. */
    private static String place(CycleView cycle, List<String> path) {
        var names = new ArrayList<String>();
        for (var at = 0; at < path.size(); at++) {
            if (!path.get(at).isBlank()) {
                names.add(cycle.definition().levels().get(at).label() + "\u3000" + path.get(at));
            }
        }
        return String.join(" \uff0f ", names);
    }

    private String label(CycleView cycle, String variant) {
        return variant.isEmpty()
                ? words.of("cycle.sheets.own")
                : cycle.named(variant).orElseGet(() -> words.of("cycle.sheets.gone"));
    }

    /** The plan's other sheets that have a form. */
    private static List<Choice> choices(CycleView cycle) {
        return cycle.definition().variants().stream()
                .filter(one -> cycle.sheets().containsKey(one.key()))
                .map(one -> new Choice(one.key(), one.label()))
                .toList();
    }
}
