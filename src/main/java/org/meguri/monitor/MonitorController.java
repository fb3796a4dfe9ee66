package org.meguri.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.Status;
import org.meguri.monitor.MonitorTables.SheetsQuery;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.print.PrintTable;
import org.meguri.print.TableFormat;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The monitor of the planning division: where everybody stands, at any hour. */
@Controller
@RequestMapping("/monitor")
class MonitorController {

    private static final List<String> MODELS = List.of("cycle", "evaluation", "remark");

    private final CycleLookup cycles;
    private final CycleProgress progress;
    private final MonitorTables tables;
    private final PrintTable print;
    private final RemarkLookup remarks;
    private final ModelDrawings drawings;
    private final JapaneseDates dates;
    private final MessageSourceAccessor messages;
    private final ObjectMapper json;

    MonitorController(
            CycleLookup cycles,
            CycleProgress progress,
            MonitorTables tables,
            PrintTable print,
            RemarkLookup remarks,
            ModelDrawings drawings,
            JapaneseDates dates,
            MessageSource messages,
            ObjectMapper json) {
        this.cycles = cycles;
        this.progress = progress;
        this.tables = tables;
        this.print = print;
        this.remarks = remarks;
        this.drawings = drawings;
        this.dates = dates;
        this.messages = new MessageSourceAccessor(messages);
        this.json = json;
    }

