package org.meguri.sitting;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.print.PrintTable;
import org.meguri.print.ShownTable;
import org.meguri.print.TableFormat;
import org.meguri.sheet.Figure;
import org.meguri.sheet.FreeText;
import org.meguri.sitting.Candidates.Ground;
import org.meguri.system.JapaneseDates;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 委員会準備: the sittings of a year, which sheets they take, in which order and for how long. */
@Controller
@RequestMapping("/sittings")
class SittingController {

    private static final String FILES = "csv|xlsx|pdf";
    private static final List<String> FORMATS =
            Arrays.stream(PacketFormat.values()).map(PacketFormat::extension).toList();

    private final ArrangeSittings sittings;
    private final Candidates candidates;
    private final MakePacket packets;
    private final PacketPress press;
    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final Directory directory;
    private final PrintTable print;
    private final JapaneseDates dates;
    private final NoticeBoard notices;
    private final Words words;

    SittingController(
            ArrangeSittings sittings,
            Candidates candidates,
            MakePacket packets,
            PacketPress press,
            CycleLookup cycles,
            EvaluationLookup evaluations,
            Directory directory,
            PrintTable print,
            JapaneseDates dates,
            NoticeBoard notices,
            Words words) {
        this.sittings = sittings;
        this.candidates = candidates;
        this.packets = packets;
        this.press = press;
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.directory = directory;
        this.print = print;
        this.dates = dates;
        this.notices = notices;
        this.words = words;
    }

    /** A sheet on the agenda, as the page shows it. */
    record Line(int place, SittingView.AgendaItem item, String heading, String unit, boolean ready) {}

    /** A sitting as members see it. @param packet the newest, null while there is none */
    record OnTable(SittingView sitting, List<Line> agenda, @Nullable PacketView packet) {}

    /** The sittings of a running year. */
    record Year(CycleView cycle, List<OnTable> sittings) {}

    /** 会議と資料: what members come for. */
    @GetMapping
    String table(SignedIn person, Model model) {
        requireTable(person);
        model.addAttribute(
                "years",
                cycles.all().stream()
                        .filter(CycleView::running)
                        .map(cycle -> new Year(
                                cycle,
                                sittings.of(cycle.id()).stream()
                                        .map(sitting -> new OnTable(
                                                sitting,
                                                agenda(sitting),
                                                packets.of(sitting.id()).stream()
                                                        .findFirst()
                                                        .orElse(null)))
                                        .toList()))
                        .filter(year -> !year.sittings().isEmpty())
                        .toList());
        model.addAttribute("formats", FORMATS);
        return "sitting/table";
    }

    @PostMapping("/{id}/packets")
    String makePacket(
            @PathVariable UUID id,
            @RequestParam long revision,
            SignedIn person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var sitting = sitting(id, person);
        try {
            notices.success(next, "sitting.notice.packet", packets.make(sitting.id(), revision, person));
        } catch (Refusal refusal) {
            return refused(refusal, response, () -> sittingPage(sitting(id, person), Map.of(), refusal, model));
        }
        return "redirect:/sittings/" + id + "#packets-heading";
    }

    @GetMapping("/{id}/packets/{number:[0-9]{1,4}}.{extension:html|pdf|xlsx}")
    ResponseEntity<byte[]> packet(
            @PathVariable UUID id, @PathVariable int number, @PathVariable String extension, SignedIn person) {
        requireTable(person);
        var content = packets.get(new SittingId(id), number);
        var format = PacketFormat.ofExtension(extension);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        "%s.%s".formatted(content.title().replace(' ', '_'), format.extension()),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(press.file(content, format));
    }

    private static void requireTable(SignedIn person) {
        if (!person.has(Role.PLANNING) && !person.has(Role.COMMITTEE_MEMBER)) {
            throw Refusal.forbidden("sitting.table-only");
        }
    }

    @GetMapping("/cycles/{id}")
    String list(@PathVariable UUID id, SignedIn person, Model model) {
        return listPage(cycle(id, person), Map.of(), SittingId.create(), null, model);
    }

    @PostMapping("/cycles/{id}")
    String plan(
            @PathVariable UUID id,
            @RequestParam UUID sitting,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var cycle = cycle(id, person);
        var planned = new SittingId(sitting);
        try {
            sittings.plan(planned, cycle.id(), draft(all), person);
        } catch (Refusal refusal) {
            return refused(refusal, response, () -> listPage(cycle, all, planned, refusal, model));
        }
        notices.success(next, "sitting.notice.planned");
        return "redirect:/sittings/" + planned;
    }

