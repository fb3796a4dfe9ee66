package org.meguri.linkage;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.Typed;
import org.meguri.organization.SignedIn;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** つながり: the same work in several plans, what is proposed, and where linked sheets differ. */
@Controller
@RequestMapping("/links")
class LinkController {

    private static final int MOST_FOUND = 20;
    private static final int CONFLICT = HttpServletResponse.SC_CONFLICT;
    private static final int UNPROCESSABLE = 422;

    private final LinkPages pages;
    private final ProposeLinks propose;
    private final LinkItems link;
    private final MatchFields match;
    private final SettleText settle;
    private final PlanRegister plans;
    private final Words words;
    private final Clock clock;

    LinkController(
            LinkPages pages,
            ProposeLinks propose,
            LinkItems link,
            MatchFields match,
            SettleText settle,
            PlanRegister plans,
            Words words,
            Clock clock) {
        this.pages = pages;
        this.propose = propose;
        this.link = link;
        this.match = match;
        this.settle = settle;
        this.plans = plans;
        this.words = words;
        this.clock = clock;
    }

    /** A year to choose. */
    record Year(String href, String label, boolean current) {}

    @GetMapping
    String list(SignedIn person, @RequestParam(required = false) @Nullable UUID plan, Model model) {
        LinkRights.requireReader(person);
        model.addAttribute("groups", pages.groups(plan));
        model.addAttribute("pairs", pages.plansLinked());
        model.addAttribute("waiting", pages.waiting());
        model.addAttribute("plans", plans.plans());
        model.addAttribute("plan", plan);
        model.addAttribute("decides", LinkRights.decides(person));
        return "linkage/list";
    }

    @PostMapping("/search")
    String search(SignedIn person, RedirectAttributes next) {
        var found = propose.propose(person);
        next.addFlashAttribute(
                "notice", found == 0 ? words.info("linkage.found.none") : words.success("linkage.found", found));
        return "redirect:/links/proposals";
    }

    @GetMapping("/proposals")
    String proposals(SignedIn person, Model model) {
        LinkRights.requireReader(person);
        model.addAttribute("proposed", pages.proposed());
        model.addAttribute("declined", pages.declined());
        model.addAttribute("decides", LinkRights.decides(person));
        return "linkage/proposals";
    }

