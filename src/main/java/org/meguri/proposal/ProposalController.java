package org.meguri.proposal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
import org.meguri.plan.ItemState;
import org.meguri.plan.PlanRegister;
import org.meguri.proposal.DecideProposal.Item;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.SheetPage;
import org.meguri.sheet.Sheets;
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

/** A proposal: written by its department, read and decided on by chiefs and planning. */
@Controller
@RequestMapping("/proposals")
class ProposalController {

    private final ProposalLookup proposals;
    private final ProposalPages pages;
    private final WriteProposal write;
    private final ApproveProposal approve;
    private final DecideProposal decide;
    private final Sheets sheets;
    private final PlanRegister plans;
    private final Directory directory;
    private final WhoSigns whoSigns;
    private final Inbox inbox;
    private final NoticeBoard notices;

    ProposalController(
            ProposalLookup proposals,
            ProposalPages pages,
            WriteProposal write,
            ApproveProposal approve,
            DecideProposal decide,
            Sheets sheets,
            PlanRegister plans,
            Directory directory,
            WhoSigns whoSigns,
            Inbox inbox,
            NoticeBoard notices) {
        this.proposals = proposals;
        this.pages = pages;
        this.write = write;
        this.approve = approve;
        this.decide = decide;
        this.sheets = sheets;
        this.plans = plans;
        this.directory = directory;
        this.whoSigns = whoSigns;
        this.inbox = inbox;
        this.notices = notices;
    }

    @GetMapping("/rounds/{round}/new")
    String blank(@PathVariable UUID round, SignedIn person, Model model) {
        WriteProposal.requireWriter(person);
        var view = proposals.round(new ProposalRoundId(round));
        if (!view.open()) {
            return unkept(
                    view,
                    new TypedProposal(Map.of(), List.of(), List.of()),
                    Refusal.conflict("proposal.round.closed", view.title()),
                    model);
        }
        model.addAttribute("begun", ProposalId.create());
        var own = pages.own(person);
        var typed =
                new TypedProposal(Map.of(), own.size() == 1 ? List.of(own.get(0).value()) : List.of(), List.of(""));
        return form(view, null, typed, 0, List.of(), person, model);
    }

    @PostMapping("/rounds/{round}/new")
    String begin(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(required = false) @Nullable UUID begun,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var id = new ProposalRoundId(round);
        var typed = TypedProposal.of(all);
        var submit = action.equals("submit");
        var proposal = begun == null ? ProposalId.create() : new ProposalId(begun);
        try {
            write.begin(id, proposal, typed.command(0), submit, person);
            notices.success(redirect, submit ? "proposal.submitted" : "proposal.saved");
            return "redirect:/proposals/" + proposal;
        } catch (Refusal refusal) {
            model.addAttribute("begun", proposal);
            return again(refusal, proposals.round(id), null, typed, 0, person, model, response);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        ProposalPages.requireOfficial(person);
        var proposal = proposals.readable(new ProposalId(id), person);
        var round = proposals.round(proposal.round());
        if (proposal.state() == ProposalState.DRAFT
                && round.open()
                && WriteProposal.writes(person, proposal.leadUnit())) {
            var typed = TypedProposal.of(proposal.content(), proposal.responsibilities());
            return form(round, proposal, typed, proposal.revision(), List.of(), person, model);
        }
        return page(round, proposal, null, "", null, person, model);
    }

    @PostMapping("/{id}")
    String post(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "-1") long revision,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var proposal = new ProposalId(id);
        var typed = TypedProposal.of(all);
        try {
            switch (action) {
                case "submit" -> write.submit(proposal, typed.command(revision), person);
                case "withdraw" -> write.withdraw(proposal, revision, person);
                default -> write.save(proposal, typed.command(revision), person);
            }
        } catch (Refusal refusal) {
            if (FormerDeputies.says(refusal)) {
                return over(refusal, typed.values().values(), model, response);
            }
            if (refusal.status().value() == 404) {
                throw refusal;
            }
            var now = proposals.readable(proposal, person);
            return again(refusal, proposals.round(now.round()), now, typed, revision, person, model, response);
        }
        notices.success(
                redirect,
                switch (action) {
                    case "submit" -> "proposal.submitted";
                    case "withdraw" -> "proposal.withdrawn";
                    default -> "proposal.saved";
                });
        return "redirect:/proposals/" + id;
    }

