package org.meguri.reorganization;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.reorganization.ReorganizationPages.Choice;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Notice;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.ContentDisposition;
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

/** 組織改編: drafts, their dry run, the decision and the report. */
@Controller
@RequestMapping("/admin/reorganizations")
class ReorganizationController {

    private static final String LIST = "reorganization/list";
    private static final String EDIT = "reorganization/edit";
    private static final String DRY_RUN = "reorganization/dry-run";
    private static final String REPORT = "reorganization/report";

    private final DraftReorganization draft;
    private final ApplyReorganization apply;
    private final ReorganizationPages pages;
    private final Words words;
    private final JapaneseDates dates;
    private final Clock clock;

    ReorganizationController(
            DraftReorganization draft,
            ApplyReorganization apply,
            ReorganizationPages pages,
            Words words,
            JapaneseDates dates,
            Clock clock) {
        this.draft = draft;
        this.apply = apply;
        this.pages = pages;
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    @GetMapping
    String list(SignedIn person, Model model) {
        model.addAttribute("lines", pages.lines(person));
        model.addAttribute("steps", pages.lineage());
        keep(model, Map.of());
        return LIST;
    }

    @PostMapping
    String begin(
            SignedIn person,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var id = draft.begin(typed.get("title"), day(typed.get("day")), person);
            next.addFlashAttribute("notice", words.success("reorganization.begun"));
            return "redirect:/admin/reorganizations/" + id;
        } catch (Refusal refusal) {
            refused(refusal, typed, model, response);
            return list(person, model);
        }
    }

    /** The draft, what is decided, or the report, whichever it is. */
    @GetMapping("/{id}")
    String show(SignedIn person, @PathVariable UUID id, Model model) {
        var reorganization = new ReorganizationId(id);
        var page = pages.page(reorganization, person);
        model.addAttribute("page", page);
        return switch (page.state()) {
            case DRAFT -> edit(reorganization, person, model);
            case SCHEDULED -> dryRun(person, id, model);
            case APPLIED -> {
                var figures = pages.figures(reorganization);
                model.addAttribute("counts", figures);
                model.addAttribute(
                        "total", figures.stream().mapToInt(DryRun.Count::things).sum());
                yield REPORT;
            }
        };
    }

    private String edit(ReorganizationId id, SignedIn person, Model model) {
        var dryRun = pages.dryRun(id, person);
        model.addAttribute("dryRun", dryRun);
        model.addAttribute(
                "openItems",
                dryRun.choices().stream().filter(one -> one.toCode().isEmpty()).count());
        model.addAttribute(
                "openPeople",
                dryRun.people().stream().filter(one -> !one.decided()).count());
        model.addAttribute(
                "kinds",
                Arrays.stream(UnitKind.values())
                        .map(kind -> new Choice(kind.name(), words.of("organization.kind." + kind), null))
                        .toList());
        model.addAttribute(
                "roles",
                DraftReorganization.roles().stream()
                        .map(role -> new Choice(role.name(), words.of("organization.role." + role), null))
                        .toList());
        keep(model, Map.of());
        return EDIT;
    }

    @PostMapping("/{id}")
    String retitle(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return change(
                person,
                id,
                typed,
                model,
                response,
                next,
                seen -> draft.retitle(
                        new ReorganizationId(id), seen, typed.get("title"), day(typed.get("day")), person));
    }

    @PostMapping("/{id}/units")
    String addUnit(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return change(
                person,
                id,
                typed,
                model,
                response,
                next,
                seen -> draft.addUnit(
                        new ReorganizationId(id),
                        seen,
                        typed.get("code"),
                        typed.get("name"),
                        oneOf(UnitKind.values(), typed.get("kind")),
                        typed.get("parent"),
                        person));
    }

    @PostMapping("/{id}/moves")
    String addMove(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return change(
                person,
                id,
                typed,
                model,
                response,
                next,
                seen -> draft.addMove(new ReorganizationId(id), seen, typed.get("from"), typed.get("to"), person));
    }

    @PostMapping("/{id}/{list:units|moves|appointments}/remove")
    String remove(
            SignedIn person,
            @PathVariable UUID id,
            @PathVariable String list,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var reorganization = new ReorganizationId(id);
        return change(person, id, typed, model, response, next, seen -> {
            switch (list) {
                case "units" -> draft.removeUnit(reorganization, seen, at(typed), person);
                case "moves" -> draft.removeMove(reorganization, seen, at(typed), person);
                default -> draft.removeAppointment(reorganization, seen, at(typed), person);
            }
        });
    }

    /** Parameters {@code item.<unit>.<item>}. */
    @PostMapping("/{id}/items")
    String chooseItems(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return change(person, id, typed, model, response, next, seen -> {
            var chosen = new LinkedHashMap<Mapping.ItemChoice, String>();
            typed.forEach((name, code) -> {
                var parts = name.split("\\.");
                if (parts.length == 3 && parts[0].equals("item")) {
                    chosen.put(new Mapping.ItemChoice(new UnitId(uuid(parts[1])), uuid(parts[2]), ""), code);
                }
            });
            draft.chooseItems(new ReorganizationId(id), seen, chosen, person);
        });
    }

    /** Parameters {@code person.<appointment>}. */
    @PostMapping("/{id}/people")
    String choosePeople(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return change(person, id, typed, model, response, next, seen -> {
            var chosen = new LinkedHashMap<UUID, String>();
            typed.forEach((name, code) -> {
                if (name.startsWith("person.")) {
                    chosen.put(uuid(name.substring("person.".length())), code);
                }
            });
            draft.choosePeople(new ReorganizationId(id), seen, chosen, person);
        });
    }

