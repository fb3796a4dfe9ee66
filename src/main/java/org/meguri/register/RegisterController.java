package org.meguri.register;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.DecisionId;
import org.meguri.plan.Difference;
import org.meguri.plan.EditRegister;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.ItemState;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.PlanView;
import org.meguri.plan.PlansAtWork;
import org.meguri.plan.RegisterLine;
import org.meguri.plan.WorkInProgress;
import org.meguri.register.UnitNames.Option;
import org.meguri.system.FiscalYear;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of a plan as of a year, and the forms of what can be decided about it, for the planning division. */
@Controller
@RequestMapping("/plans/{plan}/register")
class RegisterController {

    private final PlanRegister plans;
    private final EditRegister edit;
    private final List<WorkInProgress> work;
    private final List<PlansAtWork> atWork;
    private final UnitNames units;
    private final DecisionWords decisionWords;
    private final Words words;
    private final NoticeBoard notices;
    private final Clock clock;

    RegisterController(
            PlanRegister plans,
            EditRegister edit,
            List<WorkInProgress> work,
            List<PlansAtWork> atWork,
            UnitNames units,
            DecisionWords decisionWords,
            Words words,
            NoticeBoard notices,
            Clock clock) {
        this.plans = plans;
        this.edit = edit;
        this.work = work;
        this.atWork = atWork;
        this.units = units;
        this.decisionWords = decisionWords;
        this.words = words;
        this.notices = notices;
        this.clock = clock;
    }

    /** A row of the register. */
    record Row(
            PlanItemId id,
            int seq,
            @Nullable String number,
            String name,
            List<String> units,
            ItemState state,
            boolean mergeable) {}

    /** How many items are this in the year. */
    record Count(ItemState state, int items) {}

    /** A field for one of the plan's own texts. */
    record Field(String name, String label, boolean longText) {}

    /** The fields of one item in the form. */
    record Part(String prefix, String legend, int rows) {}

    /** What an act does in a year. */
    record Shown(String year, int before, int after, List<Change> changes) {}

    /** An item that is another with the act; {@code cells} are what is written otherwise. */
    record Change(
            String heading,
            List<Difference.Cell> cells,
            List<String> units,
            ItemState stateBefore,
            ItemState stateAfter,
            boolean sheet) {}

    @GetMapping
    String list(
            @PathVariable UUID plan,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String state,
            SignedIn person,
            Model model) {
        requirePlanning(person);
        var view = plans.plan(new PlanId(plan));
        var asked = asked(view, year);
        var lines = plans.registerThen(view.id(), asked);
        var counts = new EnumMap<ItemState, Integer>(ItemState.class);
        lines.forEach(line -> counts.merge(line.state(), 1, Integer::sum));
        model.addAttribute("plan", view);
        model.addAttribute("year", asked);
        model.addAttribute("years", years(view, asked));
        model.addAttribute("state", state);
        model.addAttribute(
                "counts",
                counts.entrySet().stream()
                        .map(entry -> new Count(entry.getKey(), entry.getValue()))
                        .toList());
        model.addAttribute("all", lines.size());
        model.addAttribute(
                "counted", lines.stream().filter(line -> line.state().counted()).count());
        model.addAttribute(
                "rows",
                lines.stream()
                        .filter(line -> state.isEmpty() || line.state().name().equals(state))
                        .map(this::row)
                        .toList());
        var decisions = new ArrayList<>(plans.decisions(view.id()));
        Collections.reverse(decisions);
        model.addAttribute("decisions", decisionWords.told(decisions, view.definition(), lookup()));
        return "register/list";
    }

    private Row row(RegisterLine line) {
        var item = line.item();
        return new Row(
                item.id(),
                item.seq(),
                item.number(),
                item.name(),
                units.printed(item.responsibilities()),
                line.state(),
                line.state() == ItemState.IN_FORCE || line.state() == ItemState.SUSPENDED);
    }

    @GetMapping("/{deed}")
    String blank(
            @PathVariable UUID plan,
            @PathVariable String deed,
            @RequestParam MultiValueMap<String, String> parameters,
            SignedIn person,
            Model model) {
        requirePlanning(person);
        var what = Deed.at(deed);
        var view = plans.plan(new PlanId(plan));
        var typed = new TypedAct(parameters);
        if (!typed.has("year")) {
            typed.put("year", Integer.toString(thisYear().next().year()));
        }
        return form(view, what, typed, model, null, List.of());
    }

