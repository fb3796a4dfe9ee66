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
    private static final String LEVEL = "level:";
    private static final String UNIT = "unit:";
    private static final String IN_TURN = "turn";
    private static final String AS_BEFORE = "before";

    private final CycleLookup cycles;
    private final YearItems years;
    private final ChooseSheets choose;
    private final Directory directory;
    private final NoticeBoard notices;

    SheetChoiceController(
            CycleLookup cycles, YearItems years, ChooseSheets choose, Directory directory, NoticeBoard notices) {
        this.cycles = cycles;
        this.years = years;
        this.choose = choose;
        this.directory = directory;
        this.notices = notices;
    }

    /** An item and its sheet. @param variant "" for the plan's own @param before what it had the year before, "" for nothing */
    record Row(UUID id, String heading, String unit, String variant, String before) {}

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
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var cycle = new CycleId(id);
        var chosen = chosen(all);
        try {
            var count = rule.isEmpty() ? each(cycle, chosen, person) : byRule(cycle, rule, variant, person);
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

    private int each(CycleId cycle, Map<PlanItemId, String> chosen, SignedIn person) {
        choose.choose(cycle, chosen, person);
        return chosen.size();
    }

    private int byRule(CycleId cycle, String rule, String variant, SignedIn person) {
        if (rule.equals(ALL)) {
            return choose.chooseAll(cycle, variant, person);
        }
        if (rule.equals(IN_TURN)) {
            return choose.chooseInTurn(cycle, variant, person);
        }
        if (rule.equals(AS_BEFORE)) {
            return choose.chooseAsBefore(cycle, person);
        }
        if (rule.startsWith(UNIT)) {
            return choose.chooseUnit(cycle, new UnitId(uuid(rule.substring(UNIT.length()))), variant, person);
        }
        var parts = rule.split(":", 3);
        if (rule.startsWith(LEVEL) && parts.length == 3) {
            return choose.chooseLevel(cycle, parts[1], parts[2], variant, person);
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
        Map<PlanItemId, String> before =
                cycles.previous(cycle).map(years::variants).orElseGet(Map::of);
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
            rows.add(new Row(
                    item.id().value(),
                    item.heading(),
                    unit,
                    typed.getOrDefault(item.id(), variants.getOrDefault(item.id(), "")),
                    before.getOrDefault(item.id(), "")));
            cycle.definition().levels().forEach(level -> {
                var name = item.levels().get(level.key());
                if (name != null && !name.isBlank()) {
                    levels.add(new Choice(LEVEL + level.key() + ":" + name, level.label() + "　" + name));
                }
            });
        }
        model.addAttribute("cycle", cycle);
        model.addAttribute("planned", cycle.state() == CycleState.PLANNED);
        model.addAttribute("rows", rows);
        model.addAttribute("levels", levels);
        model.addAttribute(
                "units",
                units.entrySet().stream()
                        .map(one -> new Choice(UNIT + one.getKey(), one.getValue()))
                        .toList());
        model.addAttribute("choices", choices(cycle));
        model.addAttribute("hasBefore", !before.isEmpty());
        model.addAttribute("every", ChooseSheets.FULL_EVERY);
        model.addAttribute("rule", rule);
        model.addAttribute("variant", variant);
        model.addAttribute("refusal", refusal);
        return "cycle/sheets";
    }

    /** The plan's other sheets that have a form. */
    private static List<Choice> choices(CycleView cycle) {
        return cycle.definition().variants().stream()
                .filter(one -> cycle.sheets().containsKey(one.key()))
                .map(one -> new Choice(one.key(), one.label()))
                .toList();
    }
}
