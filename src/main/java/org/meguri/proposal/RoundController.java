package org.meguri.proposal;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.proposal.OpenRound.Questions;
import org.meguri.publication.EditionFormat;
import org.meguri.sheet.FieldError;
import org.meguri.system.FiscalYear;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rounds of proposals: opened and closed by the planning division, looked at by everybody of the town hall. */
@Controller
@RequestMapping("/proposals")
class RoundController {

    private final ProposalLookup proposals;
    private final ProposalPages pages;
    private final OpenRound rounds;
    private final DecideProposal decide;
    private final ProposalTable table;
    private final PlanRegister plans;
    private final NoticeBoard notices;
    private final Words words;
    private final Clock clock;

    RoundController(
            ProposalLookup proposals,
            ProposalPages pages,
            OpenRound rounds,
            DecideProposal decide,
            ProposalTable table,
            PlanRegister plans,
            NoticeBoard notices,
            Words words,
            Clock clock) {
        this.proposals = proposals;
        this.pages = pages;
        this.rounds = rounds;
        this.decide = decide;
        this.table = table;
        this.plans = plans;
        this.notices = notices;
        this.words = words;
        this.clock = clock;
    }

    /** A line of the list of rounds. @param count the proposals that the person may read */
    record Line(RoundView round, int count) {}

    @GetMapping
    String list(SignedIn person, Model model) {
        ProposalPages.requireOfficial(person);
        model.addAttribute(
                "lines",
                proposals.rounds().stream()
                        .map(round ->
                                new Line(round, proposals.of(round.id(), person).size()))
                        .toList());
        model.addAttribute("planning", person.has(Role.PLANNING));
        return "proposal/rounds";
    }

    @GetMapping("/rounds/new")
    String blank(SignedIn person, Model model) {
        OpenRound.requirePlanning(person);
        var usual = rounds.usual();
        var typed = new LinkedHashMap<String, String>();
        typed.put("questions", Questions.OUTLINE.name());
        typed.put(
                "year",
                Integer.toString(FiscalYear.of(LocalDate.now(clock)).next().year()));
        for (var stage : ProposalStage.values()) {
            typed.put("due." + stage, usual.of(stage).toString());
        }
        return form(typed, List.of(), model);
    }

    @PostMapping("/rounds")
    String open(
            @RequestParam Map<String, String> typed,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        OpenRound.requirePlanning(person);
        try {
            var target = plan(typed, "target");
            var id = rounds.open(
                    new OpenRound.Command(
                            typed.getOrDefault("title", ""),
                            year(typed),
                            target,
                            typed.getOrDefault("shape", "").isEmpty() ? target : plan(typed, "shape"),
                            questions(typed),
                            typed.getOrDefault("packages", "").isEmpty() ? null : plan(typed, "packages"),
                            new RoundDues(
                                    day(typed, ProposalStage.PROPOSAL),
                                    day(typed, ProposalStage.PROPOSAL_APPROVAL),
                                    day(typed, ProposalStage.PROPOSAL_DECISION))),
                    person);
            notices.success(
                    redirect, "proposal.round.opened", proposals.round(id).title());
            return "redirect:/proposals/rounds/" + id;
        } catch (Refusal refusal) {
            if (refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(422);
            return form(
                    typed,
                    List.of(new FieldError(field(refusal), refusal.key(), Arrays.asList(refusal.arguments()))),
                    model);
        }
    }

    /** The input that a refusal is about. */
    private static String field(Refusal refusal) {
        var key = refusal.key();
        if (key.startsWith("proposal.round.due") && refusal.arguments()[0] instanceof ProposalStage stage) {
            return "due." + stage;
        }
        if (key.startsWith("proposal.round.year")) {
            return "year";
        }
        return switch (key) {
            case "proposal.round.plan-missing" ->
                refusal.arguments()[0] instanceof DefaultMessageSourceResolvable plan
                                && "proposal.round.shape".equals(plan.getCode())
                        ? "shape"
                        : "target";
            case "proposal.round.questions-missing" -> "questions";
            default -> key.startsWith("sheet.form") ? "shape" : "title";
        };
    }

    private String form(Map<String, String> typed, List<FieldError> errors, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        var wrong = new LinkedHashMap<String, String>();
        errors.forEach(error ->
                wrong.put(error.field(), words.of(error.key(), error.arguments().toArray())));
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "plans",
                plans.plans().stream()
                        .map(plan -> new ProposalPages.Option(plan.id().toString(), plan.title()))
                        .toList());
        model.addAttribute("stages", List.of(ProposalStage.values()));
        model.addAttribute(
                "questions",
                Arrays.stream(Questions.values())
                        .map(one -> new ProposalPages.Option(one.name(), words.of("proposal.round.questions." + one)))
                        .toList());
        return "proposal/open";
    }