    @PostMapping("/{deed}")
    String act(
            @PathVariable UUID plan,
            @PathVariable String deed,
            @RequestParam MultiValueMap<String, String> parameters,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        requirePlanning(person);
        var what = Deed.at(deed);
        var view = plans.plan(new PlanId(plan));
        var typed = new TypedAct(parameters);
        try {
            requireItems(view, what, typed);
            switch (typed.get("step")) {
                case "fill" -> {
                    typed.year();
                    typed.forgetItem();
                    return form(view, what, typed, model, null, List.of());
                }
                case "more" -> {
                    typed.put("parts", Integer.toString(typed.parts() + 1));
                    return form(view, what, typed, model, null, List.of());
                }
                case "apply" -> {
                    if (typed.get("mark").equals(typed.mark())) {
                        var shown = does(view, what, typed, edit, person);
                        notices.success(redirect, "register.done." + what);
                        return shown == null ? "redirect:/plans/" + plan + "/register" : "redirect:/items/" + shown;
                    }
                }
                default -> {
                    // Looks first.
                }
            }
            var effects = edit.preview(
                    view.id(), seenYears(what, typed), door -> does(view, what, typed, door, person), person);
            return form(view, what, typed, model, null, effects);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return form(view, what, typed, model, refusal, List.of());
        }
    }

    /** The decision's year, and the next one, for which sheets are handed out next. */
    private TreeSet<FiscalYear> seenYears(Deed what, TypedAct typed) {
        var years = new TreeSet<FiscalYear>();
        var from = what == Deed.REVERSE ? plans.decision(decision(typed)).year() : typed.year();
        years.add(from);
        if (thisYear().next().compareTo(from) > 0) {
            years.add(thisYear().next());
        }
        return years;
    }

    /** @return the item whose page tells best what was done; null where there is none */
    private @Nullable PlanItemId does(PlanView plan, Deed what, TypedAct typed, EditRegister door, SignedIn person) {
        switch (what) {
            case ADD -> {
                return door.add(plan.id(), draft("", plan, null, typed), typed.decision(), person);
            }
            case CHANGE -> {
                var item = typed.item();
                door.change(item, draft("", plan, plans.item(item, typed.year()), typed), typed.decision(), person);
                return item;
            }
            case MERGE -> {
                return merge(plan, typed, door, person);
            }
            case SPLIT -> {
                var parts = new ArrayList<ItemDraft>();
                for (int at = 1; at <= typed.parts(); at++) {
                    if (!typed.get("part" + at + ".name").isBlank()) {
                        parts.add(draft("part" + at + ".", plan, null, typed));
                    }
                }
                door.split(typed.item(), parts, typed.decision(), person);
                return typed.item();
            }
            case SUSPEND -> door.suspend(typed.item(), typed.decision(), person);
            case RESUME -> door.resume(typed.item(), typed.decision(), person);
            case COMPLETE -> door.complete(typed.item(), typed.decision(), person);
            case ABOLISH -> door.abolish(typed.item(), typed.decision(), person);
            case CONTINUE -> door.continues(typed.item(), chosen(typed, "older"), typed.decision(), person);
            case REVERSE -> {
                door.reverse(decision(typed), typed.get("reason"), typed.seen(), person);
                return null;
            }
        }
        return typed.item();
    }

    private PlanItemId merge(PlanView plan, TypedAct typed, EditRegister door, SignedIn person) {
        var counted = typed.get("counted").equals("true");
        if (typed.get("into").equals("new")) {
            return door.merge(
                    plan.id(), typed.items(), draft("to.", plan, null, typed), counted, typed.decision(), person);
        }
        var into = chosen(typed, "into");
        door.merge(typed.items(), into, counted, typed.decision(), person);
        return into;
    }

    private ItemDraft draft(String prefix, PlanView plan, @Nullable PlanItemView before, TypedAct typed) {
        return typed.draft(prefix, plan.definition(), before, units.today());
    }

    private static PlanItemId chosen(TypedAct typed, String field) {
        try {
            return PlanItemId.of(typed.get(field));
        } catch (IllegalArgumentException e) {
            throw new Refusal("register." + field + "-missing");
        }
    }

    private static DecisionId decision(TypedAct typed) {
        try {
            return new DecisionId(UUID.fromString(typed.get("decision")));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("plan.register.unknown-decision");
        }
    }

    /** Only items of this very plan, and as many as the act is done to. */
    private void requireItems(PlanView plan, Deed what, TypedAct typed) {
        for (var item : typed.items()) {
            if (!plans.item(item).plan().equals(plan.id())) {
                throw Refusal.notFound("plan.item.unknown");
            }
        }
        if (what.items() == 1) {
            typed.item();
        }
        if (what == Deed.REVERSE && !plans.decision(decision(typed)).plan().equals(plan.id())) {
            throw Refusal.notFound("plan.register.unknown-decision");
        }
    }

