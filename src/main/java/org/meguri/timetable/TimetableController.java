package org.meguri.timetable;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.AssemblyView;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Stage;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.FreeText;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.timetable.BackwardSchedule.Given;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 日程づくり: fixed days in, the days of every stage out; what would slip is seen before it is taken over. */
@Controller
@RequestMapping("/timetable")
class TimetableController {

    /** Rows for fixed days on the page. */
    private static final int FIXED = 6;

    private static final int LONGEST_NAME = 60;

    /** Before the id of a session whose opening is to be a fixed day. */
    private static final String OFFER = "offer.";

    /** What a town usually has to keep to: the message key of its name, and what has to be done by then. */
    private static final Map<String, Stage> USUAL = new LinkedHashMap<>();

    static {
        USUAL.put("timetable.fixed.committee", Stage.COMMITTEE);
        USUAL.put("timetable.fixed.assembly", Stage.REVIEW);
        USUAL.put("timetable.fixed.budget", Stage.ANSWER_APPROVAL);
        USUAL.put("timetable.fixed.publication", Stage.PUBLICATION);
    }

    private final DrawUpTimetable drawUp;
    private final PlanRegister plans;
    private final Words words;
    private final Clock clock;

    TimetableController(DrawUpTimetable drawUp, PlanRegister plans, Words words, Clock clock) {
        this.drawUp = drawUp;
        this.plans = plans;
        this.words = words;
        this.clock = clock;
    }

    /** A fixed day as it was typed. */
    record Typed(String name, String day, String stage, String margin) {}

    /** What the page says of a stage's input. */
    record Span(String length, String grace) {}

    @GetMapping
    String show(
            SignedIn person,
            @RequestParam(required = false) @Nullable UUID plan,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam Map<String, String> all,
            Model model,
            HttpServletResponse response) {
        var view = plans.plans().stream()
                .filter(one -> plan == null || one.id().value().equals(plan))
                .findFirst();
        if (view.isEmpty()) {
            throw Refusal.notFound("plan.unknown");
        }
        var id = view.get().id();
        var of = year == null
                ? FiscalYear.of(LocalDate.now(clock)).previous()
                : new FiscalYear(Math.max(1990, Math.min(2100, year)));
        if (all.containsKey("opening")) {
            var typed = new LinkedHashMap<>(all);
            try {
                take(typed);
                return page(person, id, of, typed, given(typed), model);
            } catch (Refusal refusal) {
                return refused(refusal, person, id, of, typed, model, response);
            }
        }
        var given = drawUp.begin(id, of, person);
        return page(person, id, of, text(given), given, model);
    }

    /** Openings of sessions that were ticked become fixed days, in the row that waits for one or the first free one. */
    private void take(Map<String, String> typed) {
        var ticked = typed.keySet().stream()
                .filter(key -> key.startsWith(OFFER))
                .map(key -> key.substring(OFFER.length()))
                .toList();
        if (ticked.isEmpty()) {
            return;
        }
        drawUp.offered(given(typed)).stream()
                .filter(session -> ticked.contains(session.id().toString()))
                .forEach(session -> {
                    var row = row(typed, session);
                    typed.put("name." + row, words.inJapanese().of("timetable.fixed.opening-of", session.name()));
                    typed.put("day." + row, session.first().toString());
                    typed.putIfAbsent("stage." + row, Stage.REVIEW.name());
                    typed.putIfAbsent("margin." + row, "0");
                });
    }

    /** @throws Refusal when every row has a day */
    private int row(Map<String, String> typed, AssemblyView session) {
        var free = IntStream.range(0, FIXED)
                .filter(at -> typed.getOrDefault("day." + at, "").isBlank())
                .boxed()
                .toList();
        var waiting = words.inJapanese().of("timetable.fixed.assembly");
        return free.stream()
                .filter(at -> session.first().getMonth() == Month.SEPTEMBER && waiting.equals(typed.get("name." + at)))
                .findFirst()
                .or(() -> free.stream()
                        .filter(at -> typed.getOrDefault("name." + at, "").isBlank())
                        .findFirst())
                .or(() -> free.stream().findFirst())
                .orElseThrow(() -> new Refusal("timetable.fixed.full", FIXED));
    }

    @PostMapping
    String take(
            SignedIn person,
            @RequestParam UUID plan,
            @RequestParam int year,
            @RequestParam Map<String, String> all,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = new PlanId(plan);
        var of = new FiscalYear(year);
        try {
            var cycle = drawUp.take(id, of, given(all), seen(all), all.get("reason"), person);
            next.addFlashAttribute("notice", words.success("timetable.taken"));
            return "redirect:/cycles/" + cycle;
        } catch (Refusal refusal) {
            return refused(refusal, person, id, of, all, model, response);
        }
    }

    private String refused(
            Refusal refusal,
            SignedIn person,
            PlanId plan,
            FiscalYear year,
            Map<String, String> all,
            Model model,
            HttpServletResponse response) {
        if (refusal.status().value() != 409 && refusal.status().value() != 422) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("refusal", refusal);
        model.addAttribute("rows", List.of());
        Given given = null;
        try {
            given = given(all);
            model.addAttribute("rows", drawUp.propose(plan, year, given, person));
        } catch (Refusal unreadable) {
            // The form shows what was typed; there is nothing to propose from it.
        }
        return form(plan, year, all, given, model);
    }

