package org.meguri.committee;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationPages;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.ItemState;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The committee's table: what members read and remark on, and where planning records the meeting. */
@Controller
@RequestMapping("/committee")
class CommitteeController {

    private final NoticeBoard notices;
    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final RemarkLookup remarks;
    private final OpenRemarks openRemarks;
    private final MakeRemark makeRemark;
    private final HoldCommittee hold;
    private final OnTheTable onTheTable;
    private final Directory directory;

    CommitteeController(
            CycleLookup cycles,
            EvaluationLookup evaluations,
            EvaluationPages pages,
            RemarkLookup remarks,
            OpenRemarks openRemarks,
            MakeRemark makeRemark,
            HoldCommittee hold,
            OnTheTable onTheTable,
            Directory directory,
            NoticeBoard notices) {
        this.notices = notices;
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.pages = pages;
        this.remarks = remarks;
        this.openRemarks = openRemarks;
        this.makeRemark = makeRemark;
        this.hold = hold;
        this.onTheTable = onTheTable;
        this.directory = directory;
    }

    /** An evaluation that members may read. @param mine how many remarks this person made on it */
    record Line(EvaluationSummary evaluation, String unit, long remarks, long mine) {}

    /** A cycle on the committee's table. */
    record Table(CycleView cycle, List<Line> lines, int total, boolean open) {}

    @GetMapping
    String tables(SignedIn person, Model model) {
        model.addAttribute(
                "tables",
                cycles.all().stream()
                        .filter(CycleView::running)
                        .map(cycle -> table(cycle, person))
                        .toList());
        return "committee/tables";
    }

    private Table table(CycleView cycle, SignedIn person) {
        var made = remarks.ofCycle(cycle.id());
        var names = new LinkedHashMap<org.meguri.organization.UnitId, String>();
        var all = onTable(cycle.id());
        var lines = all.stream()
                .filter(evaluation -> readable(evaluation.status()))
                .map(evaluation -> new Line(
                        evaluation,
                        names.computeIfAbsent(
                                evaluation.leadUnit(),
                                unit -> directory.unit(unit).name()),
                        made.stream()
                                .filter(one -> one.evaluation().equals(evaluation.id()))
                                .count(),
                        made.stream()
                                .filter(one -> one.evaluation().equals(evaluation.id())
                                        && one.member().equals(person.id()))
                                .count()))
                .toList();
        return new Table(cycle, lines, all.size(), takesRemarks(cycle));
    }

    /** The sheets that the committee is given, ready or not. */
    private List<EvaluationSummary> onTable(CycleId cycle) {
        var chosen = onTheTable.of(cycle);
        return evaluations.summaries(cycle).stream()
                .filter(sheet -> chosen.isEmpty() || chosen.get().contains(sheet.id()))
                .toList();
    }

    private static boolean readable(Status status) {
        return status == Status.CONFIRMED || status == Status.PUBLISHED;
    }

    private static boolean takesRemarks(CycleView cycle) {
        return cycle.state() == CycleState.EVALUATION || cycle.state() == CycleState.COMMITTEE;
    }

    @GetMapping("/evaluations/{id}")
    String read(@PathVariable UUID id, SignedIn person, Model model) {
        return reading(new EvaluationId(id), person, model, null, "", RemarkId.create());
    }

    @PostMapping("/evaluations/{id}")
    String remark(
            @PathVariable UUID id,
            @RequestParam UUID remark,
            @RequestParam(defaultValue = "") String text,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var evaluation = new EvaluationId(id);
        try {
            makeRemark.make(new RemarkId(remark), evaluation, text, person);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            // What was sent may be on record under the page's id already; sent again, it is a remark of its own.
            var next = refusal.status().value() == 409 ? RemarkId.create() : new RemarkId(remark);
            return reading(evaluation, person, model, refusal, text, next);
        }
        notices.success(redirect, "committee.notice.remarked");
        return "redirect:/committee/evaluations/" + id;
    }

    private String reading(
            EvaluationId id, SignedIn person, Model model, @Nullable Refusal refusal, String text, RemarkId next) {
        var evaluation = evaluations.get(id);
        var given = onTable(evaluation.cycle());
        if (!readable(evaluation.status())
                || given.stream().noneMatch(one -> one.id().equals(id))) {
            throw Refusal.notFound("evaluation.unknown");
        }
        var page = pages.submitted(evaluation);
        var order = given.stream()
                .filter(one -> readable(one.status()))
                .map(EvaluationSummary::id)
                .toList();
        var place = order.indexOf(id);
        model.addAttribute("page", page);
        model.addAttribute("sheet", page.readable());
        model.addAttribute("remarks", shown(remarks.of(id)));
        model.addAttribute("open", takesRemarks(page.cycle()) && person.has(Role.COMMITTEE_MEMBER));
        model.addAttribute("next", next);
        model.addAttribute("text", text);
        model.addAttribute("refusal", refusal);
        model.addAttribute("place", place + 1);
        model.addAttribute("total", order.size());
        model.addAttribute("before", place > 0 ? order.get(place - 1) : null);
        model.addAttribute("after", place + 1 < order.size() ? order.get(place + 1) : null);
        return "committee/evaluation";
    }