    @PostMapping("/{id}/appointments")
    String addAppointment(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return change(
                person,
                id,
                typed,
                model,
                response,
                next,
                seen -> draft.addAppointment(
                        new ReorganizationId(id),
                        seen,
                        typed.get("login"),
                        typed.get("unit"),
                        oneOf(Role.values(), typed.get("role")),
                        person));
    }

    @PostMapping("/{id}/mapping")
    String read(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile mapping,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            if (mapping == null || mapping.isEmpty()) {
                throw new Refusal("reorganization.file.missing");
            }
            var lines = draft.read(new ReorganizationId(id), seen(typed), mapping.getBytes(), person);
            next.addFlashAttribute("notice", words.success("reorganization.file.read", lines));
            return "redirect:/admin/reorganizations/" + id;
        } catch (Refusal refusal) {
            return again(refusal, person, id, typed, model, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/{id}/mapping.csv")
    ResponseEntity<byte[]> mapping(SignedIn person, @PathVariable UUID id) {
        return csv("kaihen-taiou.csv", pages.mappingFile(new ReorganizationId(id), person));
    }

    @GetMapping("/{id}/dry-run")
    String dryRun(SignedIn person, @PathVariable UUID id, Model model) {
        var reorganization = new ReorganizationId(id);
        var page = pages.page(reorganization, person);
        if (page.state() == ReorganizationState.APPLIED) {
            return "redirect:/admin/reorganizations/" + id;
        }
        var dryRun = pages.dryRun(reorganization, person);
        model.addAttribute("page", page);
        model.addAttribute("dryRun", dryRun);
        model.addAttribute("problems", pages.sentences(dryRun.problems()));
        model.addAttribute("hints", pages.sentences(dryRun.hints()));
        model.addAttribute("mayDecide", person.has(Role.ADMINISTRATOR));
        model.addAttribute("now", !page.firstDay().isAfter(LocalDate.now(clock)));
        return DRY_RUN;
    }

    @GetMapping("/{id}/moved.csv")
    ResponseEntity<byte[]> moved(SignedIn person, @PathVariable UUID id) {
        return csv("kaihen-idou.csv", pages.movedTable(new ReorganizationId(id), person));
    }

    @PostMapping("/{id}/decide")
    String decide(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var reorganization = new ReorganizationId(id);
        try {
            Notice notice = apply.decide(reorganization, seen(typed), person)
                    ? words.success("reorganization.done")
                    : words.success(
                            "reorganization.decided",
                            dates.full(pages.page(reorganization, person).firstDay()));
            next.addFlashAttribute("notice", notice);
            return "redirect:/admin/reorganizations/" + id;
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.NOT_FOUND) {
                throw refusal;
            }
            refused(refusal, typed, model, response);
            return dryRun(person, id, model);
        }
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            SignedIn person,
            @PathVariable UUID id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            apply.withdraw(new ReorganizationId(id), person);
        } catch (Refusal refusal) {
            return again(refusal, person, id, Map.of(), model, response);
        }
        next.addFlashAttribute("notice", words.success("reorganization.withdrawn"));
        return "redirect:/admin/reorganizations/" + id;
    }

    @PostMapping("/{id}/discard")
    String discard(
            SignedIn person,
            @PathVariable UUID id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            draft.discard(new ReorganizationId(id), person);
        } catch (Refusal refusal) {
            return again(refusal, person, id, Map.of(), model, response);
        }
        next.addFlashAttribute("notice", words.success("reorganization.discarded"));
        return "redirect:/admin/reorganizations";
    }

    private interface Change {
        void of(long seen);
    }

    private String change(
            SignedIn person,
            UUID id,
            Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next,
            Change change) {
        try {
            change.of(seen(typed));
        } catch (Refusal refusal) {
            return again(refusal, person, id, typed, model, response);
        }
        next.addFlashAttribute("notice", words.success("reorganization.saved"));
        return "redirect:/admin/reorganizations/" + id;
    }

    /** The page again with what was typed and why it was refused. */
    private String again(
            Refusal refusal,
            SignedIn person,
            UUID id,
            Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        if (refusal.status() == HttpStatus.NOT_FOUND || refusal.status() == HttpStatus.FORBIDDEN) {
            throw refusal;
        }
        refused(refusal, typed, model, response);
        return show(person, id, model);
    }

    private void refused(Refusal refusal, Map<String, String> typed, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        var errors = new ArrayList<String>();
        errors.add(words.of(refusal));
        if (refusal instanceof MappingErrors many) {
            errors.addAll(pages.sentences(many.problems()));
        }
        model.addAttribute("errors", errors);
        keep(model, typed);
    }

    private static void keep(Model model, Map<String, String> typed) {
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", typed);
        }
    }

    private static ResponseEntity<byte[]> csv(String name, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A page that says nothing of its revision is too old to change anything. */
    private static long seen(Map<String, String> typed) {
        try {
            return Long.parseLong(typed.getOrDefault("revision", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static int at(Map<String, String> typed) {
        try {
            return Integer.parseInt(typed.getOrDefault("at", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("reorganization.unknown");
        }
    }

    private static <E extends Enum<E>> @Nullable E oneOf(E[] values, @Nullable String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
