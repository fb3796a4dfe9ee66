package org.meguri.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.system.FiscalYear;
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

/** The planning division plans a cycle, sets its days and opens it. */
@Controller
@RequestMapping("/cycles")
class CycleController {

    private final NoticeBoard notices;
    private final CycleLookup cycles;
    private final PlanRegister plans;
    private final PlanCycle planCycle;
    private final Schedule schedule;
    private final OpeningCheck check;
    private final NextYear nextYear;
    private final YearItems years;
    private final Words words;
    private final Clock clock;

    CycleController(
            CycleLookup cycles,
            PlanRegister plans,
            PlanCycle planCycle,
            Schedule schedule,
            OpeningCheck check,
            NextYear nextYear,
            YearItems years,
            Words words,
            Clock clock,
            NoticeBoard notices) {
        this.notices = notices;
        this.cycles = cycles;
        this.plans = plans;
        this.planCycle = planCycle;
        this.schedule = schedule;
        this.check = check;
        this.nextYear = nextYear;
        this.years = years;
        this.words = words;
        this.clock = clock;
    }

    /** Something that the check before opening has found, in words. @param again whether planning the year again puts it right */
    record Found(boolean blocks, String text, @Nullable String href, boolean again) {}

    @GetMapping
    String list(SignedIn person, Model model) {
        requirePlanning(person);
        model.addAttribute("cycles", cycles.all());
        return "cycle/list";
    }

    @GetMapping("/new")
    String blank(SignedIn person, Model model) {
        requirePlanning(person);
        var today = LocalDate.now(clock);
        return form(model, null, FiscalYear.of(today).previous().year(), text(schedule.propose(today)), Map.of(), null);
    }