    /** What was typed, without the proposal: it is no longer this person's to see. */
    private static String over(Refusal refusal, Collection<String> texts, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        model.addAttribute("refusal", refusal);
        model.addAttribute(
                "unkept", texts.stream().filter(text -> !text.isBlank()).toList());
        return "organization/deputy-over";
    }

    /** The form with what was typed; where it cannot be kept any more, the page as it is now with what was typed below. */
    private String again(
            Refusal refusal,
            RoundView round,
            @Nullable ProposalView proposal,
            TypedProposal typed,
            long revision,
            SignedIn person,
            Model model,
            HttpServletResponse response) {
        if (refusal.status().value() != 409 && refusal.status().value() != 422) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        if (refusal instanceof InvalidProposal invalid) {
            return form(round, proposal, typed, revision, invalid.errors(), person, model);
        }
        if (refusal.status().value() == 422) {
            return form(
                    round,
                    proposal,
                    typed,
                    revision,
                    List.of(new FieldError("", refusal.key(), List.of(refusal.arguments()))),
                    person,
                    model);
        }
        if (proposal == null) {
            return unkept(round, typed, refusal, model);
        }
        return page(round, proposal, refusal, "", typed, person, model);
    }

    /** A round that was closed while somebody wrote: what they typed is not lost. */
    private String unkept(RoundView round, TypedProposal typed, Refusal refusal, Model model) {
        model.addAttribute("round", round);
        model.addAttribute("refusal", refusal);
        model.addAttribute("unkept", unkept(round, typed));
        return "proposal/unkept";
    }

    /** What was typed and could not be kept; null where nothing was. */
    private @Nullable Unkept unkept(RoundView round, TypedProposal typed) {
        if (typed.values().values().stream().allMatch(String::isBlank)) {
            return null;
        }
        var names = pages.units(typed.units());
        return new Unkept(
                SheetPage.of(round.shape().read(sheets), typed.values()),
                typed.units().stream()
                        .filter(unit -> !unit.isEmpty())
                        .flatMap(
                                unit -> names.stream().filter(one -> one.value().equals(unit)))
                        .map(ProposalPages.Option::label)
                        .toList());
    }

    /** @param units names of the units that were chosen */
    record Unkept(SheetPage sheet, List<String> units) {}

    private String form(
            RoundView round,
            @Nullable ProposalView proposal,
            TypedProposal typed,
            long revision,
            List<FieldError> errors,
            SignedIn person,
            Model model) {
        var sheet = round.shape().read(sheets);
        model.addAttribute("round", round);
        model.addAttribute("proposal", proposal);
        model.addAttribute("revision", revision);
        model.addAttribute("errors", errors);
        model.addAttribute("sheet", SheetPage.of(sheet, typed.values(), null, errors, Map.of()));
        model.addAttribute("rows", typed.rows());
        model.addAttribute("own", pages.own(person));
        model.addAttribute("units", pages.units(typed.units()));
        model.addAttribute("known", pages.known(round, person));
        model.addAttribute("pack", pages.pack(round, typed.values()));
        model.addAttribute("returned", proposal == null ? null : pages.returned(proposal));
        model.addAttribute("history", proposal == null ? List.of() : pages.history(proposal.id()));
        model.addAttribute("unitErrors", unitErrors(errors));
        return "proposal/form";
    }

    private static List<FieldError> unitErrors(List<FieldError> errors) {
        return errors.stream()
                .filter(error ->
                        error.field().startsWith("unit-") || error.field().startsWith("printed-"))
                .toList();
    }

