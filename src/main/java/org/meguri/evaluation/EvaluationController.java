package org.meguri.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.FreeText;
import org.meguri.sheet.LastYear;
import org.meguri.sheet.SheetPage;
import org.meguri.system.FiscalYear;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
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
    private final KeepDraft keep;
    private final WritingSteps steps;
    private final Words words;
    private final OpenSubmission opened;
    private final List<SheetMargin> margins;

    EvaluationController(
            EvaluationLookup evaluations,
            EvaluationPages pages,
            WriteEvaluation write,
            KeepDraft keep,
            WritingSteps steps,
            Words words,
            OpenSubmission opened,
            NoticeBoard notices,
            List<SheetMargin> margins) {
        this.opened = opened;
        this.margins = margins;
        this.keep = keep;
        this.steps = steps;
        this.words = words;
        this.notices = notices;
        this.evaluations = evaluations;
        this.pages = pages;
        this.write = write;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer beside,
            SignedIn person,
            Model model) {
        opened.look(new EvaluationId(id), person);
        var evaluation = evaluations.readable(new EvaluationId(id), person);
        model.addAttribute("margins", marginsOf(evaluation, person));
        if (evaluation.status() == Status.DRAFT && writes(evaluation, person)) {
            var page = pages.written(evaluation);
            var citations = citations(page);
            return form(
                    model,
                    page,
                    page.shown(),
                    replies(page),
                    citations,
                    citations,
                    List.of(),
                    evaluation.revision(),
                    new Around(beside, Map.of(), person));
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
            @RequestParam(required = false) @Nullable Integer beside,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var typed = Typed.in(all, "values");
        var replies = new LinkedHashMap<UUID, String>();
        Typed.in(all, "replies").forEach((key, text) -> replies.put(uuid(key), text));
        var filled = fill(new EvaluationId(id), beside, all, typed, replies, person);
        var said = new KeepDraft.Beside(done(all), all.get("unchanged"), all.get("next"));
        var citations = citations(all, "citations", "cited");
        var before = citations(all, "before", "beforeCited");
        var command = new WriteEvaluation.Command(new EvaluationId(id), revision, typed, replies, citations);
        var submit = "submit".equals(action);
        try {
            if (submit) {
                write.submit(command, person);
            } else {
                keep.keep(command, said, person);
            }
        } catch (InvalidSheet invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var page = pages.written(evaluations.readable(command.id(), person), spokenOf(command));
            model.addAttribute("margins", marginsOf(page.evaluation(), person));
            var shown = citations(page);
            var began = citations(page);
            shown.putAll(citations);
            began.putAll(before);
            return form(
                    model,
                    page,
                    typed,
                    replies,
                    shown,
                    began,
                    invalid.errors(),
                    revision,
                    new Around(beside, said.done(), person));
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
        if (submit) {
            return "redirect:/evaluations/" + id + "/receipt";
        }
        if ("check".equals(action)) {
            return "redirect:/evaluations/" + id + "/check";
        }
        notices.success(redirect, said.unchanged() == null ? "evaluation.notice.saved" : "evaluation.notice.unchanged");
        var next = said.next(filled);
        return "redirect:/evaluations/" + id + (beside == null ? "" : "?beside=" + beside)
                + (next == null ? "" : "#" + next);
    }

    /**
     * What a button puts into a field before all is kept: last year's text, or a proposed wording.
     *
     * @return the key of the field, null where the button fills none
     */
    private @Nullable String fill(
            EvaluationId id,
            @Nullable Integer beside,
            Map<String, String> all,
            Map<String, String> typed,
            Map<UUID, String> replies,
            SignedIn person) {
        var copied = all.get("copy");
        var adopted = all.get("adopt");
        if (copied == null && adopted == null) {
            return null;
        }
        var evaluation = evaluations.readable(id, person);
        if (copied != null) {
            if (evaluations.sheet(evaluation).field(copied).isEmpty()) {
                throw Refusal.notFound("evaluation.unknown");
            }
            var text = last(evaluation, beside).stream()
                    .limit(1)
                    .map(last -> last.answers().getOrDefault(copied, ""))
                    .findFirst()
                    .orElse("");
            // Behind what stands there: nothing is ever replaced.
            typed.merge(copied, text, (mine, theirs) -> mine.isBlank() ? theirs : mine.stripTrailing() + "\n" + theirs);
            return copied;
        }
        var wanted = uuid(Objects.requireNonNull(adopted));
        var request = evaluations.requests(id).stream()
                .filter(one -> one.id().equals(wanted) && one.round() == evaluation.round() - 1)
                .filter(one -> one.field() != null && one.proposed() != null)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("evaluation.unknown"));
        var field = Objects.requireNonNull(request.field());
        typed.put(field, Objects.requireNonNull(request.proposed()));
        replies.merge(request.id(), words.of("evaluation.adopted"), (mine, usual) -> mine.isBlank() ? usual : mine);
        return field;
    }

    private List<LastYear> last(EvaluationView evaluation, @Nullable Integer beside) {
        return beside == null || beside < 1 || beside > 9_999
                ? evaluations.lastYear(evaluation)
                : evaluations.answersOf(evaluation, new FiscalYear(beside));
    }

    /** Which steps are called complete; a box that is not ticked is told from one that is not there by its twin. */
    private static Map<String, Boolean> done(Map<String, String> all) {
        var ticked = Typed.in(all, "done");
        var done = new LinkedHashMap<String, Boolean>();
        Typed.in(all, "markable").keySet().forEach(step -> done.put(step, "true".equals(ticked.get(step))));
        return done;
    }

    /**
     * What stands around the fields.
     *
     * @param beside the year that is compared with, null for the last one
     * @param done the steps as just ticked; empty for those that are kept
     */
    private record Around(@Nullable Integer beside, Map<String, Boolean> done, SignedIn person) {}

    /** A year to compare with. */
    record YearLink(String label, String href, boolean current) {}

    private List<YearLink> years(EvaluationView evaluation, List<LastYear> last, @Nullable Integer beside) {
        var years = evaluations.yearsBefore(evaluation);
        if (years.size() < 2) {
            return List.of();
        }
        var first = last.isEmpty() ? null : last.get(0).past();
        var shown = beside != null
                ? beside
                : first != null ? first.year() : years.get(0).year();
        return years.stream()
                .map(year -> new YearLink(
                        year.named(),
                        "/evaluations/" + evaluation.id() + (year.equals(years.get(0)) ? "" : "?beside=" + year.year()),
                        year.year() == shown))
                .toList();
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
            long revision,
            Around around) {
        var beside = around.beside();
        var last = beside == null ? page.last() : last(page.evaluation(), beside);
        var sheet = SheetPage.comparing(page.sheet(), values, last, errors, page.requestTexts());
        var all = steps.of(page, around.person());
        model.addAttribute("page", page);
        model.addAttribute("sheet", sheet);
        model.addAttribute("steps", all);
        model.addAttribute("parts", WritingPart.of(sheet, page, all, around.done()));
        model.addAttribute("years", years(page.evaluation(), last, beside));
        model.addAttribute("beside", beside);
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
        return WritingRules.writes(evaluation.leadUnit(), person);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("evaluation.unknown");
        }
    }
}
