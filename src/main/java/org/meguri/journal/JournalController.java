package org.meguri.journal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.journal.FindEntries.Found;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.print.PrintTable;
import org.meguri.print.TableFormat;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The journal, for planning and the administrator. */
@Controller
class JournalController {

    private static final String PAGE = "/admin/journal";

    static final int ON_A_PAGE = 100;

    /** The newest that a file holds; for more of them the days are to be narrowed. */
    static final int IN_A_FILE = 10_000;

    private final FindEntries find;
    private final JournalTable table;
    private final JournalSentences sentences;
    private final JapaneseDates dates;
    private final PrintTable print;
    private final Words words;

    JournalController(
            FindEntries find,
            JournalTable table,
            JournalSentences sentences,
            JapaneseDates dates,
            PrintTable print,
            Words words) {
        this.find = find;
        this.table = table;
        this.sentences = sentences;
        this.dates = dates;
        this.print = print;
        this.words = words;
    }

    /** A choice of the page. */
    record Choice(String value, String label) {}

    @GetMapping(PAGE)
    String page(
            @ModelAttribute("search") JournalQuery search, SignedIn person, Model model, HttpServletResponse response) {
        requireReader(person);
        var wrong = wrong(search);
        var found = wrong.isEmpty() ? find.find(search, ON_A_PAGE) : Found.nothing(false);
        if (found.tooMany()) {
            wrong.put("q", words.of("journal.q.many", FindEntries.MOST_MEANT));
        }
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        var lines = found.lines();
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "table",
                table.of(lines, found.all(), wrong.isEmpty() ? about(search) : List.of(), found.principals(), person));
        model.addAttribute("areas", areas());
        model.addAttribute("limited", search.limited());
        model.addAttribute("within", search.within());
        model.addAttribute("first", found.first());
        model.addAttribute("last", found.first() + lines.size() - 1);
        model.addAttribute("all", found.all());
        model.addAttribute("inAFile", IN_A_FILE);
        model.addAttribute("onPaper", PrintTable.MOST_ROWS_ON_PAPER);
        model.addAttribute(
                "newer", found.newer() ? PAGE + search.newer(lines.get(0).id()) : null);
        model.addAttribute(
                "older",
                found.older() ? PAGE + search.older(lines.get(lines.size() - 1).id()) : null);
        return "journal/latest";
    }

    @GetMapping(PAGE + ".{extension:csv|xlsx|pdf}")
    ResponseEntity<byte[]> file(
            @PathVariable String extension, @ModelAttribute("search") JournalQuery search, SignedIn person) {
        requireReader(person);
        var format = TableFormat.ofExtension(extension);
        var found = wrong(search).isEmpty() ? find.find(search.whole(), IN_A_FILE) : Found.nothing(true);
        if (found.tooMany()) {
            throw new Refusal("journal.search-wrong");
        }
        return print.answer(table.of(found.lines(), found.all(), about(search), found.principals(), null), format);
    }

    private static void requireReader(SignedIn person) {
        if (!person.has(Role.PLANNING) && !person.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("journal.not-yours");
        }
    }

    /** What is wrong, by the field that is to be corrected, in the order of the fields. */
    private Map<String, String> wrong(JournalQuery search) {
        var wrong = new LinkedHashMap<String, String>();
        day(wrong, "from", search.from());
        day(wrong, "to", search.to());
        var first = search.first();
        var last = search.last();
        if (first != null && last != null && first.isAfter(last)) {
            wrong.put("to", words.of("journal.day.order"));
        }
        if (JournalQuery.given(search.what())
                && JournalArea.chosen(String.valueOf(search.what())).isEmpty()) {
            wrong.put("what", words.of("journal.what.wrong"));
        }
        return wrong;
    }

    private void day(Map<String, String> wrong, String field, @Nullable String typed) {
        if (JournalQuery.wrongDay(typed)) {
            wrong.put(field, words.of("journal.day.wrong", words.of("journal." + field)));
        }
    }

    /** What was looked for, in one line; nothing where everything is shown. */
    private List<String> about(JournalQuery search) {
        var parts = Stream.of(
                        part("journal.from", dates.full(search.first())),
                        part("journal.to", dates.full(search.last())),
                        part("journal.who", search.who()),
                        JournalQuery.given(search.what())
                                ? words.of("journal.part-of", words.of("journal.what"), what(search.what()))
                                : "",
                        part("journal.subject", search.q()))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty()
                ? List.of()
                : List.of(words.of("journal.about", String.join(words.of("journal.comma"), parts)));
    }

    private String part(String key, @Nullable String value) {
        return value == null || value.isBlank() ? "" : words.of("journal.part-of", words.of(key), value.strip());
    }

    private String what(@Nullable String what) {
        return Arrays.stream(JournalArea.values())
                .filter(area -> area.name().equals(what))
                .findFirst()
                .map(area -> words.of("journal.area." + area))
                .orElseGet(() -> what == null || JournalArea.chosen(what).isEmpty() ? "" : sentences.kind(what));
    }

    /** The facts by area. */
    private Map<Choice, List<Choice>> areas() {
        var areas = new LinkedHashMap<Choice, List<Choice>>();
        for (var area : JournalArea.values()) {
            areas.put(
                    new Choice(area.name(), words.of("journal.area." + area)),
                    area.actions().stream()
                            .map(action -> new Choice(action, sentences.kind(action)))
                            .toList());
        }
        return areas;
    }
}