    private String listPage(
            CycleView cycle, Map<String, String> typed, SittingId next, @Nullable Refusal refusal, Model model) {
        var all = sittings.of(cycle.id());
        var chosen = all.stream()
                .flatMap(one -> one.agenda().stream())
                .map(SittingView.AgendaItem::evaluation)
                .distinct()
                .count();
        model.addAttribute("cycle", cycle);
        model.addAttribute("sittings", all);
        model.addAttribute("chosen", chosen);
        model.addAttribute("sheets", evaluations.summaries(cycle.id()).size());
        model.addAttribute("ahead", ahead(cycle));
        model.addAttribute("next", next);
        model.addAttribute("typed", typed);
        model.addAttribute("refusal", refusal);
        return "sitting/list";
    }

    @GetMapping("/cycles/{id}/choose")
    String choose(
            @PathVariable UUID id,
            @RequestParam Map<String, String> all,
            @RequestParam(required = false, defaultValue = "") List<String> ground,
            SignedIn person,
            Model model) {
        return choosePage(cycle(id, person), all, ground, Set.of(), null, person, model);
    }

    @PostMapping("/cycles/{id}/choose")
    String take(
            @PathVariable UUID id,
            @RequestParam Map<String, String> all,
            @RequestParam(required = false, defaultValue = "") List<UUID> sheet,
            @RequestParam(required = false, defaultValue = "") List<String> ground,
            SignedIn person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var cycle = cycle(id, person);
        var chosen = sheet.stream().map(EvaluationId::new).toList();
        try {
            var to = new SittingId(uuid(all.getOrDefault("sitting", "")));
            if (!sittings.get(to).cycle().equals(cycle.id())) {
                throw Refusal.notFound("sitting.unknown");
            }
            var taken = sittings.take(to, chosen, minutes(all, ""), person);
            notices.success(next, "sitting.notice.taken", taken);
            return "redirect:/sittings/" + to;
        } catch (Refusal refusal) {
            return refused(
                    refusal,
                    response,
                    () -> choosePage(cycle, all, ground, Set.copyOf(chosen), refusal, person, model));
        }
    }

    private String choosePage(
            CycleView cycle,
            Map<String, String> typed,
            List<String> grounds,
            Set<EvaluationId> chosen,
            @Nullable Refusal refusal,
            SignedIn person,
            Model model) {
        var wanted = EnumSet.noneOf(Ground.class);
        Arrays.stream(Ground.values())
                .filter(one -> grounds.contains(one.name()))
                .forEach(wanted::add);
        var amounts = candidates.amounts(cycle);
        var amount = amounts.stream()
                .map(Candidates.Amount::to)
                .filter(typed.getOrDefault("amount", "")::equals)
                .findFirst()
                .orElse(amounts.isEmpty() ? null : amounts.get(0).to());
        var least = Figure.read(typed.getOrDefault("least", "")).orElse(null);
        var all = candidates.of(cycle, amount, least, person);
        var found = wanted.isEmpty()
                ? all
                : all.stream()
                        .filter(one -> one.grounds().stream().anyMatch(wanted::contains))
                        .toList();
        model.addAttribute("cycle", cycle);
        model.addAttribute("sittings", sittings.of(cycle.id()));
        model.addAttribute("grounds", offered(amounts));
        model.addAttribute("counts", counts(all));
        model.addAttribute("wanted", wanted);
        model.addAttribute("amounts", amounts);
        model.addAttribute("amount", amount);
        model.addAttribute("unreadable", least == null && unreadable(typed, wanted));
        model.addAttribute("found", found);
        model.addAttribute("all", all.size());
        // Whatever a rule has found is chosen, but for what lies on an agenda already.
        model.addAttribute(
                "chosen",
                refusal != null
                        ? chosen
                        : wanted.isEmpty()
                                ? Set.of()
                                : found.stream()
                                        .filter(one -> one.sittings().isEmpty())
                                        .map(Candidates.Candidate::evaluation)
                                        .collect(Collectors.toSet()));
        model.addAttribute("ahead", ahead(cycle));
        model.addAttribute("typed", typed);
        model.addAttribute("minutes", Minutes.USUAL);
        model.addAttribute("refusal", refusal);
        return "sitting/choose";
    }

