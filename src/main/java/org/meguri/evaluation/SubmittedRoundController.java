package org.meguri.evaluation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.SheetPage;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was handed in in a round, as it was handed in, and what was asked for then. */
@Controller
class SubmittedRoundController {

    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final Directory directory;

    SubmittedRoundController(EvaluationLookup evaluations, EvaluationPages pages, Directory directory) {
        this.evaluations = evaluations;
        this.pages = pages;
        this.directory = directory;
    }

    @GetMapping("/evaluations/{id}/rounds/{number}")
    String round(@PathVariable UUID id, @PathVariable int number, SignedIn person, Model model) {
        var evaluation = evaluations.readable(new EvaluationId(id), person);
        var round =
                evaluations.round(evaluation.id(), number).orElseThrow(() -> Refusal.notFound("evaluation.unknown"));
        var page = pages.written(evaluation);
        model.addAttribute("page", page);
        model.addAttribute("round", round);
        model.addAttribute("who", directory.officer(round.submittedBy()).name());
        model.addAttribute(
                "asked",
                evaluations.requests(evaluation.id()).stream()
                        .filter(request -> request.round() == number)
                        .toList());
        model.addAttribute(
                "sheet", SheetPage.comparing(page.sheet(), round.content(), page.last(), List.of(), Map.of()));
        return "evaluation/round";
    }
}
