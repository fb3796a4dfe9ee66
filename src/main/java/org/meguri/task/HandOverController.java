package org.meguri.task;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.organization.UnitView;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 担当の引継ぎ: several sheets of a unit go to one of its people at once, seen before it is done. */
@Controller
@RequestMapping("/writers")
class HandOverController {

    private final ArrangeTasks arrange;
    private final List<SheetWork> rooms;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    HandOverController(ArrangeTasks arrange, List<SheetWork> rooms, Directory directory, Words words, Clock clock) {
        this.arrange = arrange;
        this.rooms = rooms;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /** A sheet and who writes it. */
    record Row(
            UUID subject,
            @Nullable String number,
            String name,
            String cycle,
            String standing,
            @Nullable String writer,
            boolean chosen) {}

    /** A unit or a person to choose. */
    record Choice(String value, String label) {}

    /** What changes hands. */
    record Move(String name, String from, String to) {}

    /** What the summary of errors reads. @param field to which it leads, "" for none */
    record Wrong(String field, String key, List<Object> arguments) {}

    @GetMapping
    String show(SignedIn person, @RequestParam(required = false) @Nullable UUID unit, Model model) {
        return page(person, unit, List.of(), null, model);
    }

    @PostMapping
    String hand(
            SignedIn person,
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "") List<UUID> sheet,
            @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "check") String act,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            if (officer.isEmpty()) {
                throw new Refusal("task.hand.who");
            }
            var to = officer(officer);
            if (act.equals("hand")) {
                var count = arrange.hand(new UnitId(unit), sheet, to, person);
                next.addFlashAttribute("notice", words.success("task.hand.done", count));
                return "redirect:/writers?unit=" + unit;
            }
            var before = arrange.writersOf(sheet);
            var nobody = words.of("task.writer.none");
            model.addAttribute(
                    "moves",
                    arrange.moves(new UnitId(unit), sheet, to, person).stream()
                            .map(piece -> new Move(
                                    piece.name(),
                                    Optional.ofNullable(before.get(piece.subject()))
                                            .map(this::name)
                                            .orElse(nobody),
                                    to == null ? nobody : name(to)))
                            .toList());
        } catch (Refusal refusal) {
            if (refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(422);
            var field = refusal.key().equals("task.hand.none") ? "" : "officer";
            model.addAttribute("errors", List.of(new Wrong(field, refusal.key(), List.of(refusal.arguments()))));
            model.addAttribute("wrong", Map.of(field, words.of(refusal)));
        }
        return page(person, unit, sheet, officer, model);
    }

    private String page(
            SignedIn person, @Nullable UUID wanted, List<UUID> chosen, @Nullable String officer, Model model) {
        var today = LocalDate.now(clock);
        var units = directory.units(today).stream()
                .filter(unit -> unit.kind() == UnitKind.SECTION)
                .filter(unit -> ArrangeTasks.mayArrange(person, unit.id()))
                .toList();
        if (units.isEmpty()) {
            throw Refusal.forbidden("task.hand.not-yours");
        }
        var unit = units.stream()
                .map(UnitView::id)
                .filter(id -> wanted == null || id.value().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("task.unknown"));
        var pieces = rooms.stream()
                .flatMap(room -> room.of(List.of(unit)).stream())
                .filter(piece -> piece.standing() != SheetWork.Standing.SUBMITTED)
                .sorted(Comparator.comparing(SheetWork.Piece::cycleTitle)
                        .thenComparing(piece -> Objects.requireNonNullElse(piece.number(), ""), Urgency::byNumbers))
                .toList();
        var writers =
                arrange.writersOf(pieces.stream().map(SheetWork.Piece::subject).toList());
        model.addAttribute("unit", unit.toString());
        model.addAttribute(
                "units",
                units.stream()
                        .map(one -> new Choice(one.id().toString(), one.name()))
                        .toList());
        model.addAttribute(
                "rows",
                pieces.stream()
                        .map(piece -> new Row(
                                piece.subject(),
                                piece.number(),
                                piece.name(),
                                piece.cycleTitle(),
                                piece.standing().name(),
                                Optional.ofNullable(writers.get(piece.subject()))
                                        .map(this::name)
                                        .orElse(null),
                                chosen.contains(piece.subject())))
                        .toList());
        var members = new ArrayList<Choice>();
        ArrangeTasks.members(directory, unit, today)
                .forEach(member -> members.add(new Choice(member.id().toString(), member.name())));
        members.add(new Choice("nobody", words.of("task.writer.none")));
        model.addAttribute("members", members);
        model.addAttribute("officer", officer);
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", Map.of());
        }
        return "task/writers";
    }

    private String name(OfficerId id) {
        return directory.officer(id).name();
    }

    private static @Nullable OfficerId officer(String typed) {
        if (typed.equals("nobody")) {
            return null;
        }
        try {
            return new OfficerId(UUID.fromString(typed));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal("task.writer.elsewhere");
        }
    }
}
