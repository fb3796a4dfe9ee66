package org.meguri.workbook;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.Typed;
import org.meguri.intake.Upload;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.workbook.Decisions.Choice;
import org.meguri.workbook.PreviewPage.Show;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** A unit's workbook: fetch it, send it back, look at what it would do, decide. */
@Controller
@RequestMapping("/workbooks")
class WorkbookController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{IsWhite_Space}\\\\/:*?\"<>|]+");
    private static final String SHOW = "show-";
    private static final String PAGE = "page-";

    private final HandOutWorkbook handOut;
    private final TakeWorkbookIn takeIn;
    private final NoticeBoard notices;
    private final Words words;
    private final CellWords cells;

    WorkbookController(
            HandOutWorkbook handOut, TakeWorkbookIn takeIn, NoticeBoard notices, Words words, MessageSource messages) {
        this.handOut = handOut;
        this.takeIn = takeIn;
        this.notices = notices;
        this.words = words;
        this.cells = new CellWords(new MessageSourceAccessor(messages, Locale.JAPANESE));
    }

    @GetMapping
    String shelves(SignedIn person, Model model) {
        model.addAttribute("shelves", handOut.shelves(person));
        model.addAttribute("planning", person.has(Role.PLANNING));
        return "workbook/shelves";
    }

    @GetMapping("/{cycle}/file")
    ResponseEntity<byte[]> file(
            SignedIn person, @PathVariable UUID cycle, @RequestParam(required = false) @Nullable UUID unit) {
        var book = handOut.book(new CycleId(cycle), unit == null ? null : new UnitId(unit), person);
        var name = book.unit();
        return download(
                book.content(),
                book.cycle().title() + "_" + (name == null ? words.of("workbook.file.all-units") : name) + "_"
                        + book.on());
    }

    @PostMapping("/{cycle}")
    String upload(
            SignedIn person,
            @PathVariable UUID cycle,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        try {
            var upload = Upload.chosen(file, "workbook.refused.no-file");
            var id = takeIn.keep(new CycleId(cycle), upload, person);
            return "redirect:/workbooks/" + cycle + "/uploads/" + id;
        } catch (Refusal refusal) {
            return again(refusal, person, model, response);
        }
    }

    @GetMapping("/{cycle}/uploads/{id}")
    String preview(
            SignedIn person,
            @PathVariable UUID cycle,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletResponse response) {
        try {
            return preview(person, cycle, id, Decisions.NONE, Show.of(show), page, false, model);
        } catch (Refusal refusal) {
            return again(refusal, person, model, response);
        }
    }

    /** Everything that a form of the preview asks for: another filter or page, or to apply. */
    @PostMapping("/{cycle}/uploads/{id}")
    String decide(
            SignedIn person,
            @PathVariable UUID cycle,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var action = orEmpty(form.getFirst("action"));
        var show = Show.of(action.startsWith(SHOW) ? action.substring(SHOW.length()) : orEmpty(form.getFirst("show")));
        var page = number(action.startsWith(PAGE) ? action.substring(PAGE.length()) : orEmpty(form.getFirst("page")));
        var decisions = decisions(form);
        var pending = new PendingWorkbookId(id);
        try {
            if (!action.equals("apply")) {
                return preview(person, cycle, id, decisions, show, action.startsWith(SHOW) ? 1 : page, false, model);
            }
            var done = takeIn.apply(new CycleId(cycle), pending, decisions, person);
            if (done.sheets() == 0 && !done.overtaken().isEmpty()) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute(
                        "errors", List.of(words.of("workbook.overtaken", String.join("、", done.overtaken()))));
                return preview(person, cycle, id, decisions, show, page, false, model);
            }
            tell(done, next);
            var left = takeIn.preview(new CycleId(cycle), pending, person);
            var pasted = left.pasted();
            if (pasted != null && !left.asks() && left.errors() == 0) {
                takeIn.drop(new CycleId(cycle), pending, person);
                return "redirect:" + pasted.back();
            }
            return "redirect:/workbooks/" + cycle + "/uploads/" + id;
        } catch (Refusal refusal) {
            if (refusal.key().equals("workbook.refused.gone")) {
                return again(refusal, person, model, response);
            }
            if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY && refusal.status() != HttpStatus.CONFLICT) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            model.addAttribute("errors", List.of(words.of(refusal)));
            var undecided = refusal.key().equals("workbook.refused.undecided");
            return preview(
                    person,
                    cycle,
                    id,
                    decisions,
                    undecided ? Show.CONFLICT : show,
                    undecided ? 1 : page,
                    undecided,
                    model);
        }
    }

    @GetMapping("/{cycle}/uploads/{id}/file")
    ResponseEntity<byte[]> annotated(SignedIn person, @PathVariable UUID cycle, @PathVariable UUID id) {
        var pending = new PendingWorkbookId(id);
        var name = takeIn.preview(new CycleId(cycle), pending, person).fileName();
        var bare = name.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? name.substring(0, name.length() - 5) : name;
        return download(
                takeIn.annotated(new CycleId(cycle), pending, person),
                bare + "_" + words.of("workbook.column.message"));
    }

    @PostMapping("/{cycle}/uploads/{id}/drop")
    String drop(
            SignedIn person,
            @PathVariable UUID cycle,
            @PathVariable UUID id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var pasted = takeIn.drop(new CycleId(cycle), new PendingWorkbookId(id), person);
            if (pasted != null) {
                // What was typed before the block was pasted stands in the table again.
                next.addFlashAttribute(GridController.TYPED, new LinkedHashMap<>(pasted.typed()));
                next.addFlashAttribute(GridController.MARKS, new ArrayList<>(pasted.marks()));
                next.addFlashAttribute("notice", words.info("workbook.paste.dropped"));
                return "redirect:" + pasted.back();
            }
        } catch (Refusal refusal) {
            return again(refusal, person, model, response);
        }
        notices.success(next, "workbook.dropped");
        return "redirect:/workbooks";
    }

    private String preview(
            SignedIn person,
            UUID cycle,
            UUID id,
            Decisions decisions,
            Show show,
            int page,
            boolean tried,
            Model model) {
        var preview = takeIn.preview(new CycleId(cycle), new PendingWorkbookId(id), person);
        model.addAttribute("cycle", cycle);
        model.addAttribute("file", id);
        model.addAttribute("preview", preview);
        model.addAttribute("seen", seen(preview));
        model.addAttribute("counts", counts(preview));
        model.addAttribute(
                "outside",
                preview.outside().stream()
                        .map(one -> words.of(one.key(), one.arguments().toArray()))
                        .toList());
        model.addAttribute("page", PreviewPage.of(preview, decisions, show, page, tried, cells, words));
        return "workbook/preview";
    }

    /** The revisions that the page shows. */
    private static Map<String, Long> seen(WorkbookPreview preview) {
        var seen = new LinkedHashMap<String, Long>();
        for (var row : preview.rows()) {
            var evaluation = row.evaluation();
            if (evaluation != null && row.asks()) {
                seen.put(row.key(), evaluation.revision());
            }
        }
        return seen;
    }

    private static Map<String, Long> counts(WorkbookPreview preview) {
        var counts = new LinkedHashMap<String, Long>();
        var changed = preview.count(CellOutcome.CHANGED);
        var conflicts = preview.count(CellOutcome.CONFLICT);
        counts.put("open", changed + conflicts + preview.errors());
        counts.put("changed", changed);
        counts.put("conflict", conflicts);
        counts.put("error", preview.errors());
        counts.put(
                "all",
                changed + conflicts + preview.errors() + preview.same() + preview.count(CellOutcome.SAVED_MEANWHILE));
        return counts;
    }

    private void tell(TakeWorkbookIn.Outcome done, RedirectAttributes next) {
        if (!done.overtaken().isEmpty()) {
            next.addFlashAttribute(
                    "notice",
                    words.warning(
                            "workbook.applied.partly",
                            done.sheets(),
                            done.cells(),
                            String.join("、", done.overtaken())));
        } else if (done.sheets() == 0) {
            next.addFlashAttribute("notice", words.info("workbook.applied.nothing"));
        } else {
            notices.success(next, "workbook.applied", done.sheets(), done.cells());
        }
    }

    private String again(Refusal refusal, SignedIn person, Model model, HttpServletResponse response) {
        if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY && refusal.status() != HttpStatus.CONFLICT) {
            throw refusal;
        }
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
        return shelves(person, model);
    }

    private static Decisions decisions(MultiValueMap<String, String> form) {
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
        return new Decisions(seen, new LinkedHashSet<>(form.getOrDefault("leave", List.of())), choices);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ResponseEntity<byte[]> download(byte[] content, String name) {
        var safe = UNSAFE.matcher(name).replaceAll("_");
        var encoded = UriUtils.encode(safe + ".xlsx", StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"workbook.xlsx\"; filename*=UTF-8''" + encoded)
                .body(content);
    }
}
