package org.meguri.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleScales;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.YearItems;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.Typed;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Before a cycle is opened, planning sees who would get which mail, and when. */
@Controller
@RequestMapping("/rehearsal/{id}")
class RehearsalController {

    private static final int LATEST = 60;

    /** One rehearsal at a time: each is a second house in memory. */
    private final Semaphore stage = new Semaphore(1);

    private final CycleLookup cycles;
    private final PlanRegister plans;
    private final YearItems years;
    private final EvaluationLookup evaluations;
    private final Directory directory;
    private final Sheets sheets;
    private final MessageSourceAccessor words;
    private final Clock clock;
    private final String town;
    private final Class<?> application;

    RehearsalController(
            CycleLookup cycles,
            PlanRegister plans,
            YearItems years,
            EvaluationLookup evaluations,
            Directory directory,
            Sheets sheets,
            MessageSource messages,
            Clock clock,
            @Value("${meguri.town}") String town,
            ApplicationContext context) {
        this.application = mainClass(context);
        this.cycles = cycles;
        this.plans = plans;
        this.years = years;
        this.evaluations = evaluations;
        this.directory = directory;
        this.sheets = sheets;
        this.words = new MessageSourceAccessor(messages);
        this.clock = clock;
        this.town = town;
    }

    private static Class<?> mainClass(ApplicationContext context) {
        var name = context.getBeanNamesForAnnotation(SpringBootApplication.class)[0];
        return ClassUtils.getUserClass(java.util.Objects.requireNonNull(context.getType(name)));
    }

    @GetMapping
    String ask(@PathVariable UUID id, SignedIn person, Model model) {
        var cycle = planned(id, person);
        return page(cycle, Map.of(), model);
    }

    @PostMapping
    String play(@PathVariable UUID id, @RequestParam Map<String, String> all, SignedIn person, Model model) {
        var cycle = planned(id, person);
        var late = late(Typed.in(all, "late"));
        if (!stage.tryAcquire()) {
            throw Refusal.conflict("rehearsal.busy");
        }
        try {
            var rehearsed = Theatre.play(application, input(cycle, late), false);
            model.addAttribute("rehearsed", rehearsed);
            model.addAttribute("mails", rehearsed.mails());
            model.addAttribute("byDay", byDay(rehearsed));
            model.addAttribute("byRung", count(rehearsed));
        } finally {
            stage.release();
        }
        return page(cycle, late, model);
    }

    private CycleView planned(UUID id, SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("rehearsal.planning-only");
        }
        return cycles.get(new CycleId(id));
    }

    private String page(CycleView cycle, Map<String, Integer> late, Model model) {
        var units = plans.itemsInForce(cycle.plan(), cycle.year()).stream()
                .map(PlanItemView::leadUnit)
                .distinct()
                .map(unit -> directory.unit(unit).name())
                .sorted()
                .toList();
        model.addAttribute("cycle", cycle);
        model.addAttribute("units", units);
        model.addAttribute("late", late);
        return "rehearsal/show";
    }

    private static Map<String, Integer> late(Map<String, String> typed) {
        var late = new LinkedHashMap<String, Integer>();
        typed.forEach((unit, text) -> {
            if (!text.isBlank()) {
                late.put(unit, days(unit, text.strip()));
            }
        });
        return late;
    }

    private static int days(String unit, String text) {
        try {
            var days = Integer.parseInt(text);
            if (days >= 1 && days <= LATEST) {
                return days;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers that are out of range.
        }
        throw new Refusal("rehearsal.bad-days", unit, Integer.toString(LATEST));
    }

    private RehearsalInput input(CycleView cycle, Map<String, Integer> late) {
        var today = LocalDate.now(clock);
        var items = years.of(cycle);
        var chosen = years.variants(cycle);
        var variants = new HashMap<Integer, String>();
        items.forEach(item -> variants.put(item.seq(), chosen.getOrDefault(item.id(), "")));
        var names = new HashMap<UnitId, String>();
        items.forEach(item -> item.units()
                .forEach(unit ->
                        names.computeIfAbsent(unit, one -> directory.unit(one).name())));
        return new RehearsalInput(
                plans.plan(cycle.plan()).yaml(),
                PractisedTown.copy(directory, today, town),
                null,
                items.stream()
                        .map(item -> new ItemDraft(
                                item.seq(),
                                item.number(),
                                item.name(),
                                item.levels(),
                                item.texts(),
                                item.responsibilities()))
                        .toList(),
                names,
                null,
                answers(cycle, items, chosen),
                variants,
                cycle.year(),
                today,
                cycle.dues(),
                late,
                0);
    }

    /** Last year's answers, or placeholders that the sheet's rules accept. */
    private Map<Integer, Map<String, String>> answers(
            CycleView cycle, List<PlanItemView> items, Map<PlanItemId, String> chosen) {
        var last =
                evaluations.lastYear(cycle, items.stream().map(PlanItemView::id).toList());
        var answers = new HashMap<Integer, Map<String, String>>();
        var forms = new HashMap<String, Sheet>();
        for (var item : items) {
            var sheet = forms.computeIfAbsent(chosen.getOrDefault(item.id(), ""), variant -> form(cycle, variant));
            var earlier = last.getOrDefault(item.id(), List.of()).stream()
                    .findFirst()
                    .map(before -> sheet.normalise(before.content()))
                    .filter(content -> sheet.check(content).isEmpty());
            answers.put(item.seq(), earlier.orElseGet(() -> placeholders(sheet)));
        }
        return answers;
    }

    private Sheet form(CycleView cycle, String variant) {
        var form = cycle.sheetOf(variant).orElseThrow(() -> new Refusal("rehearsal.no-sheet", cycle.labelOf(variant)));
        return sheets.read(form, new CycleScales(cycle.definition()));
    }

    private Map<String, String> placeholders(Sheet sheet) {
        var values = new LinkedHashMap<String, String>();
        sheet.fields().forEach(field -> {
            var min = field.min();
            values.put(
                    field.key(),
                    field.choice()
                            ? field.options().get(0).value()
                            : switch (field.type()) {
                                case "number" -> min == null ? "0" : min.toPlainString();
                                case "checkbox" -> "true";
                                default -> placeholder(field.minLength());
                            });
        });
        return values;
    }

    private String placeholder(@org.jspecify.annotations.Nullable Integer least) {
        var word = words.getMessage("rehearsal.placeholder");
        var times = least == null ? 1 : least / word.length() + 1;
        return word.repeat(times);
    }

    /** Mails by day, so that peaks can be seen. */
    private static Map<LocalDate, Long> byDay(Rehearsed rehearsed) {
        return rehearsed.mails().stream()
                .collect(Collectors.groupingBy(
                        mail -> mail.date().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static Map<String, Long> count(Rehearsed rehearsed) {
        return rehearsed.mails().stream()
                .collect(Collectors.groupingBy(Rehearsed.Mail::rung, TreeMap::new, Collectors.counting()));
    }
}
