package org.meguri.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
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
    private final WritingRules rules;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final WriteEvaluation write;
    private final KeepDraft keep;
    private final WritingSteps steps;
    private final Words words;
    private final OpenSubmission opened;
    private final List<SheetMargin> margins;

    EvaluationController(
            WritingRules rules,
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
        this.rules = rules;
        this.evaluations = evaluations;
        this.pages = pages;
        this.write = write;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer beside,
            @RequestParam(defaultValue = "false") boolean write,
            SignedIn person,
            Model model) {
        opened.look(new EvaluationId(id), person);
        var evaluation = evaluations.readable(new EvaluationId(id), person);
        model.addAttribute("margins", marginsOf(evaluation, person));
        var mayWrite = evaluation.status() == Status.DRAFT && writes(evaluation, person);
        // Whoever wrote does not approve: a chief becomes a writer by saying so, not by a key that was touched.
        var asked = mayWrite && !write && decidesOnly(evaluation, person);
        model.addAttribute("mayWrite", asked);
        if (mayWrite && !asked) {
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
                    new Around(beside, Map.of(), new Began(answers(page), replies(page)), person));
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
        var replies = byId(Typed.in(all, "replies"));
        var filled = fill(new EvaluationId(id), beside, all, typed, replies, person);
        var said = new KeepDraft.Beside(done(all), all.get("unchanged"), all.get("next"));
        var citations = citations(all, "citations", "cited");
        var before = citations(all, "before", "beforeCited");
        var command = new WriteEvaluation.Command(new EvaluationId(id), revision, typed, replies, citations);
        var began = new Began(Typed.in(all, "began"), byId(Typed.in(all, "beganReply")));
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
            var spoken = citations(page);
            shown.putAll(citations);
            spoken.putAll(before);
            return form(
                    model,
                    page,
                    typed,
                    replies,
                    shown,
                    spoken,
                    invalid.errors(),
                    revision,
                    new Around(beside, said.done(), began, person));
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
            return conflict(model, response, command, before, began, person, refusal);
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
     * @param began the texts that the writer started from
     */
    private record Around(@Nullable Integer beside, Map<String, Boolean> done, Began began, SignedIn person) {}

    /** The texts that stood on the page when somebody began to write: values by field, replies by request. */
    private record Began(Map<String, String> values, Map<UUID, String> replies) {}

    /**
     * A text that two people have changed.
     *
     * @param key of the field, or id of the request that was replied to
     * @param base what both started from; null where the page did not say
     */
    record Clash(String key, @Nullable String base, String theirs, String mine) {}

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

    /**
     * Somebody was faster. Where only one of the two has changed a text, that one's is taken without a question; where both
     * have, what they started from, theirs and mine stand side by side. Nothing typed is lost.
     */
    private String conflict(
            Model model,
            HttpServletResponse response,
            WriteEvaluation.Command command,
            Map<UUID, Citation> before,
            Began began,
            SignedIn person,
            Refusal refusal) {
        response.setStatus(HttpStatus.CONFLICT.value());
        var evaluation = evaluations.readable(command.id(), person);
        var page = evaluation.status() == Status.DRAFT
                ? pages.written(evaluation, spokenOf(command))
                : pages.submitted(evaluation, spokenOf(command));
        model.addAttribute("refusal", refusal);
        model.addAttribute("page", page);
        var typed = page.sheet().normalise(command.values());
        var base = page.sheet().normalise(began.values());
        var values = new LinkedHashMap<String, String>();
        var clashes = new LinkedHashMap<String, Clash>();
        page.sheet().fields().forEach(field -> {
            var key = field.key();
            var beganWith = began.values().containsKey(key) ? base.getOrDefault(key, "") : null;
            var theirs = page.shown().getOrDefault(key, "");
            var mine = typed.getOrDefault(key, "");
            clash(key, beganWith, theirs, mine)
                    .ifPresentOrElse(
                            clash -> clashes.put(key, clash), () -> values.put(key, merged(beganWith, theirs, mine)));
        });
        var replies = new LinkedHashMap<UUID, String>();
        var replied = new LinkedHashMap<UUID, Clash>();
        var standing = replies(page);
        command.replies().forEach((id, text) -> {
            var first = began.replies().get(id);
            var beganWith = first == null ? null : FreeText.normalise(first);
            var theirs = standing.getOrDefault(id, "");
            var mine = FreeText.normalise(text);
            clash(id.toString(), beganWith, theirs, mine)
                    .ifPresentOrElse(
                            clash -> replied.put(id, clash), () -> replies.put(id, merged(beganWith, theirs, mine)));
        });
        model.addAttribute("values", values);
        model.addAttribute("clashes", clashes);
        model.addAttribute("replies", replies);
        model.addAttribute("replied", replied);
        model.addAttribute("standing", new Began(answers(page), standing));
        model.addAttribute("citations", differing(command.citations(), before, citations(page)));
        model.addAttribute("writable", evaluation.status() == Status.DRAFT && writes(evaluation, person));
        return "evaluation/conflict";
    }

    /** Whether both have changed the text, and otherwise. */
    private static Optional<Clash> clash(String key, @Nullable String base, String theirs, String mine) {
        return mine.equals(theirs) || mine.equals(base) || theirs.equals(base)
                ? Optional.empty()
                : Optional.of(new Clash(key, base, theirs, mine));
    }

    private static String merged(@Nullable String base, String theirs, String mine) {
        return mine.equals(base) ? theirs : mine;
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
        model.addAttribute("began", around.began());
        model.addAttribute("errors", errors);
        model.addAttribute("revision", revision);
        return "evaluation/form";
    }

    /** What stands in each field, the empty ones too. */
    private static Map<String, String> answers(EvaluationPage page) {
        var answers = new LinkedHashMap<String, String>();
        page.sheet()
                .fields()
                .forEach(field -> answers.put(field.key(), page.shown().getOrDefault(field.key(), "")));
        return answers;
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

    private static Map<UUID, String> byId(Map<String, String> typed) {
        var byId = new LinkedHashMap<UUID, String>();
        typed.forEach((key, text) -> byId.put(uuid(key), text));
        return byId;
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

    /** A chief of the lead unit who is none of its staff and has not written on the sheet. */
    private static boolean decidesOnly(EvaluationView evaluation, SignedIn person) {
        return person.has(Role.SECTION_CHIEF, evaluation.leadUnit())
                && !person.has(Role.SECTION_STAFF, evaluation.leadUnit())
                && !evaluation.writers().contains(person.id());
    }

    private boolean writes(EvaluationView evaluation, SignedIn person) {
        return rules.writes(evaluation, person);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("evaluation.unknown");
        }
    }
}
