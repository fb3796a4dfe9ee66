package org.meguri.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.Status;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.MediaType;
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
    private final RemarkLookup remarks;
    private final ModelDrawings drawings;
    private final MessageSourceAccessor messages;
    private final ObjectMapper json;

    MonitorController(
            CycleLookup cycles,
            CycleProgress progress,
            RemarkLookup remarks,
            ModelDrawings drawings,
            MessageSource messages,
            ObjectMapper json) {
        this.cycles = cycles;
        this.progress = progress;
        this.remarks = remarks;
        this.drawings = drawings;
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
        return show(running.get(0).id().value(), "evaluation", person, model);
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "evaluation") String drawing,
            SignedIn person,
            Model model) {
        requirePlanning(person);
        var cycle = cycles.get(new CycleId(id));
        var waiting = progress.waiting(cycle.id());
        model.addAttribute("cycle", cycle);
        model.addAttribute("cycles", cycles.all());
        model.addAttribute("total", progress.total(cycle.id()));
        model.addAttribute("lines", progress.lines(cycle.id()));
        model.addAttribute("waiting", waiting);
        model.addAttribute("openRemarks", remarks.open(cycle.id()));
        model.addAttribute("allRemarks", remarks.ofCycle(cycle.id()).size());
        model.addAttribute("models", MODELS);
        model.addAttribute("drawing", MODELS.contains(drawing) ? drawing : "evaluation");
        model.addAttribute("counts", counts(cycle, waiting, drawing));
        return "monitor/show";
    }

    @GetMapping("/{id}/sheets")
    String sheets(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Status status,
            SignedIn person,
            Model model) {
        requirePlanning(person);
        var cycle = cycles.get(new CycleId(id));
        model.addAttribute("cycle", cycle);
        model.addAttribute("status", status);
        model.addAttribute("statuses", List.of(Status.values()));
        model.addAttribute("sheets", progress.sheets(cycle.id(), status));
        return "monitor/sheets";
    }

    @GetMapping(path = "/models/{model}", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String drawing(@PathVariable String model, SignedIn person) {
        requirePlanning(person);
        return drawings.xml(model);
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
                count.put("href", "/monitor/" + cycle.id() + "/sheets" + status(one));
                counts.put(node.id(), count);
            }
        });
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts cannot be written as JSON", e);
        }
    }

    private static String status(CycleProgress.Waiting waiting) {
        return switch (waiting.kind()) {
            case SELF_EVALUATE -> "?status=DRAFT";
            case APPROVE -> "?status=SUBMITTED";
            case REVIEW -> "?status=APPROVED";
            default -> "";
        };
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("monitor.planning-only");
        }
    }
}
