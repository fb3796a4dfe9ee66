package org.meguri.extension;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.extension.TalkExtension.Slip;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.task.Inbox;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 期限の延長: asking for more days, and answering. */
@Controller
@RequestMapping("/extensions")
class ExtensionTalkController {

    private final TalkExtension talk;
    private final CycleLookup cycles;
    private final WorkingCalendar calendar;
    private final Directory directory;
    private final Inbox inbox;
    private final Words words;
    private final Clock clock;

    ExtensionTalkController(
            TalkExtension talk,
            CycleLookup cycles,
            WorkingCalendar calendar,
            Directory directory,
            Inbox inbox,
            Words words,
            Clock clock) {
        this.talk = talk;
        this.cycles = cycles;
        this.calendar = calendar;
        this.directory = directory;
        this.inbox = inbox;
        this.words = words;
        this.clock = clock;
    }

    /** A conversation in the list. @param moves by how many working days the day named last is later than the day then */
    record Row(
            ExtensionId id,
            String title,
            String stage,
            String unit,
            LocalDate dueThen,
            @Nullable LocalDate day,
            int moves,
            String state,
            boolean mine,
            Turn last,
            String lastBy) {}

    /** Something that was said. */
    record Said(
            String act,
            @Nullable LocalDate day,
            @Nullable LocalDate lock,
            String words,
            String by,
            java.time.Instant at) {}

    @GetMapping
    String list(SignedIn person, Model model) {
        requireInvolved(person);
        model.addAttribute(
                "rows", talk.list(person).stream().map(one -> row(one, person)).toList());
        model.addAttribute("planning", person.has(Role.PLANNING));
        return "extension/list";
    }

    @GetMapping("/new")
    String form(SignedIn person, @RequestParam(defaultValue = "") String task, Model model) {
        var about = talk.task(task, person);
        var other = talk.underWay(about);
        if (other.isPresent()) {
            return "redirect:/extensions/" + other.get().id();
        }
        return form(person, task, false, null, null, model);
    }

    private String form(
            SignedIn person, String task, boolean all, @Nullable String day, @Nullable String reason, Model model) {
        var about = talk.task(task, person);
        model.addAttribute("task", about);
        model.addAttribute(
                "unit", directory.unit(Objects.requireNonNull(about.unit())).name());
        model.addAttribute("all", all);
        model.addAttribute("day", day == null ? calendar.plus(about.due(), 5).toString() : day);
        model.addAttribute("reason", reason);
        wrong(model);
        return "extension/form";
    }

