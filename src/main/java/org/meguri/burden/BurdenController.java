package org.meguri.burden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleView;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.print.PrintTable;
import org.meguri.print.ShownTable;
import org.meguri.print.TableFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 事務の負担: the years of a plan side by side, one year's tables, and all of them as files. */
@Controller
@RequestMapping("/burden")
class BurdenController {

    private static final String VIEWS = "letters|rungs|stages|extensions";
    private static final String FILES = "csv|xlsx|pdf";

    private final ReadBurden readBurden;
    private final BurdenTables tables;
    private final PrintTable print;

    BurdenController(ReadBurden readBurden, BurdenTables tables, PrintTable print) {
        this.readBurden = readBurden;
        this.tables = tables;
        this.print = print;
    }

    /** A plan or a year to choose. */
    record Choice(String href, String label, boolean current) {}

    /** What there is to show: the years of the chosen plan. */
    private record Chosen(List<CycleView> opened, PlanId plan, List<CycleView> years) {}

    @GetMapping
    String years(SignedIn person, @RequestParam(required = false) @Nullable UUID plan, Model model) {
        var chosen = chosen(person, plan);
        if (chosen == null) {
            return "burden/none";
        }
        var plans = new LinkedHashMap<PlanId, Choice>();
        chosen.opened()
                .forEach(cycle -> plans.putIfAbsent(
                        cycle.plan(),
                        new Choice(
                                "/burden?plan=" + cycle.plan(),
                                cycle.definition().title(),
                                cycle.plan().equals(chosen.plan()))));
        model.addAttribute("plans", List.copyOf(plans.values()));
        model.addAttribute(
                "years",
                chosen.years().stream()
                        .map(cycle ->
                                new Choice("/burden/" + cycle.id(), cycle.year().named(), false))
                        .toList());
        model.addAttribute("query", "?plan=" + chosen.plan());
        model.addAttribute("table", tables.years(readBurden.of(chosen.years(), person)));
        return "burden/years";
    }

    @GetMapping("/years.{extension:" + FILES + "}")
    ResponseEntity<byte[]> years(
            SignedIn person, @RequestParam(required = false) @Nullable UUID plan, @PathVariable String extension) {
        var format = TableFormat.ofExtension(extension);
        var chosen = chosen(person, plan);
        if (chosen == null) {
            return ResponseEntity.notFound().build();
        }
        return print.answer(tables.years(readBurden.of(chosen.years(), person)), format);
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    String year(@PathVariable UUID id, SignedIn person, Model model) {
        return year(id, "letters", person, model);
    }

    @GetMapping("/{id:[0-9a-f-]{36}}/{view:" + VIEWS + "}")
    String year(@PathVariable UUID id, @PathVariable String view, SignedIn person, Model model) {
        var year = readBurden.of(new CycleId(id), person);
        model.addAttribute("cycle", year.cycle());
        model.addAttribute("view", view);
        model.addAttribute("views", List.of(VIEWS.split("\\|")));
        model.addAttribute("all", "/burden?plan=" + year.cycle().plan());
        model.addAttribute("table", table(year, view));
        return "burden/year";
    }

    @GetMapping("/{id:[0-9a-f-]{36}}/{view:" + VIEWS + "}.{extension:" + FILES + "}")
    ResponseEntity<byte[]> file(
            @PathVariable UUID id, @PathVariable String view, @PathVariable String extension, SignedIn person) {
        return print.answer(table(readBurden.of(new CycleId(id), person), view), TableFormat.ofExtension(extension));
    }

    private ShownTable table(YearBurden year, String view) {
        return switch (view) {
            case "rungs" -> tables.rungs(year);
            case "stages" -> tables.stages(year);
            case "extensions" -> tables.extensions(year);
            default -> tables.letters(year);
        };
    }

    /** The years of this plan, or of the one that was opened last; nothing where no year was opened yet. */
    private @Nullable Chosen chosen(SignedIn person, @Nullable UUID plan) {
        var opened = readBurden.opened(person);
        var of = opened.stream()
                .filter(cycle -> plan == null || cycle.plan().value().equals(plan))
                .findFirst()
                .or(() -> opened.stream().findFirst());
        return of.map(one -> new Chosen(
                        opened,
                        one.plan(),
                        new ArrayList<>(opened.stream()
                                .filter(cycle -> cycle.plan().equals(one.plan()))
                                .toList())))
                .orElse(null);
    }
}
