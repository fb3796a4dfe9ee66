package org.meguri.review;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationPages;
import org.meguri.organization.SignedIn;
import org.meguri.plan.ItemShortfalls;
import org.meguri.reading.Place;
import org.meguri.reading.ReadingDesk;
import org.meguri.reading.Written;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.http.HttpStatus;
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

/** The page on which the planning division decides. */
@Controller
@RequestMapping("/reviews")
class ReviewController {

    private final NoticeBoard notices;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final ReviewEvaluation review;
    private final ReadingDesk desk;
    private final ItemShortfalls shortfalls;
    private final Inbox inbox;
    private final KeepCannedRemarks cannedRemarks;

    ReviewController(
            EvaluationLookup evaluations,
            EvaluationPages pages,
            ReviewEvaluation review,
            ReadingDesk desk,
            ItemShortfalls shortfalls,
            Inbox inbox,
            KeepCannedRemarks cannedRemarks,
            NoticeBoard notices) {
        this.notices = notices;
        this.evaluations = evaluations;
        this.pages = pages;
        this.review = review;
        this.desk = desk;
        this.shortfalls = shortfalls;
        this.inbox = inbox;
        this.cannedRemarks = cannedRemarks;
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String against,
            SignedIn person,
            Model model) {
        return page(new EvaluationId(id), person, model, null, ReadingDesk.Wish.of(against));
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable UUID id,
            @RequestParam int round,
            @RequestParam String hash,
            @RequestParam(required = false) @Nullable Verdict verdict,
            @RequestParam(name = "give-up", defaultValue = "false") boolean givenUp,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var evaluation = new EvaluationId(id);
        var written = Written.in(all);
        var before = waiting(person);
        try {
            if (verdict == null) {
                throw new Refusal("review.verdict-missing");
            }
            review.decide(
                    new ReviewEvaluation.Command(
                            evaluation,
                            round,
                            hash,
                            verdict,
                            written.reason(),
                            written.requests(),
                            written.proposed(),
                            givenUp),
                    person);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            keep(evaluation, person, written);
            response.setStatus(refusal.status().value());
            return page(evaluation, person, model, refusal, new ReadingDesk.Wish(null, round, written));
        }
        // The page that follows shows another sheet: without its name the line would be read as said of that one.
        notices.success(
                redirect,
                "review.notice." + verdict,
                evaluations.get(evaluation).heading());
        var left = waiting(person).stream().map(TaskView::subject).collect(Collectors.toSet());
        return "redirect:"
                + after(
                        id,
                        before.stream()
                                .filter(task -> task.subject().equals(id) || left.contains(task.subject()))
                                .toList());
    }

    /** What was typed stays on the server too, where it may still be of use. */
    private void keep(EvaluationId evaluation, SignedIn person, Written written) {
        try {
            desk.keep(evaluation, person, written);
        } catch (Refusal tooLong) {
            // It is still on the page, and the verdict has been refused for the same reason.
        }
    }

    /** A press on the page that is no verdict: marks, another comparison, another layout, later. */
    @PostMapping("/{id}/desk")
    String press(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String later,
            @RequestParam MultiValueMap<String, String> form,
            SignedIn person,
            Model model,
            HttpServletResponse response) {
        var evaluation = new EvaluationId(id);
        try {
            var page = pages.submitted(evaluations.readable(evaluation, person));
            var place = desk.press(page, person, form);
            return "redirect:" + (later == null ? "/reviews/" + id + place : after(id, waiting(person)));
        } catch (Refusal refusal) {
            if (refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            var written = Written.in(form.toSingleValueMap());
            return page(evaluation, person, model, refusal, new ReadingDesk.Wish(null, null, written));
        }
    }

    /** What is being typed, kept while the page stays; nothing is kept any more once the verdict is given. */
    @PostMapping(path = "/{id}/desk", params = "quietly")
    ResponseEntity<Void> keep(@PathVariable UUID id, @RequestParam Map<String, String> all, SignedIn person) {
        var evaluation = new EvaluationId(id);
        evaluations.readable(evaluation, person);
        if (waiting(person).stream().noneMatch(task -> task.subject().equals(id))) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        desk.keep(evaluation, person, Written.in(all));
        return ResponseEntity.noContent().build();
    }

    /** The one after this, round to the first; the queue where there is no other. */
    private static String after(UUID id, List<TaskView> order) {
        return Place.after(id, subjects(order))
                .map(subject -> "/reviews/" + subject)
                .orElse("/reviews");
    }

    private static List<UUID> subjects(List<TaskView> order) {
        return order.stream().map(TaskView::subject).toList();
    }

    /**
     * Puts a canned remark into what is being typed, where no script does; nothing is decided.
     *
     * @param into the field that it is said of; "" for the whole sheet
     */
    @PostMapping(path = "/{id}", params = "canned")
    String insert(
            @PathVariable UUID id,
            @RequestParam UUID canned,
            @RequestParam(name = "cannedInto", defaultValue = "") String into,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model) {
        var text = cannedRemarks.text(canned);
        var written = Written.in(all);
        var requests = new LinkedHashMap<>(written.requests());
        if (!into.isEmpty()) {
            requests.merge(into, text, ReviewController::below);
        }
        var reason = into.isEmpty() ? below(written.reason(), text) : written.reason();
        model.addAttribute("cannedInto", into);
        var more = new Written(reason, requests, written.proposed());
        return page(new EvaluationId(id), person, model, null, new ReadingDesk.Wish(null, null, more));
    }

    private static String below(String typed, String text) {
        return typed.isBlank() ? text : typed.stripTrailing() + "\n" + text;
    }

    private List<TaskView> waiting(SignedIn person) {
        return inbox.tasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.REVIEW)
                .toList();
    }

    private String page(
            EvaluationId id, SignedIn person, Model model, @Nullable Refusal refusal, ReadingDesk.Wish wish) {
        var evaluation = evaluations.readable(id, person);
        var page = pages.submitted(evaluation);
        var order = waiting(person);
        var task = order.stream()
                .filter(one -> one.subject().equals(id.value()))
                .findFirst()
                .orElse(null);
        var own = evaluation.writers().contains(person.id());
        var laid = desk.open(page, person, wish);
        model.addAttribute("page", page);
        model.addAttribute("task", task);
        model.addAttribute("own", own);
        model.addAttribute("decides", task != null && !own);
        model.addAttribute("desk", laid);
        model.addAttribute(
                "shortfalls",
                shortfalls
                        .of(List.of(evaluation.item()), page.cycle().year())
                        .getOrDefault(evaluation.item(), List.of()));
        model.addAttribute("place", Place.of(id.value(), subjects(order)));
        model.addAttribute("refusal", refusal);
        model.addAttribute("unkept", laid.written().texts());
        return "review/show";
    }
}