    /** A remark with the names that a page shows. */
    record Shown(RemarkView remark, String heading, String member, List<FollowedUp> followUps) {}

    /** What was done about a remark in a later year, as it is printed. */
    record FollowedUp(String year, String text) {}

    /** The remarks of one cycle, with three queries however many they are. */
    private List<Shown> shown(List<RemarkView> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        var headings = new HashMap<EvaluationId, String>();
        evaluations.summaries(all.get(0).cycle()).forEach(one -> headings.put(one.id(), one.heading()));
        var members = new HashMap<OfficerId, String>();
        var years = new HashMap<EvaluationId, String>();
        var followed = new HashMap<RemarkId, List<FollowedUp>>();
        remarks.followUps(all.stream().map(RemarkView::id).toList())
                .forEach(said -> followed.computeIfAbsent(said.remark(), one -> new ArrayList<>())
                        .add(new FollowedUp(
                                years.computeIfAbsent(said.evaluation(), one -> cycles.get(
                                                evaluations.get(one).cycle())
                                        .year()
                                        .named()),
                                said.text())));
        return all.stream()
                .map(remark -> new Shown(
                        remark,
                        headings.getOrDefault(remark.evaluation(), ""),
                        members.computeIfAbsent(
                                remark.member(), one -> directory.officer(one).name()),
                        followed.getOrDefault(remark.id(), List.of())))
                .toList();
    }

    /** The remarks of earlier years that nobody has dealt with, for the items of this year. */
    @GetMapping("/cycles/{id}/open")
    String open(@PathVariable UUID id, SignedIn person, Model model) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("committee.planning-only");
        }
        var cycle = cycles.get(new CycleId(id));
        model.addAttribute("cycle", cycle);
        model.addAttribute(
                "lines",
                openRemarks.open(cycle).stream()
                        .map(one -> new OpenLine(
                                one.remark(),
                                cycles.get(one.remark().cycle()).year().named(),
                                one.item().heading(),
                                one.sheet().item().equals(one.item().id())
                                        ? null
                                        : one.sheet().heading(),
                                null))
                        .toList());
        model.addAttribute(
                "left",
                openRemarks.left(cycle).stream()
                        .map(one -> new OpenLine(
                                one.remark(),
                                cycles.get(one.remark().cycle()).year().named(),
                                one.sheet().heading(),
                                null,
                                one.state()))
                        .toList());
        return "committee/open";
    }

    /**
     * A remark that is open over the years.
     *
     * @param then the item that it was made on, where that was another one
     * @param state what has become of the item, where no sheet asks about the remark any more
     */
    record OpenLine(RemarkView remark, String year, String item, @Nullable String then, @Nullable ItemState state) {}

    @GetMapping("/cycles/{id}")
    String meeting(@PathVariable UUID id, SignedIn person, Model model) {
        return meetingPage(new CycleId(id), person, model, null, "", "");
    }

    @PostMapping("/cycles/{id}")
    String held(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String heldOn,
            @RequestParam(defaultValue = "") String summary,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var cycle = new CycleId(id);
        try {
            hold.held(cycle, heldOn, summary, person);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return meetingPage(cycle, person, model, refusal, heldOn, summary);
        }
        notices.success(redirect, "committee.notice.held");
        return "redirect:/committee/cycles/" + id;
    }

    private String meetingPage(
            CycleId id, SignedIn person, Model model, @Nullable Refusal refusal, String heldOn, String summary) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("committee.planning-only");
        }
        var cycle = cycles.get(id);
        model.addAttribute("cycle", cycle);
        model.addAttribute("table", table(cycle, person));
        model.addAttribute("remarks", shown(remarks.ofCycle(id)));
        model.addAttribute("meeting", remarks.meeting(id).orElse(null));
        model.addAttribute(
                "now",
                cycle.state() == CycleState.COMMITTEE && remarks.meeting(id).isEmpty());
        model.addAttribute("refusal", refusal);
        model.addAttribute("heldOn", heldOn);
        model.addAttribute("summary", summary);
        return "committee/meeting";
    }
}