    private String page(
            SignedIn person, PlanId plan, FiscalYear year, Map<String, String> typed, Given given, Model model) {
        model.addAttribute("rows", drawUp.propose(plan, year, given, person));
        return form(plan, year, typed, given, model);
    }

    private String form(PlanId plan, FiscalYear year, Map<String, String> typed, @Nullable Given given, Model model) {
        var cycle = drawUp.cycle(plan, year).orElse(null);
        model.addAttribute("plan", plans.plan(plan));
        model.addAttribute("plans", plans.plans());
        model.addAttribute("year", year);
        model.addAttribute("cycle", cycle);
        model.addAttribute("running", cycle != null && cycle.running());
        model.addAttribute("over", cycle != null && cycle.state() == CycleState.CLOSED);
        model.addAttribute("stages", List.of(Stage.values()));
        model.addAttribute("opening", typed.getOrDefault("opening", ""));
        model.addAttribute("reason", typed.get("reason"));
        var fixed = new ArrayList<Typed>();
        for (int at = 0; at < FIXED; at++) {
            fixed.add(new Typed(
                    typed.getOrDefault("name." + at, ""),
                    typed.getOrDefault("day." + at, ""),
                    typed.getOrDefault("stage." + at, Stage.COMMITTEE.name()),
                    typed.getOrDefault("margin." + at, "0")));
        }
        model.addAttribute("fixed", fixed);
        var spans = new EnumMap<Stage, Span>(Stage.class);
        Arrays.stream(Stage.values())
                .forEach(stage -> spans.put(
                        stage,
                        new Span(
                                typed.getOrDefault("length." + stage, ""), typed.getOrDefault("grace." + stage, "0"))));
        model.addAttribute("spans", spans);
        model.addAttribute("offered", given == null ? List.of() : drawUp.offered(given));
        model.addAttribute("hidden", given == null ? Map.of() : text(given));
        model.addAttribute("seen", cycle == null ? Map.of() : seen(cycle));
        return "timetable/show";
    }

    /** The input as the form sends it. Names that a town usually needs stand there without a day. */
    private Map<String, String> text(Given given) {
        var text = new LinkedHashMap<String, String>();
        text.put("opening", given.opening().toString());
        for (var stage : Stage.values()) {
            text.put("length." + stage, String.valueOf(given.lengths().get(stage)));
            text.put("grace." + stage, String.valueOf(given.graces().getOrDefault(stage, 0)));
        }
        var at = 0;
        for (var day : given.fixed()) {
            text.put("name." + at, day.name());
            text.put("day." + at, day.day().toString());
            text.put("stage." + at, day.stage().name());
            text.put("margin." + at, Integer.toString(day.margin()));
            at++;
        }
        if (given.fixed().isEmpty()) {
            for (var usual : USUAL.entrySet()) {
                text.put("name." + at, words.inJapanese().of(usual.getKey()));
                text.put("stage." + at, usual.getValue().name());
                at++;
            }
        }
        return text;
    }

    private static Given given(Map<String, String> all) {
        var lengths = new EnumMap<Stage, Integer>(Stage.class);
        var graces = new EnumMap<Stage, Integer>(Stage.class);
        for (var stage : Stage.values()) {
            lengths.put(stage, number(all.getOrDefault("length." + stage, ""), "timetable.length", stage));
            graces.put(stage, number(all.getOrDefault("grace." + stage, "0"), "timetable.grace-unreadable", stage));
        }
        var fixed = new ArrayList<FixedDay>();
        for (int at = 0; at < FIXED; at++) {
            var typed = all.getOrDefault("day." + at, "").strip();
            if (!typed.isEmpty()) {
                var name = FreeText.accept("timetable.fixed.name", all.get("name." + at), true, LONGEST_NAME);
                fixed.add(new FixedDay(
                        name,
                        day(typed, name),
                        stage(all.getOrDefault("stage." + at, ""), name),
                        number(all.getOrDefault("margin." + at, "0"), "timetable.margin", name)));
            }
        }
        return new Given(day(all.getOrDefault("opening", "").strip(), null), lengths, graces, fixed);
    }

    private static LocalDate day(String typed, @Nullable String name) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException notADay) {
            throw name == null ? new Refusal("timetable.opening") : new Refusal("timetable.day", name);
        }
    }

    private static Stage stage(String typed, String name) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new Refusal("timetable.stage", name));
    }

    private static int number(String typed, String key, Object about) {
        try {
            return Integer.parseInt(FreeText.normalise(typed).strip());
        } catch (NumberFormatException notANumber) {
            throw new Refusal(key, about);
        }
    }

    private static Map<String, String> seen(CycleView cycle) {
        var seen = new LinkedHashMap<String, String>();
        cycle.dues().forEach((stage, due) -> seen.put("seen." + stage, due.toString()));
        cycle.locks().forEach((stage, lock) -> seen.put("seenLock." + stage, lock.toString()));
        return seen;
    }

    private static PlanCycle.Command.Seen seen(Map<String, String> all) {
        return new PlanCycle.Command.Seen(days(all, "seen."), days(all, "seenLock."));
    }

    private static Map<Stage, LocalDate> days(Map<String, String> all, String prefix) {
        var days = new EnumMap<Stage, LocalDate>(Stage.class);
        for (var stage : Stage.values()) {
            var typed = all.getOrDefault(prefix + stage, "");
            if (!typed.isEmpty()) {
                days.put(stage, day(typed, prefix + stage));
            }
        }
        return days;
    }
}
