package org.meguri.journal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.journal.JournalNames.Named;
import org.meguri.journal.JournalNames.Names;
import org.meguri.print.ShownTable;
import org.meguri.print.ShownTable.Cell;
import org.meguri.print.ShownTable.Column;
import org.meguri.print.ShownTable.Kind;
import org.meguri.print.ShownTable.Row;
import org.meguri.system.FiscalYear;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** Lines of the journal as a table in the reader's words. */
@Component
class JournalTable {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** Values that are words of another room's messages. */
    private static final Map<String, String> WORDS = Map.of(
            "role", "organization.role.",
            "stage", "journal.stage.",
            "verdict", "journal.verdict.",
            "act", "plan.act.",
            "work", "operation.work.",
            "cause", "operation.cause.");

    /** Ids of what has no name: a group of linked items, a decision made in somebody's stead. */
    static final Set<String> NAMELESS = Set.of("link", "decision");

    private static final Set<String> YEARS = Set.of("year", "last", "former");

    private final JournalNames journalNames;
    private final JapaneseDates dates;
    private final Words words;

    JournalTable(JournalNames journalNames, JapaneseDates dates, Words words) {
        this.journalNames = journalNames;
        this.dates = dates;
        this.words = words;
    }

    /**
     * The lines.
     *
     * @param all how many there are, of which these are the newest
     * @param about what was looked for
     * @param links whether the reader may open what the lines are about
     */
    ShownTable of(List<EntryView> lines, long all, List<String> about, boolean links) {
        var names = journalNames.of(lines);
        return new ShownTable(
                words.of("journal.caption", all),
                about,
                List.of(
                        new Column(words.of("journal.when"), Kind.SHORT),
                        new Column(words.of("journal.who"), Kind.NAME),
                        new Column(words.of("journal.what"), Kind.NAME),
                        new Column(words.of("journal.subject"), Kind.NAME),
                        new Column(words.of("journal.detail"), Kind.TEXT)),
                lines.stream()
                        .map(line -> new Row(List.of(
                                Cell.of(dates.fullWithTime(line.at())),
                                Cell.of(who(line, names)),
                                Cell.of(action(line.action())),
                                subject(line, names, links),
                                Cell.of(detail(line, names)))))
                        .toList(),
                List.of(),
                lines.size() < all ? List.of(words.of("journal.part", lines.size())) : List.of());
    }

    String action(String action) {
        return words.of("journal.action." + action);
    }

    private String who(EntryView line, Names names) {
        var officer = line.officer();
        return officer == null
                ? words.of("journal.nobody")
                : names.of(officer.value()).map(Named::text).orElse(words.of("journal.unknown"));
    }

    private Cell subject(EntryView line, Names names, boolean links) {
        return names.of(line.subject())
                .or(() -> names.of(line.cycle()))
                .map(named -> Cell.of(named.text(), links ? named.href() : null))
                .orElse(Cell.of(""));
    }

    private String detail(EntryView line, Names names) {
        return Stream.of(line.detail().split(" "))
                .filter(token -> !token.isEmpty())
                .map(token -> part(token, line, names))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(words.of("journal.comma")));
    }

    private String part(String token, EntryView line, Names names) {
        var at = token.indexOf('=');
        if (at < 0) {
            // The key of a message that says what was decided, or a mark.
            return words.of(token.contains(".") ? token : "journal.key." + token);
        }
        var key = line.action().equals("ResultsPublished") ? "edition" : token.substring(0, at);
        var value = token.substring(at + 1);
        if (line.action().equals("SheetsChosen")) {
            return words.of("journal.sheets", key.equals("own") ? words.of("journal.sheets.own") : key, value);
        }
        if (NAMELESS.contains(key)) {
            return "";
        }
        if (value.isEmpty()) {
            return words.of("journal.key." + key + ".none");
        }
        var day = day(value);
        return day == null
                ? words.of("journal.key." + key, value(key, value, line, names))
                : words.of("journal.key." + key + ".day", dates.full(day));
    }

    private String value(String key, String value, EntryView line, Names names) {
        if (JournalNames.ID.matcher(value).matches()) {
            return names.of(UUID.fromString(value)).map(Named::text).orElse(words.of("journal.unknown"));
        }
        if (WORDS.containsKey(key)) {
            return words.of(WORDS.get(key) + value);
        }
        if (key.equals("field") || key.equals("fields")) {
            return Arrays.stream(value.split(","))
                    .map(field -> words.of("journal.field", names.field(line.subject(), field)))
                    .collect(Collectors.joining());
        }
        if (value.equals("true") || value.equals("false")) {
            return words.of("journal." + key + "." + value);
        }
        return YEARS.contains(key) && YEAR.matcher(value).matches()
                ? new FiscalYear(Integer.parseInt(value)).both()
                : value;
    }

    private static @Nullable LocalDate day(String value) {
        try {
            return value.length() == 10 ? LocalDate.parse(value) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
