package org.meguri.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.DeputyBook.Choice;
import org.meguri.organization.DeputyBook.Row;
import org.meguri.organization.DeputyBook.State;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Notice;
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

/** 代決者: who decides in whose stead, from when to when. */
@Controller
@RequestMapping("/deputies")
class DeputyController {

    private static final String KEYS = "organization.deputy.";

    private final DeputyBook book;
    private final DesignateDeputy designate;
    private final Words words;
    private final JapaneseDates dates;
    private final Clock clock;

    DeputyController(DeputyBook book, DesignateDeputy designate, Words words, JapaneseDates dates, Clock clock) {
        this.dates = dates;
        this.book = book;
        this.designate = designate;
        this.words = words;
        this.clock = clock;
    }

    /** The form as it was typed. */
    record Typed(
            @Nullable String office,
            @Nullable String deputy,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason) {}

    @GetMapping
    String list(SignedIn person, @RequestParam(defaultValue = "") String unit, Model model) {
        var today = LocalDate.now(clock).toString();
        return page(person, unit, model, new Typed(null, null, today, today, null));
    }

    @PostMapping
    String designate(
            SignedIn person,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String deputy,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            designate.designate(
                    new DesignateDeputy.Command(uuid(office), uuid(deputy), day(from, "from"), day(to, "to"), reason),
                    person);
        } catch (Refusal refusal) {
            refused(refusal, "", model, response);
            return page(person, "", model, new Typed(office, deputy, from, to, reason));
        }
        next.addFlashAttribute("notice", words.success("organization.deputy.made"));
        return "redirect:/deputies";
    }

    @PostMapping("/{id}/end")
    String end(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String last,
            @RequestParam(required = false) boolean now,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            next.addFlashAttribute(
                    "notice", now ? endNow(new DeputyId(id), person) : endOn(new DeputyId(id), last, person));
        } catch (Refusal refusal) {
            refused(refusal, "-" + id, model, response);
            model.addAttribute("last", last);
            model.addAttribute("lastOf", id);
            return list(person, "", model);
        }
        return "redirect:/deputies";
    }

    private Notice endNow(DeputyId id, SignedIn person) {
        designate.endNow(id, person);
        return words.success("organization.deputy.ended-now");
    }

    private Notice endOn(DeputyId id, @Nullable String typed, SignedIn person) {
        var last = day(typed, "last");
        return designate.end(id, last, person)
                ? words.success("organization.deputy.ended", dates.full(last))
                : words.info("organization.deputy.ended-already", dates.full(last));
    }

    private String page(SignedIn person, String unit, Model model, Typed typed) {
        var rows = book.rows(person);
        var all = DeputyBook.forAll(person);
        var shown = rows.stream()
                .filter(row -> unit.isEmpty() || row.unitCode().equals(unit))
                .toList();
        model.addAttribute("all", all);
        model.addAttribute("mayDesignate", all || DeputyBook.forOneself(person));
        model.addAttribute("mayLeaveOpen", person.has(Role.ADMINISTRATOR));
        model.addAttribute("steads", person.steads());
        model.addAttribute("open", with(shown, false));
        model.addAttribute("mayEnd", shown.stream().anyMatch(Row::mayEnd));
        model.addAttribute("past", with(shown, true));
        model.addAttribute("unit", unit);
        model.addAttribute("unitChoices", unitChoices(rows));
        model.addAttribute("offices", book.offices(person));
        model.addAttribute("candidates", book.candidates(person));
        model.addAttribute("typed", typed);
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", Map.of());
        }
        return "organization/deputies";
    }

    private static List<Row> with(List<Row> rows, boolean over) {
        return rows.stream().filter(row -> (row.state() == State.OVER) == over).toList();
    }

    private static List<Choice> unitChoices(List<Row> rows) {
        return rows.stream()
                .map(row -> new Choice(row.unitCode(), row.unitName(), null))
                .distinct()
                .toList();
    }

    /** What the summary of errors reads. @param field to which it leads, "" for none */
    record Wrong(String field, String key, List<Object> arguments) {}

    /** @param suffix what tells the fields of one row from those of the others */
    private void refused(Refusal refusal, String suffix, Model model, HttpServletResponse response) {
        if (refusal.status().value() == 404) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        var field = field(refusal.key());
        var wrong = new Wrong(field.isEmpty() ? "" : field + suffix, refusal.key(), List.of(refusal.arguments()));
        model.addAttribute("errors", List.of(wrong));
        model.addAttribute("wrong", Map.of(wrong.field(), words.of(refusal)));
    }

    /** Which field a refusal is about; "" where it is none or several. */
    private static String field(String key) {
        return switch (key.startsWith(KEYS) ? key.substring(KEYS.length()) : key) {
            case "whose-missing", "principal-appointment" -> "office";
            case "who-missing", "oneself", "not-by-oneself", "disabled", "holds", "appointment", "near" -> "deputy";
            case "day.from", "from-missing", "past", "far", "taken", "taken-open" -> "from";
            case "day.to", "to-missing", "order", "long" -> "to";
            case "reason" -> "reason";
            case "day.last", "end-missing", "end-before", "end-past", "end-later" -> "last";
            default -> "";
        };
    }

    private static @Nullable LocalDate day(@Nullable String typed, String field) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notADay) {
            throw new Refusal(KEYS + "day." + field);
        }
    }

    /** Nothing for what no choice of the form sends. */
    private static @Nullable UUID uuid(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : UUID.fromString(typed.strip());
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
