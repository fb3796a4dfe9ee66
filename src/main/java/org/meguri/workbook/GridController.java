package org.meguri.workbook;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.Typed;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.workbook.Decisions.Choice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit's sheets as one table: filled in, saved together, and a block of a spreadsheet pasted into it. */
@Controller
@RequestMapping("/grid")
class GridController {

    /** Flash attribute: what was typed before a block was pasted, by {@code sheet/field}. */
    static final String TYPED = "gridTyped";

    /** Flash attribute: the marks of the table that it was typed in. */
    static final String MARKS = "gridMarks";

    private static final String LINES = "lines";

    private final GridPages pages;
    private final FillGrid fill;
    private final Words words;

    GridController(GridPages pages, FillGrid fill, Words words) {
        this.pages = pages;
        this.fill = fill;
        this.words = words;
    }

    /** Which year's sheets; where there is one only, its table. */
    @GetMapping
    String shelves(SignedIn person, Model model) {
        var shelves = pages.shelves(person);
        if (shelves.size() == 1) {
            return "redirect:/grid/" + shelves.get(0).cycle().id();
        }
        model.addAttribute("shelves", shelves);
        return "workbook/grids";
    }

    @GetMapping("/{cycle}")
    String show(
            SignedIn person,
            @PathVariable UUID cycle,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "") List<String> fields,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var query = new GridQuery(kind, fields, show.equals("all"), page);
        return page(new CycleId(cycle), query, typedBefore(model), person, model);
    }

    /** Everything that the table's form asks for: to save, or to look at what a pasted block would change. */
    @PostMapping("/{cycle}")
    String post(
            SignedIn person,
            @PathVariable UUID cycle,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var of = new CycleId(cycle);
        var query = new GridQuery(
                form.getFirst("kind"),
                form.getOrDefault("fields", List.of()),
                "all".equals(form.getFirst("show")),
                number(form.getFirst("page")));
        var typed = typed(form);
        try {
            return "paste".equals(form.getFirst("action"))
                    ? paste(of, query, typed, form, person, model, response)
                    : save(of, query, typed, form, person, model, response, next);
        } catch (Refusal refusal) {
            if (!FormerDeputies.says(refusal)) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            model.addAttribute("refusal", refusal);
            model.addAttribute("unkept", Typed.written("", typed.cells().values()));
            return "organization/deputy-over";
        }
    }

    private String save(
            CycleId cycle,
            GridQuery query,
            GridTyped typed,
            MultiValueMap<String, String> form,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var saved = fill.save(cycle, typed, person);
        var block = leftInTheBox(form);
        var grid = pages.of(cycle, query, saved.left(), person);
        var lines = saved.lines().stream()
                .map(line -> words.of("workbook.grid.line", line.heading(), line.cells()))
                .toList();
        if (grid.unsaved() > 0
                || !grid.troubles().isEmpty()
                || !saved.refusals().isEmpty()) {
            response.setStatus(
                    grid.conflicts() || grid.troubles().isEmpty()
                            ? HttpStatus.CONFLICT.value()
                            : HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute(LINES, lines);
            model.addAttribute("refusals", saved.refusals());
            model.addAllAttributes(block);
            return page(grid, model);
        }
        block.forEach(next::addFlashAttribute);
        if (lines.isEmpty() && block.isEmpty()) {
            next.addFlashAttribute("notice", words.info("workbook.grid.nothing"));
        }
        if (!lines.isEmpty()) {
            next.addFlashAttribute(
                    "notice", words.success("workbook.grid.saved", saved.lines().size(), saved.cells()));
            next.addFlashAttribute(LINES, new ArrayList<>(lines));
        }
        return "redirect:" + grid.query().addressOfPage(cycle);
    }

    private String paste(
            CycleId cycle,
            GridQuery query,
            GridTyped typed,
            MultiValueMap<String, String> form,
            SignedIn person,
            Model model,
            HttpServletResponse response) {
        var grid = pages.of(cycle, query, typed, person);
        var block = orEmpty(form.getFirst("block"));
        try {
            var id = fill.paste(
                    cycle,
                    typed,
                    grid.columns(),
                    block,
                    orEmpty(form.getFirst("start")),
                    orEmpty(form.getFirst("column")),
                    grid.query().addressOfPage(cycle),
                    person);
            return "redirect:/workbooks/" + cycle + "/uploads/" + id;
        } catch (Refusal refusal) {
            if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            model.addAllAttributes(box(form, words.of(refusal)));
            return page(grid, model);
        }
    }

    /** What was pasted into the box and not looked at before the table was saved: it is neither applied nor lost. */
    private Map<String, Object> leftInTheBox(MultiValueMap<String, String> form) {
        return orEmpty(form.getFirst("block")).isBlank()
                ? Map.of()
                : box(form, words.of("workbook.grid.paste.left", words.of("workbook.grid.paste.act")));
    }

    private static Map<String, Object> box(MultiValueMap<String, String> form, String error) {
        return Map.of(
                "pasteError", error,
                "block", orEmpty(form.getFirst("block")),
                "start", orEmpty(form.getFirst("start")),
                "column", orEmpty(form.getFirst("column")));
    }

    private String page(CycleId cycle, GridQuery query, GridTyped typed, SignedIn person, Model model) {
        return page(pages.of(cycle, query, typed, person), model);
    }

    private static String page(Grid grid, Model model) {
        model.addAttribute("grid", grid);
        model.addAttribute("cycle", grid.cycle().id());
        model.addAttribute("address", grid.query().address(grid.cycle().id()));
        return "workbook/grid";
    }

    @SuppressWarnings("unchecked")
    private static GridTyped typedBefore(Model model) {
        return model.getAttribute(TYPED) instanceof Map<?, ?> cells
                        && model.getAttribute(MARKS) instanceof List<?> marks
                ? new GridTyped((List<String>) marks, (Map<String, String>) cells, Decisions.NONE)
                : GridTyped.NONE;
    }

    private static GridTyped typed(MultiValueMap<String, String> form) {
        var single = form.toSingleValueMap();
        var seen = new LinkedHashMap<String, Long>();
        Typed.in(single, "seen").forEach((key, value) -> {
            if (value.matches("[0-9]{1,18}")) {
                seen.put(key, Long.valueOf(value));
            }
        });
        var choices = Typed.in(single, "choice").entrySet().stream()
                .filter(choice ->
                        choice.getValue().equals("file") || choice.getValue().equals("saved"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, choice -> choice.getValue().equals("file") ? Choice.FILE : Choice.SAVED));
        var cells = Typed.in(single, "cell");
        // Browsers send the line ends of a box as CR LF.
        cells.replaceAll((key, text) -> text.replace("\r\n", "\n"));
        return new GridTyped(form.getOrDefault("mark", List.of()), cells, new Decisions(seen, Set.of(), choices));
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
