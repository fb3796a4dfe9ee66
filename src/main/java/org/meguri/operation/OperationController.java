package org.meguri.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.SignedIn;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 運用: work that stopped, in words that say what happened and what to do, and what the product stands on. */
@Controller
@RequestMapping("/admin/operation")
class OperationController {

    /** A fault in a schedule can stop the work of every sheet at once; the longest standing say enough. */
    private static final int SHOWN = 30;

    private final StandstillDesk desk;
    private final ResumeWork resumeWork;
    private final Installation installation;
    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final RemarkLookup remarks;
    private final ProposalLookup proposals;
    private final NoticeBoard notices;

    OperationController(
            StandstillDesk desk,
            ResumeWork resumeWork,
            Installation installation,
            CycleLookup cycles,
            EvaluationLookup evaluations,
            RemarkLookup remarks,
            ProposalLookup proposals,
            NoticeBoard notices) {
        this.desk = desk;
        this.resumeWork = resumeWork;
        this.installation = installation;
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.remarks = remarks;
        this.proposals = proposals;
        this.notices = notices;
    }

    /**
     * A piece of work that is stopped.
     *
     * @param about what it is about, in words
     * @param within the cycle it belongs to; null where it belongs to none
     */
    record Line(String id, Work work, String about, @Nullable String within, Instant since, Cause cause, String kind) {}

    @GetMapping
    String show(SignedIn person, Model model) {
        ResumeWork.requireAdministrator(person);
        model.addAttribute("lines", desk.stopped(SHOWN).stream().map(this::line).toList());
        model.addAttribute("stopped", desk.count());
        model.addAttribute("retrying", desk.retrying());
        model.addAttribute("installation", installation.state());
        return "operation/show";
    }

    @PostMapping("/stopped/{id}/resume")
    String resume(@PathVariable String id, SignedIn person, RedirectAttributes redirect) {
        resumeWork.resume(id, person);
        notices.success(redirect, "operation.notice.resumed");
        return "redirect:/admin/operation";
    }

    @PostMapping("/stopped/resume")
    String resumeAll(SignedIn person, RedirectAttributes redirect) {
        var resumed = resumeWork.resumeAll(person);
        notices.success(redirect, "operation.notice.resumed-all", resumed);
        return "redirect:/admin/operation";
    }

    private Line line(StoppedWork one) {
        var names = names(one);
        return new Line(
                one.id(),
                one.work(),
                names.get(0),
                names.size() > 1 ? names.get(1) : null,
                one.since(),
                one.cause(),
                one.kind());
    }

    /** What it is about, and the cycle that this belongs to. What is gone meanwhile is named by its id. */
    private List<String> names(StoppedWork one) {
        try {
            return switch (one.about()) {
                case CYCLE -> List.of(cycles.get(new CycleId(one.subject())).title());
                case EVALUATION -> {
                    var evaluation = evaluations.get(new EvaluationId(one.subject()));
                    yield List.of(
                            evaluation.heading(), cycles.get(evaluation.cycle()).title());
                }
                case REMARK -> {
                    var remark = remarks.get(new RemarkId(one.subject()));
                    var evaluation = evaluations.get(remark.evaluation());
                    yield List.of(
                            evaluation.heading(), cycles.get(evaluation.cycle()).title());
                }
                case PROPOSAL ->
                    List.of(proposals.get(new ProposalId(one.subject())).heading());
            };
        } catch (Refusal gone) {
            return List.of(one.subject().toString());
        }
    }
}
