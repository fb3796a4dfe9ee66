package org.meguri.ladder;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.ladder.EditLadder.Flaw;
import org.meguri.ladder.EditLadder.Outlook;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.task.Addressee;
import org.meguri.task.Channel;
import org.meguri.task.Rung;
import org.meguri.task.Tone;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 督促の段: the rung table as a plain table, stage by stage, and its editions. */
@Controller
@RequestMapping("/ladder")
class LadderController {

    private static final String NUMBER = "/editions/{number:[0-9]{1,6}}";

    /** Working days from today to the due day of the example, where no date is known. */
    private static final int EXAMPLE = 20;

    private final EditLadder edit;
    private final WorkingCalendar calendar;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    LadderController(EditLadder edit, WorkingCalendar calendar, Directory directory, Words words, Clock clock) {
        this.edit = edit;
        this.calendar = calendar;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /** A stage with its rungs in words. @param rungs by the rung's name; a rung that is not told has none */
    record StageLine(String stage, Map<String, Cell> rungs) {}

    /** A rung in words. */
    record Cell(String when, String to, String how) {}

    /** An edition in the list. */
    record EditionLine(int number, LocalDate from, String stage, String reason, String by, Instant at, String state) {}

    /** A rung before and after. @param day that of the example */
    record Change(String rung, @Nullable Cell before, @Nullable Cell after, @Nullable LocalDate day, boolean changed) {}

    /** How many open tasks are told of a rung on the first morning. */
    record Told(String rung, int now, int then) {}

    @GetMapping
    String show(SignedIn person, Model model) {
        var today = LocalDate.now(clock);
        var inForce = edit.inForce(today, person);
        model.addAttribute("lines", lines(edit.rowsOn(today, person)));
        model.addAttribute("rungs", List.of(Rung.values()));
        model.addAttribute("number", inForce.map(LadderEditionView::number).orElse(0));
        model.addAttribute("from", inForce.map(LadderEditionView::fromDay).orElse(null));
        var history = edit.history(person);
        model.addAttribute(
                "editions",
                history.stream()
                        .map(one ->
                                line(one, inForce.map(LadderEditionView::number).orElse(0), today))
                        .toList());
        return "ladder/show";
    }

    @GetMapping("/{stage:[A-Z_]+}")
    String form(SignedIn person, @PathVariable String stage, Model model) {
        var today = LocalDate.now(clock);
        var rows = EditLadder.of(stage, edit.rowsOn(today, person));
        var typed = edit.rungs(stage).stream()
                .map(rung -> TypedRow.of(rung, find(rows, rung)))
                .toList();
        return form(stage, typed, today.toString(), null, List.of(), model);
    }

    @PostMapping("/{stage:[A-Z_]+}")
    String change(
            SignedIn person,
            @PathVariable String stage,
            @RequestParam MultiValueMap<String, String> all,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var typed =
                edit.rungs(stage).stream().map(rung -> TypedRow.of(rung, all)).toList();
        var from = Objects.requireNonNullElse(all.getFirst("from"), "");
        var reason = all.getFirst("reason");
        var flaws = new ArrayList<Flaw>();
        var rows = rows(stage, typed, flaws);
        var day = day(from, flaws);
        Outlook outlook = null;
        if (flaws.isEmpty() && day != null) {
            outlook = edit.outlook(stage, rows, day, person);
            flaws.addAll(outlook.flaws());
        }
        if (flaws.isEmpty() && day != null && "keep".equals(all.getFirst("act"))) {
            try {
                edit.change(stage, rows, day, reason, person);
                next.addFlashAttribute("notice", words.success("ladder.kept", stageName(stage), day));
                return "redirect:/ladder";
            } catch (Refusal refusal) {
                if (refusal.status().value() == 403 || refusal.status().value() == 404) {
                    throw refusal;
                }
                flaws.add(new Flaw(null, refusal.key(), List.of(refusal.arguments())));
                response.setStatus(refusal.status().value());
            }
        } else if (!flaws.isEmpty()) {
            response.setStatus(422);
        }
        if (outlook != null && day != null && outlook.flaws().isEmpty()) {
            preview(stage, rows, day, outlook, person, model);
        }
        return form(stage, typed, from, reason, flaws, model);
    }

    private List<LadderRow> rows(String stage, List<TypedRow> typed, List<Flaw> flaws) {
        var rows = new ArrayList<LadderRow>();
        for (var one : typed) {
            if (one.on()) {
                one.row(stage)
                        .ifPresentOrElse(
                                rows::add,
                                () -> flaws.add(
                                        new Flaw(one.rung(), "ladder.days.unreadable", List.of(rungName(one.rung())))));
            }
        }
        return rows;
    }

    private static @Nullable LocalDate day(String from, List<Flaw> flaws) {
        try {
            return LocalDate.parse(from.strip());
        } catch (DateTimeParseException notADay) {
            flaws.add(new Flaw(null, "ladder.from.unreadable", List.of()));
            return null;
        }
    }

    private void preview(
            String stage, List<LadderRow> rows, LocalDate from, Outlook outlook, SignedIn person, Model model) {
        var before = EditLadder.of(stage, edit.rowsOn(from, person));
        var due = calendar.plus(from, EXAMPLE);
        model.addAttribute("due", due);
        model.addAttribute(
                "changes",
                edit.rungs(stage).stream()
                        .map(rung -> {
                            var was = find(before, rung);
                            var is = find(rows, rung);
                            return new Change(
                                    rung.name(),
                                    was.map(this::cell).orElse(null),
                                    is.map(this::cell).orElse(null),
                                    is.map(row -> row.day(due, calendar)).orElse(null),
                                    !was.equals(is));
                        })
                        .toList());
        model.addAttribute(
                "told",
                Arrays.stream(Rung.values())
                        .map(rung -> new Told(
                                rung.name(),
                                outlook.toldBefore().getOrDefault(rung, 0),
                                outlook.told().getOrDefault(rung, 0)))
                        .filter(told -> told.now() > 0 || told.then() > 0)
                        .toList());
        model.addAttribute("silentForPlanning", rows.stream().noneMatch(row -> row.addressees()
                .contains(Addressee.PLANNING)));
    }

    private String form(
            String stage, List<TypedRow> typed, String from, @Nullable String reason, List<Flaw> flaws, Model model) {
        model.addAttribute("stage", stage);
        model.addAttribute("rows", typed);
        model.addAttribute(
                "addressees", EditLadder.addressees(stage).stream().sorted().toList());
        model.addAttribute("tones", List.of(Tone.values()));
        model.addAttribute("channels", List.of(Channel.values()));
        model.addAttribute("from", from);
        model.addAttribute("reason", reason);
        var errors = flaws.stream()
                .map(flaw -> new Wrong(field(flaw), flaw.key(), flaw.arguments()))
                .toList();
        model.addAttribute("errors", errors.isEmpty() ? null : errors);
        var wrong = new HashMap<String, String>();
        errors.forEach(error -> wrong.merge(
                error.field(), words.of(error.key(), error.arguments().toArray()), (one, other) -> one + other));
        model.addAttribute("wrong", wrong);
        return "ladder/form";
    }

    /** What the summary of errors reads. @param field to which it leads, "" for none */
    record Wrong(String field, String key, List<Object> arguments) {}

    private static String field(Flaw flaw) {
        if (flaw.rung() != null) {
            return (flaw.key().equals("ladder.nobody")
                            ? "to."
                            : flaw.key().equals("ladder.overdue-needed") ? "on." : "days.")
                    + flaw.rung();
        }
        return flaw.key().startsWith("ladder.from") ? "from" : flaw.key().startsWith("sheet.") ? "reason" : "";
    }

    @GetMapping(NUMBER)
    String edition(SignedIn person, @PathVariable int number, Model model) {
        return edition(person, number, LocalDate.now(clock).toString(), null, model);
    }

    private String edition(SignedIn person, int number, String from, @Nullable String reason, Model model) {
        var today = LocalDate.now(clock);
        var inForce = edit.inForce(today, person).map(LadderEditionView::number).orElse(0);
        model.addAttribute("number", number);
        if (number == 0) {
            model.addAttribute("lines", lines(edit.product(person)));
            model.addAttribute("edition", null);
        } else {
            var view = edit.edition(number, person);
            model.addAttribute("lines", lines(view.rows()));
            model.addAttribute("edition", line(view, inForce, today));
        }
        model.addAttribute("rungs", List.of(Rung.values()));
        model.addAttribute("current", number == inForce);
        model.addAttribute("from", from);
        model.addAttribute("reason", reason);
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", Map.of());
        }
        return "ladder/edition";
    }