    @PostMapping
    String ask(
            SignedIn person,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var id = talk.ask(task, all, day(day), reason, person);
            next.addFlashAttribute("notice", words.success("extension.asked"));
            return "redirect:/extensions/" + id;
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return form(person, task, all, day, reason, model);
        }
    }

    /** Something that a department has let pass. @param days working days since its due day */
    record Late(
            String task,
            String href,
            String title,
            String kind,
            String unit,
            String cycle,
            LocalDate due,
            int days,
            @Nullable LocalDate lock,
            boolean locked) {}

    @GetMapping("/late")
    String late(SignedIn person, Model model) {
        var today = LocalDate.now(clock);
        var titles = new HashMap<UUID, String>();
        model.addAttribute(
                "rows",
                talk.late(person).stream()
                        .map(task -> new Late(
                                task.id(),
                                task.kind().page(task.subject()),
                                task.title(),
                                task.kind().name(),
                                directory
                                        .unit(Objects.requireNonNull(task.unit()))
                                        .name(),
                                titles.computeIfAbsent(task.cycle(), id -> cycles.get(new CycleId(id))
                                        .title()),
                                task.due(),
                                Math.max(0, calendar.between(task.due(), today)),
                                task.lock(),
                                task.lockedOn(today)))
                        .toList());
        return "extension/late";
    }

    @GetMapping("/give")
    String give(SignedIn person, @RequestParam(defaultValue = "") String task, Model model) {
        var about = talk.forPlanning(task, person);
        var other = talk.underWay(about);
        return other.isPresent()
                ? "redirect:/extensions/" + other.get().id()
                : give(person, task, false, null, null, null, model);
    }

    private String give(
            SignedIn person,
            String task,
            boolean all,
            @Nullable String day,
            @Nullable String lock,
            @Nullable String reason,
            Model model) {
        var about = talk.forPlanning(task, person);
        var proposed = calendar.plus(LocalDate.now(clock), 3);
        model.addAttribute("task", about);
        model.addAttribute(
                "unit", directory.unit(Objects.requireNonNull(about.unit())).name());
        model.addAttribute("all", all);
        model.addAttribute("day", day == null ? proposed.toString() : day);
        model.addAttribute("lock", lock != null ? lock : about.lock() == null ? null : proposed.toString());
        model.addAttribute("reason", reason);
        wrong(model);
        return "extension/give";
    }

    @PostMapping("/give")
    String give(
            SignedIn person,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String lock,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var id = talk.give(task, all, day(day), day(lock), reason, person);
            next.addFlashAttribute("notice", words.success("extension.given"));
            return "redirect:/extensions/" + id;
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return give(person, task, all, day, lock == null ? "" : lock, reason, model);
        }
    }

    @GetMapping("/{id}")
    String show(SignedIn person, @PathVariable UUID id, Model model) {
        return show(person, id, null, null, null, model);
    }

    private String show(
            SignedIn person,
            UUID id,
            @Nullable String day,
            @Nullable String lock,
            @Nullable String typed,
            Model model) {
        var extension = talk.get(new ExtensionId(id), person);
        model.addAttribute("row", row(extension, person));
        model.addAttribute("cycle", cycles.get(extension.cycle()));
        model.addAttribute(
                "said",
                extension.turns().stream()
                        .map(turn -> new Said(
                                turn.act().name(),
                                turn.day(),
                                turn.lockDay(),
                                turn.words(),
                                directory.officer(turn.by()).name(),
                                turn.at()))
                        .toList());
        model.addAttribute("seen", extension.turns().size());
        model.addAttribute("answers", extension.state() == ExtensionState.ASKED && person.has(Role.PLANNING));
        model.addAttribute(
                "decides",
                extension.state() == ExtensionState.PROPOSED && TalkExtension.worksIn(person, extension.unit()));
        model.addAttribute("withdraws", extension.state().open() && TalkExtension.worksIn(person, extension.unit()));
        var named = extension.last().day();
        model.addAttribute("slips", named == null ? List.<Slip>of() : talk.slips(extension, named));
        model.addAttribute("day", day == null ? text(named) : day);
        model.addAttribute("lock", lock != null ? lock : named == null ? null : text(talk.usualLock(extension, named)));
        model.addAttribute("typed", typed);
        var subject = extension.subject();
        model.addAttribute("page", subject == null ? null : extension.kind().page(subject));
        model.addAttribute("over", extension.state().open() && over(extension));
        wrong(model);
        return "extension/show";
    }

    /** Whether the work was done meanwhile. */
    private boolean over(ExtensionView extension) {
        return inbox.openTasksOfCycle(extension.cycle().value()).stream()
                .noneMatch(task -> task.kind() == extension.kind()
                        && extension.place().covers(new org.meguri.cycle.Place(task.unit(), task.subject())));
    }

    @PostMapping("/{id}")
    String say(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(required = false) @Nullable Act act,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String lock,
            @RequestParam(name = "words", required = false) @Nullable String typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (act == null) {
            throw new Refusal("extension.act-missing");
        }
        try {
            talk.say(new ExtensionId(id), seen, act, day(day), day(lock), typed, person);
            next.addFlashAttribute("notice", words.success("extension.said." + act));
            return "redirect:/extensions/" + id;
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return show(person, id, day, lock, typed, model);
        }
    }

    private Row row(ExtensionView extension, SignedIn person) {
        var last = extension.last();
        var day = extension.turns().stream()
                .filter(turn -> turn.day() != null)
                .reduce((first, second) -> second)
                .map(Turn::day)
                .orElse(null);
        return new Row(
                extension.id(),
                extension.title(),
                words.of("cycle.stage." + extension.stage()),
                directory.unit(extension.unit()).name(),
                extension.dueThen(),
                day,
                day == null ? 0 : calendar.between(extension.dueThen(), day),
                extension.state().name(),
                TalkExtension.myTurn(extension, person),
                last,
                directory.officer(last.by()).name());
    }

    /** What the summary of errors reads. @param field to which it leads, "" for none */
    record Wrong(String field, String key, List<Object> arguments) {}

    private void refused(Refusal refusal, Model model, HttpServletResponse response) {
        if (refusal.status().value() == 404 || refusal.status().value() == 403) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        var key = refusal.key();
        var field = key.startsWith("extension.day") || key.startsWith("cycle.due") || key.startsWith("cycle.days")
                ? "day"
                : key.startsWith("cycle.lock") ? "lock" : key.startsWith("sheet.") ? "words" : "";
        var wrong = new Wrong(field, key, List.of(refusal.arguments()));
        model.addAttribute("errors", List.of(wrong));
        model.addAttribute("wrong", Map.of(field, words.of(refusal)));
    }

    private static void wrong(Model model) {
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", Map.of());
        }
    }

    private static void requireInvolved(SignedIn person) {
        if (!person.has(Role.PLANNING) && TalkExtension.units(person).findAny().isEmpty()) {
            throw Refusal.forbidden("organization.signin.not-allowed");
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notADay) {
            throw new Refusal("extension.day.unreadable");
        }
    }
}
