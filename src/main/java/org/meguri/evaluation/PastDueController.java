package org.meguri.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 期限を過ぎた評価票への対応: planning's choices on one page, and on the sheet what became of it. */
@Controller
@Order(90)
class PastDueController implements SheetMargin {

    private final EvaluationLookup evaluations;
    private final ClosePastDue pastDue;
    private final Directory directory;
    private final JapaneseDates dates;
    private final NoticeBoard notices;
    private final Words words;

    PastDueController(
            EvaluationLookup evaluations,
            ClosePastDue pastDue,
            Directory directory,
            JapaneseDates dates,
            NoticeBoard notices,
            Words words) {
        this.evaluations = evaluations;
        this.pastDue = pastDue;
        this.directory = directory;
        this.dates = dates;
        this.notices = notices;
        this.words = words;
    }

    /** What the fragment beside the sheet shows. @param late whether planning has to choose */
    record Block(
            UUID evaluation, boolean late, @Nullable String lapsed, @Nullable String reason, List<String> standIns) {}

    @Override
    public Optional<Note> of(EvaluationView evaluation, SignedIn person) {
        if (!person.official()) {
            return Optional.empty();
        }
        var late = pastDue.late(evaluation, person).isPresent();
        var lapse = pastDue.lapse(evaluation.id()).orElse(null);
        var standIns = pastDue.standIns(evaluation.id()).stream()
                .map(one -> words.of(
                        "evaluation.late.stood-in",
                        directory.officer(one.officer()).name(),
                        dates.briefWithTime(one.since()),
                        one.reason()))
                .toList();
        return late || lapse != null || !standIns.isEmpty()
                ? Optional.of(new Note(
                        "evaluation/late",
                        new Block(
                                evaluation.id().value(),
                                late,
                                lapse == null
                                        ? null
                                        : words.of(
                                                "evaluation.late.lapsed",
                                                directory
                                                        .officer(lapse.lapsedBy())
                                                        .name(),
                                                dates.briefWithTime(lapse.lapsedAt())),
                                lapse == null ? null : lapse.reason(),
                                standIns)))
                : Optional.empty();
    }

    @GetMapping("/evaluations/{id}/late")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        return page(new EvaluationId(id), person, null, model);
    }

    @PostMapping("/evaluations/{id}/stand-in")
    String standIn(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            pastDue.standIn(new EvaluationId(id), reason, person);
        } catch (Refusal refusal) {
            return refused(refusal, "stand-in", new EvaluationId(id), person, reason, model, response);
        }
        notices.success(redirect, "evaluation.late.standing-in");
        return "redirect:/evaluations/" + id;
    }

    @PostMapping("/evaluations/{id}/lapse")
    String lapse(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            pastDue.lapse(new EvaluationId(id), reason, person);
        } catch (Refusal refusal) {
            return refused(refusal, "lapse", new EvaluationId(id), person, reason, model, response);
        }
        notices.success(redirect, "evaluation.late.closed");
        return "redirect:/extensions/late";
    }

    /** What the summary of errors reads. @param field to which it leads, "" for none */
    record Wrong(String field, String key, List<Object> arguments) {}

    private String refused(
            Refusal refusal,
            String form,
            EvaluationId id,
            SignedIn person,
            @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        if (refusal.status().value() != 422) {
            throw refusal;
        }
        response.setStatus(422);
        model.addAttribute("errors", List.of(new Wrong(form, refusal.key(), List.of(refusal.arguments()))));
        model.addAttribute("wrong", form);
        model.addAttribute("why", words.of(refusal));
        return page(id, person, reason, model);
    }

    private String page(EvaluationId id, SignedIn person, @Nullable String reason, Model model) {
        var evaluation = evaluations.readable(id, person);
        var task = pastDue.late(evaluation, person).orElseThrow(() -> Refusal.notFound("evaluation.late.none"));
        model.addAttribute("evaluation", evaluation);
        model.addAttribute("unit", directory.unit(evaluation.leadUnit()).name());
        model.addAttribute("task", task.id());
        model.addAttribute("due", task.due());
        model.addAttribute("lock", task.lock());
        model.addAttribute("begun", !evaluation.content().isEmpty());
        model.addAttribute("mine", pastDue.standIns(id).stream().anyMatch(one -> one.officer()
                .equals(person.id())));
        model.addAttribute("reason", reason);
        return "evaluation/past-due";
    }
}