    @PostMapping(NUMBER + "/restore")
    String restore(
            SignedIn person,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var flaws = new ArrayList<Flaw>();
            var day = day(from, flaws);
            if (day == null) {
                throw new Refusal("ladder.from.unreadable");
            }
            edit.restore(number == 0 ? null : number, day, reason, person);
            next.addFlashAttribute("notice", words.success("ladder.restored", day));
            return "redirect:/ladder";
        } catch (Refusal refusal) {
            if (refusal.status().value() == 403 || refusal.status().value() == 404) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            var wrong = new Wrong(
                    field(new Flaw(null, refusal.key(), List.of())), refusal.key(), List.of(refusal.arguments()));
            model.addAttribute("errors", List.of(wrong));
            model.addAttribute("wrong", Map.of(wrong.field(), words.of(refusal)));
            return edition(person, number, from, reason, model);
        }
    }

    @PostMapping(NUMBER + "/withdraw")
    String withdraw(SignedIn person, @PathVariable int number, RedirectAttributes next) {
        edit.withdraw(number, person);
        next.addFlashAttribute("notice", words.success("ladder.withdrawn", number));
        return "redirect:/ladder";
    }

    @GetMapping(NUMBER + ".dmn")
    ResponseEntity<byte[]> file(SignedIn person, @PathVariable int number) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("chase-" + number + ".dmn")
                                .build()
                                .toString())
                .body(edit.file(number == 0 ? null : number, person));
    }

    private EditionLine line(LadderEditionView one, int inForce, LocalDate today) {
        var state = one.withdrawnAt() != null
                ? "withdrawn"
                : one.number() == inForce ? "in-force" : one.fromDay().isAfter(today) ? "to-come" : "past";
        return new EditionLine(
                one.number(),
                one.fromDay(),
                one.stage(),
                one.reason(),
                directory.officer(one.madeBy()).name(),
                one.madeAt(),
                state);
    }

    private List<StageLine> lines(List<LadderRow> rows) {
        return edit.stages().stream()
                .map(stage -> {
                    var cells = new HashMap<String, Cell>();
                    EditLadder.of(stage, rows)
                            .forEach(row -> cells.put(row.rung().name(), cell(row)));
                    return new StageLine(stage, cells);
                })
                .toList();
    }

    private Cell cell(LadderRow row) {
        var days = row.workingDays();
        var when = days == 0
                ? words.of("ladder.when.day")
                : words.of(days < 0 ? "ladder.when.before" : "ladder.when.after", Integer.toString(Math.abs(days)));
        return new Cell(
                when,
                String.join(
                        words.of("ladder.and"),
                        row.addressees().stream()
                                .map(one -> words.of("ladder.to." + one))
                                .toList()),
                words.of(
                        "ladder.how",
                        words.of("ladder.tone." + row.tone()),
                        words.of("ladder.channel." + row.channel())));
    }

    private static Optional<LadderRow> find(List<LadderRow> rows, Rung rung) {
        return rows.stream().filter(row -> row.rung() == rung).findFirst();
    }

    private String stageName(String stage) {
        return words.of("ladder.stage." + stage);
    }

    private static Object rungName(Rung rung) {
        return new DefaultMessageSourceResolvable("ladder.rung." + rung);
    }
}