    private String page(
            RoundView round,
            ProposalView proposal,
            @Nullable Refusal refusal,
            String reason,
            @Nullable TypedProposal typed,
            SignedIn person,
            Model model) {
        var sheet = round.shape().read(sheets);
        var item = proposal.item();
        model.addAttribute("round", round);
        model.addAttribute("target", plans.plan(round.target()));
        model.addAttribute("proposal", proposal);
        model.addAttribute("refusal", refusal);
        model.addAttribute("reason", reason);
        model.addAttribute("reasons", List.of(reason));
        model.addAttribute("unkept", typed == null ? null : unkept(round, typed));
        model.addAttribute(
                "sheet", SheetPage.of(sheet, proposal.content(), pages.before(proposal), List.of(), Map.of()));
        model.addAttribute("pack", pages.pack(round, proposal.content()));
        model.addAttribute("history", pages.history(proposal.id()));
        model.addAttribute("returned", proposal.state() == ProposalState.DRAFT ? pages.returned(proposal) : null);
        var writer = proposal.writtenBy();
        model.addAttribute(
                "writer", writer == null ? null : directory.officer(writer).name());
        model.addAttribute("item", item == null ? null : plans.item(item, round.year()));
        model.addAttribute("reversed", item != null && plans.stateOf(item, round.year()) == ItemState.NOT_YET);
        var approved = proposals.approvedFor(proposal.id());
        model.addAttribute(
                "awaited",
                proposal.state() == ProposalState.SUBMITTED
                        ? proposal.units().stream()
                                .filter(unit -> !approved.contains(unit))
                                .map(unit -> directory.unit(unit).name())
                                .toList()
                        : List.of());
        model.addAttribute("wrote", proposal.writers().contains(person.id()));
        model.addAttribute(
                "desks",
                inbox.tasksOf(person).stream()
                        .filter(task -> task.kind() == TaskKind.APPROVE_PROPOSAL
                                && task.subject().equals(proposal.id().value()))
                        .filter(task -> !whoSigns.leftToChief(
                                person, Objects.requireNonNull(task.unit()), proposal.writers()::contains))
                        .map(task -> desk(task, person))
                        .toList());
        model.addAttribute("deciding", proposal.state() == ProposalState.APPROVED && person.has(Role.PLANNING));
        model.addAttribute("recalling", proposal.state() == ProposalState.SUBMITTED && person.has(Role.PLANNING));
        return "proposal/show";
    }

    /**
     * A unit for which the person may sign.
     *
     * @param principal in whose stead (代決), or null
     * @param director whether in the chief's place, as director or the director's deputy
     */
    record Desk(String value, String label, @Nullable String principal, boolean director) {}

    private Desk desk(TaskView task, SignedIn person) {
        var unit = Objects.requireNonNull(task.unit());
        return new Desk(
                unit.toString(),
                directory.unit(unit).name(),
                whoSigns.steadOf(person, unit).map(Stead::principalName).orElse(null),
                !person.has(Role.SECTION_CHIEF, unit));
    }

    @PostMapping("/{id}/approval")
    String approve(
            @PathVariable UUID id,
            @RequestParam UUID unit,
            @RequestParam int number,
            @RequestParam(required = false) @Nullable Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var proposal = new ProposalId(id);
        try {
            if (verdict == null) {
                throw new Refusal("proposal.verdict-missing");
            }
            approve.decide(proposal, new UnitId(unit), number, verdict, reason, person);
        } catch (Refusal refusal) {
            if (FormerDeputies.says(refusal)) {
                return over(refusal, List.of(reason), model, response);
            }
            return decidedNot(refusal, proposal, reason, person, model, response);
        }
        notices.success(redirect, "proposal.approve.done." + verdict);
        return "redirect:" + next(person);
    }

