package org.meguri.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.RegisterItems.Outcome;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The planning division takes a plan's table in: choose the file, look at what it would do, confirm. */
@Controller
@RequestMapping("/plans/{plan}/intake")
class IntakeController {

    private static final int ROWS_SHOWN = 10;
    private static final int LINES_SHOWN = 200;

    private final PlanRegister plans;
    private final TakePlanFileIn files;
    private final ToldFindings told;
    private final Words words;

    IntakeController(PlanRegister plans, TakePlanFileIn files, ToldFindings told, Words words) {
        this.plans = plans;
        this.files = files;
        this.told = told;
        this.words = words;
    }

    @GetMapping
    String choose(SignedIn person, @PathVariable UUID plan, Model model) {
        requirePlanning(person);
        model.addAttribute("plan", plans.plan(new PlanId(plan)));
        return "intake/choose";
    }

    @PostMapping
    String upload(
            SignedIn person,
            @PathVariable UUID plan,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        requirePlanning(person);
        try {
            var id = files.keep(new PlanId(plan), Upload.chosen(file), person);
            return "redirect:/plans/" + plan + "/intake/" + id;
        } catch (Refusal refusal) {
            return again(refusal, person, plan, model, response);
        }
    }

    @GetMapping("/{file}")
    String preview(
            SignedIn person,
            @PathVariable UUID plan,
            @PathVariable UUID file,
            Model model,
            HttpServletResponse response) {
        requirePlanning(person);
        try {
            var preview = files.preview(new PlanId(plan), new PendingFileId(file), person);
            model.addAttribute("plan", plans.plan(new PlanId(plan)));
            model.addAttribute("file", file);
            model.addAttribute("preview", preview);
            model.addAttribute(
                    "first",
                    preview.items()
                            .subList(0, Math.min(ROWS_SHOWN, preview.items().size())));
            var lines = told.lines(preview.findings());
            model.addAttribute("findings", lines.subList(0, Math.min(LINES_SHOWN, lines.size())));
            model.addAttribute("lines", lines.size());
            model.addAttribute("notes", told.lines(preview.notes()));
            model.addAttribute(
                    "differences",
                    preview.differences()
                            .subList(
                                    0,
                                    Math.min(LINES_SHOWN, preview.differences().size())));
            return "intake/preview";
        } catch (Refusal refusal) {
            return again(refusal, person, plan, model, response);
        }
    }

    /** Everything that is wrong, row by row, for working through it beside the table. */
    @GetMapping("/{file}/findings.csv")
    ResponseEntity<byte[]> findings(SignedIn person, @PathVariable UUID plan, @PathVariable UUID file) {
        requirePlanning(person);
        var preview = files.preview(new PlanId(plan), new PendingFileId(file), person);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"findings.csv\"")
                .body(FindingsCsv.write(preview.findings(), words));
    }

    @PostMapping("/{file}")
    String takeIn(
            SignedIn person,
            @PathVariable UUID plan,
            @PathVariable UUID file,
            @RequestParam int added,
            @RequestParam int changed,
            @RequestParam int same,
            @RequestParam int missing,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        requirePlanning(person);
        try {
            var seen = new Outcome(added, changed, same, missing);
            var done = files.takeIn(new PlanId(plan), new PendingFileId(file), person, seen);
            next.addFlashAttribute("outcome", done.outcome());
            next.addFlashAttribute("fileName", done.fileName());
            next.addFlashAttribute("answered", done.answered());
            return "redirect:/plans/" + plan + "/intake/result";
        } catch (Refusal refusal) {
            return again(refusal, person, plan, model, response);
        }
    }

    /** What was done, once; asked for again it leads to the plan. */
    @GetMapping("/result")
    String result(SignedIn person, @PathVariable UUID plan, Model model) {
        requirePlanning(person);
        if (!model.containsAttribute("outcome")) {
            return "redirect:/plans/" + plan;
        }
        model.addAttribute("plan", plans.plan(new PlanId(plan)));
        return "intake/result";
    }

    private String again(Refusal refusal, SignedIn person, UUID plan, Model model, HttpServletResponse response) {
        if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY && refusal.status() != HttpStatus.CONFLICT) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
        return choose(person, plan, model);
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("intake.planning-only");
        }
    }
}
