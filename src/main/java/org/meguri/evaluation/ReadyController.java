package org.meguri.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.organization.Duty;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Many drafts handed in at once: each is a submission of its own, and one that fails stops no other. */
@Controller
@RequestMapping("/evaluations/ready")
class ReadyController {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyController.class);

    private final EvaluationLookup evaluations;
    private final HandIn handIn;
    private final WriteEvaluation write;
    private final FormerDeputies formerDeputies;
    private final Words words;

    ReadyController(
            EvaluationLookup evaluations,
            HandIn handIn,
            WriteEvaluation write,
            FormerDeputies formerDeputies,
            Words words) {
        this.evaluations = evaluations;
        this.handIn = handIn;
        this.write = write;
        this.formerDeputies = formerDeputies;
        this.words = words;
    }

    /** What became of one draft. */
    record Result(String id, String heading, boolean done, String text) implements Serializable {}

    @GetMapping
    String list(SignedIn person, Model model) {
        var units = units(person);
        if (units.isEmpty()) {
            throw formerDeputies.refusal(person.id(), Refusal.forbidden("organization.signin.not-allowed"));
        }
        var drafts = evaluations.running(units).stream()
                .filter(one -> one.status() == Status.DRAFT && units.contains(one.leadUnit()))
                .toList();
        var begun = drafts.stream().filter(one -> !one.content().isEmpty()).toList();
        var looked = handIn.look(begun, person);
        model.addAttribute("looked", looked);
        model.addAttribute("clear", looked.stream().filter(HandIn.Looked::clear).count());
        model.addAttribute("untouched", drafts.size() - begun.size());
        return "evaluation/ready";
    }

    @PostMapping
    String submit(
            SignedIn person,
            @RequestParam(required = false, defaultValue = "") List<UUID> chosen,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect) {
        if (units(person).isEmpty()) {
            throw formerDeputies.refusal(person.id(), Refusal.forbidden("organization.signin.not-allowed"));
        }
        var revisions = Typed.in(all, "revisions");
        var results = new ArrayList<Result>();
        chosen.stream().distinct().forEach(id -> results.add(submit(id, revisions, person)));
        redirect.addFlashAttribute(
                "results",
                results.isEmpty()
                        ? List.of(new Result("", "", false, words.of("evaluation.ready.nothing-chosen")))
                        : results);
        return "redirect:/evaluations/ready";
    }

    private Result submit(UUID id, Map<String, String> revisions, SignedIn person) {
        var heading = "";
        try {
            var evaluation = evaluations.get(new EvaluationId(id));
            if (!WritingRules.writes(evaluation.leadUnit(), person)) {
                throw Refusal.notFound("evaluation.unknown");
            }
            heading = evaluation.heading();
            write.submit(
                    new WriteEvaluation.Command(
                            evaluation.id(), revision(revisions.get(id.toString())), evaluation.content(), Map.of()),
                    person);
            return new Result(id.toString(), heading, true, words.of("evaluation.ready.done"));
        } catch (InvalidSheet invalid) {
            return new Result(
                    id.toString(),
                    heading,
                    false,
                    words.of("evaluation.ready.incomplete", invalid.errors().size()));
        } catch (Refusal refusal) {
            return new Result(
                    id.toString(),
                    heading,
                    false,
                    refusal.key().equals("evaluation.written-meanwhile")
                            ? words.of("evaluation.ready.written-meanwhile")
                            : words.of(refusal));
        } catch (RuntimeException failure) {
            LOG.warn("Evaluation {} could not be handed in with others", id, failure);
            return new Result(id.toString(), heading, false, words.of("evaluation.ready.failed"));
        }
    }

    private static long revision(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static List<UnitId> units(SignedIn person) {
        return person.duties().stream()
                .filter(duty -> duty.role() == Role.SECTION_STAFF || duty.role() == Role.SECTION_CHIEF)
                .map(Duty::unit)
                .distinct()
                .toList();
    }
}
