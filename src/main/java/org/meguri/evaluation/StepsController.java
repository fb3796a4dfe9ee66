package org.meguri.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The steps of an item: what is done, what is left, and who did it. */
@Controller
@RequestMapping("/evaluations/{id}")
class StepsController {

    private final WritingRules rules;
    private final EvaluationLookup evaluations;
    private final EvaluationPages pages;
    private final WritingSteps steps;
    private final KeepDraft keep;
    private final CycleLookup cycles;
    private final Inbox inbox;
    private final WorkingCalendar calendar;
    private final Directory directory;
    private final JapaneseDates dates;
    private final Words words;
    private final NoticeBoard notices;
    private final Clock clock;

    StepsController(
            WritingRules rules,
            EvaluationLookup evaluations,
            EvaluationPages pages,
            WritingSteps steps,
            KeepDraft keep,
            CycleLookup cycles,
            Inbox inbox,
            WorkingCalendar calendar,
            Directory directory,
            JapaneseDates dates,
            Words words,
            NoticeBoard notices,
            Clock clock) {
        this.rules = rules;
        this.evaluations = evaluations;
        this.pages = pages;
        this.steps = steps;
        this.keep = keep;
        this.cycles = cycles;
        this.inbox = inbox;
        this.calendar = calendar;
        this.directory = directory;
        this.dates = dates;
        this.words = words;
        this.notices = notices;
        this.clock = clock;
    }

    /** The sheet of an earlier year. */
    record Before(String year, String heading, String href) {}

    @GetMapping("/steps")
    String steps(@PathVariable UUID id, SignedIn person, Model model) {
        var evaluation = evaluations.readable(new EvaluationId(id), person);
        requireWriter(evaluation, person);
        if (evaluation.status() != Status.DRAFT) {
            return "redirect:/evaluations/" + id;
        }
        var page = pages.written(evaluation);
        model.addAttribute("page", page);
        model.addAttribute("steps", steps.of(page, person));
        inbox.openTasks(id).stream()
                .filter(task -> task.kind() == TaskKind.SELF_EVALUATE)
                .findFirst()
                .ifPresent(task -> {
                    model.addAttribute("due", task.due());
                    model.addAttribute("left", calendar.between(LocalDate.now(clock), task.due()));
                });
        var writer = evaluation.writtenBy();
        var at = evaluation.writtenAt();
        model.addAttribute(
                "written",
                writer == null || at == null
                        ? null
                        : words.of(
                                "evaluation.steps.written.by",
                                dates.briefWithTime(at),
                                directory.officer(writer).name()));
        model.addAttribute("before", before(evaluation, person));
        return "evaluation/steps";
    }

    private List<Before> before(EvaluationView evaluation, SignedIn person) {
        return evaluations.earlier(evaluation).stream()
                .filter(one -> !one.content().isEmpty() && evaluations.mayRead(one, person))
                .map(one -> new Before(
                        Objects.requireNonNull(cycles.get(one.cycle())).year().named(),
                        one.heading(),
                        "/evaluations/" + one.id()))
                .toList();
    }

    /** The facts of the plan have been looked at. */
    @PostMapping("/steps/facts")
    String facts(@PathVariable UUID id, SignedIn person, RedirectAttributes redirect) {
        var evaluation = evaluations.readable(new EvaluationId(id), person);
        if (evaluation.status() != Status.DRAFT) {
            throw Refusal.conflict("evaluation.not-a-draft", evaluation.heading());
        }
        keep.mark(evaluation.id(), Map.of(StepMark.FACTS, true), person);
        notices.success(redirect, "evaluation.notice.facts");
        return "redirect:/evaluations/" + id + "/steps";
    }

    /** Where this person left the sheet last; the beginning of the form where they have not been there. */
    @GetMapping("/resume")
    String resume(@PathVariable UUID id, SignedIn person) {
        var evaluation = evaluations.readable(new EvaluationId(id), person);
        return "redirect:/evaluations/" + id
                + steps.place(evaluation.id(), person)
                        .map(step -> "#" + WritingSteps.ANCHOR + step)
                        .orElse("");
    }

    private void requireWriter(EvaluationView evaluation, SignedIn person) {
        if (!rules.writes(evaluation, person)) {
            throw Refusal.notFound("evaluation.unknown");
        }
    }
}
