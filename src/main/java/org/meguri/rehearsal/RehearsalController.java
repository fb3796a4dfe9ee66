package org.meguri.rehearsal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.Stage;
import org.meguri.evaluation.Typed;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerView;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.print.PrintTable;
import org.meguri.print.ShownTable;
import org.meguri.print.TableFormat;
import org.meguri.rehearsal.Assumptions.Pace;
import org.meguri.rehearsal.RehearsalTables.Played;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.task.TaskHistory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Before a cycle is opened, planning sees who would get which mail, and when; as often as it likes, two side by side. */
@Controller
@RequestMapping("/rehearsal/{id}")
class RehearsalController {

    private static final String VIEWS = "days|people|mails";
    private static final String FILES = "csv|xlsx|pdf";

    /** Days and people that the first page names. */
    private static final int NAMED = 3;

    private final RunRehearsals rehearsals;
    private final RehearsalTables tables;
    private final PrintTable print;
    private final Directory directory;
    private final Words words;

    RehearsalController(
            RunRehearsals rehearsals, RehearsalTables tables, PrintTable print, Directory directory, Words words) {
        this.rehearsals = rehearsals;
        this.tables = tables;
        this.print = print;
        this.directory = directory;
        this.words = words;
    }

    /** What the form says of a stage. */
    record Days(String due, String lock) {}

    /** What the form says of a unit, beside the year before. */
    record Row(UnitView unit, String handIn, String approval, TaskHistory.@Nullable Pace before) {}

    /** The figures of the first page. */
    record Figures(int mails, long morning, long atOnce, long recipients) {}

    /** A rehearsal in the list. @param mails null until it is done */
    record Item(
            int number,
            String name,
            String state,
            String by,
            java.time.Instant at,
            @Nullable Integer mails,
            @Nullable String peak,
            @Nullable LocalDate closed,
            @Nullable Integer findings) {}

