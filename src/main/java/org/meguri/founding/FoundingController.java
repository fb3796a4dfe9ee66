package org.meguri.founding;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.founding.FoundPlan.Draft;
import org.meguri.intake.Finding;
import org.meguri.intake.ToldFindings;
import org.meguri.intake.Upload;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
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

/** A plan out of a table, step by step: the table, its columns, the plan, the check. */
@Controller
@RequestMapping("/plans/found")
class FoundingController {

    private static final int ROWS_SHOWN = 10;
    private static final int LINES_SHOWN = 200;
    private static final int LEVELS = 6;

    /** Findings that are put right on these pages and not in a file, by the end of their key. */
    private static final Map<String, String> OWN_CURES = Map.ofEntries(
            Map.entry("unknown-unit", "unit"),
            Map.entry("misnamed-unit", "unit"),
            Map.entry("unit-divided", "unit"),
            Map.entry("unit-alias", "unit"),
            Map.entry("unit-namesakes", "unit"),
            Map.entry("nobody-responsible", "unit"),
            Map.entry("missing-cell", "cell"),
            Map.entry("merged", "cell"),
            Map.entry("unknown-code", "code"),
            Map.entry("duplicate-key", "key"),
            Map.entry("duplicate-number", "key"));

    private final FoundPlan founding;
    private final ToldFindings told;
    private final Words words;

    FoundingController(FoundPlan founding, ToldFindings told, Words words) {
        this.founding = founding;
        this.told = told;
        this.words = words;
    }

    /** What a column may be, as a choice. */
    record Option(String value, String label) {}

    /** A row of the preview. @param cells one for each mapped column */
    record Row(int number, List<String> cells) {}

    /** Something still to be decided. @param step the page where it is decided */
    record Open(String step, String text) {}

    @GetMapping
    String list(SignedIn person, Model model) {
        model.addAttribute("drafts", founding.drafts(person));
        return "founding/list";
    }

    @PostMapping
    String start(
            SignedIn person,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        try {
            var id = founding.start(Upload.chosen(file), person);
            return "redirect:/plans/found/" + id + "/columns";
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return list(person, model);
        }
    }

    @GetMapping("/{id}/columns")
    String columns(SignedIn person, @PathVariable UUID id, Model model) {
        return columns(founding.draft(new DraftId(id), person), null, model);
    }

    @PostMapping("/{id}/table")
    String lay(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam(required = false) @Nullable String sheet,
            @RequestParam(defaultValue = "0") int firstRow,
            @RequestParam(defaultValue = "0") int headerRows,
            Model model,
            HttpServletResponse response) {
        try {
            var name = sheet == null || sheet.isEmpty() ? null : sheet;
            founding.lay(new DraftId(id), revision, name, firstRow, headerRows, person);
            return "redirect:/plans/found/" + id + "/columns";
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return columns(person, id, model);
        }
    }

    @PostMapping("/{id}/columns")
    String decideColumns(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response) {
        var draft = founding.draft(new DraftId(id), person);
        var typed = Typed.columns(draft.mapping(), form);
        try {
            founding.decide(draft.id(), revision, typed, person);
            return "redirect:/plans/found/" + id + (form.containsKey("next") ? "/plan" : "/columns");
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return columns(draft, typed, model);
        }
    }

    private String columns(Draft draft, @Nullable Mapping typed, Model model) {
        var mapping = typed == null ? draft.mapping() : typed;
        show(draft, mapping, model);
        model.addAttribute("roles", roles());
        model.addAttribute("mapped", FoundPlan.mapped(mapping));
        model.addAttribute("rows", rows(draft, mapping));
        model.addAttribute("problems", problems(mapping, "columns"));
        return "founding/columns";
    }

    @GetMapping("/{id}/plan")
    String plan(SignedIn person, @PathVariable UUID id, Model model) {
        return plan(founding.draft(new DraftId(id), person), null, model);
    }

    @PostMapping("/{id}/plan")
    String decidePlan(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response) {
        var draft = founding.draft(new DraftId(id), person);
        var typed = Typed.plan(draft.mapping(), form);
        try {
            founding.decide(draft.id(), revision, typed, person);
            return "redirect:/plans/found/" + id + (form.containsKey("next") ? "/check" : "/plan");
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return plan(draft, typed, model);
        }
    }

    private String plan(Draft draft, @Nullable Mapping typed, Model model) {
        var mapping = typed == null ? draft.mapping() : typed;
        show(draft, mapping, model);
        model.addAttribute("unitNames", founding.unitNames());
        model.addAttribute("problems", problems(mapping, "plan"));
        return "founding/plan";
    }

