package org.meguri.past;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.ToldFindings;
import org.meguri.intake.Upload;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The planning division takes answers of a year before the product over: year and file, what it would do, confirm. */
@Controller
@RequestMapping("/plans/{plan}/past")
class PastController {

    private static final int ENTRIES_SHOWN = 10;
    private static final int LINES_SHOWN = 200;

    private final PlanRegister plans;
    private final TakePastAnswers past;
    private final ToldFindings told;
    private final Words words;

    PastController(PlanRegister plans, TakePastAnswers past, ToldFindings told, Words words) {
        this.plans = plans;
        this.past = past;
        this.told = told;
        this.words = words;
    }

    /** A line of a list of choices. */
    record Choice(String value, String label) {}

    @GetMapping
    String choose(SignedIn person, @PathVariable UUID plan, @Nullable String year, Model model) {
        var id = new PlanId(plan);
        var known = plans.plan(id);
        model.addAttribute("taken", past.taken(id, person));
        model.addAttribute("plan", known);
        model.addAttribute(
                "answering",
                known.definition().columns().stream()
                        .filter(column -> column.to().startsWith("answer."))
                        .toList());
        model.addAttribute(
                "years",
                past.years(id, person).stream()
                        .map(one -> new Choice(one.toString(), one.both()))
                        .toList());
        model.addAttribute("year", year);
        return "past/choose";
    }

    @PostMapping
    String upload(
            SignedIn person,
            @PathVariable UUID plan,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        try {
            var id = past.keep(new PlanId(plan), year, Upload.chosen(file), person);
            return "redirect:/plans/" + plan + "/past/" + id;
        } catch (Refusal refusal) {
            return again(refusal, person, plan, year, model, response);
        }
    }

    @GetMapping("/{file}")
    String preview(
            SignedIn person,
            @PathVariable UUID plan,
            @PathVariable UUID file,
            Model model,
            HttpServletResponse response) {
        try {
            return shown(person, plan, file, model);
        } catch (Refusal refusal) {
            return again(refusal, person, plan, null, model, response);
        }
    }

    @PostMapping("/{file}")
    String takeIn(
            SignedIn person,
            @PathVariable UUID plan,
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var done = past.takeIn(new PlanId(plan), new PendingPastId(file), person, seen);
            next.addFlashAttribute(
                    "notice",
                    done.entries().isEmpty()
                            ? words.info("past.done.nothing", done.year().named())
                            : words.success(
                                    "past.done", done.fileName(), done.year().named(), done.added(), done.changed()));
            return "redirect:/plans/" + plan + "/past";
        } catch (Refusal refusal) {
            return refused(refusal, person, plan, file, model, response);
        }
    }

    /** What would be done by now, where the file is still there; else the choice of a file. */
    private String refused(
            Refusal refusal, SignedIn person, UUID plan, UUID file, Model model, HttpServletResponse response) {
        if (!shownAgain(refusal)) {
            throw refusal;
        }
        try {
            var page = shown(person, plan, file, model);
            response.setStatus(refusal.status().value());
            model.addAttribute("errors", List.of(words.of(refusal)));
            return page;
        } catch (Refusal gone) {
            return again(refusal, person, plan, null, model, response);
        }
    }

    private String shown(SignedIn person, UUID plan, UUID file, Model model) {
        var preview = past.preview(new PlanId(plan), new PendingPastId(file), person);
        model.addAttribute("plan", plans.plan(new PlanId(plan)));
        model.addAttribute("file", file);
        model.addAttribute("preview", preview);
        var findings = told.lines(preview.findings());
        model.addAttribute("findings", findings.subList(0, Math.min(LINES_SHOWN, findings.size())));
        model.addAttribute("notes", told.lines(preview.notes()));
        var changes = preview.changes();
        model.addAttribute("changes", changes.subList(0, Math.min(LINES_SHOWN, changes.size())));
        model.addAttribute(
                "first",
                preview.entries().stream()
                        .filter(PastPreview.Entry::fresh)
                        .limit(ENTRIES_SHOWN)
                        .toList());
        return "past/preview";
    }

    private String again(
            Refusal refusal,
            SignedIn person,
            UUID plan,
            @Nullable String year,
            Model model,
            HttpServletResponse response) {
        if (!shownAgain(refusal)) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
        return choose(person, plan, year, model);
    }

    private static boolean shownAgain(Refusal refusal) {
        return refusal.status() == HttpStatus.UNPROCESSABLE_ENTITY || refusal.status() == HttpStatus.CONFLICT;
    }
}
