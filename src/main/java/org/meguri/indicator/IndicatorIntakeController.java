package org.meguri.indicator;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** The planning division takes a table of indicators in: choose the file, look and decide, confirm. */
@Controller
@RequestMapping("/indicators/plans/{plan}/intake")
class IndicatorIntakeController {

    private final ReadIndicators readIndicators;
    private final PlanRegister plans;
    private final Words words;

    IndicatorIntakeController(ReadIndicators readIndicators, PlanRegister plans, Words words) {
        this.readIndicators = readIndicators;
        this.plans = plans;
        this.words = words;
    }

    /** A row of the preview in words. */
    record Line(
            int row,
            IndicatorDraft draft,
            String baseline,
            String target,
            String kindBasis,
            String directionBasis,
            boolean kindOpen,
            boolean directionOpen,
            boolean kindChosen,
            boolean directionChosen,
            Kind kind,
            Direction direction,
            List<String> doubts) {}

    /** What is wrong, in words. */
    record Wrong(@Nullable String row, String what) {}

    /** A column that can be read. */
    record ColumnLine(String heading, String words, boolean required) {}

    @GetMapping
    String choose(SignedIn person, @PathVariable UUID plan, Model model) {
        ReadIndicators.requirePlanning(person);
        model.addAttribute("plan", plans.plan(new PlanId(plan)));
        model.addAttribute(
                "columns",
                Arrays.stream(IndicatorTable.Column.values())
                        .map(column -> new ColumnLine(
                                column.heading(),
                                column.words(),
                                column == IndicatorTable.Column.NAME
                                        || column == IndicatorTable.Column.BASELINE_RAW
                                        || column == IndicatorTable.Column.TARGET_RAW))
                        .toList());
        return "indicator/choose";
    }

    @PostMapping
    String upload(
            SignedIn person,
            @PathVariable UUID plan,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        ReadIndicators.requirePlanning(person);
        try {
            var id = readIndicators.keep(new PlanId(plan), Upload.chosen(file), person);
            return "redirect:/indicators/plans/" + plan + "/intake/" + id;
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
        try {
            return preview(person, plan, file, IndicatorTable.Decisions.NONE, model);
        } catch (Refusal refusal) {
            return again(refusal, person, plan, model, response);
        }
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
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam(defaultValue = "false") boolean propose,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var decisions = decisions(typed);
        try {
            if (propose) {
                return preview(person, plan, file, proposed(person, plan, file, decisions), model);
            }
            var seen = new ReadIndicators.Outcome(added, changed, same, missing);
            var done = readIndicators.takeIn(new PlanId(plan), file, person, seen, decisions, decided);
            next.addFlashAttribute(
                    "notice", words.success("indicator.intake.done", done.added(), done.changed(), done.same()));
            return "redirect:/indicators/plans/" + plan;
        } catch (Refusal refusal) {
            if (refusal.key().startsWith("indicator.intake.undecided")
                    || refusal.key().equals("indicator.intake.changed-meanwhile")) {
                response.setStatus(refusal.status().value());
                model.addAttribute("errors", List.of(words.of(refusal)));
                return preview(person, plan, file, decisions, model);
            }
            return again(refusal, person, plan, model, response);
        }
    }

    private String preview(SignedIn person, UUID plan, UUID file, IndicatorTable.Decisions decisions, Model model) {
        var preview = readIndicators.preview(new PlanId(plan), file, person);
        var reading = preview.reading();
        model.addAttribute("plan", plans.plan(new PlanId(plan)));
        model.addAttribute("file", file);
        model.addAttribute("preview", preview);
        model.addAttribute(
                "lines",
                reading.lines().stream().map(line -> line(line, decisions)).toList());
        model.addAttribute("doubtful", (int) reading.lines().stream()
                .filter(line -> !line.doubts().isEmpty())
                .count());
        model.addAttribute(
                "findings",
                reading.findings().stream()
                        .map(one -> new Wrong(
                                one.row() == null ? null : one.row().toString(),
                                words.of(one.key(), one.arguments().toArray())))
                        .toList());
        model.addAttribute("ignored", String.join("、", reading.ignored()));
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("directions", Direction.values());
        return "indicator/preview";
    }

    /** What was chosen, and for the rest what is proposed: still to be looked at and confirmed. */
    private IndicatorTable.Decisions proposed(SignedIn person, UUID plan, UUID file, IndicatorTable.Decisions chosen) {
        var kinds = new HashMap<>(chosen.kinds());
        var directions = new HashMap<>(chosen.directions());
        for (var line :
                readIndicators.preview(new PlanId(plan), file, person).reading().lines()) {
            kinds.putIfAbsent(line.row(), line.draft().kind());
            directions.putIfAbsent(line.row(), line.draft().direction());
        }
        return new IndicatorTable.Decisions(kinds, directions);
    }

    private Line line(IndicatorTable.Line line, IndicatorTable.Decisions decisions) {
        var draft = line.draft();
        return new Line(
                line.row(),
                draft,
                number(draft.baseline()),
                number(draft.target()),
                words.of(line.kindBasis()),
                words.of(line.directionBasis()),
                line.kindOpen(),
                line.directionOpen(),
                !line.kindOpen() || decisions.kinds().containsKey(line.row()),
                !line.directionOpen() || decisions.directions().containsKey(line.row()),
                decisions.kinds().getOrDefault(line.row(), draft.kind()),
                decisions.directions().getOrDefault(line.row(), draft.direction()),
                line.doubts().stream()
                        .map(doubt -> words.of(doubt.key(), doubt.arguments().toArray()))
                        .toList());
    }

    private String number(PrintedFigure figure) {
        var amount = figure.amount();
        return amount == null
                ? words.of("indicator.intake.preview.no-number")
                : AssessmentWords.grouped(amount.toPlainString());
    }

    /** Decisions are named {@code kind-<row>} and {@code direction-<row>}; what is none of the choices is none. */
    private static IndicatorTable.Decisions decisions(Map<String, String> typed) {
        var kinds = new HashMap<Integer, Kind>();
        var directions = new HashMap<Integer, Direction>();
        typed.forEach((name, value) -> {
            if (name.matches("kind-[0-9]{1,6}")) {
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.name().equals(value))
                        .forEach(kind -> kinds.put(Integer.valueOf(name.substring("kind-".length())), kind));
            } else if (name.matches("direction-[0-9]{1,6}")) {
                Arrays.stream(Direction.values())
                        .filter(one -> one.name().equals(value))
                        .forEach(one -> directions.put(Integer.valueOf(name.substring("direction-".length())), one));
            }
        });
        return new IndicatorTable.Decisions(kinds, directions);
    }

    private String again(Refusal refusal, SignedIn person, UUID plan, Model model, HttpServletResponse response) {
        if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY && refusal.status() != HttpStatus.CONFLICT) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
        return choose(person, plan, model);
    }
}