    private static List<Ground> offered(List<Candidates.Amount> amounts) {
        return Arrays.stream(Ground.values())
                .filter(ground -> ground != Ground.LARGE || !amounts.isEmpty())
                .toList();
    }

    private static boolean unreadable(Map<String, String> typed, Set<Ground> wanted) {
        return wanted.contains(Ground.LARGE) || !typed.getOrDefault("least", "").isBlank();
    }

    private static Map<Ground, Long> counts(List<Candidates.Candidate> all) {
        return all.stream()
                .flatMap(one -> one.grounds().stream())
                .collect(Collectors.groupingBy(ground -> ground, Collectors.counting()));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        return sittingPage(sitting(id, person), Map.of(), null, model);
    }

    @PostMapping("/{id}")
    String move(
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var sitting = sitting(id, person);
        try {
            sittings.move(sitting.id(), revision, draft(all), person);
        } catch (Refusal refusal) {
            return refused(refusal, response, () -> sittingPage(sitting(id, person), all, refusal, model));
        }
        notices.success(next, "sitting.notice.moved");
        return "redirect:/sittings/" + id;
    }

    @PostMapping("/{id}/agenda")
    String arrange(
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var sitting = sitting(id, person);
        try {
            sittings.arrange(sitting.id(), revision, lines(sitting, all), person);
        } catch (Refusal refusal) {
            return refused(refusal, response, () -> sittingPage(sitting(id, person), all, refusal, model));
        }
        notices.success(next, "sitting.notice.arranged");
        return "redirect:/sittings/" + id + "#agenda";
    }

    @PostMapping("/{id}/remove")
    String remove(
            @PathVariable UUID id,
            @RequestParam long revision,
            SignedIn person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        var sitting = sitting(id, person);
        try {
            sittings.callOff(sitting.id(), revision, person);
        } catch (Refusal refusal) {
            return refused(refusal, response, () -> sittingPage(sitting(id, person), Map.of(), refusal, model));
        }
        notices.success(next, "sitting.notice.called-off");
        return "redirect:/sittings/cycles/" + sitting.cycle();
    }

    @GetMapping("/{id}/agenda.{extension:" + FILES + "}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String extension, SignedIn person) {
        var sitting = sitting(id, person);
        return print.answer(table(sitting, cycles.get(sitting.cycle())), TableFormat.ofExtension(extension));
    }

    private ShownTable table(SittingView sitting, CycleView cycle) {
        return new ShownTable(
                words.of("sitting.agenda.of", sitting.number()),
                List.of(cycle.title(), when(sitting)),
                List.of(
                        column("sitting.place-on", ShownTable.Kind.SHORT),
                        column("sitting.at", ShownTable.Kind.SHORT),
                        column("sitting.sheet", ShownTable.Kind.TEXT),
                        column("sitting.unit", ShownTable.Kind.NAME),
                        column("sitting.explaining", ShownTable.Kind.FIGURE),
                        column("sitting.asking", ShownTable.Kind.FIGURE),
                        column("sitting.grading", ShownTable.Kind.FIGURE)),
                agenda(sitting).stream()
                        .map(line -> new ShownTable.Row(List.of(
                                ShownTable.Cell.of(Integer.toString(line.place())),
                                ShownTable.Cell.of(line.item().at().toString()),
                                ShownTable.Cell.of(line.heading()),
                                ShownTable.Cell.of(line.unit()),
                                ShownTable.Cell.of(line.item().minutes().explaining()),
                                ShownTable.Cell.of(line.item().minutes().asking()),
                                ShownTable.Cell.of(line.item().minutes().grading()))))
                        .toList(),
                List.of(),
                List.of(words.of("sitting.note.minutes", sitting.minutes(), sitting.endsAt())));
    }

    private ShownTable.Column column(String heading, ShownTable.Kind kind) {
        return new ShownTable.Column(words.of(heading), kind);
    }

    private String when(SittingView sitting) {
        return words.of(
                        "sitting.when",
                        dates.full(sitting.heldOn()),
                        sitting.beginsAt(),
                        sitting.place().isEmpty() ? words.of("sitting.place.unknown") : sitting.place())
                + (sitting.panel().isEmpty() ? "" : words.of("sitting.when.panel", sitting.panel()));
    }

