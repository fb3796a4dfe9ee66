package org.meguri.publication;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the board confirms a cycle's result, and planning responds. */
@Controller
class BoardController {

    private final NoticeBoard notices;
    private final CycleLookup cycles;
    private final BoardLookup board;
    private final ConfirmByBoard confirm;
    private final PublishResults publish;
    private final EditionLookup editions;
    private final Directory directory;

    BoardController(
            CycleLookup cycles,
            BoardLookup board,
            ConfirmByBoard confirm,
            PublishResults publish,
            EditionLookup editions,
            Directory directory,
            NoticeBoard notices) {
        this.notices = notices;
        this.cycles = cycles;
        this.board = board;
        this.confirm = confirm;
        this.publish = publish;
        this.editions = editions;
        this.directory = directory;
    }

    @GetMapping("/board")
    String cycles(SignedIn person, Model model) {
        requireReader(person);
        model.addAttribute(
                "cycles", cycles.all().stream().filter(CycleView::running).toList());
        model.addAttribute(
                "over",
                person.has(Role.PLANNING)
                        ? cycles.all().stream()
                                .filter(cycle -> cycle.state() == CycleState.CLOSED)
                                .filter(cycle -> !editions.ofCycle(cycle.id()).isEmpty())
                                .toList()
                        : List.of());
        return "publication/board-list";
    }

    @GetMapping("/board/{id}")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        return page(new CycleId(id), person, model, null, "");
    }

    @PostMapping("/board/{id}")
    String decide(
            @PathVariable UUID id,
            @RequestParam int attempt,
            @RequestParam(required = false) @Nullable BoardVerdict verdict,
            @RequestParam(defaultValue = "") String reason,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            if (verdict == null) {
                throw new Refusal("publication.verdict-missing");
            }
            confirm.decide(new CycleId(id), attempt, verdict, reason, person);
        } catch (Refusal refusal) {
            return again(new CycleId(id), person, model, response, refusal, reason);
        }
        notices.success(redirect, "publication.notice.board." + verdict);
        return "redirect:/board/" + id;
    }

    @PostMapping("/board/{id}/response")
    String respond(
            @PathVariable UUID id,
            @RequestParam int attempt,
            @RequestParam(defaultValue = "") String text,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            confirm.respond(new CycleId(id), attempt, text, person);
        } catch (Refusal refusal) {
            return again(new CycleId(id), person, model, response, refusal, text);
        }
        notices.success(redirect, "publication.notice.responded");
        return "redirect:/board/" + id;
    }

    private String again(
            CycleId id, SignedIn person, Model model, HttpServletResponse response, Refusal refusal, String text) {
        if (refusal.status().value() != 409 && refusal.status().value() != 422) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        return page(id, person, model, refusal, text);
    }

    private String page(CycleId id, SignedIn person, Model model, @Nullable Refusal refusal, String text) {
        requireReader(person);
        var cycle = cycles.get(id);
        var said = board.of(id);
        var open = !said.isEmpty()
                && said.get(said.size() - 1).verdict() == BoardVerdict.RETURNED
                && said.get(said.size() - 1).response() == null;
        model.addAttribute("cycle", cycle);
        // Not "content": the frame of the page has a parameter of that name, which would hide it.
        model.addAttribute("outcome", publish.preview(id, ""));
        model.addAttribute("said", said.stream().map(this::named).toList());
        model.addAttribute("attempt", said.size() + 1);
        model.addAttribute("deciding", cycle.state() == CycleState.BOARD && !open && person.has(Role.EXECUTIVE));
        model.addAttribute("responding", cycle.state() == CycleState.BOARD && open && person.has(Role.PLANNING));
        model.addAttribute("refusal", refusal);
        model.addAttribute("text", text);
        return "publication/board";
    }

    /** A decision with the name of who made it. */
    record Said(BoardDecisionView decision, String who) {}

    private Said named(BoardDecisionView decision) {
        return new Said(decision, directory.officer(decision.decidedBy()).name());
    }

    private static void requireReader(SignedIn person) {
        if (!person.has(Role.EXECUTIVE) && !person.has(Role.PLANNING)) {
            throw Refusal.forbidden("publication.board-only");
        }
    }
}
