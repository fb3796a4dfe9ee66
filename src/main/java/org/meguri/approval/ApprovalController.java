package org.meguri.approval;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.approval.ApprovalQueue.Line;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationPages;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.OpenSubmission;
import org.meguri.organization.Directory;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SeeAfterwards;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
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

/** The chief's queue, and the page on which a chief decides. */
@Controller
@RequestMapping("/approvals")
class ApprovalController {

    private final NoticeBoard notices;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final ApprovalLookup approvals;
    private final ApproveEvaluation approve;
    private final ApprovalQueue queue;
    private final ApproveTogether together;
    private final ApprovedLately lately;
    private final ReadingDesk desk;
    private final ItemShortfalls shortfalls;
    private final Inbox inbox;
    private final Directory directory;
    private final FormerDeputies formerDeputies;
    private final SeeAfterwards seeAfterwards;
    private final ApprovalTrail trail;
    private final WhoSigns whoSigns;
    private final OpenSubmission opened;

    ApprovalController(
            EvaluationLookup evaluations,
            EvaluationPages pages,
            ApprovalLookup approvals,
            ApproveEvaluation approve,
            ApprovalQueue queue,
            ApproveTogether together,
            ApprovedLately lately,
            ReadingDesk desk,
            ItemShortfalls shortfalls,
            Inbox inbox,
            Directory directory,
            FormerDeputies formerDeputies,
            SeeAfterwards seeAfterwards,
            ApprovalTrail trail,
            WhoSigns whoSigns,
            OpenSubmission opened,
            NoticeBoard notices) {
        this.whoSigns = whoSigns;
        this.opened = opened;
        this.formerDeputies = formerDeputies;
        this.seeAfterwards = seeAfterwards;
        this.trail = trail;
        this.notices = notices;
        this.evaluations = evaluations;
        this.pages = pages;
        this.approvals = approvals;
        this.approve = approve;
        this.queue = queue;
        this.together = together;
        this.lately = lately;
        this.desk = desk;
        this.shortfalls = shortfalls;
        this.inbox = inbox;
        this.directory = directory;
    }

    /** Something to choose from in the list's filters. */
    record Choice(String value, String label, int count, boolean chosen) {}

