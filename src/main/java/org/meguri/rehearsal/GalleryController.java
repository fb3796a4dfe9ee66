package org.meguri.rehearsal;

import java.util.List;
import java.util.Map;
import org.meguri.sheet.Choices;
import org.meguri.sheet.LastYear;
import org.meguri.sheet.Option;
import org.meguri.sheet.SheetPage;
import org.meguri.sheet.Sheets;
import org.meguri.system.Words;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every component of the pages on one page, for those who build on them. Only where {@code meguri.gallery} says so: the sample town. */
@Controller
@ConditionalOnProperty("meguri.gallery")
class GalleryController {

    private static final List<String> TONES = List.of(
            "todo",
            "draft",
            "submitted",
            "approved",
            "confirmed",
            "returned",
            "late",
            "published",
            "neutral",
            "info",
            "success",
            "warning",
            "error");

    private static final List<String> COLOURS = List.of(
            "text",
            "text-sub",
            "line",
            "line-field",
            "blue-900",
            "blue-1000",
            "blue-50",
            "green-800",
            "green-50",
            "yellow-700",
            "yellow-50",
            "orange-900",
            "orange-50",
            "red-900",
            "red-50",
            "gray-50");

    private final Sheets sheets;
    private final Words words;

    GalleryController(Sheets sheets, Words words) {
        this.sheets = sheets;
        this.words = words;
    }

    /** A step of a form or of a year, as {@code components/page :: steps} draws it. */
    record Step(String label, String state, String stateText) {}

    /** A place in the breadcrumb. */
    record Crumb(@org.jspecify.annotations.Nullable String href, String label) {}

    @GetMapping("/gallery")
    String show(Model model) {
        model.addAttribute("tones", TONES);
        model.addAttribute("colours", COLOURS);
        model.addAttribute(
                "steps",
                List.of(
                        new Step(word("step.basic"), "done", word("step.done")),
                        new Step(word("step.results"), "current", word("step.current")),
                        new Step(word("step.submit"), "todo", word("step.todo"))));
        model.addAttribute(
                "crumbs", List.of(new Crumb("/tasks", word("crumb.tasks")), new Crumb(null, word("crumb.here"))));
        model.addAttribute("options", options());
        model.addAttribute("filled", sheet());
        return "rehearsal/gallery";
    }

    private List<Option> options() {
        return List.of(
                new Option("A", word("grade.a"), word("grade.a.meaning")),
                new Option("B", word("grade.b"), word("grade.b.meaning")),
                new Option("C", word("grade.c"), ""));
    }

    private SheetPage sheet() {
        Choices choices = key -> options();
        var sheet = sheets.read(sheets.json("self-evaluation"), choices);
        var last = Map.of("status_text", word("text.long"));
        return SheetPage.comparing(
                sheet,
                Map.of("status_text", word("text.typed")),
                List.of(new LastYear(null, sheet, last)),
                List.of(),
                Map.of("status_text", List.of(word("request"))));
    }

    private String word(String key) {
        return words.of("gallery." + key);
    }
}
