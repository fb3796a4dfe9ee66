package org.meguri.approval;

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
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
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

/** The chief's queue, and the page on which a chief decides. */
@Controller
@RequestMapping("/approvals")
class ApprovalController {

    private final NoticeBoard notices;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final ApprovalLookup approvals;
    private final ApproveEvaluation approve;
    private final Inbox inbox;
    private final Directory directory;
    private final FormerDeputies formerDeputies;
    private final ApprovalTrail trail;
    private final WhoSigns whoSigns;

    ApprovalController(
            EvaluationLookup evaluations,
            EvaluationPages pages,
            ApprovalLookup approvals,
            ApproveEvaluation approve,
            Inbox inbox,
            Directory directory,
            FormerDeputies formerDeputies,
            ApprovalTrail trail,
            WhoSigns whoSigns,
            NoticeBoard notices) {
        this.whoSigns = whoSigns;
        this.formerDeputies = formerDeputies;
        this.trail = trail;
        this.notices = notices;
        this.evaluations = evaluations;
        this.pages = pages;
        this.approvals = approvals;
        this.approve = approve;
        this.inbox = inbox;
        this.directory = directory;
    }

    /**
     * A line of the queue: what waits, and how many answers differ from last year's.
     *
     * @param principal in whose stead the person would decide (代決); null where it is their own task
     */
    record Line(
            TaskView task,
            EvaluationView evaluation,
            String unit,
            int fields,
            int changed,
            @Nullable String principal) {}

    @GetMapping
    String queue(SignedIn person, Model model) {
        requireDecider(person);
        var lines = inbox.tasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.APPROVE)
                .map(task -> line(task, person))
                .toList();
        model.addAttribute("lines", lines);
        return "approval/queue";
    }

    private Line line(TaskView task, SignedIn person) {
        var evaluation = evaluations.get(new EvaluationId(task.subject()));
        var previous = evaluations.previousContent(evaluation);
        var changed = (int) evaluation.content().entrySet().stream()
                .filter(answer -> !answer.getValue().equals(previous.get(answer.getKey())))
                .count();
        var unit = task.unit();
        return new Line(
                task,
                evaluation,
                unit == null ? "" : directory.unit(unit).name(),
                evaluation.content().size(),
                changed,
                principal(task, person));
    }

    private @Nullable String principal(TaskView task, SignedIn person) {
        var unit = task.unit();
        if (unit == null) {
            return null;
        }
        return whoSigns.steadOf(person, unit).map(Stead::principalName).orElse(null);
    }

    /** Whether a chief may decide this, so that the director who looks may not. */
    private boolean leftToChief(TaskView task, EvaluationView evaluation, SignedIn person) {
        var unit = task.unit();
        return unit != null && whoSigns.leftToChief(person, unit, evaluation.writers()::contains);
    }

    /** Chiefs, directors and their deputies come here; whose days as a deputy are over is told so. */
    private void requireDecider(SignedIn person) {
        if (!person.has(Role.SECTION_CHIEF) && !person.has(Role.DIRECTOR)) {
            throw formerDeputies.refusal(person.id(), Refusal.forbidden("organization.signin.not-allowed"));
        }
    }

    private EvaluationView readable(EvaluationId id, SignedIn person) {
        requireDecider(person);
        try {
            return evaluations.readable(id, person);
        } catch (Refusal refusal) {
            throw formerDeputies.refusal(person.id(), evaluations.get(id).units(), refusal);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        return page(new EvaluationId(id), person, model, null, "", Map.of());
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable UUID id,
            @RequestParam UUID unit,
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
            requireDecider(person);
            if (verdict == null) {
                throw new Refusal("approval.verdict-missing");
            }
            approve.decide(
                    new ApproveEvaluation.Command(evaluation, new UnitId(unit), round, hash, verdict, reason, requests),
                    person);
        } catch (Refusal refusal) {
            if (FormerDeputies.says(refusal)) {
                return over(refusal, reason, requests, model, response);
            }
            if (refusal.status().value() == 404) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return page(evaluation, person, model, refusal, reason, requests);
        }
        notices.success(redirect, "approval.notice." + verdict);
        return "redirect:" + next(person);
    }

    /** What was typed, without the sheet: it is no longer this person's to see. */
    private static String over(
            Refusal refusal, String reason, Map<String, String> requests, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        model.addAttribute("refusal", refusal);
        model.addAttribute("unkept", Typed.written(reason, requests.values()));
        return "organization/deputy-over";
    }

    /** The next sheet that waits for this person, else the queue. */
    private String next(SignedIn person) {
        return inbox.tasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.APPROVE)
                .filter(task -> !leftToChief(task, evaluations.get(new EvaluationId(task.subject())), person))
                .findFirst()
                .map(task -> "/approvals/" + task.subject())
                .orElse("/approvals");
    }

    private String page(
            EvaluationId id,
            SignedIn person,
            Model model,
            @Nullable Refusal refusal,
            String reason,
            Map<String, String> requests) {
        var evaluation = readable(id, person);
        var page = pages.submitted(evaluation);
        List<TaskView> waiting = inbox.tasksOf(person).stream()
                .filter(task ->
                        task.kind() == TaskKind.APPROVE && task.subject().equals(id.value()))
                .toList();
        model.addAttribute("page", page);
        model.addAttribute("sheet", page.readable());
        var task = waiting.stream()
                .filter(one -> !leftToChief(one, evaluation, person))
                .findFirst()
                .orElse(null);
        model.addAttribute("task", task);
        model.addAttribute("chiefDecides", task == null && !waiting.isEmpty());
        model.addAttribute("principal", task == null ? null : principal(task, person));
        model.addAttribute("own", evaluation.writers().contains(person.id()));
        model.addAttribute("decisions", decisions(evaluation));
        model.addAttribute("refusal", refusal);
        model.addAttribute("reason", reason);
        model.addAttribute("requests", requests);
        model.addAttribute("unkept", Typed.written(reason, requests.values()));
        return "approval/show";
    }

    /** One unit's decision in this round, or that it is still awaited. */
    record Decision(String unit, @Nullable ApprovalView approval, String who) {}

    private List<Decision> decisions(EvaluationView evaluation) {
        var made = approvals.of(evaluation.id()).stream()
                .filter(approval -> approval.round() == evaluation.round())
                .toList();
        return evaluation.units().stream()
                .map(unit -> {
                    var approval = made.stream()
                            .filter(one -> one.unit().equals(unit))
                            .findFirst()
                            .orElse(null);
                    return new Decision(
                            directory.unit(unit).name(), approval, approval == null ? "" : trail.who(approval));
                })
                .toList();
    }
}