    /**
     * The queue.
     *
     * @param unit only what waits for this unit; "" for all
     * @param show only what can be ticked ({@code ready}), what cannot ({@code attention}), what is late ({@code late}) or
     *     what comes back ({@code returned}); "" for all
     */
    @GetMapping
    String queue(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String show,
            SignedIn person,
            Model model) {
        requireDecider(person);
        var all = queue.lines(person);
        var ofUnit = all.stream()
                .filter(line -> unit.isEmpty() || unit.equals(String.valueOf(line.unitId())))
                .toList();
        var lines = ofUnit.stream().filter(shown(show)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("all", all.size());
        model.addAttribute("unit", unit);
        model.addAttribute("show", show);
        model.addAttribute("units", units(all, unit));
        model.addAttribute(
                "shows",
                Stream.of("", "ready", "attention", "late", "returned")
                        .map(name -> new Choice(
                                name,
                                "approval.show." + (name.isEmpty() ? "all" : name),
                                (int) ofUnit.stream().filter(shown(name)).count(),
                                name.equals(show)))
                        .toList());
        model.addAttribute("tickable", lines.stream().anyMatch(Line::tickable));
        model.addAttribute(
                "severalUnits", all.stream().map(Line::unit).distinct().count() > 1);
        model.addAttribute("afterwards", SeeAfterwards.mayLook(person) ? seeAfterwards.count(person) : 0L);
        model.addAttribute("lately", lately.of(person));
        model.addAttribute("mayLook", SeeAfterwards.mayLook(person));
        model.addAttribute("steads", person.steads());
        return "approval/queue";
    }

    private static Predicate<Line> shown(String show) {
        return switch (show) {
            case "ready" -> Line::tickable;
            case "attention" -> line -> !line.tickable();
            case "late" -> Line::late;
            case "returned" -> line -> line.evaluation().round() > 1;
            default -> line -> true;
        };
    }

    private static List<Choice> units(List<Line> all, String chosen) {
        var names = new LinkedHashMap<String, String>();
        all.forEach(line -> names.putIfAbsent(String.valueOf(line.unitId()), line.unit()));
        return names.entrySet().stream()
                .map(unit -> new Choice(
                        unit.getKey(),
                        unit.getValue(),
                        (int) all.stream()
                                .filter(line -> unit.getKey().equals(String.valueOf(line.unitId())))
                                .count(),
                        unit.getKey().equals(chosen)))
                .toList();
    }

    /** Approves what was ticked in the list, each for itself. */
    @PostMapping
    String approve(
            @RequestParam(name = "chosen", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String show,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        requireDecider(person);
        if (chosen == null || chosen.isEmpty()) {
            var refusal = new Refusal("approval.together.none");
            response.setStatus(refusal.status().value());
            model.addAttribute("refusal", refusal);
            return queue(unit, show, person, model);
        }
        redirect.addFlashAttribute("results", together.approve(chosen, person));
        redirect.addAttribute("unit", unit);
        redirect.addAttribute("show", show);
        return "redirect:/approvals";
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
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String against,
            SignedIn person,
            Model model) {
        opened.look(new EvaluationId(id), person);
        return page(new EvaluationId(id), person, model, null, ReadingDesk.Wish.of(against));
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable UUID id,
            @RequestParam UUID unit,
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
        List<TaskView> before = List.of();
        try {
            requireDecider(person);
            before = queue.order(person);
            if (verdict == null) {
                throw new Refusal("approval.verdict-missing");
            }
            approve.decide(
                    new ApproveEvaluation.Command(
                            evaluation,
                            new UnitId(unit),
                            round,
                            hash,
                            verdict,
                            written.reason(),
                            written.requests(),
                            written.proposed(),
                            givenUp),
                    person);
        } catch (Refusal refusal) {
            if (FormerDeputies.says(refusal)) {
                return over(refusal, written, model, response);
            }
            if (refusal.status().value() == 404) {
                throw refusal;
            }
            readable(evaluation, person);
            keep(evaluation, person, written, refusal);
            response.setStatus(refusal.status().value());
            return page(evaluation, person, model, refusal, new ReadingDesk.Wish(null, round, written));
        }
        // The page that follows shows another sheet: without its name the line would be read as said of that one.
        notices.success(
                redirect,
                "approval.notice." + verdict,
                evaluations.get(evaluation).heading());
        if (verdict == Verdict.APPROVED) {
            redirect.addFlashAttribute("approvedJust", evaluation.value());
        }
        return "redirect:" + next(evaluation, before, person);
    }

    /** What was typed stays on the server too, where it may still be of use. */
    private void keep(EvaluationId evaluation, SignedIn person, Written written, Refusal refused) {
        if (refused.status().value() != 409 && refused.status().value() != 422) {
            return;
        }
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
        var written = Written.in(form.toSingleValueMap());
        try {
            var page = pages.submitted(readable(evaluation, person));
            var place = desk.press(page, person, form);
            return "redirect:" + (later == null ? "/approvals/" + id + place : after(evaluation, queue.order(person)));
        } catch (Refusal refusal) {
            if (FormerDeputies.says(refusal)) {
                return over(refusal, written, model, response);
            }
            if (refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return page(evaluation, person, model, refusal, new ReadingDesk.Wish(null, null, written));
        }
    }

    /** What is being typed, kept while the page stays; nothing is kept any more once the verdict is given. */
    @PostMapping(path = "/{id}/desk", params = "quietly")
    ResponseEntity<Void> keep(@PathVariable UUID id, @RequestParam Map<String, String> all, SignedIn person) {
        var evaluation = new EvaluationId(id);
        readable(evaluation, person);
        if (waiting(evaluation, person).isEmpty()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        desk.keep(evaluation, person, Written.in(all));
        return ResponseEntity.noContent().build();
    }

    /** What was typed, without the sheet: it is no longer this person's to see. */
    private static String over(Refusal refusal, Written written, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        model.addAttribute("refusal", refusal);
        model.addAttribute("unkept", written.texts());
        return "organization/deputy-over";
    }

    /** The sheet that waits after this one, in the order of before the verdict; else the queue. */
    private String next(EvaluationId decided, List<TaskView> before, SignedIn person) {
        var left = queue.order(person).stream().map(TaskView::subject).collect(Collectors.toSet());
        if (left.contains(decided.value())) {
            // A joint sheet, for another unit of the same chief.
            return "/approvals/" + decided;
        }
        return after(
                decided,
                before.stream()
                        .filter(task -> task.subject().equals(decided.value()) || left.contains(task.subject()))
                        .toList());
    }

    /** The one after this, round to the first; the queue where there is no other. */
    private static String after(EvaluationId id, List<TaskView> order) {
        return Place.after(id.value(), subjects(order))
                .map(subject -> "/approvals/" + subject)
                .orElse("/approvals");
    }

    private static List<UUID> subjects(List<TaskView> order) {
        return order.stream().map(TaskView::subject).toList();
    }

    private List<TaskView> waiting(EvaluationId id, SignedIn person) {
        return inbox.tasksOf(person).stream()
                .filter(task ->
                        task.kind() == TaskKind.APPROVE && task.subject().equals(id.value()))
                .toList();
    }

    private String page(
            EvaluationId id, SignedIn person, Model model, @Nullable Refusal refusal, ReadingDesk.Wish wish) {
        var evaluation = readable(id, person);
        var page = pages.submitted(evaluation);
        var waiting = waiting(id, person);
        model.addAttribute("page", page);
        var task = waiting.stream()
                .filter(one -> !leftToChief(one, evaluation, person))
                .findFirst()
                .orElse(null);
        var own = evaluation.writers().contains(person.id());
        var laid = desk.open(page, person, wish);
        model.addAttribute("task", task);
        model.addAttribute("chiefDecides", task == null && !waiting.isEmpty());
        model.addAttribute("principal", task == null ? null : principal(task, person));
        model.addAttribute("own", own);
        model.addAttribute("decides", task != null && !own);
        model.addAttribute("desk", laid);
        model.addAttribute(
                "shortfalls",
                shortfalls
                        .of(List.of(evaluation.item()), page.cycle().year())
                        .getOrDefault(evaluation.item(), List.of()));
        model.addAttribute("place", Place.of(id.value(), subjects(queue.order(person))));
        model.addAttribute("decisions", decisions(evaluation));
        model.addAttribute("refusal", refusal);
        model.addAttribute("unkept", laid.written().texts());
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