    /** The next proposal that waits for this person, else their tasks. */
    private String next(SignedIn person) {
        return inbox.tasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.APPROVE_PROPOSAL)
                .findFirst()
                .map(task -> task.kind().page(task.subject()))
                .orElse("/tasks");
    }

    /** Declined or sent back; adopting has a page of its own. */
    @PostMapping("/{id}/decision")
    String decide(
            @PathVariable UUID id,
            @RequestParam int number,
            @RequestParam(required = false) @Nullable Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var proposal = new ProposalId(id);
        try {
            if (verdict == Verdict.DECLINED) {
                decide.decline(proposal, number, reason, person);
            } else if (verdict == Verdict.RETURNED) {
                decide.sendBack(proposal, number, reason, person);
            } else {
                throw new Refusal("proposal.decision-missing");
            }
        } catch (Refusal refusal) {
            return decidedNot(refusal, proposal, reason, person, model, response);
        }
        notices.success(redirect, "proposal.decide.done." + verdict);
        return "redirect:/proposals/rounds/" + proposals.get(proposal).round();
    }

    /** Also where the person may not decide, as the director while a chief may: what they typed stands on the page. */
    private String decidedNot(
            Refusal refusal, ProposalId id, String reason, SignedIn person, Model model, HttpServletResponse response) {
        if (refusal.status().value() == 404) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        var proposal = proposals.readable(id, person);
        return page(proposals.round(proposal.round()), proposal, refusal, reason, null, person, model);
    }

    @GetMapping("/{id}/adoption")
    String adoption(@PathVariable UUID id, SignedIn person, Model model) {
        OpenRound.requirePlanning(person);
        var proposal = proposals.get(new ProposalId(id));
        if (proposal.state() != ProposalState.APPROVED) {
            throw Refusal.conflict("proposal.moved-on", proposal.heading());
        }
        var item = decide.proposed(proposal.id());
        var typed = new LinkedHashMap<String, String>();
        typed.put("number", Integer.toString(proposal.submitted()));
        return adopt(proposal, TypedProposal.of(item.values(), item.units()), typed, List.of(), null, person, model);
    }

    @PostMapping("/{id}/adoption")
    String adopt(
            @PathVariable UUID id,
            @RequestParam int number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String seq,
            @RequestParam(required = false) @Nullable Integer seen,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        OpenRound.requirePlanning(person);
        var proposal = new ProposalId(id);
        var typed = TypedProposal.of(all);
        try {
            var item = new Item(typed.values(), typed.responsibilities(), place(seq));
            decide.adopt(proposal, number, item, reason, seen, person);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            var now = proposals.get(proposal);
            if (now.state() != ProposalState.APPROVED) {
                return page(proposals.round(now.round()), now, refusal, reason, null, person, model);
            }
            if (now.submitted() != number) {
                // What was typed is about an older text: shown, not taken for the new one.
                var target = ProposalShape.ofItem(
                        plans.plan(proposals.round(now.round()).target()).definition());
                model.addAttribute("unkept", new Unkept(SheetPage.of(target.read(sheets), typed.values()), List.of()));
                var fresh = decide.proposed(proposal);
                return adopt(
                        now,
                        TypedProposal.of(fresh.values(), fresh.units()),
                        Map.of("reason", reason),
                        List.of(),
                        refusal,
                        person,
                        model);
            }
            if (refusal instanceof InvalidProposal invalid) {
                return adopt(now, typed, all, invalid.errors(), null, person, model);
            }
            return refusal.key().equals("proposal.seq-unreadable")
                    ? adopt(
                            now,
                            typed,
                            all,
                            List.of(new FieldError("seq", refusal.key(), List.of())),
                            null,
                            person,
                            model)
                    : adopt(now, typed, all, List.of(), refusal, person, model);
        }
        notices.success(redirect, "proposal.decide.done.ADOPTED");
        return "redirect:/proposals/rounds/" + proposals.get(proposal).round();
    }

    private static int place(String seq) {
        var text = java.text.Normalizer.normalize(seq, java.text.Normalizer.Form.NFKC)
                .strip();
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) == 0) {
            throw new Refusal("proposal.seq-unreadable");
        }
        return Integer.parseInt(text);
    }

    private String adopt(
            ProposalView proposal,
            TypedProposal typed,
            Map<String, String> more,
            List<FieldError> errors,
            @Nullable Refusal refusal,
            SignedIn person,
            Model model) {
        var round = proposals.round(proposal.round());
        var target = plans.plan(round.target());
        var shape = ProposalShape.ofItem(target.definition());
        model.addAttribute("round", round);
        model.addAttribute("target", target);
        model.addAttribute("proposal", proposal);
        model.addAttribute("sheet", SheetPage.of(shape.read(sheets), typed.values(), null, errors, Map.of()));
        model.addAttribute("rows", typed.rows());
        model.addAttribute("units", pages.units(typed.units()));
        model.addAttribute("own", pages.units(typed.units()));
        model.addAttribute("unitErrors", unitErrors(errors));
        model.addAttribute("outside", round.year().year() > target.period().to());
        model.addAttribute("said", SheetPage.of(round.shape().read(sheets), proposal.content()));
        model.addAttribute(
                "seqError",
                errors.stream()
                        .filter(error -> error.field().equals("seq"))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("known", pages.known(round, person));
        model.addAttribute("number", proposal.submitted());
        model.addAttribute("reason", more.getOrDefault("reason", ""));
        model.addAttribute("seq", more.getOrDefault("seq", ""));
        model.addAttribute("errors", errors);
        model.addAttribute("refusal", refusal);
        model.addAttribute("without", round.shape().left(shape, proposal.content(), sheets));
        return "proposal/adopt";
    }
}
