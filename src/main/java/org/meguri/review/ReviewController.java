package org.meguri.review;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationPages;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Typed;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The planning division's queue, and the page on which it decides. */
@Controller
@RequestMapping("/reviews")
class ReviewController {

    private final NoticeBoard notices;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final ReviewEvaluation review;
    private final Inbox inbox;
    private final Directory directory;

    ReviewController(
            EvaluationLookup evaluations,
            EvaluationPages pages,
            ReviewEvaluation review,
            Inbox inbox,
            Directory directory,
            NoticeBoard notices) {
        this.notices = notices;
        this.evaluations = evaluations;
        this.pages = pages;
        this.review = review;
        this.inbox = inbox;
        this.directory = directory;
    }

    /** A line of the queue. */
    record Line(TaskView task, EvaluationView evaluation, String unit) {}

    @GetMapping
    String queue(SignedIn person, Model model) {
        model.addAttribute(
                "lines",
                waiting(person).stream()
                        .map(task -> {
                            var evaluation = evaluations.get(new EvaluationId(task.subject()));
                            return new Line(
                                    task,
                                    evaluation,
                                    directory.unit(evaluation.leadUnit()).name());
                        })
                        .toList());
        return "review/queue";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        return page(new EvaluationId(id), person, model, null, "", Map.of());
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable UUID id,
            @RequestParam int round,
            @RequestParam String hash,
            @RequestParam(required = false) @Nullable Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var evaluation = new EvaluationId(id);
        var requests = Typed.in(all, "requests");
        try {
            if (verdict == null) {
                throw new Refusal("review.verdict-missing");
            }
            review.decide(new ReviewEvaluation.Command(evaluation, round, hash, verdict, reason, requests), person);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return page(evaluation, person, model, refusal, reason, requests);
        }
        notices.success(redirect, "review.notice." + verdict);
        return waiting(person).stream()
                .findFirst()
                .map(task -> "redirect:/reviews/" + task.subject())
                .orElse("redirect:/reviews");
    }

    private List<TaskView> waiting(SignedIn person) {
        return inbox.tasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.REVIEW)
                .toList();
    }

    private String page(
            EvaluationId id,
            SignedIn person,
            Model model,
            @Nullable Refusal refusal,
            String reason,
            Map<String, String> requests) {
        var evaluation = evaluations.readable(id, person);
        var page = pages.submitted(evaluation);
        model.addAttribute("page", page);
        model.addAttribute("sheet", page.readable());
        model.addAttribute(
                "task",
                waiting(person).stream()
                        .filter(task -> task.subject().equals(id.value()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("own", evaluation.writers().contains(person.id()));
        model.addAttribute("refusal", refusal);
        model.addAttribute("reason", reason);
        model.addAttribute("requests", requests);
        model.addAttribute("unkept", Typed.written(reason, requests.values()));
        return "review/show";
    }
}