    private String form(
            PlanView plan,
            Deed what,
            TypedAct typed,
            Model model,
            @Nullable Refusal refusal,
            List<EditRegister.Effect> effects) {
        requireItems(plan, what, typed);
        // Before the fields are filled: what was looked at is what was sent.
        var mark = effects.isEmpty() ? "" : typed.mark();
        var now = plans.plan(plan.id());
        var year = yearOrNext(typed);
        var lines = plans.register(plan.id(), year);
        var subjects = lines.stream()
                .filter(line -> typed.items().contains(line.item().id()))
                .toList();
        prefill(what, typed, subjects);
        var parts = parts(what, typed);
        model.addAttribute("plan", now);
        model.addAttribute("deed", what);
        model.addAttribute("typed", typed);
        model.addAttribute("year", year);
        model.addAttribute("subjects", subjects);
        model.addAttribute("parts", parts);
        model.addAttribute("fields", fields(now.definition()));
        model.addAttribute("units", units.options(chosenUnits(parts, typed)));
        model.addAttribute("targets", targets(what, lines));
        model.addAttribute("older", what == Deed.CONTINUE ? older(plan, year) : List.of());
        model.addAttribute("refusal", refusal);
        model.addAttribute(
                "effects",
                effects.stream().map(effect -> shown(effect, now.definition())).toList());
        model.addAttribute("mark", mark);
        model.addAttribute("open", open(what, typed, subjects));
        model.addAttribute("outside", year.year() > now.period().to());
        model.addAttribute(
                "reversed",
                what == Deed.REVERSE
                        ? decisionWords
                                .told(List.of(plans.decision(decision(typed))), now.definition(), lookup())
                                .get(0)
                        : null);
        model.addAttribute("longest", EditRegister.LONGEST_REASON);
        model.addAttribute("mostParts", TypedAct.MOST_PARTS);
        return "register/act";
    }

    private FiscalYear yearOrNext(TypedAct typed) {
        try {
            return typed.year();
        } catch (Refusal refusal) {
            return thisYear().next();
        }
    }

    private static void prefill(Deed what, TypedAct typed, List<RegisterLine> subjects) {
        if (what == Deed.CHANGE && !typed.has("name") && !subjects.isEmpty()) {
            typed.prefill("", subjects.get(0).item(), true);
        }
        if (what == Deed.MERGE && !typed.has("to.name") && !subjects.isEmpty()) {
            typed.prefill("to.", subjects.get(0).item(), true);
        }
        if (what == Deed.SPLIT && !subjects.isEmpty()) {
            for (int at = 1; at <= typed.parts(); at++) {
                var prefix = "part" + at + ".";
                if (!typed.has(prefix + "name")) {
                    typed.put(prefix + "name", "");
                    typed.put(prefix + "number", "");
                    typed.prefill(prefix, subjects.get(0).item(), true);
                }
            }
        }
    }

    private List<Part> parts(Deed what, TypedAct typed) {
        return switch (what) {
            case ADD, CHANGE -> List.of(new Part("", words.of("register.part.item"), typed.rows("")));
            case MERGE -> List.of(new Part("to.", words.of("register.part.merged"), typed.rows("to.")));
            case SPLIT -> {
                var parts = new ArrayList<Part>();
                for (int at = 1; at <= typed.parts(); at++) {
                    var prefix = "part" + at + ".";
                    parts.add(new Part(prefix, words.of("register.part.split", at), typed.rows(prefix)));
                }
                yield parts;
            }
            default -> List.of();
        };
    }

    private static Collection<String> chosenUnits(List<Part> parts, TypedAct typed) {
        var chosen = new LinkedHashSet<String>();
        for (var part : parts) {
            for (int row = 0; row < part.rows(); row++) {
                chosen.add(typed.get(part.prefix() + "unit." + row));
            }
        }
        return chosen;
    }

    private static List<Field> fields(PlanDefinition definition) {
        return definition.columns().stream()
                .filter(column ->
                        column.to().startsWith("level.") || column.to().startsWith("item."))
                .map(column ->
                        new Field(column.to(), column.heading(), column.to().startsWith("item.") && !column.figure()))
                .toList();
    }

    private static List<Option> targets(Deed what, List<RegisterLine> lines) {
        return what != Deed.MERGE
                ? List.of()
                : lines.stream()
                        .filter(line -> line.state() == ItemState.IN_FORCE)
                        .map(line -> new Option(
                                line.item().id().value().toString(), line.item().heading()))
                        .toList();
    }