    private List<Line> agenda(SittingView sitting) {
        var sheets = evaluations.summaries(sitting.cycle()).stream()
                .collect(Collectors.toMap(EvaluationSummary::id, sheet -> sheet));
        var units = new HashMap<UnitId, String>();
        directory
                .unitsOf(sheets.values().stream()
                        .map(EvaluationSummary::leadUnit)
                        .distinct()
                        .toList())
                .forEach((unit, view) -> units.put(unit, view.name()));
        return IntStream.range(0, sitting.agenda().size())
                .mapToObj(at -> {
                    var item = sitting.agenda().get(at);
                    var sheet = sheets.get(item.evaluation());
                    return new Line(
                            at + 1,
                            item,
                            sheet == null ? "" : sheet.heading(),
                            sheet == null ? "" : units.getOrDefault(sheet.leadUnit(), ""),
                            sheet != null && sheet.status().reached(Status.CONFIRMED));
                })
                .toList();
    }

    private String sittingPage(SittingView sitting, Map<String, String> typed, @Nullable Refusal refusal, Model model) {
        var cycle = cycles.get(sitting.cycle());
        model.addAttribute("cycle", cycle);
        model.addAttribute("sitting", sitting);
        model.addAttribute("agenda", agenda(sitting));
        model.addAttribute("packets", packets.of(sitting.id()));
        model.addAttribute("formats", FORMATS);
        model.addAttribute("ahead", ahead(cycle));
        model.addAttribute("typed", typed);
        model.addAttribute(
                "given",
                typed.containsKey("heldOn")
                        ? typed
                        : Map.of(
                                "heldOn", sitting.heldOn().toString(),
                                "beginsAt", sitting.beginsAt().toString(),
                                "place", sitting.place(),
                                "panel", sitting.panel()));
        model.addAttribute("refusal", refusal);
        return "sitting/show";
    }

    private static boolean ahead(CycleView cycle) {
        return cycle.state() == CycleState.EVALUATION || cycle.state() == CycleState.COMMITTEE;
    }

    private CycleView cycle(UUID id, SignedIn person) {
        requirePlanning(person);
        return cycles.get(new CycleId(id));
    }

    private SittingView sitting(UUID id, SignedIn person) {
        requirePlanning(person);
        return sittings.get(new SittingId(id));
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("sitting.planning-only");
        }
    }

    /** The page again, with what was typed, where that can be mended. */
    private static String refused(
            Refusal refusal, HttpServletResponse response, java.util.function.Supplier<String> page) {
        if (refusal.status().value() != 409 && refusal.status().value() != 422) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        return page.get();
    }

    private static ArrangeSittings.Draft draft(Map<String, String> all) {
        return new ArrangeSittings.Draft(
                day(all.getOrDefault("heldOn", "")),
                time(all.getOrDefault("beginsAt", "")),
                all.getOrDefault("place", ""),
                all.getOrDefault("panel", ""));
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed.strip());
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static List<ArrangeSittings.Line> lines(SittingView sitting, Map<String, String> all) {
        return sitting.agenda().stream()
                .map(item -> new ArrangeSittings.Line(
                        item.evaluation(),
                        place(all.getOrDefault("place[" + item.evaluation() + "]", "")),
                        minutes(all, "[" + item.evaluation() + "]"),
                        all.containsKey("drop[" + item.evaluation() + "]")))
                .toList();
    }

    /** 1.5 comes between the first and the second. */
    private static double place(String typed) {
        return Figure.read(typed)
                .map(BigDecimal::doubleValue)
                .orElseThrow(() -> new Refusal("sitting.place-unreadable", FreeText.normalise(typed)));
    }

    private static Minutes minutes(Map<String, String> all, String of) {
        return new Minutes(
                minutes(all.getOrDefault("explaining" + of, "")),
                minutes(all.getOrDefault("asking" + of, "")),
                minutes(all.getOrDefault("grading" + of, "")));
    }

    /** @return -1, which no sheet can take, for what is no whole number */
    private static int minutes(String typed) {
        try {
            return Figure.read(typed).map(BigDecimal::intValueExact).orElse(-1);
        } catch (ArithmeticException notWhole) {
            return -1;
        }
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException none) {
            throw new Refusal("sitting.none-chosen");
        }
    }
}
