package org.meguri.crosstab;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.crosstab.YearAnswers.Year;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.difference.GradeChange;
import org.meguri.evaluation.Status;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.print.PrintTable;
import org.meguri.print.ShownTable;
import org.meguri.print.TableFormat;
import org.meguri.system.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cross tables of a year, their lists, and all of them as files. */
@Controller
@RequestMapping("/crosstabs")
class CrosstabController {

    private static final String VIEWS = "matrix|items|changes|copied|remarks";

    /** A level with more entries than this is not offered as a filter. */
    private static final int MOST_PLACES = 200;

    private final CycleLookup cycles;
    private final YearAnswers answers;
    private final CrosstabTables tables;
    private final PrintTable print;

    CrosstabController(CycleLookup cycles, YearAnswers answers, CrosstabTables tables, PrintTable print) {
        this.cycles = cycles;
        this.answers = answers;
        this.tables = tables;
        this.print = print;
    }

    /** A choice of a filter. */
    record Choice(String value, String label) {}

    /** A level of the plan with what the sheets can be narrowed down to. */
    record Places(String label, List<Choice> choices) {}

    /** @throws Refusal (422) naming the share when it is no percentage */
    @ModelAttribute("query")
    CrossQuery query(
            @RequestParam(required = false) @Nullable String rows,
            @RequestParam(required = false) @Nullable String columns,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String row,
            @RequestParam(required = false) @Nullable String column,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable GradeChange change,
            @RequestParam(defaultValue = "" + CrossQuery.USUAL_SHARE) String share) {
        return new CrossQuery(
                given(rows),
                given(columns),
                given(unit),
                given(place),
                status,
                given(row),
                given(column),
                given(field),
                change,
                share(share));
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private static int share(String typed) {
        try {
            var share = Integer.parseInt(Normalizer.normalize(typed.strip(), Form.NFKC));
            if (share >= 1 && share <= 100) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Refusal("crosstab.share.wrong");
    }

    @GetMapping
    String latest(SignedIn person, Model model) {
        requireLeading(person);
        var opened = opened();
        return opened.stream()
                .filter(CycleView::running)
                .findFirst()
                .or(() -> opened.stream().findFirst())
                .map(cycle -> "redirect:/crosstabs/" + cycle.id())
                .orElse("crosstab/none");
    }

    @GetMapping("/{id}")
    String matrix(@PathVariable UUID id, @ModelAttribute("query") CrossQuery query, SignedIn person, Model model) {
        return page(id, "matrix", query, person, model);
    }

    @GetMapping("/{id}/{view:" + VIEWS + "}")
    String list(
            @PathVariable UUID id,
            @PathVariable String view,
            @ModelAttribute("query") CrossQuery query,
            SignedIn person,
            Model model) {
        return page(id, view, query, person, model);
    }

    @GetMapping("/{id}/{view:" + VIEWS + "}.{extension:csv|xlsx|pdf}")
    ResponseEntity<byte[]> file(
            @PathVariable UUID id,
            @PathVariable String view,
            @PathVariable String extension,
            @ModelAttribute("query") CrossQuery query,
            SignedIn person) {
        var year = year(id, person);
        return print.answer(table(year, view, query, answers.axes(year)), TableFormat.ofExtension(extension));
    }

    private Year year(UUID id, SignedIn person) {
        requireLeading(person);
        return answers.read(cycles.get(new CycleId(id)), person);
    }

    private ShownTable table(Year year, String view, CrossQuery query, List<Axis> axes) {
        return switch (view) {
            case "items" -> tables.items(year, axes, query);
            case "copied" -> tables.copied(year, query);
            case "remarks" -> tables.remarks(year, query);
            case "changes" ->
                CrosstabTables.field(year, query)
                        .map(field -> tables.changes(
                                year, field, answers.changes(year, CrosstabTables.chosen(year, query), field), query))
                        .orElseThrow(() -> Refusal.notFound("crosstab.nothing-graded"));
            default -> tables.matrix(year, axes, query);
        };
    }

    private String page(UUID id, String view, CrossQuery query, SignedIn person, Model model) {
        var year = year(id, person);
        var axes = answers.axes(year);
        model.addAttribute("cycle", year.cycle());
        model.addAttribute("cycles", opened());
        model.addAttribute("view", view);
        model.addAttribute(
                "axes",
                axes.stream().map(axis -> new Choice(axis.key(), axis.label())).toList());
        model.addAttribute("rows", CrosstabTables.rows(axes, query).key());
        model.addAttribute("columns", CrosstabTables.columns(axes, query).key());
        model.addAttribute(
                "units",
                answers.units(year).stream()
                        .map(unit -> new Choice(unit.id().toString(), unit.name()))
                        .toList());
        model.addAttribute("places", places(axes));
        model.addAttribute("statuses", Status.values());
        model.addAttribute("shares", List.of(100, 90, 80, 50));
        model.addAttribute("planning", person.has(Role.PLANNING));
        if (view.equals("changes")) {
            changes(year, query, model);
        }
        model.addAttribute("table", table(year, view, query, axes));
        return "crosstab/show";
    }

    private void changes(Year year, CrossQuery query, Model model) {
        model.addAttribute(
                "fields",
                year.choosing().values().stream()
                        .map(field -> new Choice(field.field(), field.label()))
                        .toList());
        CrosstabTables.field(year, query).ifPresent(field -> {
            var counts = new EnumMap<GradeChange, Long>(GradeChange.class);
            var all = answers.changes(year, CrosstabTables.chosen(year, query), field);
            Arrays.stream(GradeChange.values())
                    .forEach(change -> counts.put(
                            change,
                            all.stream().filter(one -> one.change() == change).count()));
            model.addAttribute("field", field.field());
            model.addAttribute("changes", counts);
        });
    }

    /** Of each level of the plan what the sheets can be narrowed down to. */
    private static List<Places> places(List<Axis> axes) {
        var places = new ArrayList<Places>();
        for (var axis : axes) {
            if (axis.key().startsWith(YearAnswers.LEVEL) && axis.entries().size() <= MOST_PLACES) {
                var level = axis.key().substring(YearAnswers.LEVEL.length());
                places.add(new Places(
                        axis.label(),
                        axis.entries().stream()
                                .filter(entry -> !entry.code().equals(Axis.MISSING))
                                .map(entry -> new Choice(level + ":" + entry.code(), entry.label()))
                                .toList()));
            }
        }
        return places;
    }

    private List<CycleView> opened() {
        return cycles.all().stream()
                .filter(cycle -> cycle.state() != CycleState.PLANNED)
                .toList();
    }

    private static void requireLeading(SignedIn person) {
        if (!person.has(Role.PLANNING) && !person.has(Role.SECTION_CHIEF) && !person.has(Role.DIRECTOR)) {
            throw Refusal.forbidden("crosstab.not-yours");
        }
    }
}
