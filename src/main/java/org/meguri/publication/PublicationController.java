package org.meguri.publication;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.Typed;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.FreeText;
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

/** The planning division's desk for what is published of a year: checks, the two persons, corrections, taking back. */
@Controller
@RequestMapping("/publication/{id}")
class PublicationController {

    private final CycleLookup cycles;
    private final YearContents contents;
    private final PublicationChecks checks;
    private final PublishResults publish;
    private final AmendResults amend;
    private final EditionLookup editions;
    private final EditionFiles files;
    private final Directory directory;
    private final NoticeBoard notices;

    PublicationController(
            CycleLookup cycles,
            YearContents contents,
            PublicationChecks checks,
            PublishResults publish,
            AmendResults amend,
            EditionLookup editions,
            EditionFiles files,
            Directory directory,
            NoticeBoard notices) {
        this.cycles = cycles;
        this.contents = contents;
        this.checks = checks;
        this.publish = publish;
        this.amend = amend;
        this.editions = editions;
        this.files = files;
        this.directory = directory;
        this.notices = notices;
    }

    @GetMapping
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        return desk(new CycleId(id), person, model, null, Map.of());
    }

    @PostMapping
    String propose(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        typed.remove("_csrf");
        return done(id, person, model, redirect, response, typed, "publication.notice.proposed", () -> {
            publish.propose(new CycleId(id), typed.getOrDefault("note", ""), Typed.in(typed, "answer"), person);
        });
    }

    @PostMapping("/drafts/{draft}/approve")
    String approve(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return done(id, person, model, redirect, response, Map.of(), "publication.notice.published", () -> {
            var approved = new PublicationDraftId(draft);
            publish.next(approved, person).ifPresent(files::ready);
            publish.approve(approved, person);
        });
    }

    @PostMapping("/drafts/{draft}/return")
    String sendBack(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            @RequestParam(defaultValue = "") String reason,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return done(
                id,
                person,
                model,
                redirect,
                response,
                Map.of("reason", reason),
                "publication.notice.returned",
                () -> publish.sendBack(new PublicationDraftId(draft), reason, person));
    }

    @PostMapping("/drafts/{draft}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @PathVariable UUID draft,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return done(
                id,
                person,
                model,
                redirect,
                response,
                Map.of(),
                "publication.notice.withdrawn",
                () -> publish.withdraw(new PublicationDraftId(draft), person));
    }

    @PostMapping("/editions/{of}/withdrawal")
    String takeBack(
            @PathVariable UUID id,
            @PathVariable UUID of,
            @RequestParam(defaultValue = "") String withdrawal,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return done(
                id,
                person,
                model,
                redirect,
                response,
                Map.of("withdrawal", withdrawal),
                "publication.notice.proposed",
                () -> publish.proposeWithdrawal(new EditionId(of), withdrawal, person));
    }

    private String done(
            UUID id,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Map<String, String> typed,
            String notice,
            Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            if (refusal.status().value() == 404 || !person.has(Role.PLANNING)) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return desk(new CycleId(id), person, model, refusal, typed);
        }
        notices.success(redirect, notice);
        return "redirect:/publication/" + id;
    }

    /** A draft with the names of who proposed it and who decided. */
    record Named(PublicationDraftView draft, String proposer, String decider) {}

    /** What is published otherwise than it stands. @param href the page where it was recorded */
    record Amended(String heading, String place, AmendmentView amendment, String href) {}

    private String desk(
            CycleId id, SignedIn person, Model model, @Nullable Refusal refusal, Map<String, String> typed) {
        requirePlanning(person);
        var cycle = cycles.get(id);
        var waiting = publish.waiting(id).orElse(null);
        var report = report(cycle, FreeText.normalise(typed.getOrDefault("note", "")));
        var shown = waiting == null || waiting.kind() == PublicationDraftView.Kind.WITHDRAWAL
                ? report.content()
                : publish.proposed(waiting.id());
        var all = editions.ofCycle(id);
        model.addAttribute("cycle", cycle);
        // Not "content": the frame of the page has a parameter of that name, which would hide it.
        model.addAttribute("outcome", shown);
        model.addAttribute("report", report);
        model.addAttribute("editions", all);
        model.addAttribute(
                "inForce",
                all.stream().findFirst().filter(edition -> !edition.withdrawn()).orElse(null));
        model.addAttribute("now", cycle.state() == CycleState.PUBLICATION && all.isEmpty());
        model.addAttribute("over", cycle.state() == CycleState.CLOSED && !all.isEmpty());
        model.addAttribute("proposing", proposing(cycle, all, waiting, shown));
        model.addAttribute(
                "withdrawing",
                cycle.state() == CycleState.CLOSED
                        && waiting == null
                        && all.stream()
                                .findFirst()
                                .filter(edition -> !edition.withdrawn())
                                .isPresent());
        model.addAttribute("waiting", waiting == null ? null : named(waiting));
        model.addAttribute("kind", waiting == null ? "" : waiting.kind().name());
        model.addAttribute("own", waiting != null && waiting.proposedBy().equals(person.id()));
        model.addAttribute(
                "drafts",
                publish.drafts(id).stream()
                        .filter(draft -> draft.state() != PublicationDraftView.State.WAITING)
                        .map(this::named)
                        .toList());
        model.addAttribute("amended", amended(cycle));
        model.addAttribute("items", contents.items(cycle).values());
        model.addAttribute("typed", typed);
        model.addAttribute("unkept", formIsThere(typed, model) ? List.of() : Typed.written("", typed.values()));
        model.addAttribute("refusal", refusal);
        return "publication/prepare";
    }

    /** Whether the page has the form that this was typed into; it may be gone meanwhile, and what was typed is shown apart. */
    private static boolean formIsThere(Map<String, String> typed, Model model) {
        if (typed.containsKey("reason")) {
            return !"".equals(model.getAttribute("kind")) && !Boolean.TRUE.equals(model.getAttribute("own"));
        }
        return Boolean.TRUE.equals(model.getAttribute(typed.containsKey("withdrawal") ? "withdrawing" : "proposing"));
    }

    /** Whether there is something to propose. */
    private static boolean proposing(
            CycleView cycle,
            List<EditionView> editions,
            @Nullable PublicationDraftView waiting,
            @Nullable EditionContent shown) {
        if (waiting != null || shown == null) {
            return false;
        }
        return editions.isEmpty()
                ? cycle.state() == CycleState.PUBLICATION
                : cycle.state() == CycleState.CLOSED && !shown.corrections().isEmpty();
    }

    /** A note that cannot be printed is told by the refusal; the checks are about everything else then. */
    private PublicationChecks.Report report(CycleView cycle, String note) {
        var report = checks.of(cycle, note);
        return report.content() == null && !note.isEmpty() ? checks.of(cycle, "") : report;
    }

    private Named named(PublicationDraftView draft) {
        var decider = draft.decidedBy();
        return new Named(
                draft,
                directory.officer(draft.proposedBy()).name(),
                decider == null ? "" : directory.officer(decider).name());
    }

    private List<Amended> amended(CycleView cycle) {
        var items = contents.items(cycle);
        return amend.inForce(cycle.id()).values().stream()
                .flatMap(List::stream)
                .map(one -> {
                    var item = items.get(one.item());
                    return new Amended(
                            item == null ? "" : item.heading(),
                            amend.label(cycle, one.place()),
                            one,
                            "/publication/" + cycle.id() + "/items/" + one.item());
                })
                .toList();
    }

    @GetMapping("/items/{item}")
    String item(@PathVariable UUID id, @PathVariable UUID item, SignedIn person, Model model) {
        return texts(new CycleId(id), new PlanItemId(item), person, model, null, Map.of());
    }

    @PostMapping("/items/{item}")
    String amend(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam Map<String, String> typed,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            amend.record(
                    new AmendResults.Command(
                            new CycleId(id),
                            new PlanItemId(item),
                            typed.getOrDefault("place", ""),
                            kind(typed.get("kind")),
                            typed.getOrDefault("base", ""),
                            typed.getOrDefault("text", ""),
                            typed.getOrDefault("reason", "")),
                    person);
        } catch (Refusal refusal) {
            if (refusal.status().value() == 404 || refusal.status().value() == 403) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return texts(new CycleId(id), new PlanItemId(item), person, model, refusal, typed);
        }
        notices.success(redirect, "publication.notice.amended");
        return "redirect:/publication/" + id + "/items/" + item;
    }

    private static @Nullable AmendmentKind kind(@Nullable String typed) {
        for (var kind : AmendmentKind.values()) {
            if (kind.name().equals(typed)) {
                return kind;
            }
        }
        return null;
    }

    @PostMapping("/items/{item}/amendments/{amendment}/revoke")
    String revoke(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @PathVariable UUID amendment,
            SignedIn person,
            RedirectAttributes redirect) {
        amend.revoke(new CycleId(id), new AmendmentId(amendment), person);
        notices.success(redirect, "publication.notice.revoked");
        return "redirect:/publication/" + id + "/items/" + item;
    }

    private String texts(
            CycleId id,
            PlanItemId item,
            SignedIn person,
            Model model,
            @Nullable Refusal refusal,
            Map<String, String> typed) {
        requirePlanning(person);
        var cycle = cycles.get(id);
        var places = amend.places(cycle, item);
        var view = Objects.requireNonNull(contents.items(cycle).get(item));
        model.addAttribute("cycle", cycle);
        model.addAttribute("item", view);
        model.addAttribute("places", places);
        model.addAttribute("kinds", amend.possible(cycle));
        model.addAttribute(
                "names",
                directory
                        .officersWithIds(places.stream()
                                .flatMap(place -> place.recorded().stream())
                                .map(AmendmentView::by)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(officer -> officer.id(), officer -> officer.name())));
        model.addAttribute("typed", typed);
        model.addAttribute(
                "unkept", Typed.written(typed.getOrDefault("text", ""), List.of(typed.getOrDefault("reason", ""))));
        model.addAttribute("refusal", refusal);
        return "publication/texts";
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("publication.planning-only");
        }
    }
}