    /** The same form with the days of a cycle that has not been opened yet. */
    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, SignedIn person, Model model) {
        requirePlanning(person);
        var cycle = cycles.get(new CycleId(id));
        if (cycle.state() != CycleState.PLANNED) {
            throw Refusal.conflict("cycle.already-open", cycle.title());
        }
        model.addAttribute("edited", cycle);
        return form(
                model,
                cycle.plan().value(),
                cycle.year().year(),
                text(new TreeMap<>(cycle.dues())),
                text(new TreeMap<>(cycle.locks())),
                null);
    }

    @PostMapping
    String plan(
            @RequestParam(required = false) @Nullable UUID plan,
            @RequestParam int year,
            @RequestParam(required = false) @Nullable UUID edited,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var typed = typed(all, "due.");
        var typedLocks = typed(all, "lock.");
        try {
            if (plan == null) {
                throw new Refusal("cycle.plan-missing");
            }
            var planned = planCycle.planned(
                    new PlanCycle.Command(
                            new PlanId(plan),
                            new FiscalYear(year),
                            dates(typed, "cycle.due-unreadable"),
                            dates(typedLocks, "cycle.lock-unreadable"),
                            new PlanCycle.Command.Seen(
                                    dates(typed(all, "seen."), "cycle.due-unreadable"),
                                    dates(typed(all, "seenLock."), "cycle.lock-unreadable"))),
                    person);
            if (planned.dropped() == 0) {
                notices.success(redirect, "cycle.notice.planned");
            } else {
                notices.success(redirect, "cycle.notice.planned.dropped", Integer.toString(planned.dropped()));
            }
            return "redirect:/cycles/" + planned.id();
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            if (edited != null) {
                model.addAttribute("edited", cycles.get(new CycleId(edited)));
            }
            return form(model, plan, year, typed, typedLocks, refusal);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        requirePlanning(person);
        var cycle = cycles.get(new CycleId(id));
        model.addAttribute("cycle", cycle);
        model.addAttribute(
                "items", plans.itemsInForce(cycle.plan(), cycle.year()).size());
        model.addAttribute("counts", counts(cycle));
        model.addAttribute("stages", List.of(Stage.values()));
        var findings = cycle.state() == CycleState.PLANNED ? check.findings(cycle) : List.<OpeningCheck.Finding>of();
        model.addAttribute(
                "findings",
                findings.stream()
                        .map(finding -> new Found(
                                finding.blocks(),
                                words.of(finding.key(), finding.arguments().toArray()),
                                finding.href(),
                                finding.key().equals(OpeningCheck.DEFINITION_CHANGED)))
                        .toList());
        model.addAttribute("blocked", findings.stream().anyMatch(OpeningCheck.Finding::blocks));
        return "cycle/show";
    }

    /** How many items are evaluated with each sheet, in words; nothing where the plan has but one. */
    private List<String> counts(CycleView cycle) {
        var chosen = years.variants(cycle).values();
        if (cycle.sheets().isEmpty() && chosen.stream().allMatch(String::isEmpty)) {
            return List.of();
        }
        var counts = new TreeMap<String, Integer>();
        chosen.forEach(variant -> counts.merge(variant, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> words.of(
                        "cycle.sheets.count",
                        one.getKey().isEmpty()
                                ? words.of("cycle.sheets.own")
                                : cycle.named(one.getKey()).orElseGet(() -> words.of("cycle.sheets.gone")),
                        one.getValue().toString()))
                .toList();
    }

    @PostMapping("/{id}/open")
    String open(@PathVariable UUID id, SignedIn person, RedirectAttributes redirect) {
        planCycle.open(new CycleId(id), person);
        notices.success(redirect, "cycle.notice.opened");
        return "redirect:/monitor/" + id;
    }

    /** The form of the next year, filled in from this one. A year that is planned already leads to its own page. */
    @GetMapping("/{id}/next")
    String next(@PathVariable UUID id, SignedIn person, Model model) {
        requirePlanning(person);
        var cycle = cycles.get(new CycleId(id));
        var known = cycles.of(cycle.plan(), cycle.year().next());
        if (known.isPresent()) {
            return "redirect:/cycles/" + known.get().id();
        }
        var proposal = nextYear.after(cycle);
        model.addAttribute("from", cycle);
        model.addAttribute("proposal", proposal);
        model.addAttribute(
                "differences",
                proposal.differences().stream()
                        .map(one -> words.of(one.key(), one.arguments().toArray()))
                        .toList());
        return form(
                model,
                cycle.plan().value(),
                proposal.year().year(),
                text(proposal.dues()),
                text(proposal.locks()),
                null);
    }

    private String form(
            Model model,
            @Nullable UUID plan,
            int year,
            Map<Stage, String> dues,
            Map<Stage, String> locks,
            @Nullable Refusal refusal) {
        model.addAttribute("plans", plans.plans());
        model.addAttribute("plan", plan);
        model.addAttribute("year", year);
        model.addAttribute("dues", dues);
        model.addAttribute("locks", locks);
        model.addAttribute("stages", List.of(Stage.values()));
        model.addAttribute("refusal", refusal);
        return "cycle/form";
    }

    private static Map<Stage, String> text(Map<Stage, LocalDate> dues) {
        var text = new LinkedHashMap<Stage, String>();
        dues.forEach((stage, due) -> text.put(stage, due.toString()));
        return text;
    }

    private static Map<Stage, String> typed(Map<String, String> all, String prefix) {
        var typed = new LinkedHashMap<Stage, String>();
        Arrays.stream(Stage.values())
                .forEach(stage ->
                        typed.put(stage, all.getOrDefault(prefix + stage, "").strip()));
        return typed;
    }

    private static Map<Stage, LocalDate> dates(Map<Stage, String> typed, String unreadable) {
        var dates = new EnumMap<Stage, LocalDate>(Stage.class);
        typed.forEach((stage, text) -> {
            if (!text.isEmpty()) {
                try {
                    dates.put(stage, LocalDate.parse(text));
                } catch (DateTimeParseException e) {
                    throw new Refusal(unreadable, stage);
                }
            }
        });
        return dates;
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("cycle.planning-only");
        }
    }
}