    @GetMapping
    String latest(SignedIn person, Model model) {
        requirePlanning(person);
        var running = cycles.all().stream().filter(CycleView::running).toList();
        if (running.isEmpty()) {
            return "monitor/none";
        }
        return page(running.get(0), "evaluation", UnitsQuery.of(null, null, null), null, model);
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "evaluation") String drawing,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String until,
            SignedIn person,
            Model model) {
        requirePlanning(person);
        return page(cycles.get(new CycleId(id)), drawing, UnitsQuery.of(show, sort, order), until, model);
    }

    private String page(CycleView cycle, String wanted, UnitsQuery query, @Nullable String until, Model model) {
        var drawing = MODELS.contains(wanted) ? wanted : "evaluation";
        var now = progress.of(cycle);
        var milestone = Arrays.stream(Milestone.values())
                .filter(one -> one.name().equals(until))
                .findFirst()
                .orElseGet(() -> progress.current(cycle));
        model.addAttribute("cycle", cycle);
        var all = cycles.all();
        model.addAttribute(
                "running",
                all.stream()
                        .filter(one -> one.running() || one.id().equals(cycle.id()))
                        .toList());
        model.addAttribute(
                "others",
                all.stream()
                        .filter(one -> !one.running() && !one.id().equals(cycle.id()))
                        .toList());
        model.addAttribute("asOf", tables.asOf(now));
        model.addAttribute("total", now.total());
        model.addAttribute("figures", Figure.values());
        model.addAttribute("dues", tables.dues(progress.dues(cycle, now), now));
        model.addAttribute("units", tables.units(cycle, now, query));
        model.addAttribute("sorts", tables.sorts(cycle, query));
        model.addAttribute("sorted", tables.sorted(query));
        model.addAttribute("query", query);
        model.addAttribute("shows", UnitsQuery.Show.values());
        model.addAttribute("movement", tables.movement(progress.movement(now)));
        model.addAttribute("milestone", milestone);
        model.addAttribute("milestones", Milestone.values());
        progress.burnDown(cycle, now, milestone).ifPresent(figures -> {
            model.addAttribute("chart", BurnDownChart.of(figures, dates));
            model.addAttribute("burnDown", tables.burnDown(figures));
            model.addAttribute("behind", tables.behind(figures));
            model.addAttribute("late", figures.behind() > 0);
        });
        model.addAttribute("waiting", now.waiting());
        model.addAttribute("hrefs", hrefs(cycle, now.waiting()));
        model.addAttribute("openRemarks", remarks.open(cycle.id()));
        model.addAttribute("allRemarks", remarks.count(cycle.id()));
        model.addAttribute("models", MODELS);
        model.addAttribute("drawing", drawing);
        model.addAttribute("counts", counts(cycle, now.waiting(), drawing));
        return "monitor/show";
    }

    @GetMapping("/{id}/units.{extension:csv|xlsx|pdf}")
    ResponseEntity<byte[]> unitsFile(
            @PathVariable UUID id,
            @PathVariable String extension,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            SignedIn person) {
        requirePlanning(person);
        var cycle = cycles.get(new CycleId(id));
        return print.answer(
                tables.units(cycle, progress.of(cycle), UnitsQuery.of(show, sort, order)),
                TableFormat.ofExtension(extension));
    }

    @GetMapping("/{id}/sheets")
    String sheets(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "EXPECTED") Figure figure,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable UUID unit,
            SignedIn person,
            Model model) {
        requirePlanning(person);
        var cycle = cycles.get(new CycleId(id));
        var query = query(figure, status, unit);
        model.addAttribute("cycle", cycle);
        model.addAttribute("query", query);
        model.addAttribute("figures", Figure.values());
        model.addAttribute("sheets", tables.sheets(cycle, progress.of(cycle), query));
        return "monitor/sheets";
    }

    @GetMapping("/{id}/sheets.{extension:csv|xlsx|pdf}")
    ResponseEntity<byte[]> sheetsFile(
            @PathVariable UUID id,
            @PathVariable String extension,
            @RequestParam(defaultValue = "EXPECTED") Figure figure,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable UUID unit,
            SignedIn person) {
        requirePlanning(person);
        var cycle = cycles.get(new CycleId(id));
        return print.answer(
                tables.sheets(cycle, progress.of(cycle), query(figure, status, unit)),
                TableFormat.ofExtension(extension));
    }

    private static SheetsQuery query(Figure figure, @Nullable Status status, @Nullable UUID unit) {
        return new SheetsQuery(figure, status, unit == null ? null : unit.toString());
    }

    @GetMapping(path = "/models/{model}", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String drawing(@PathVariable String model, SignedIn person) {
        requirePlanning(person);
        return drawings.xml(model);
    }

    /** Where the number of each kind of task leads: the list of its sheets, or nowhere where it is not about sheets. */
    private static Map<String, String> hrefs(CycleView cycle, List<CycleProgress.Waiting> waiting) {
        var hrefs = new LinkedHashMap<String, String>();
        waiting.forEach(
                one -> href(cycle, one).ifPresent(href -> hrefs.put(one.kind().name(), href)));
        return hrefs;
    }

    /** For the drawing: node to count, words and where a click leads. */
    private String counts(CycleView cycle, List<CycleProgress.Waiting> waiting, String model) {
        var counts = new LinkedHashMap<String, Map<String, Object>>();
        waiting.forEach(one -> {
            var node = drawings.node(one.kind());
            if (node.model().equals(model)) {
                var count = new LinkedHashMap<String, Object>();
                count.put("count", one.count());
                count.put("late", one.late());
                count.put("label", messages.getMessage("task.kind." + one.kind()));
                href(cycle, one).ifPresent(href -> count.put("href", href));
                counts.put(node.id(), count);
            }
        });
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts cannot be written as JSON", e);
        }
    }

    private static Optional<String> href(CycleView cycle, CycleProgress.Waiting waiting) {
        return switch (waiting.kind()) {
            case SELF_EVALUATE -> Optional.of(list(cycle, Status.DRAFT));
            case APPROVE -> Optional.of(list(cycle, Status.SUBMITTED));
            case REVIEW -> Optional.of(list(cycle, Status.APPROVED));
            case ANSWER_REMARK, APPROVE_ANSWER, HOLD_COMMITTEE -> Optional.of("/committee/cycles/" + cycle.id());
            case CONFIRM_BY_BOARD, RESPOND_TO_BOARD -> Optional.of("/board/" + cycle.id());
            case PUBLISH -> Optional.of("/publication/" + cycle.id());
            default -> Optional.empty();
        };
    }

    private static String list(CycleView cycle, Status status) {
        return MonitorTables.href(cycle, new SheetsQuery(Figure.EXPECTED, status, null));
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("monitor.planning-only");
        }
    }
}
