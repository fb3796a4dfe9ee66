package org.meguri.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.FreeText;
import org.meguri.sheet.SheetPage;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheet of an item: written by its department, read by those who decide. */
@Controller
@RequestMapping("/evaluations/{id}")
class EvaluationController {

    private final NoticeBoard notices;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final WriteEvaluation write;
    private final List<SheetMargin> margins;

    EvaluationController(
            EvaluationLookup evaluations,
            EvaluationPages pages,
            WriteEvaluation write,
            NoticeBoard notices,
            List<SheetMargin> margins) {
        this.margins = margins;
        this.notices = notices;
        this.evaluations = evaluations;
        this.pages = pages;
        this.write = write;
    }

    @GetMapping
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        var evaluation = evaluations.readable(new EvaluationId(id), person);
        model.addAttribute("margins", marginsOf(evaluation, person));
        if (evaluation.status() == Status.DRAFT && writes(evaluation, person)) {
            var page = pages.written(evaluation);
            var citations = citations(page);
            return form(
                    model, page, page.shown(), replies(page), citations, citations, List.of(), evaluation.revision());
        }
        var page = pages.submitted(evaluation);
        model.addAttribute("page", page);
        model.addAttribute("sheet", page.readable());
        return "evaluation/show";
    }

    @PostMapping
    String post(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam long revision,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var typed = Typed.in(all, "values");
        var replies = new LinkedHashMap<UUID, String>();
        Typed.in(all, "replies").forEach((key, text) -> replies.put(uuid(key), text));
        var citations = citations(all, "citations", "cited");
        var before = citations(all, "before", "beforeCited");
        var command = new WriteEvaluation.Command(new EvaluationId(id), revision, typed, replies, citations);
        var submit = "submit".equals(action);
        try {
            if (submit) {
                write.submit(command, person);
            } else {
                write.save(command, person);
            }
        } catch (InvalidSheet invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var page = pages.written(evaluations.readable(command.id(), person), spokenOf(command));
            model.addAttribute("margins", marginsOf(page.evaluation(), person));
            var shown = citations(page);
            var began = citations(page);
            shown.putAll(citations);
            began.putAll(before);
            return form(model, page, typed, replies, shown, began, invalid.errors(), revision);
        } catch (Refusal refusal) {
            if (FormerDeputies.says(refusal)) {
                response.setStatus(refusal.status().value());
                model.addAttribute("refusal", refusal);
                model.addAttribute(
                        "unkept",
                        Typed.written(
                                "",
                                Stream.of(
                                                typed.values().stream(),
                                                replies.values().stream(),
                                                citations.values().stream().map(Citation::text))
                                        .flatMap(texts -> texts)
                                        .toList()));
                return "organization/deputy-over";
            }
            if (!HttpStatusCode.valueOf(409).equals(refusal.status())) {
                throw refusal;
            }
            return conflict(model, response, command, before, person, refusal);
        }
        notices.success(redirect, submit ? "evaluation.notice.submitted" : "evaluation.notice.saved");
        return submit ? "redirect:/tasks" : "redirect:/evaluations/" + id;
    }

    /** Somebody was faster: both texts are shown, nothing typed is lost. */
    private String conflict(
            Model model,
            HttpServletResponse response,
            WriteEvaluation.Command command,
            Map<UUID, Citation> before,
            SignedIn person,
            Refusal refusal) {
        response.setStatus(HttpStatus.CONFLICT.value());
        var evaluation = evaluations.readable(command.id(), person);
        var page = evaluation.status() == Status.DRAFT
                ? pages.written(evaluation, spokenOf(command))
                : pages.submitted(evaluation, spokenOf(command));
        model.addAttribute("refusal", refusal);
        model.addAttribute("page", page);
        model.addAttribute("mine", page.sheet().normalise(command.values()));
        model.addAttribute("replies", command.replies());
        model.addAttribute("citations", differing(command.citations(), before, citations(page)));
        model.addAttribute("writable", evaluation.status() == Status.DRAFT && writes(evaluation, person));
        return "evaluation/conflict";
    }

    /** What one has said of remarks otherwise than is kept now; what one has not touched stays as a colleague left it. */
    private static Map<UUID, Citation> differing(
            Map<UUID, Citation> typed, Map<UUID, Citation> before, Map<UUID, Citation> kept) {
        var differing = new LinkedHashMap<UUID, Citation>();
        typed.forEach((remark, said) -> {
            var mine = normalised(said);
            var began = before.get(remark);
            var untouched = began != null && mine.equals(normalised(began));
            if (!untouched && !mine.equals(kept.getOrDefault(remark, Citation.NONE))) {
                differing.put(remark, said);
            }
        });
        return differing;
    }

    private static Citation normalised(Citation said) {
        return new Citation(said.followedUp(), FreeText.normalise(said.text()));
    }

    private String form(
            Model model,
            EvaluationPage page,
            Map<String, String> values,
            Map<UUID, String> replies,
            Map<UUID, Citation> citations,
            Map<UUID, Citation> before,
            List<FieldError> errors,
            long revision) {
        model.addAttribute("page", page);
        model.addAttribute(
                "sheet", SheetPage.comparing(page.sheet(), values, page.last(), errors, page.requestTexts()));
        model.addAttribute("replies", replies);
        model.addAttribute("citations", citations);
        model.addAttribute("before", before);
        model.addAttribute("errors", errors);
        model.addAttribute("revision", revision);
        return "evaluation/form";
    }

    private static Map<UUID, String> replies(EvaluationPage page) {
        var replies = new LinkedHashMap<UUID, String>();
        page.open().forEach(request -> {
            var reply = request.reply();
            replies.put(request.id(), reply == null ? "" : reply);
        });
        return replies;
    }

    private List<SheetMargin.Note> marginsOf(EvaluationView evaluation, SignedIn person) {
        return margins.stream()
                .flatMap(margin -> margin.of(evaluation, person).stream())
                .toList();
    }

    /** The remarks on which something was typed. */
    private static Set<UUID> spokenOf(WriteEvaluation.Command command) {
        return command.citations().entrySet().stream()
                .filter(one -> !one.getValue().equals(Citation.NONE))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<UUID, Citation> citations(EvaluationPage page) {
        var citations = new LinkedHashMap<UUID, Citation>();
        page.earlier().forEach(remark -> citations.put(remark.id(), remark.citation()));
        return citations;
    }

    /** What a form says of remarks. @param texts and ticks the names of its parameters */
    private static Map<UUID, Citation> citations(Map<String, String> all, String texts, String ticks) {
        var ticked = Typed.in(all, ticks);
        var citations = new LinkedHashMap<UUID, Citation>();
        Typed.in(all, texts)
                .forEach((key, text) -> citations.put(uuid(key), new Citation("true".equals(ticked.get(key)), text)));
        return citations;
    }

    private static boolean writes(EvaluationView evaluation, SignedIn person) {
        return person.has(Role.SECTION_STAFF, evaluation.leadUnit())
                || person.has(Role.SECTION_CHIEF, evaluation.leadUnit());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("evaluation.unknown");
        }
    }
}
