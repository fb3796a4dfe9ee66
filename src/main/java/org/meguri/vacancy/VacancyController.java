package org.meguri.vacancy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.ActForVacancy;
import org.meguri.organization.Directory;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.organization.OfficerView;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.task.TaskView;
import org.meguri.task.TextWriters;
import org.meguri.vacancy.WatchDesks.Unattended;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 担当者のいない作業: which desks have nobody, who can do the work meanwhile, and 事務取扱 for those without. */
@Controller
@RequestMapping("/unattended")
class VacancyController {

    private static final String DESK = "/{unit:[0-9a-f-]{36}}/{role:[A-Z_]+}";

    /** Days for which the form proposes that somebody acts. */
    private static final int USUAL = 30;

    private final WatchDesks desks;
    private final ActForVacancy acting;
    private final Directory directory;
    private final List<TextWriters> texts;
    private final Words words;
    private final Clock clock;

    VacancyController(
            WatchDesks desks,
            ActForVacancy acting,
            Directory directory,
            List<TextWriters> texts,
            Words words,
            Clock clock) {
        this.desks = desks;
        this.acting = acting;
        this.directory = directory;
        this.texts = texts;
        this.words = words;
        this.clock = clock;
    }

    /** A desk without anybody. @param unit null for a role of the whole town */
    record Row(
            @Nullable String unit,
            @Nullable String unitId,
            String role,
            String standing,
            String people,
            int tasks,
            LocalDate due,
            Instant since) {}

    /** Somebody to choose. */
    record Choice(String value, String label) {}

    /** What would go to the one who is chosen. @param own whether they had a hand in the text, so that they cannot decide on it */
    record Goes(String title, String kind, LocalDate due, boolean own) {}

    /** What the summary of errors reads. @param field to which it leads, "" for none */
    record Wrong(String field, String key, List<Object> arguments) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("rows", desks.unattended().stream().map(this::row).toList());
        return "vacancy/list";
    }

    @GetMapping(DESK)
    String form(SignedIn person, @PathVariable UUID unit, @PathVariable String role, Model model) {
        var today = LocalDate.now(clock);
        return form(
                person,
                find(unit, role),
                null,
                today.toString(),
                today.plusDays(USUAL).toString(),
                null,
                model);
    }

    @PostMapping(DESK)
    String act(
            SignedIn person,
            @PathVariable UUID unit,
            @PathVariable String role,
            @RequestParam(required = false) @Nullable String officer,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "check") String act,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var desk = find(unit, role);
        try {
            var who = officer(officer);
            if (act.equals("name")) {
                acting.act(duty(desk), who, day(from), day(to), reason, person);
                next.addFlashAttribute("notice", words.success("vacancy.named"));
                return "redirect:/unattended";
            }
            if (who == null) {
                throw new Refusal("organization.acting.who");
            }
            model.addAttribute("goes", goes(desk, who));
            model.addAttribute("who", directory.officer(who).name());
        } catch (Refusal refusal) {
            if (refusal.status().value() == 403 || refusal.status().value() == 404) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            var field = field(refusal.key());
            model.addAttribute("errors", List.of(new Wrong(field, refusal.key(), List.of(refusal.arguments()))));
            model.addAttribute("wrong", Map.of(field, words.of(refusal)));
        }
        return form(person, desk, officer, from, to, reason, model);
    }

    private String form(
            SignedIn person,
            Unattended desk,
            @Nullable String officer,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            Model model) {
        model.addAttribute("row", row(desk));
        model.addAttribute(
                "tasks",
                desk.tasks().stream()
                        .map(task -> new Goes(task.title(), task.kind().name(), task.due(), false))
                        .toList());
        model.addAttribute(
                "candidates",
                acting.candidates(duty(desk), person).stream()
                        .map(one -> new Choice(one.id().toString(), label(one)))
                        .toList());
        model.addAttribute("officer", officer);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("reason", reason);
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", Map.of());
        }
        return "vacancy/form";
    }

    private String label(OfficerView officer) {
        var duties = directory.duties(officer.id(), LocalDate.now(clock)).stream()
                .map(duty -> words.of(
                        "vacancy.duty",
                        directory.unit(duty.unit()).name(),
                        words.of("organization.role." + duty.role())))
                .collect(Collectors.joining("・"));
        return words.of("vacancy.candidate", officer.name(), duties);
    }

    private List<Goes> goes(Unattended desk, OfficerId who) {
        var written = texts.stream()
                .flatMap(room -> room
                        .of(desk.tasks().stream()
                                .filter(task -> task.kind() == room.kind())
                                .map(TaskView::subject)
                                .toList())
                        .entrySet()
                        .stream())
                .filter(entry -> entry.getValue().contains(who))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return desk.tasks().stream()
                .map(task -> new Goes(task.title(), task.kind().name(), task.due(), written.contains(task.subject())))
                .toList();
    }

    private Unattended find(UUID unit, String role) {
        return desks.unattended().stream()
                .filter(one -> one.desk().unit() != null
                        && one.desk().unit().value().equals(unit)
                        && one.desk().role().name().equals(role))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("vacancy.unknown"));
    }

    private static Duty duty(Unattended desk) {
        var unit = desk.desk().unit();
        if (unit == null) {
            throw Refusal.notFound("vacancy.unknown");
        }
        return new Duty(desk.desk().role(), unit);
    }

    private Row row(Unattended one) {
        UnitId unit = one.desk().unit();
        return new Row(
                unit == null ? null : directory.unit(unit).name(),
                unit == null ? null : unit.toString(),
                one.desk().role().name(),
                one.attended().standing().name(),
                one.attended().people().stream().map(OfficerView::name).collect(Collectors.joining("、")),
                one.tasks().size(),
                one.tasks().stream()
                        .map(TaskView::due)
                        .min(Comparator.naturalOrder())
                        .orElse(LocalDate.now(clock)),
                one.since());
    }

    private static String field(String key) {
        return switch (key) {
            case "organization.acting.who", "organization.acting.held" -> "officer";
            case "organization.acting.past", "organization.acting.days-missing", "vacancy.day" -> "from";
            case "organization.acting.order", "organization.acting.long" -> "to";
            case "organization.acting.reason" -> "reason";
            default -> "";
        };
    }

    private static @Nullable OfficerId officer(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : new OfficerId(UUID.fromString(typed.strip()));
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
            throw new Refusal("vacancy.day");
        }
    }
}