    @GetMapping("/{id}/check")
    String check(SignedIn person, @PathVariable UUID id, Model model) {
        var draft = founding.draft(new DraftId(id), person);
        var checked = founding.check(draft.id(), person);
        show(draft, draft.mapping(), model);
        model.addAttribute("checked", checked);
        model.addAttribute(
                "open",
                checked.problems().stream()
                        .map(problem -> new Open(
                                problem.step(),
                                words.of(problem.key(), problem.arguments().toArray())))
                        .toList());
        var preview = checked.preview();
        var lines = preview == null ? List.<ToldFindings.Line>of() : lines(preview.findings());
        model.addAttribute("findings", lines.subList(0, Math.min(LINES_SHOWN, lines.size())));
        model.addAttribute("notes", preview == null ? List.of() : lines(preview.notes()));
        model.addAttribute(
                "first",
                preview == null
                        ? List.of()
                        : preview.items()
                                .subList(0, Math.min(ROWS_SHOWN, preview.items().size())));
        model.addAttribute(
                "contradictions",
                checked.contradictions().stream()
                        .map(one -> new ToldFindings.Line(
                                told.rows(one.rows()),
                                one.column(),
                                words.of(one.key(), one.arguments().toArray()),
                                words.of(one.key() + ".cure", one.arguments().toArray())))
                        .toList());
        return "founding/check";
    }

    @PostMapping("/{id}/found")
    String found(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam long revision,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var founded = founding.found(new DraftId(id), revision, person);
            next.addFlashAttribute("notice", words.success("founding.founded"));
            next.addFlashAttribute("answered", founded.answered());
            return "redirect:/plans/" + founded.plan();
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return check(person, id, model);
        }
    }

    @PostMapping("/{id}/discard")
    String discard(SignedIn person, @PathVariable UUID id, RedirectAttributes next) {
        founding.discard(new DraftId(id), person);
        next.addFlashAttribute("notice", words.success("founding.discarded"));
        return "redirect:/plans/found";
    }

    /** The definition as it would be now, to be kept or changed by hand. */
    @GetMapping("/{id}/definition.yaml")
    ResponseEntity<byte[]> yaml(SignedIn person, @PathVariable UUID id) {
        var yaml = founding.yaml(new DraftId(id), person);
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"plan.yaml\"")
                .body(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private void show(Draft draft, Mapping mapping, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("mapping", mapping);
    }

    private List<String> problems(Mapping mapping, String step) {
        return FoundedPlan.problems(mapping).stream()
                .filter(problem -> problem.step().equals(step))
                .map(problem -> words.of(problem.key(), problem.arguments().toArray()))
                .toList();
    }

    private List<Option> roles() {
        var roles = new ArrayList<Option>();
        for (var role : Role.values()) {
            if (!role.ofLevel()) {
                roles.add(new Option(role.name(), words.of("founding.role." + role)));
                continue;
            }
            for (var level = 1; level <= LEVELS; level++) {
                roles.add(new Option(
                        role.name() + "-" + level, words.of("founding.role." + role, Integer.toString(level))));
            }
        }
        return roles;
    }

    private static List<Row> rows(Draft draft, Mapping mapping) {
        var mapped = FoundPlan.mapped(mapping);
        var above = new String[mapped.size()];
        var rows = new ArrayList<Row>();
        for (var row : draft.table().rows()) {
            if (row.number() < mapping.firstRow() + mapping.headerRows() || rows.size() == ROWS_SHOWN) {
                continue;
            }
            var cells = new ArrayList<String>();
            for (var at = 0; at < mapped.size(); at++) {
                var text = row.cell(mapped.get(at).place());
                if (text.isBlank() && mapped.get(at).fill() && above[at] != null) {
                    text = above[at];
                }
                above[at] = text;
                cells.add(text);
            }
            rows.add(new Row(row.number(), cells));
        }
        return rows;
    }

    /** The cures are those of these pages, where the table is still being given its meaning. */
    private List<ToldFindings.Line> lines(List<Finding> findings) {
        return told.lines(findings, (key, arguments) -> {
            var own = OWN_CURES.get(key.substring("intake.finding.".length()));
            return own == null ? words.of(key + ".cure", arguments) : words.of("founding.cure." + own, arguments);
        });
    }

    private void refused(Refusal refusal, Model model, HttpServletResponse response) {
        if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY && refusal.status() != HttpStatus.CONFLICT) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
    }
}
