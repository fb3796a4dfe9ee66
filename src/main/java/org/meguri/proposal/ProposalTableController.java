package org.meguri.proposal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.ToldFindings;
import org.meguri.intake.Upload;
import org.meguri.organization.SignedIn;
import org.meguri.proposal.TakeProposalsIn.Outcome;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The planning division takes a table of proposals in: choose the file, look at what it would do, confirm. */
@Controller
@RequestMapping("/proposals/rounds/{round}/table")
class ProposalTableController {

    private static final int ROWS_SHOWN = 10;
    private static final int LINES_SHOWN = 200;

    private final ProposalLookup proposals;
    private final TakeProposalsIn tables;
    private final ToldFindings told;
    private final NoticeBoard notices;
    private final Words words;

    ProposalTableController(
            ProposalLookup proposals, TakeProposalsIn tables, ToldFindings told, NoticeBoard notices, Words words) {
        this.proposals = proposals;
        this.tables = tables;
        this.told = told;
        this.notices = notices;
        this.words = words;
    }

    @GetMapping
    String choose(@PathVariable UUID round, SignedIn person, Model model) {
        OpenRound.requirePlanning(person);
        model.addAttribute("round", proposals.round(new ProposalRoundId(round)));
        return "proposal/table";
    }

    @PostMapping
    String upload(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable MultipartFile file,
            SignedIn person,
            Model model,
            HttpServletResponse response) {
        OpenRound.requirePlanning(person);
        try {
            var kept = tables.keep(new ProposalRoundId(round), Upload.chosen(file), person);
            return "redirect:/proposals/rounds/" + round + "/table/" + kept;
        } catch (Refusal refusal) {
            return again(refusal, round, person, model, response);
        }
    }

    @GetMapping("/{file}")
    String preview(
            @PathVariable UUID round,
            @PathVariable UUID file,
            SignedIn person,
            Model model,
            HttpServletResponse response) {
        try {
            var preview = tables.preview(new ProposalRoundId(round), file, person);
            var table = preview.table();
            model.addAttribute("round", proposals.round(new ProposalRoundId(round)));
            model.addAttribute("file", file);
            model.addAttribute("preview", preview);
            model.addAttribute(
                    "first",
                    table.items().subList(0, Math.min(ROWS_SHOWN, table.items().size())));
            var lines = told.lines(table.findings());
            model.addAttribute("findings", lines.subList(0, Math.min(LINES_SHOWN, lines.size())));
            model.addAttribute("lines", lines.size());
            model.addAttribute("notes", told.lines(table.notes()));
            return "proposal/preview";
        } catch (Refusal refusal) {
            return again(refusal, round, person, model, response);
        }
    }

    @PostMapping("/{file}")
    String takeIn(
            @PathVariable UUID round,
            @PathVariable UUID file,
            @RequestParam int added,
            @RequestParam int changed,
            @RequestParam int same,
            @RequestParam int kept,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var done = tables.takeIn(new ProposalRoundId(round), file, new Outcome(added, changed, same, kept), person);
            notices.success(redirect, "proposal.table.done", done.added(), done.changed());
            return "redirect:/proposals/rounds/" + round;
        } catch (Refusal refusal) {
            return again(refusal, round, person, model, response);
        }
    }

    private String again(Refusal refusal, UUID round, SignedIn person, Model model, HttpServletResponse response) {
        if (refusal.status().value() != 409 && refusal.status().value() != 422) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
        return choose(round, person, model);
    }
}