    @GetMapping
    String ask(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "last") String from,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model) {
        var cycle = cycle(id, person);
        var before = rehearsals.before(cycle);
        var assumptions = before.filter(one -> from.equals("last"))
                .map(one -> rehearsals.asBefore(cycle, one))
                .orElseGet(() -> rehearsals.usual(cycle));
        var typed = typed(assumptions, !from.equals("last"));
        // Whoever takes over other paces keeps the days and the name that they have typed.
        all.forEach((name, value) -> {
            if (name.matches("name|opening|remarks|(due|lock)\\[[A-Z_]+\\]")) {
                typed.put(name, value);
            }
        });
        return form(cycle, typed, null, model);
    }

    @PostMapping
    String play(
            @PathVariable UUID id,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var cycle = cycle(id, person);
        try {
            var number = rehearsals.start(cycle, all.get("name"), assumptions(cycle, all), person);
            return "redirect:/rehearsal/" + cycle.id() + "/" + number;
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return form(cycle, all, refusal, model);
        }
    }

    @GetMapping("/{number:[0-9]{1,6}}")
    String show(@PathVariable UUID id, @PathVariable int number, SignedIn person, Model model) {
        var cycle = cycle(id, person);
        var run = rehearsals.get(cycle, number);
        model.addAttribute("cycle", cycle);
        model.addAttribute("run", run);
        model.addAttribute("waiting", run.underWay());
        var outcome = run.outcome();
        if (outcome == null) {
            return "rehearsal/waiting";
        }
        var played = new Played(run, run.assumptions(), outcome);
        model.addAttribute("assumptions", played.assumptions());
        model.addAttribute("paces", tables.unusual(played.assumptions(), names(cycle)));
        model.addAttribute("outcome", outcome);
        var mails = outcome.mails().size();
        model.addAttribute(
                "figures", new Figures(mails, mails - outcome.atOnce(), outcome.atOnce(), outcome.recipients()));
        model.addAttribute("peaks", outcome.peaks(NAMED));
        model.addAttribute("busiest", outcome.busiest(NAMED));
        model.addAttribute(
                "findings", outcome.findings().stream().map(tables::sentence).toList());
        model.addAttribute("table", tables.stages(cycle, played));
        model.addAttribute("views", List.of(VIEWS.split("\\|")));
        return "rehearsal/run";
    }

    @PostMapping("/{number:[0-9]{1,6}}/remove")
    String remove(@PathVariable UUID id, @PathVariable int number, SignedIn person, RedirectAttributes next) {
        var cycle = cycle(id, person);
        rehearsals.remove(cycle, number);
        next.addFlashAttribute("notice", words.success("rehearsal.removed"));
        return "redirect:/rehearsal/" + cycle.id();
    }

    @GetMapping("/{number:[0-9]{1,6}}/{view:" + VIEWS + "}")
    String view(
            @PathVariable UUID id,
            @PathVariable int number,
            @PathVariable String view,
            @RequestParam(required = false) @Nullable String month,
            SignedIn person,
            Model model) {
        var cycle = cycle(id, person);
        var played = played(cycle, number);
        var months = RehearsalTables.months(played.outcome());
        var chosen = view.equals("people") ? month(month, played.outcome()) : null;
        model.addAttribute("cycle", cycle);
        model.addAttribute("run", played.run());
        model.addAttribute("view", view);
        model.addAttribute("views", List.of(VIEWS.split("\\|")));
        model.addAttribute(
                "months",
                months.stream()
                        .collect(Collectors.toMap(
                                YearMonth::toString,
                                one -> words.of(
                                        "rehearsal.month", one.getMonthValue(), Integer.toString(one.getYear())),
                                (one, same) -> one,
                                LinkedHashMap::new)));
        model.addAttribute("month", chosen == null ? "" : chosen.toString());
        model.addAttribute("table", table(cycle, played, view, chosen));
        return "rehearsal/view";
    }

    @GetMapping("/{number:[0-9]{1,6}}/{view:" + VIEWS + "}.{extension:" + FILES + "}")
    ResponseEntity<byte[]> file(
            @PathVariable UUID id,
            @PathVariable int number,
            @PathVariable String view,
            @PathVariable String extension,
            @RequestParam(required = false) @Nullable String month,
            SignedIn person) {
        var cycle = cycle(id, person);
        var played = played(cycle, number);
        var chosen = view.equals("people") && month != null ? month(month, played.outcome()) : null;
        return print.answer(table(cycle, played, view, chosen), TableFormat.ofExtension(extension));
    }

    @GetMapping("/compare")
    String compare(@PathVariable UUID id, @RequestParam int a, @RequestParam int b, SignedIn person, Model model) {
        var cycle = cycle(id, person);
        var one = played(cycle, a);
        var other = played(cycle, b);
        model.addAttribute("cycle", cycle);
        model.addAttribute("one", one.run());
        model.addAttribute("other", other.run());
        model.addAttribute("table", tables.compared(cycle, one, other, names(cycle)));
        model.addAttribute("days", tables.comparedDays(cycle, one, other));
        model.addAttribute(
                "findings",
                List.of(
                        one.outcome().findings().stream().map(tables::sentence).toList(),
                        other.outcome().findings().stream()
                                .map(tables::sentence)
                                .toList()));
        return "rehearsal/compare";
    }

    @GetMapping("/compare.{extension:" + FILES + "}")
    ResponseEntity<byte[]> compareFile(
            @PathVariable UUID id,
            @PathVariable String extension,
            @RequestParam int a,
            @RequestParam int b,
            SignedIn person) {
        var cycle = cycle(id, person);
        return print.answer(
                tables.compared(cycle, played(cycle, a), played(cycle, b), names(cycle)),
                TableFormat.ofExtension(extension));
    }

    private CycleView cycle(UUID id, SignedIn person) {
        return rehearsals.cycle(new CycleId(id), person);
    }

    private Played played(CycleView cycle, int number) {
        var run = rehearsals.get(cycle, number);
        var outcome = run.outcome();
        if (outcome == null) {
            throw Refusal.conflict("rehearsal.not-done", run.name());
        }
        return new Played(run, run.assumptions(), outcome);
    }

    private ShownTable table(CycleView cycle, Played played, String view, @Nullable YearMonth month) {
        return switch (view) {
            case "people" -> tables.people(cycle, played, month);
            case "mails" -> tables.mails(cycle, played);
            default -> tables.days(cycle, played);
        };
    }

    /** The month that was asked for, or the one with the day on which there are most mails. */
    private static @Nullable YearMonth month(@Nullable String typed, Outcome outcome) {
        var months = RehearsalTables.months(outcome);
        return months.stream()
                .filter(one -> one.toString().equals(typed))
                .findFirst()
                .or(() -> outcome.peak().map(day -> YearMonth.from(day.getKey())))
                .orElse(null);
    }

    private Map<String, String> names(CycleView cycle) {
        return rehearsals.units(cycle).stream()
                .collect(Collectors.toMap(unit -> unit.id().toString(), UnitView::name));
    }

    private String form(CycleView cycle, Map<String, String> typed, @Nullable Refusal refusal, Model model) {
        var before = rehearsals.before(cycle).orElse(null);
        var paces = before == null ? Map.<UnitId, TaskHistory.Pace>of() : rehearsals.paces(before);
        var handIn = Typed.in(typed, "handIn");
        var approval = Typed.in(typed, "approval");
        var dues = Typed.in(typed, "due");
        var locks = Typed.in(typed, "lock");
        var days = new EnumMap<Stage, Days>(Stage.class);
        for (var stage : Stage.values()) {
            days.put(stage, new Days(dues.getOrDefault(stage.name(), ""), locks.getOrDefault(stage.name(), "")));
        }
        model.addAttribute("cycle", cycle);
        model.addAttribute("planned", cycle.state() == CycleState.PLANNED);
        model.addAttribute("refusal", refusal);
        model.addAttribute("inTime", -rehearsals.usual(cycle).inTime());
        model.addAttribute("kept", RunRehearsals.KEPT);
        model.addAttribute("before", before);
        model.addAttribute("typed", typed);
        model.addAttribute("days", days);
        model.addAttribute(
                "rows",
                rehearsals.units(cycle).stream()
                        .map(unit -> new Row(
                                unit,
                                handIn.getOrDefault(unit.id().toString(), ""),
                                approval.getOrDefault(unit.id().toString(), ""),
                                paces.get(unit.id())))
                        .toList());
        var runs = items(rehearsals.of(cycle));
        model.addAttribute("runs", runs);
        model.addAttribute(
                "done", runs.stream().filter(run -> run.mails() != null).toList());
        return "rehearsal/show";
    }

    private List<Item> items(List<RehearsalView> runs) {
        var names =
                directory
                        .officersWithIds(
                                runs.stream().map(RehearsalView::askedBy).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(OfficerView::id, OfficerView::name));
        return runs.stream()
                .map(run -> {
                    var outcome = run.outcome();
                    return new Item(
                            run.number(),
                            run.name(),
                            outcome != null ? "done" : run.underWay() ? "under-way" : "failed",
                            names.getOrDefault(run.askedBy(), ""),
                            run.askedAt(),
                            outcome == null ? null : outcome.mails().size(),
                            outcome == null ? null : tables.peak(new Played(run, run.assumptions(), outcome)),
                            outcome == null ? null : outcome.closed(),
                            outcome == null ? null : outcome.findings().size());
                })
                .toList();
    }

    /** The assumptions as the form sends them. @param blank whether paces are left for the reader to type */
    private static Map<String, String> typed(Assumptions assumptions, boolean blank) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("opening", assumptions.opening().toString());
        assumptions.dues().forEach((stage, due) -> typed.put("due[" + stage + "]", due.toString()));
        assumptions.locks().forEach((stage, lock) -> typed.put("lock[" + stage + "]", lock.toString()));
        if (!blank) {
            assumptions.paces().forEach((unit, pace) -> {
                typed.put("handIn[" + unit + "]", Integer.toString(pace.handIn()));
                typed.put("approval[" + unit + "]", Integer.toString(pace.approval()));
            });
        }
        typed.put("review", Integer.toString(assumptions.review()));
        typed.put("remarks", Integer.toString(assumptions.remarks()));
        return typed;
    }

    /** What the form leaves out is as usual. @throws Refusal naming what cannot be read */
    private Assumptions assumptions(CycleView cycle, Map<String, String> all) {
        var usual = rehearsals.usual(cycle);
        var dues = new EnumMap<Stage, LocalDate>(usual.dues());
        var locks = new EnumMap<Stage, LocalDate>(Stage.class);
        locks.putAll(all.keySet().stream().anyMatch(name -> name.startsWith("due[")) ? Map.of() : usual.locks());
        for (var stage : Stage.values()) {
            var due = all.getOrDefault("due[" + stage + "]", "").strip();
            if (!due.isEmpty()) {
                dues.put(stage, day(due, stage));
            }
            var lock = all.getOrDefault("lock[" + stage + "]", "").strip();
            if (!lock.isEmpty()) {
                locks.put(stage, day(lock, stage));
            }
        }
        var opening = all.getOrDefault("opening", "").strip();
        var paces = new HashMap<UUID, Pace>();
        for (var unit : rehearsals.units(cycle)) {
            var handIn = all.getOrDefault("handIn[" + unit.id() + "]", "").strip();
            var approval = all.getOrDefault("approval[" + unit.id() + "]", "").strip();
            if (!handIn.isEmpty() || !approval.isEmpty()) {
                paces.put(
                        unit.id().value(),
                        new Pace(
                                handIn.isEmpty()
                                        ? usual.inTime()
                                        : number(
                                                handIn,
                                                "rehearsal.hand-in",
                                                unit.name(),
                                                RunRehearsals.EARLIEST_HAND_IN,
                                                RunRehearsals.LATEST_HAND_IN),
                                approval.isEmpty()
                                        ? 0
                                        : number(
                                                approval,
                                                "rehearsal.approval",
                                                unit.name(),
                                                RunRehearsals.LONGEST_DECISION)));
            }
        }
        var review = all.getOrDefault("review", "").strip();
        var remarks = all.getOrDefault("remarks", "").strip();
        return new Assumptions(
                opening.isEmpty() ? usual.opening() : day(opening, words.of("rehearsal.opening.label")),
                dues,
                locks,
                paces,
                review.isEmpty() ? 0 : number(review, "rehearsal.review", RunRehearsals.LONGEST_DECISION),
                usual.inTime(),
                remarks.isEmpty() ? usual.remarks() : number(remarks, "rehearsal.remarks", RunRehearsals.MOST_REMARKS));
    }

    private static LocalDate day(String typed, Object what) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException notADay) {
            throw new Refusal("rehearsal.day-unreadable", what);
        }
    }

    private static int number(String typed, String key, Object... about) {
        try {
            return Integer.parseInt(FreeText.normalise(typed).strip().replace('−', '-'));
        } catch (NumberFormatException notANumber) {
            throw new Refusal(key, about);
        }
    }
}