    private List<Option> older(PlanView plan, FiscalYear year) {
        var older = new ArrayList<Option>();
        for (var other : plans.plans()) {
            if (!other.id().equals(plan.id())) {
                plans.itemsAsOf(other.id(), year)
                        .forEach(item -> older.add(new Option(
                                item.id().value().toString(),
                                words.of("register.older.option", other.title(), item.heading()))));
            }
        }
        return older;
    }

    private Shown shown(EditRegister.Effect effect, PlanDefinition definition) {
        return new Shown(
                effect.year().both(),
                effect.countedBefore(),
                effect.countedAfter(),
                effect.lines().stream()
                        .map(line -> new Change(
                                line.item().heading(),
                                line.before() == null ? List.of() : cells(definition, line.before(), line.item()),
                                units.printed(line.item().responsibilities()),
                                line.stateBefore(),
                                line.stateAfter(),
                                line.sheet()))
                        .toList());
    }

    private List<Difference.Cell> cells(PlanDefinition definition, PlanItemView before, PlanItemView after) {
        var cells = new ArrayList<Difference.Cell>();
        // A unit whose name is printed as it is has nothing in the column, and some plans have no such column.
        var unitsBefore = String.join("、", units.printed(before.responsibilities()));
        var unitsAfter = String.join("、", units.printed(after.responsibilities()));
        if (!unitsBefore.equals(unitsAfter)) {
            cells.add(new Difference.Cell(words.of("plan.item.units"), unitsBefore, unitsAfter));
        }
        if (before.seq() != after.seq()) {
            cells.add(new Difference.Cell(
                    words.of("register.field.seq"), Integer.toString(before.seq()), Integer.toString(after.seq())));
        }
        var told = definition.columns().stream()
                .filter(column -> column.to().equals("units") || column.to().equals("seq"))
                .map(PlanDefinition.Column::heading)
                .toList();
        Difference.between(definition, before, after).stream()
                .filter(cell -> !told.contains(cell.column()))
                .forEach(cells::add);
        return cells;
    }

    /** What is being worked on for the items of the act, in words. */
    private List<String> open(Deed what, TypedAct typed, List<RegisterLine> subjects) {
        var items = new LinkedHashSet<PlanItemId>();
        subjects.forEach(line -> items.add(line.item().id()));
        if (what == Deed.REVERSE) {
            plans.decision(decision(typed)).lines().forEach(line -> items.add(line.item()));
        }
        return work.stream()
                .flatMap(room -> room.open(items).stream())
                .map(open -> words.of(
                        "register.open.one",
                        plans.item(open.item(), open.year()).heading(),
                        open.year().both(),
                        words.of(open.kind(), open.arguments().toArray())))
                .distinct()
                .sorted()
                .toList();
    }

    /** Items in a year, each year of a plan read once. */
    private BiFunction<PlanItemId, FiscalYear, PlanItemView> lookup() {
        var known = new HashMap<List<Object>, Map<PlanItemId, PlanItemView>>();
        var plansOf = new HashMap<PlanItemId, PlanId>();
        return (item, year) -> {
            var plan = plansOf.computeIfAbsent(item, one -> plans.item(one).plan());
            var view = known.computeIfAbsent(List.of(plan, year), key -> {
                        var views = new HashMap<PlanItemId, PlanItemView>();
                        plans.itemsAsOf(plan, year).forEach(one -> views.put(one.id(), one));
                        return views;
                    })
                    .get(item);
            return view == null ? plans.item(item, year) : view;
        };
    }

    private FiscalYear asked(PlanView plan, String year) {
        if (year.matches("[0-9]{4}")) {
            return new FiscalYear(Integer.parseInt(year));
        }
        var period = plan.period();
        return worked(plan).stream()
                .max(Comparator.naturalOrder())
                .orElseGet(() -> new FiscalYear(
                        Math.max(period.from(), Math.min(period.to(), thisYear().year()))));
    }

    /** Years in which the plan was evaluated, which may lie after its period. */
    private Set<FiscalYear> worked(PlanView plan) {
        return atWork.stream().flatMap(room -> room.years(plan.id()).stream()).collect(Collectors.toSet());
    }

    private List<FiscalYear> years(PlanView plan, FiscalYear shown) {
        var years = new TreeSet<FiscalYear>();
        for (int year = plan.period().from(); year <= plan.period().to() + 1; year++) {
            years.add(new FiscalYear(year));
        }
        years.addAll(worked(plan));
        years.add(shown);
        years.add(thisYear());
        years.add(thisYear().next());
        return new ArrayList<>(years);
    }

    private FiscalYear thisYear() {
        return FiscalYear.of(LocalDate.now(clock));
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("plan.register.planning-only");
        }
    }
}
