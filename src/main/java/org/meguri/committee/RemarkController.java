package org.meguri.committee;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationPages;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Typed;
import org.meguri.organization.DecisionsInStead;
import org.meguri.organization.Directory;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.WhoSigns;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A remark and its answer: written by the department, approved by its chief. */
@Controller
@RequestMapping("/remarks/{id}")
class RemarkController {

    private final NoticeBoard notices;
    private final RemarkLookup remarks;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final EvaluationPages pages;
    private final AnswerRemark answer;
    private final ReleaseRemark release;
    private final Inbox inbox;
    private final Directory directory;
    private final FormerDeputies formerDeputies;
    private final DecisionsInStead decisionsInStead;
    private final WhoSigns whoSigns;
    private final Words words;

    RemarkController(
            RemarkLookup remarks,
            EvaluationLookup evaluations,
            CycleLookup cycles,
            EvaluationPages pages,
            AnswerRemark answer,
            ReleaseRemark release,
            Inbox inbox,
            Directory directory,
            FormerDeputies formerDeputies,
            DecisionsInStead decisionsInStead,
            WhoSigns whoSigns,
            Words words,
            NoticeBoard notices) {
        this.formerDeputies = formerDeputies;
        this.decisionsInStead = decisionsInStead;
        this.whoSigns = whoSigns;
        this.words = words;
        this.notices = notices;
        this.remarks = remarks;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.pages = pages;
        this.answer = answer;
        this.release = release;
        this.inbox = inbox;
        this.directory = directory;
    }

    /** What was done about the remark in a later year. @param href of the sheet, null where the person may not read it */
    record FollowedUp(String cycle, String text, @Nullable String href) {}

    @GetMapping
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        var remark = remarks.get(new RemarkId(id));
        var written = remark.answer();
        return page(remark, person, model, null, remark.action(), written == null ? "" : written, "");
    }

    @PostMapping("/answer")
    String answer(
            @PathVariable UUID id,
            @RequestParam int round,
            @RequestParam(required = false) @Nullable Action action,
            @RequestParam(name = "answer", defaultValue = "") String text,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var remark = new RemarkId(id);
        try {
            answer.answer(remark, round, action, text, person);
        } catch (Refusal refusal) {
            return again(remark, person, model, response, refusal, action, text, "");
        }
        notices.success(redirect, "committee.notice.answered");
        return "redirect:/tasks";
    }

    @PostMapping("/decision")
    String decide(
            @PathVariable UUID id,
            @RequestParam int round,
            @RequestParam(required = false) @Nullable AnswerVerdict verdict,
            @RequestParam(defaultValue = "") String reason,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var remark = new RemarkId(id);
        try {
            if (verdict == null) {
                throw new Refusal("committee.verdict-missing");
            }
            answer.decide(remark, round, verdict, reason, person);
        } catch (Refusal refusal) {
            return again(remark, person, model, response, refusal, null, "", reason);
        }
        notices.success(redirect, "committee.notice.decided." + verdict);
        return "redirect:/tasks";
    }

    @PostMapping("/release")
    String release(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var remark = new RemarkId(id);
        try {
            release.release(remark, reason, person);
        } catch (Refusal refusal) {
            return again(remark, person, model, response, refusal, null, "", reason);
        }
        notices.success(redirect, "committee.notice.released");
        return "redirect:/remarks/" + id;
    }

    /** The page again, with what was typed and why it was refused. */
    private String again(
            RemarkId id,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            Refusal refusal,
            @Nullable Action action,
            String text,
            String reason) {
        if (FormerDeputies.says(refusal)) {
            // The sheet may no longer be this person's to see; what was typed is.
            response.setStatus(refusal.status().value());
            model.addAttribute("refusal", refusal);
            model.addAttribute("unkept", Typed.written(text, List.of(reason)));
            return "organization/deputy-over";
        }
        if (refusal.status().value() == 404) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        return page(remarks.get(id), person, model, refusal, action, text, reason);
    }

    private String page(
            RemarkView remark,
            SignedIn person,
            Model model,
            @Nullable Refusal refusal,
            @Nullable Action action,
            String text,
            String reason) {
        var evaluation = readable(remark, person);
        var page = pages.submitted(evaluation);
        var mine = inbox.tasksOf(person).stream()
                .filter(task -> task.subject().equals(remark.id().value()))
                .toList();
        model.addAttribute("remark", remark);
        model.addAttribute("member", directory.officer(remark.member()).name());
        model.addAttribute(
                "decisions",
                remarks.decisions(remark.id()).stream().map(this::made).toList());
        model.addAttribute("looks", decisionsInStead.looks(remark.id().value()));
        model.addAttribute(
                "followUps",
                remarks.followUps(List.of(remark.id())).stream()
                        .map(said -> new FollowedUp(
                                cycles.get(evaluations.get(said.evaluation()).cycle())
                                        .title(),
                                said.text(),
                                evaluations.mayRead(evaluations.get(said.evaluation()), person)
                                        ? "/evaluations/" + said.evaluation()
                                        : null))
                        .toList());
        model.addAttribute("page", page);
        model.addAttribute("sheet", page.readable());
        model.addAttribute("answering", mine.stream().anyMatch(task -> task.kind() == TaskKind.ANSWER_REMARK));
        var waits = mine.stream().anyMatch(task -> task.kind() == TaskKind.APPROVE_ANSWER);
        var chiefDecides = waits
                && whoSigns.leftToChief(person, evaluation.leadUnit(), officer -> officer.equals(remark.answeredBy()));
        model.addAttribute("deciding", waits && !chiefDecides);
        model.addAttribute("chiefDecides", chiefDecides);
        model.addAttribute(
                "principal",
                whoSigns.steadOf(person, evaluation.leadUnit())
                        .map(Stead::principalName)
                        .orElse(null));
        var released = remark.release();
        model.addAttribute("releasing", remark.releasable() && person.has(Role.PLANNING));
        model.addAttribute(
                "releaser",
                released == null ? "" : directory.officer(released.by()).name());
        model.addAttribute("own", person.id().equals(remark.answeredBy()));
        model.addAttribute("actions", Arrays.asList(Action.values()));
        model.addAttribute("action", action);
        model.addAttribute("text", text);
        model.addAttribute("reason", reason);
        model.addAttribute("unkept", refusal == null ? List.of() : Typed.written(text, List.of(reason)));
        model.addAttribute("refusal", refusal);
        return "committee/remark";
    }

    /** A decision on the answer with who made it, and in whose stead. */
    record Made(DecisionView decision, String who) {}

    private Made made(DecisionView decision) {
        var who = directory.officer(decision.decidedBy()).name();
        var principal = decision.inSteadOf();
        return new Made(
                decision,
                principal == null
                        ? who
                        : words.of(
                                "organization.in-stead",
                                who,
                                directory.officer(principal).name()));
    }

    private EvaluationView readable(RemarkView remark, SignedIn person) {
        try {
            return evaluations.readable(remark.evaluation(), person);
        } catch (Refusal refusal) {
            throw formerDeputies.refusal(
                    person.id(), evaluations.get(remark.evaluation()).units(), refusal);
        }
    }
}