    private static PlanId plan(Map<String, String> typed, String field) {
        try {
            return PlanId.of(typed.getOrDefault(field, ""));
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "proposal.round.plan-missing", new DefaultMessageSourceResolvable("proposal.round." + field));
        }
    }

    private static Questions questions(Map<String, String> typed) {
        return Arrays.stream(Questions.values())
                .filter(one -> one.name().equals(typed.getOrDefault("questions", Questions.OUTLINE.name())))
                .findFirst()
                .orElseThrow(() -> new Refusal("proposal.round.questions-missing"));
    }

    private static FiscalYear year(Map<String, String> typed) {
        var text = Normalizer.normalize(typed.getOrDefault("year", ""), Normalizer.Form.NFKC)
                .strip();
        if (!text.matches("[0-9]{4}")) {
            throw new Refusal("proposal.round.year-unreadable");
        }
        return new FiscalYear(Integer.parseInt(text));
    }

    private static LocalDate day(Map<String, String> typed, ProposalStage stage) {
        try {
            return LocalDate.parse(Normalizer.normalize(typed.getOrDefault("due." + stage, ""), Normalizer.Form.NFKC)
                    .strip());
        } catch (DateTimeParseException e) {
            throw new Refusal("proposal.round.due-missing", stage);
        }
    }

    @GetMapping("/rounds/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String unit,
            SignedIn person,
            Model model) {
        ProposalPages.requireOfficial(person);
        return page(new ProposalRoundId(id), state, unit, person, model, List.of(), List.of());
    }

    private String page(
            ProposalRoundId id,
            String state,
            String unit,
            SignedIn person,
            Model model,
            List<String> errors,
            List<String> chosen) {
        var round = proposals.round(id);
        var all = proposals.of(id, person);
        var planning = person.has(Role.PLANNING);
        model.addAttribute("errors", errors);
        model.addAttribute("chosen", chosen);
        model.addAttribute("round", round);
        var target = plans.plan(round.target());
        model.addAttribute("target", target);
        model.addAttribute("outside", round.year().year() > target.period().to());
        model.addAttribute("stages", List.of(ProposalStage.values()));
        model.addAttribute("states", List.of(ProposalState.values()));
        model.addAttribute("progress", planning ? pages.progress(all) : List.of());
        model.addAttribute("tallies", pages.tallies(round, all));
        model.addAttribute("size", all.size());
        model.addAttribute(
                "rows",
                all.stream()
                        .filter(one -> state.isEmpty() || one.state().name().equals(state))
                        .filter(one -> unit.isEmpty()
                                || one.units().stream()
                                        .anyMatch(each -> each.toString().equals(unit)))
                        .toList());
        var led = new LinkedHashMap<String, ProposalPages.Option>();
        pages.units(all.stream()
                        .flatMap(one -> one.units().stream())
                        .map(Object::toString)
                        .distinct()
                        .toList())
                .forEach(option -> led.put(option.value(), option));
        led.keySet().removeIf(key -> all.stream().noneMatch(one -> one.units().stream()
                .anyMatch(each -> each.toString().equals(key))));
        model.addAttribute("units", List.copyOf(led.values()));
        model.addAttribute("state", state);
        model.addAttribute("unit", unit);
        model.addAttribute("planning", planning);
        model.addAttribute("writer", round.open() && !pages.own(person).isEmpty());
        model.addAttribute(
                "drafts",
                all.stream().filter(one -> one.state() == ProposalState.DRAFT).count());
        model.addAttribute(
                "waiting",
                all.stream()
                        .filter(one -> one.state() == ProposalState.SUBMITTED || one.state() == ProposalState.APPROVED)
                        .count());
        return "proposal/round";
    }

    @GetMapping("/rounds/{id}/table.{extension:csv|xlsx}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String extension, SignedIn person) {
        ProposalPages.requireOfficial(person);
        var print =
                table.print(new ProposalRoundId(id), EditionFormat.valueOf(extension.toUpperCase(Locale.ROOT)), person);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(print.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, print.disposition())
                .body(print.data());
    }

    @PostMapping("/rounds/{id}/close")
    String close(
            @PathVariable UUID id,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var lapsed = rounds.close(new ProposalRoundId(id), person);
            notices.success(redirect, "proposal.round.close.done", lapsed);
            return "redirect:/proposals/rounds/" + id;
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409) {
                throw refusal;
            }
            response.setStatus(409);
            return page(new ProposalRoundId(id), "", "", person, model, List.of(words.of(refusal)), List.of());
        }
    }

    /** Adopts several as they are; each by itself, so that one that cannot be taken does not stop the others. */
    @PostMapping("/rounds/{id}/adopt")
    String adopt(
            @PathVariable UUID id,
            @RequestParam(name = "proposal", defaultValue = "") List<String> chosen,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        OpenRound.requirePlanning(person);
        var round = new ProposalRoundId(id);
        var marked = chosen.stream().filter(one -> !one.isBlank()).distinct().toList();
        var wanted = new LinkedHashMap<ProposalView, Integer>();
        for (var one : marked) {
            // Each box carries the submission that was shown beside it.
            var parts = one.split(":", 2);
            wanted.put(
                    known(parts[0], round),
                    parts.length == 2 && parts[1].matches("[0-9]{1,6}") ? Integer.parseInt(parts[1]) : 0);
        }
        var failed = new ArrayList<String>();
        var left = new ArrayList<String>();
        wanted.forEach((proposal, number) -> {
            try {
                decide.adopt(proposal.id(), number, decide.proposed(proposal.id()), "", null, person);
            } catch (InvalidProposal invalid) {
                var first = invalid.errors().get(0);
                failed.add(words.of(
                        "proposal.list.adopt.failed",
                        proposal.heading(),
                        words.of(first.key(), first.arguments().toArray())));
                left.add(proposal.id() + ":" + number);
            } catch (Refusal refusal) {
                failed.add(words.of("proposal.list.adopt.failed", proposal.heading(), words.of(refusal)));
                left.add(proposal.id() + ":" + number);
            }
        });
        var adopted = wanted.size() - failed.size();
        if (failed.isEmpty() && adopted > 0) {
            notices.success(redirect, "proposal.list.adopt.done", adopted);
            return "redirect:/proposals/rounds/" + id;
        }
        response.setStatus(422);
        if (wanted.isEmpty()) {
            failed.add(words.of("proposal.list.adopt.none"));
        } else {
            model.addAttribute("partly", words.of("proposal.list.adopt.part", adopted, failed.size()));
        }
        return page(round, "", "", person, model, failed, left);
    }

    private ProposalView known(String text, ProposalRoundId round) {
        try {
            var proposal = proposals.get(ProposalId.of(text));
            if (proposal.round().equals(round)) {
                return proposal;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw Refusal.notFound("proposal.unknown");
    }
}
