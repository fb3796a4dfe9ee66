package org.meguri.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.HandIn.Recipient;
import org.meguri.organization.Directory;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.sheet.SheetPage;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All answers once more before they go to the chief, the handing in, and what is said afterwards. */
@Controller
@RequestMapping("/evaluations/{id}")
class HandInController {

    private final WritingRules rules;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final HandIn handIn;
    private final WriteEvaluation write;
    private final Inbox inbox;
    private final Directory directory;
    private final FormerDeputies formerDeputies;

    HandInController(
            WritingRules rules,
            EvaluationLookup evaluations,
            EvaluationPages pages,
            HandIn handIn,
            WriteEvaluation write,
            Inbox inbox,
            Directory directory,
            FormerDeputies formerDeputies) {
        this.rules = rules;
        this.evaluations = evaluations;
        this.pages = pages;
        this.handIn = handIn;
        this.write = write;
        this.inbox = inbox;
        this.directory = directory;
        this.formerDeputies = formerDeputies;
    }

    @GetMapping("/check")
    String check(@PathVariable UUID id, SignedIn person, Model model) {
        var evaluation = writable(id, person);
        if (evaluation.status() != Status.DRAFT) {
            return "redirect:/evaluations/" + id + "/receipt";
        }
        return page(evaluation, person, null, model);
    }

    /** Hands in what is kept. What was found by the mirror is no hindrance; what the rules of the sheet refuse is. */
    @PostMapping("/check")
    String submit(
            @PathVariable UUID id,
            @RequestParam long revision,
            SignedIn person,
            Model model,
            HttpServletResponse response) {
        var evaluation = writable(id, person);
        try {
            write.submit(
                    new WriteEvaluation.Command(evaluation.id(), revision, evaluation.content(), Map.of()), person);
            return "redirect:/evaluations/" + id + "/receipt";
        } catch (InvalidSheet invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(evaluation, person, new Refusal("evaluation.check.refused"), model);
        } catch (Refusal refusal) {
            var now = evaluations.readable(evaluation.id(), person);
            if (refusal.status() != HttpStatus.CONFLICT || now.status() != Status.DRAFT) {
                throw refusal;
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(now, person, Refusal.conflict("evaluation.check.written-meanwhile", now.heading()), model);
        }
    }

    private String page(EvaluationView evaluation, SignedIn person, @Nullable Refusal refusal, Model model) {
        var page = pages.written(evaluation);
        model.addAttribute("page", page);
        model.addAttribute("sheet", SheetPage.comparing(page.sheet(), page.shown(), page.last(), List.of(), Map.of()));
        model.addAttribute("looked", handIn.look(evaluation, person));
        model.addAttribute("refusal", refusal);
        return "evaluation/check";
    }

    /** Who decides for a unit now, and until when. */
    record Waiting(Recipient recipient, LocalDate due) {}

    @GetMapping("/receipt")
    String receipt(@PathVariable UUID id, SignedIn person, Model model) {
        var evaluation = evaluations.readable(new EvaluationId(id), person);
        if (evaluation.status() == Status.DRAFT || evaluation.status() == Status.PREPARED) {
            return "redirect:/evaluations/" + id;
        }
        model.addAttribute("page", pages.submitted(evaluation));
        evaluations.round(evaluation.id(), evaluation.round()).ifPresent(round -> {
            model.addAttribute("round", round);
            model.addAttribute("who", directory.officer(round.submittedBy()).name());
        });
        var waiting = waiting(evaluation);
        model.addAttribute("waiting", waiting);
        var roles =
                waiting.stream().map(one -> one.recipient().role()).distinct().toList();
        model.addAttribute("to", roles.size() == 1 ? roles.get(0) : "NONE");
        var writes = rules.writes(evaluation, person);
        model.addAttribute(
                "takeBack",
                writes
                        && evaluation.status() == Status.SUBMITTED
                        && evaluations
                                .openings(evaluation.id(), evaluation.round())
                                .isEmpty());
        var more = writes ? drafts(evaluation.leadUnit()) : List.<EvaluationView>of();
        model.addAttribute("more", more.size());
        model.addAttribute("next", more.isEmpty() ? null : more.get(0));
        return "evaluation/receipt";
    }

    /** What the unit has still to write, in the order of its tasks: the most urgent first. */
    private List<EvaluationView> drafts(UnitId unit) {
        var order = inbox.openTasksOf(List.of(unit)).stream()
                .map(TaskView::subject)
                .distinct()
                .toList();
        return evaluations.running(List.of(unit)).stream()
                .filter(one -> one.status() == Status.DRAFT && one.leadUnit().equals(unit))
                .sorted(Comparator.comparing(one -> {
                    var place = order.indexOf(one.id().value());
                    return place < 0 ? order.size() : place;
                }))
                .toList();
    }

    private List<Waiting> waiting(EvaluationView evaluation) {
        var recipients = handIn.recipients(evaluation);
        return inbox.openTasks(evaluation.id().value()).stream()
                .filter(task -> task.kind() == TaskKind.APPROVE && task.unit() != null)
                .flatMap(task -> recipients.stream()
                        .filter(one -> one.unitId().equals(task.unit()))
                        .map(one -> new Waiting(one, task.due())))
                .toList();
    }

    /** The sheet, for those who write it. */
    private EvaluationView writable(UUID id, SignedIn person) {
        var evaluation = evaluations.get(new EvaluationId(id));
        if (!rules.writes(evaluation, person)) {
            throw formerDeputies.refusal(
                    person.id(), List.of(evaluation.leadUnit()), Refusal.notFound("evaluation.unknown"));
        }
        return evaluation;
    }
}