    @PostMapping("/proposals/{id}")
    String decide(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            if ("accept".equals(verdict)) {
                link.accept(id, person);
            } else {
                link.decline(id, reason, person);
            }
        } catch (Refusal refusal) {
            show(refusal, model, response);
            model.addAttribute("typedFor", id);
            model.addAttribute("typed", reason);
            return proposals(person, model);
        }
        next.addFlashAttribute(
                "notice", words.success("accept".equals(verdict) ? "linkage.accepted" : "linkage.declined"));
        return "redirect:/links/proposals";
    }

    @GetMapping("/items/{id}")
    String item(SignedIn person, @PathVariable UUID id, @RequestParam(defaultValue = "") String q, Model model) {
        LinkRights.requireReader(person);
        var item = plans.item(new PlanItemId(id));
        model.addAttribute("item", pages.item(item));
        model.addAttribute("life", pages.life(item.id()));
        model.addAttribute("linked", pages.linkedNow(item.id()));
        model.addAttribute("decides", LinkRights.decides(person));
        model.addAttribute("q", q);
        model.addAttribute("found", q.isBlank() ? null : pages.items(named(q, item)));
        model.addAttribute(
                "alike",
                propose.like(item, ProposeLinks.MOST_FOR_AN_ITEM).stream()
                        .filter(one -> !pages.beside(item.id(), one.item().id()))
                        .map(one -> Map.of("item", pages.item(one.item()), "words", one.reasons()))
                        .toList());
        return "linkage/item";
    }

    @PostMapping("/items/{id}")
    String linkByHand(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam UUID other,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            link.link(new PlanItemId(id), new PlanItemId(other), person);
        } catch (Refusal refusal) {
            show(refusal, model, response);
            return item(person, id, "", model);
        }
        next.addFlashAttribute("notice", words.success("linkage.accepted"));
        return "redirect:/links/items/" + id;
    }

    @PostMapping("/items/{id}/end")
    String end(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            link.end(new PlanItemId(id), reason, person);
        } catch (Refusal refusal) {
            show(refusal, model, response);
            model.addAttribute("typed", reason);
            return item(person, id, "", model);
        }
        next.addFlashAttribute("notice", words.success("linkage.ended"));
        return "redirect:/links/items/" + id;
    }

    @GetMapping("/fields")
    String fields(SignedIn person, @RequestParam UUID low, @RequestParam UUID high, Model model) {
        LinkRights.requireReader(person);
        return fields(person, low, high, null, null, model);
    }

    @PostMapping("/fields")
    String matchFields(
            SignedIn person,
            @RequestParam UUID low,
            @RequestParam UUID high,
            @RequestParam MultiValueMap<String, String> all,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var fields = new LinkedHashMap<String, String>();
        Typed.in(all.toSingleValueMap(), "field").forEach((from, to) -> {
            if (!to.isBlank()) {
                fields.put(from, to);
            }
        });
        var choices = new LinkedHashMap<String, Map<String, List<String>>>();
        fields.forEach((from, to) -> {
            var codes = new LinkedHashMap<String, List<String>>();
            // Choices of a field that has been exchanged for another one mean nothing any more.
            var name = "choice-" + from + "-" + to + "[";
            all.forEach((parameter, others) -> {
                if (parameter.startsWith(name) && parameter.endsWith("]")) {
                    codes.put(parameter.substring(name.length(), parameter.length() - 1), others);
                }
            });
            choices.put(from, codes);
        });
        try {
            match.decide(new PlanId(low), new PlanId(high), fields, choices, person);
        } catch (Refusal refusal) {
            show(refusal, model, response);
            return fields(person, low, high, fields, choices, model);
        }
        next.addFlashAttribute("notice", words.success("linkage.fields.kept"));
        return "redirect:/links/fields?low=" + low + "&high=" + high;
    }

    @GetMapping("/contradictions")
    String contradictions(
            SignedIn person,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(defaultValue = "") String plan,
            Model model) {
        LinkRights.requireReader(person);
        var chosen = year == null
                ? FiscalYear.of(LocalDate.now(clock)).previous()
                : new FiscalYear(Math.min(2100, Math.max(2000, year)));
        var all = pages.contradictions(chosen, person);
        model.addAttribute(
                "differences",
                all.stream()
                        .filter(one -> "all".equals(show) || ("explained".equals(show) == (one.explained() != null)))
                        .filter(one -> plan.isEmpty()
                                || one.sheet().plan().equals(plan)
                                || one.other().plan().equals(plan))
                        .toList());
        model.addAttribute(
                "years",
                List.of(chosen.previous(), chosen, chosen.next()).stream()
                        .map(one -> new Year(
                                "/links/contradictions?show=" + ("all".equals(show) ? "all" : "open") + "&year=" + one,
                                one.named(),
                                one.equals(chosen)))
                        .toList());
        model.addAttribute("year", chosen.toString());
        model.addAttribute("yearLabel", chosen.both());
        model.addAttribute("show", show);
        model.addAttribute("plan", plan);
        model.addAttribute("plans", plans.plans());
        return "linkage/contradictions";
    }

    /** The texts that a sheet shares, beside those of the linked sheets. */
    @GetMapping("/sheets/{id}")
    String sheet(SignedIn person, @PathVariable UUID id, Model model) {
        var sheet = pages.sheet(new EvaluationId(id), person);
        model.addAttribute("heading", sheet.heading());
        model.addAttribute(
                "block", pages.block(sheet, person).orElseThrow(() -> Refusal.notFound("linkage.not-shared")));
        return "linkage/sheet";
    }

    @PostMapping("/sheets/{id}/{act}")
    String settle(
            SignedIn person,
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam String field,
            @RequestParam(required = false) @Nullable UUID other,
            @RequestParam(defaultValue = "-1") long revision,
            @RequestParam(defaultValue = "-1") long otherRevision,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var sheet = new EvaluationId(id);
        try {
            switch (act) {
                case "apart" -> settle.apart(sheet, field, person);
                case "together" -> settle.together(sheet, field, person);
                case "use" -> settle.use(sheet, field, revision, needed(other), otherRevision, person);
                case "explain" -> settle.explain(sheet, field, needed(other), reason, person);
                default -> throw Refusal.notFound("linkage.not-shared");
            }
        } catch (Refusal refusal) {
            show(refusal, model, response);
            model.addAttribute("typed", reason);
            model.addAttribute("typedFor", field);
            return sheet(person, id, model);
        }
        next.addFlashAttribute("notice", words.success("linkage.settled." + act));
        return "redirect:/links/sheets/" + id;
    }

    private static EvaluationId needed(@Nullable UUID other) {
        if (other == null) {
            throw new Refusal("linkage.not-shared");
        }
        return new EvaluationId(other);
    }

    /** What a person can cure stands on the page again; everything else is a page of its own. */
    private void show(Refusal refusal, Model model, HttpServletResponse response) {
        if (refusal.status().value() != CONFLICT && refusal.status().value() != UNPROCESSABLE) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
    }

    private String fields(
            SignedIn person,
            UUID low,
            UUID high,
            @Nullable Map<String, String> typed,
            @Nullable Map<String, Map<String, List<String>>> typedChoices,
            Model model) {
        var left = new PlanId(low);
        var right = new PlanId(high);
        var chosen = new LinkedHashMap<String, String>();
        var choices = new LinkedHashMap<String, Map<String, List<String>>>();
        match.matches(left, right).forEach(one -> {
            chosen.put(one.left(), one.right());
            choices.put(one.left(), one.choices());
        });
        model.addAttribute("low", low);
        model.addAttribute("high", high);
        model.addAttribute("lowTitle", plans.plan(left).title());
        model.addAttribute("highTitle", plans.plan(right).title());
        model.addAttribute("lowSheet", match.sheet(left));
        model.addAttribute("highSheet", match.sheet(right));
        model.addAttribute("chosen", typed == null ? chosen : typed);
        model.addAttribute("choices", typedChoices == null ? choices : typedChoices);
        model.addAttribute("decided", match.decided(left, right));
        model.addAttribute("decides", LinkRights.decides(person));
        return "linkage/fields";
    }

    private List<PlanItemView> named(String q, PlanItemView item) {
        var wanted = NameKey.of(q);
        var found = new ArrayList<PlanItemView>();
        for (var plan : plans.plans()) {
            if (!plan.id().equals(item.plan())) {
                plans.standing(plan.id(), FiscalYear.of(LocalDate.now(clock))).stream()
                        .filter(one -> NameKey.of(one.name()).contains(wanted)
                                || NameKey.of(one.heading()).contains(wanted))
                        .forEach(found::add);
            }
        }
        return found.subList(0, Math.min(MOST_FOUND, found.size()));
    }
}
