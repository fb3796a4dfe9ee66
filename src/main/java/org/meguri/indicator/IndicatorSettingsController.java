package org.meguri.indicator;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.indicator.ArrangeIndicators.TypedBand;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The planning division says who enters a plan's actuals, and what the plan calls which achievement. */
@Controller
@RequestMapping("/indicators/plans/{plan}")
class IndicatorSettingsController {

    private static final String UNIT = "unit-";

    private final ArrangeIndicators arrange;
    private final IndicatorLookup lookup;
    private final PlanRegister plans;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    IndicatorSettingsController(
            ArrangeIndicators arrange,
            IndicatorLookup lookup,
            PlanRegister plans,
            Directory directory,
            Words words,
            Clock clock) {
        this.arrange = arrange;
        this.lookup = lookup;
        this.plans = plans;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/units")
    String units(SignedIn person, @PathVariable UUID plan, Model model) {
        return units(person, plan, Map.of(), model);
    }

    @PostMapping("/units")
    String assign(
            SignedIn person,
            @PathVariable UUID plan,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var chosen = new HashMap<IndicatorId, @Nullable UnitId>();
            typed.forEach((name, value) -> {
                if (name.startsWith(UNIT)) {
                    chosen.put(
                            IndicatorId.of(id(name.substring(UNIT.length()))),
                            value.isEmpty() ? null : UnitId.of(id(value)));
                }
            });
            var changed = arrange.assign(new PlanId(plan), chosen, person);
            next.addFlashAttribute(
                    "notice",
                    changed == 0 ? words.info("indicator.units.same") : words.success("indicator.units.done", changed));
            return "redirect:/indicators/plans/" + plan;
        } catch (Refusal refusal) {
            again(refusal, model, response);
            return units(person, plan, typed, model);
        }
    }

    @GetMapping("/yardstick")
    String yardstick(SignedIn person, @PathVariable UUID plan, Model model) {
        var now = lookup.yardstick(new PlanId(plan));
        var bands = now.bands().stream()
                .map(band -> new TypedBand(percent(band.from()), band.label(), band.tone()))
                .toList();
        return yardstick(person, plan, percent(now.tolerance()), percent(now.margin()), bands, model);
    }

    @PostMapping("/yardstick")
    String measureBy(
            SignedIn person,
            @PathVariable UUID plan,
            @RequestParam(required = false) @Nullable String tolerance,
            @RequestParam(required = false) @Nullable String margin,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var bands = new ArrayList<TypedBand>();
        for (var at = 1; at <= ArrangeIndicators.MOST_BANDS; at++) {
            bands.add(new TypedBand(typed.get("percent-" + at), typed.get("label-" + at), typed.get("tone-" + at)));
        }
        try {
            plans.plan(new PlanId(plan));
            arrange.measureBy(new PlanId(plan), tolerance, margin, bands, person);
            next.addFlashAttribute("notice", words.success("indicator.yardstick.done"));
            return "redirect:/indicators/plans/" + plan;
        } catch (Refusal refusal) {
            again(refusal, model, response);
            return yardstick(person, plan, tolerance, margin, bands, model);
        }
    }

    private String units(SignedIn person, UUID plan, Map<String, String> typed, Model model) {
        ReadIndicators.requirePlanning(person);
        var indicators = lookup.ofPlan(new PlanId(plan)).stream()
                .filter(indicator -> indicator.original() == null)
                .toList();
        model.addAttribute("plan", plans.plan(new PlanId(plan)));
        model.addAttribute("indicators", indicators);
        var chosen = new HashMap<String, String>();
        for (var indicator : indicators) {
            var unit = indicator.unit();
            chosen.put(
                    indicator.id().toString(),
                    typed.getOrDefault(UNIT + indicator.id(), unit == null ? "" : unit.toString()));
        }
        model.addAttribute("chosen", chosen);
        model.addAttribute("units", directory.units(LocalDate.now(clock)));
        return "indicator/units";
    }

    private String yardstick(
            SignedIn person,
            UUID plan,
            @Nullable String tolerance,
            @Nullable String margin,
            List<TypedBand> bands,
            Model model) {
        ReadIndicators.requirePlanning(person);
        var rows = new ArrayList<>(bands);
        while (rows.size() < ArrangeIndicators.MOST_BANDS) {
            rows.add(new TypedBand("", "", "none"));
        }
        model.addAttribute("plan", plans.plan(new PlanId(plan)));
        model.addAttribute("tolerance", tolerance);
        model.addAttribute("margin", margin);
        model.addAttribute("bands", rows);
        model.addAttribute("tones", List.of("good", "fair", "poor", "none"));
        return "indicator/yardstick";
    }

    private void again(Refusal refusal, Model model, HttpServletResponse response) {
        if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
    }

    private static String id(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new Refusal("indicator.units.unknown");
        }
    }

    private static String percent(BigDecimal part) {
        return part.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
