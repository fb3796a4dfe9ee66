package org.meguri.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.system.FiscalYear;
import org.meguri.system.JapaneseDates;
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

/** 閉庁日: the days on which this town hall is closed besides those of the whole country. */
@Controller
@RequestMapping("/admin/closed-days")
class ClosedDayController {

    private static final String PAGE = "cycle/closed-days";

    /** Fiscal years to choose from, before and after this one. */
    private static final int YEARS_AROUND = 2;

    private final DeclareClosedDays declareClosedDays;
    private final KeepAssembly keepAssembly;
    private final Words words;
    private final JapaneseDates dates;
    private final Clock clock;

    ClosedDayController(
            DeclareClosedDays declareClosedDays,
            KeepAssembly keepAssembly,
            Words words,
            JapaneseDates dates,
            Clock clock) {
        this.declareClosedDays = declareClosedDays;
        this.keepAssembly = keepAssembly;
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    /** A fiscal year to choose. */
    record Year(String href, String label, boolean current) {}

    /** A closed day in words. */
    record Line(String iso, String day, String name) {}

    /** A session of the assembly in words. */
    record Session(UUID id, String name, String first, String last) {}

    /** A form as it was typed, to be shown again beside what is wrong with it. */
    record Typed(@Nullable String from, @Nullable String to, @Nullable String name) {

        static final Typed NOTHING = new Typed(null, null, null);
    }

    @GetMapping
    String show(SignedIn person, @RequestParam(required = false) @Nullable Integer year, Model model) {
        return page(person, yearOf(year), Typed.NOTHING, null, model);
    }

    @PostMapping
    String declare(
            SignedIn person,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable Integer year,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var days = declareClosedDays.declare(date(from), date(to), name, person);
            next.addFlashAttribute("notice", words.success("calendar.declared", days.size()));
            return "redirect:/admin/closed-days?year="
                    + FiscalYear.of(days.get(0)).year();
        } catch (Refusal refusal) {
            if (refusal.status().value() != HttpServletResponse.SC_CONFLICT
                    && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return page(person, yearOf(year), new Typed(from, to, name), words.of(refusal), model);
        }
    }

    @PostMapping("/withdraw")
    String withdraw(SignedIn person, @RequestParam(required = false) @Nullable String day, RedirectAttributes next) {
        var date = date(day);
        if (date == null) {
            throw new Refusal("calendar.bad-date");
        }
        declareClosedDays.withdraw(date, person);
        next.addFlashAttribute("notice", words.success("calendar.withdrawn", dates.full(date)));
        return "redirect:/admin/closed-days?year=" + FiscalYear.of(date).year();
    }

    @PostMapping("/assembly")
    String enter(
            SignedIn person,
            @RequestParam(required = false) @Nullable String session,
            @RequestParam(required = false) @Nullable String first,
            @RequestParam(required = false) @Nullable String last,
            @RequestParam(required = false) @Nullable Integer year,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var entered = keepAssembly.set(session, date(first), date(last), person);
            next.addFlashAttribute("notice", words.success("calendar.assembly.entered", entered.name()));
            return "redirect:/admin/closed-days?year="
                    + FiscalYear.of(entered.first()).year();
        } catch (Refusal refusal) {
            if (refusal.status().value() != HttpServletResponse.SC_CONFLICT
                    && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            model.addAttribute("typedSession", new Typed(first, last, session));
            return page(person, yearOf(year), Typed.NOTHING, words.of(refusal), model);
        }
    }

    @PostMapping("/assembly/{id}/remove")
    String remove(SignedIn person, @PathVariable UUID id, RedirectAttributes next) {
        var removed = keepAssembly.remove(id, person);
        next.addFlashAttribute("notice", words.success("calendar.assembly.removed", removed.name()));
        return "redirect:/admin/closed-days?year="
                + FiscalYear.of(removed.first()).year();
    }

    private String page(SignedIn person, FiscalYear year, Typed typed, @Nullable String error, Model model) {
        model.addAttribute(
                "sessions",
                keepAssembly.of(year, person).stream()
                        .map(one -> new Session(one.id(), one.name(), dates.full(one.first()), dates.full(one.last())))
                        .toList());
        if (!model.containsAttribute("typedSession")) {
            model.addAttribute("typedSession", Typed.NOTHING);
        }
        var own = declareClosedDays.closedDays(year, person);
        model.addAttribute(
                "own",
                own.stream()
                        .map(day -> new Line(day.closedOn().toString(), dates.full(day.closedOn()), day.name()))
                        .toList());
        model.addAttribute(
                "country",
                declareClosedDays.countryWide(year).stream().map(dates::brief).toList());
        var current = FiscalYear.of(LocalDate.now(clock)).year();
        model.addAttribute(
                "years",
                IntStream.rangeClosed(current - YEARS_AROUND, current + YEARS_AROUND)
                        .mapToObj(FiscalYear::new)
                        .map(one -> new Year("/admin/closed-days?year=" + one, one.named(), one.equals(year)))
                        .toList());
        model.addAttribute("year", year.both());
        model.addAttribute("yearNumber", Integer.toString(year.year()));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", error == null ? null : List.of(error));
        return PAGE;
    }

    private FiscalYear yearOf(@Nullable Integer year) {
        return year == null || year < DeclareClosedDays.FIRST_YEAR || year > DeclareClosedDays.LAST_YEAR
                ? FiscalYear.of(LocalDate.now(clock))
                : new FiscalYear(year);
    }

    /** Full-width digits and slashes are read, too. */
    private static @Nullable LocalDate date(@Nullable String typed) {
        var text = typed == null
                ? ""
                : Normalizer.normalize(typed, Form.NFKC).strip().replace('/', '-');
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal("calendar.bad-date");
        }
    }
}
