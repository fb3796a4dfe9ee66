package org.meguri.task;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
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

/** 静穏期間: who is not chased, from when to when, and why. */
@Controller
@RequestMapping("/quiet")
class QuietController {

    private final KeepQuiet keepQuiet;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    QuietController(KeepQuiet keepQuiet, Directory directory, Words words, Clock clock) {
        this.keepQuiet = keepQuiet;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /** A quiet time. @param lasts whether it has begun */
    record Row(UUID id, String unit, LocalDate first, LocalDate last, String reason, boolean lasts) {}

    /** The form as it was typed. */
    record Typed(@Nullable String unit, @Nullable String first, @Nullable String last, @Nullable String reason) {}

    /** A unit to choose. */
    record Choice(String value, String label) {}

    /** What the summary of errors reads. @param field to which it leads, "" for none */
    record Wrong(String field, String key, List<Object> arguments) {}

    @GetMapping
    String list(SignedIn person, Model model) {
        var today = LocalDate.now(clock).toString();
        return page(person, new Typed(null, today, today, null), model);
    }

    @PostMapping
    String keep(
            SignedIn person,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String first,
            @RequestParam(required = false) @Nullable String last,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            keepQuiet.keep(unit(unit), day(first), day(last), reason, person);
            next.addFlashAttribute("notice", words.success("task.quiet.kept"));
            return "redirect:/quiet";
        } catch (Refusal refusal) {
            if (refusal.status().value() == 403) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            var field = field(refusal.key());
            model.addAttribute("errors", List.of(new Wrong(field, refusal.key(), List.of(refusal.arguments()))));
            model.addAttribute("wrong", Map.of(field, words.of(refusal)));
            return page(person, new Typed(unit, first, last, reason), model);
        }
    }

    @PostMapping("/{id}/end")
    String end(SignedIn person, @PathVariable UUID id, RedirectAttributes next) {
        keepQuiet.end(id, person);
        next.addFlashAttribute("notice", words.success("task.quiet.ended"));
        return "redirect:/quiet";
    }

    private String page(SignedIn person, Typed typed, Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute(
                "rows",
                keepQuiet.open(person).stream()
                        .map(one -> new Row(
                                one.id(),
                                directory.unit(one.unit()).name(),
                                one.firstDay(),
                                one.lastDay(),
                                one.reason(),
                                !one.firstDay().isAfter(today)))
                        .toList());
        model.addAttribute(
                "units",
                directory.units(today).stream()
                        .map(unit -> new Choice(unit.id().toString(), unit.name()))
                        .toList());
        model.addAttribute("typed", typed);
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", Map.of());
        }
        return "task/quiet";
    }

    private static String field(String key) {
        return switch (key) {
            case "task.quiet.unit-missing", "task.quiet.already" -> "unit";
            case "task.quiet.order", "task.quiet.long" -> "last";
            case "task.quiet.days-missing", "task.quiet.past", "task.quiet.day-unreadable" -> "first";
            default -> "reason";
        };
    }

    private static @Nullable UnitId unit(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : UnitId.of(typed.strip());
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notADay) {
            throw new Refusal("task.quiet.day-unreadable");
        }
    }
}
