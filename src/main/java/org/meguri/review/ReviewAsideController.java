package org.meguri.review;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 受付 of the one sheet on whose page a person of planning is, and that they are there. */
@Controller
@RequestMapping("/reviews/{id}")
class ReviewAsideController {

    private final AcceptSheet accept;
    private final Presences presences;
    private final PresenceVoice voice;
    private final EvaluationLookup evaluations;
    private final NoticeBoard notices;

    ReviewAsideController(
            AcceptSheet accept,
            Presences presences,
            PresenceVoice voice,
            EvaluationLookup evaluations,
            NoticeBoard notices) {
        this.accept = accept;
        this.presences = presences;
        this.voice = voice;
        this.evaluations = evaluations;
        this.notices = notices;
    }

    @PostMapping("/acceptance")
    String act(
            @PathVariable UUID id,
            @RequestParam String act,
            @RequestParam int round,
            @RequestParam(required = false) @Nullable UUID to,
            SignedIn person,
            RedirectAttributes redirect) {
        var sheet = new EvaluationId(id);
        switch (act) {
            case "accept" -> accept.accept(sheet, round, person);
            case "release" -> accept.release(sheet, round, person);
            case "take" -> accept.hand(sheet, round, person.id(), person);
            case "hand" -> {
                if (to == null) {
                    throw new Refusal("review.hand.no-colleague");
                }
                accept.hand(sheet, round, new OfficerId(to), person);
            }
            default -> throw Refusal.notFound("review.board.unknown");
        }
        notices.success(redirect, "review.notice." + act);
        return "redirect:/reviews/" + id;
    }

    /** The page is open still. @return who else has it open, in words */
    @PostMapping(path = "/presence", produces = "application/json")
    @ResponseBody
    Map<String, String> beat(@PathVariable UUID id, SignedIn person) {
        var sheet = evaluations.readable(new EvaluationId(id), person);
        return Map.of("words", voice.of(presences.beat(sheet.id(), person)));
    }

    /** What the page of a review is given besides the sheet itself. */
    @ControllerAdvice(assignableTypes = ReviewController.class)
    static class BesideTheSheet {

        private final ReviewAside aside;

        BesideTheSheet(ReviewAside aside) {
            this.aside = aside;
        }

        @ModelAttribute("aside")
        ReviewAside.@Nullable Aside aside(@PathVariable UUID id, SignedIn person) {
            return aside.of(new EvaluationId(id), person).orElse(null);
        }
    }
}
