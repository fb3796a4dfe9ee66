package org.meguri.indicator;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Duty;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.PlanView;
import org.meguri.system.FiscalYear;
import org.meguri.system.JapaneseDates;
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

/** A unit enters the actuals of a year: all of them on one page, or one with where it is from. */
@Controller
@RequestMapping("/indicators")
class IndicatorEntryController {

    private final IndicatorLookup lookup;
    private final RecordActual recordActual;
    private final PlanRegister plans;
    private final Directory directory;
    private final AssessmentWords assessments;
    private final SheetWay way;
    private final JapaneseDates dates;
    private final Words words;
    private final Clock clock;

    IndicatorEntryController(
            IndicatorLookup lookup,
            RecordActual recordActual,
            PlanRegister plans,
            Directory directory,
            AssessmentWords assessments,
            SheetWay way,
            JapaneseDates dates,
            Words words,
            Clock clock) {
        this.assessments = assessments;
        this.way = way;
        this.lookup = lookup;
        this.recordActual = recordActual;
        this.plans = plans;
        this.directory = directory;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
    }

    /** Years shown before the one to enter. */
    private static final int YEARS_BEFORE = 5;

    /**
     * An indicator of the unit, the values of the years before beside this year's.
     *
     * @param before values of {@link #YEARS_BEFORE} years, the oldest first; "" where there is none
     * @param settlesOn when this year's value is to be final, or ""
     * @param overdue whether that day has passed
     * @param typed what could not be saved as it was typed; "" where nothing was
     * @param why it could not; "" where it could
     */
    record Line(
            IndicatorView indicator,
            String plan,
            List<String> before,
            @Nullable ActualView actual,
            AssessmentWords.Told told,
            String settlesOn,
            boolean overdue,
            String typed,
            String why) {}

    /** A value of the table that could not be saved, and why. */
    private record Unsaved(String typed, String why) {}

    /** A year in the row above the field. */
    record YearValue(String year, String actual, String expected, boolean provisional) {}

    /** A form as it was typed, to be shown again beside what is wrong with it. */
    record Typed(
            String value,
            String note,
            boolean provisional,
            int seen,
            String confirmed,
            String reason,
            String settlesOn) {}

    @GetMapping("/entry")
    String entry(SignedIn person, @RequestParam(required = false) @Nullable Integer year, Model model) {
        requireOfficial(person);
        return table(IndicatorController.yearOf(year, clock), person, Map.of(), model);
    }

    /**
     * Saves every value of the table that was typed, each on its own: one that is refused or has to be looked at twice
     * keeps none of the others back, and stays in its field.
     */
    @PostMapping("/entry")
    String enterAll(
            SignedIn person,
            @RequestParam int year,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        requireOfficial(person);
        var fiscalYear = RecordActual.requireYear(new FiscalYear(year), clock);
        var saved = 0;
        var unsaved = new HashMap<IndicatorId, Unsaved>();
        for (var indicator : mine(person)) {
            var typed = text(form.get("values[" + indicator.id().value() + "]"));
            if (typed.isBlank()) {
                continue;
            }
            try {
                var warnings = recordActual
                        .enter(
                                indicator.id(),
                                fiscalYear,
                                new RecordActual.Command(typed, "", false, 0, "", ""),
                                person)
                        .warnings();
                if (warnings.isEmpty()) {
                    saved++;
                } else {
                    unsaved.put(indicator.id(), new Unsaved(typed, told(warnings)));
                }
            } catch (Refusal refusal) {
                unsaved.put(indicator.id(), new Unsaved(typed, words.of(refusal)));
            }
        }
        if (saved > 0) {
            var notice = words.success("indicator.entry.saved.all", fiscalYear.named(), saved);
            if (unsaved.isEmpty()) {
                next.addFlashAttribute("notice", notice);
            } else {
                model.addAttribute("notice", notice);
            }
        }
        if (unsaved.isEmpty() && saved > 0) {
            return "redirect:/indicators/entry?year=" + year;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refused", true);
        model.addAttribute("nothing", unsaved.isEmpty());
        return table(fiscalYear, person, unsaved, model);
    }

    private static void requireOfficial(SignedIn person) {
        if (!person.official()) {
            throw Refusal.forbidden("indicator.not-yours");
        }
    }

    private List<IndicatorView> mine(SignedIn person) {
        return (person.has(Role.PLANNING) ? lookup.all() : lookup.ofUnits(units(person)))
                .stream().filter(indicator -> indicator.original() == null).toList();
    }

    private String told(List<Plausibility.Warning> warnings) {
        return warnings.stream()
                .map(one -> words.of(one.key(), one.arguments().toArray()))
                .collect(Collectors.joining(" "));
    }

    private String table(FiscalYear fiscalYear, SignedIn person, Map<IndicatorId, Unsaved> unsaved, Model model) {
        var mine = mine(person);
        var entered = lookup.actuals(mine);
        var before = IntStream.rangeClosed(1, YEARS_BEFORE)
                .mapToObj(back -> new FiscalYear(fiscalYear.year() - YEARS_BEFORE - 1 + back))
                .toList();
        var today = LocalDate.now(clock);
        var titles = new HashMap<PlanId, String>();
        model.addAttribute(
                "lines",
                lookup.assess(mine, fiscalYear).stream()
                        .map(one -> {
                            var indicator = one.indicator();
                            var years = entered.getOrDefault(indicator.id(), Map.of());
                            var actual = one.actual();
                            var settlesOn = actual == null ? null : actual.settlesOn();
                            var left = unsaved.getOrDefault(indicator.id(), new Unsaved("", ""));
                            return new Line(
                                    indicator,
                                    titles.computeIfAbsent(indicator.plan(), id -> plans.plan(id)
                                            .title()),
                                    before.stream()
                                            .map(earlier -> raw(years.get(earlier)))
                                            .toList(),
                                    actual,
                                    assessments.tell(one),
                                    settlesOn == null ? "" : dates.brief(settlesOn),
                                    settlesOn != null && settlesOn.isBefore(today),
                                    left.typed(),
                                    left.why());
                        })
                        .toList());
        model.addAttribute("before", before.stream().map(FiscalYear::japanese).toList());
        model.addAttribute("yearShort", fiscalYear.named());
        model.addAttribute("year", fiscalYear.both());
        model.addAttribute("yearNumber", fiscalYear.toString());
        model.addAttribute("years", IndicatorController.years("/indicators/entry", fiscalYear, clock));
        return "indicator/entry";
    }

    @GetMapping("/{id}/actuals/{year}")
    String form(
            SignedIn person,
            @PathVariable UUID id,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable UUID sheet,
            @RequestParam(required = false) @Nullable String value,
            Model model) {
        var indicator = lookup.indicator(new IndicatorId(id));
        requireWriter(indicator, person);
        var fiscalYear = RecordActual.requireYear(new FiscalYear(year), clock);
        var now = RecordActual.latest(lookup.history(indicator), fiscalYear);
        var typed = now == null
                ? new Typed(text(value), "", false, 0, "", "", "")
                : new Typed(now.raw(), now.note(), now.provisional(), now.revision(), "", "", day(now.settlesOn()));
        model.addAttribute("sheet", way.of(sheet, person));
        return form(indicator, fiscalYear, typed, List.of(), null, model);
    }

    @PostMapping("/{id}/actuals/{year}")
    String enter(
            SignedIn person,
            @PathVariable UUID id,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String value,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(defaultValue = "false") boolean provisional,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(required = false) @Nullable String confirmed,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String settlesOn,
            @RequestParam(required = false) @Nullable UUID sheet,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var indicator = lookup.indicator(new IndicatorId(id));
        var fiscalYear = RecordActual.requireYear(new FiscalYear(year), clock);
        var came = way.of(sheet, person);
        model.addAttribute("sheet", came);
        try {
            var answer = recordActual.enter(
                    indicator.id(),
                    fiscalYear,
                    new RecordActual.Command(value, note, provisional, seen, confirmed, reason, date(settlesOn)),
                    person);
            if (answer.warnings().isEmpty()) {
                next.addFlashAttribute(
                        "notice", words.success("indicator.entry.saved", indicator.name(), fiscalYear.named()));
                return "redirect:/indicators/" + id + "?year=" + year + (came == null ? "" : "&sheet=" + came.id());
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var typed =
                    new Typed(text(value), text(note), provisional, seen, text(value), text(reason), text(settlesOn));
            return form(indicator, fiscalYear, typed, answer.warnings(), null, model);
        } catch (Refusal refusal) {
            if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY && refusal.status() != HttpStatus.CONFLICT) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            var now = RecordActual.latest(lookup.history(indicator), fiscalYear);
            // After a clash the next try is made in sight of what is there now.
            var revision = refusal.status() == HttpStatus.CONFLICT && now != null ? now.revision() : seen;
            var typed = new Typed(
                    text(value), text(note), provisional, revision, text(confirmed), text(reason), text(settlesOn));
            return form(indicator, fiscalYear, typed, List.of(), words.of(refusal), model);
        }
    }

    private String form(
            IndicatorView indicator,
            FiscalYear year,
            Typed typed,
            List<Plausibility.Warning> warnings,
            @Nullable String error,
            Model model) {
        PlanView plan = plans.plan(indicator.plan());
        var now = RecordActual.latest(lookup.history(indicator), year);
        var current = lookup.actuals(List.of(indicator)).getOrDefault(indicator.series(), Map.of());
        var assessed = Assessment.of(indicator, year, current.get(year), lookup.yardstick(indicator.plan()));
        model.addAttribute("told", assessments.tell(assessed));
        model.addAttribute("chart", Chart.of(indicator, current).orElse(null));
        model.addAttribute("chartWords", assessments.drawn(indicator, current));
        model.addAttribute(
                "row",
                IntStream.rangeClosed(year.year() - YEARS_BEFORE, year.year())
                        .mapToObj(FiscalYear::new)
                        .map(one -> {
                            var actual = current.get(one);
                            var expected = indicator.aim().expected(one);
                            return new YearValue(
                                    one.named(),
                                    raw(actual),
                                    expected.map(line -> AssessmentWords.grouped(line.toPlainString()))
                                            .orElse(""),
                                    actual != null && actual.provisional());
                        })
                        .toList());
        model.addAttribute("indicator", indicator);
        model.addAttribute("plan", plan);
        model.addAttribute("year", year.both());
        model.addAttribute("yearNumber", year.toString());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", error == null ? null : List.of(error));
        model.addAttribute(
                "warnings",
                warnings.stream()
                        .map(one -> words.of(one.key(), one.arguments().toArray()))
                        .toList());
        model.addAttribute(
                "now",
                now == null || now.raw().isEmpty()
                        ? null
                        : words.of(
                                "indicator.entry.now",
                                now.raw(),
                                directory.officer(now.by()).name(),
                                dates.briefWithTime(now.at())));
        return "indicator/form";
    }

    private static void requireWriter(IndicatorView indicator, SignedIn person) {
        if (!Indicator.mayWrite(person, indicator.unit())) {
            throw Refusal.forbidden("indicator.not-yours");
        }
        if (indicator.original() != null) {
            throw new Refusal("indicator.entry.again");
        }
    }

    private static Set<UnitId> units(SignedIn person) {
        var units = new LinkedHashSet<UnitId>();
        for (Duty duty : person.duties()) {
            if (duty.role() == Role.SECTION_STAFF || duty.role() == Role.SECTION_CHIEF) {
                units.add(duty.unit());
            }
        }
        return units;
    }

    private static String raw(@Nullable ActualView actual) {
        return actual == null ? "" : actual.raw();
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** @throws Refusal when it is no day */
    private static @Nullable LocalDate date(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC));
        } catch (DateTimeParseException e) {
            throw new Refusal("indicator.entry.settles-day");
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
