package org.meguri.workbook;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.intake.Table.Cell;
import org.meguri.intake.Table.Kind;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;

/** Compares a workbook that came back with what was downloaded and with what is saved now, cell by cell. Writes nothing. */
final class CompareBook {

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u2028\u2029]");

    /** No cell can hold it. */
    private static final String SEPARATOR = "\u001F";

    private final Map<EvaluationId, OpenSheet> sheets = new LinkedHashMap<>();
    private final Map<String, List<EvaluationId>> byIdentity = new HashMap<>();
    private final RowMark.Seal seal;
    private final CellWords words;
    private final Predicate<EvaluationView> writes;

    /**
     * @param all every sheet of the cycle, whoever writes it
     * @param writes whether the person writes on a sheet
     */
    CompareBook(List<OpenSheet> all, RowMark.Seal seal, CellWords words, Predicate<EvaluationView> writes) {
        all.forEach(sheet -> sheets.put(sheet.evaluation().id(), sheet));
        this.seal = seal;
        this.words = words;
        this.writes = writes;
    }

    List<ComparedRow> compare(FilledBook book) {
        var headings = book.rows().isEmpty()
                ? Set.<String>of()
                : book.rows().get(0).identity().keySet();
        byIdentity.clear();
        sheets.forEach((id, sheet) -> byIdentity
                .computeIfAbsent(identity(sheet.identity(), headings), key -> new ArrayList<>())
                .add(id));
        var first = new HashMap<EvaluationId, Integer>();
        var twice = new HashMap<EvaluationId, Integer>();
        var found = new ArrayList<Found>();
        for (var row : book.rows()) {
            var known = find(row, headings);
            found.add(known);
            var sheet = known.sheet();
            if (sheet != null) {
                var id = sheet.evaluation().id();
                var before = first.putIfAbsent(id, row.number());
                if (before != null) {
                    twice.put(id, row.number());
                }
            }
        }
        var rows = new ArrayList<ComparedRow>();
        for (int i = 0; i < found.size(); i++) {
            rows.add(compared(book.rows().get(i), found.get(i), first, twice));
        }
        return List.copyOf(rows);
    }

    /** What a row was recognised as. */
    private record Found(
            @Nullable OpenSheet sheet, @Nullable RowMark mark, @Nullable Problem error, List<Problem> notes) {

        static Found error(String key) {
            return new Found(null, null, Problem.of(key), List.of());
        }
    }

    private Found find(FilledBook.Row row, Set<String> headings) {
        var identity = identity(row.identity(), headings);
        var named = byIdentity.getOrDefault(identity, List.of());
        if (row.mark().isEmpty()) {
            if (named.size() == 1 && !identity.replace(SEPARATOR, "").isEmpty()) {
                return new Found(sheets.get(named.get(0)), null, null, List.of(Problem.of("workbook.row.no-mark")));
            }
            return Found.error("workbook.row.unknown");
        }
        var mark = RowMark.read(row.mark(), seal);
        if (mark.isEmpty()) {
            return Found.error("workbook.row.broken-mark");
        }
        var sheet = sheets.get(mark.get().evaluation());
        if (sheet == null) {
            return Found.error("workbook.row.elsewhere");
        }
        if (mark.get().prints().size() != sheet.sheet().fields().size()) {
            return Found.error("workbook.row.other-form");
        }
        if (named.contains(sheet.evaluation().id())) {
            return new Found(sheet, mark.get(), null, List.of());
        }
        if (!named.isEmpty()) {
            // The mark of one row stands beside the name of another: a column was sorted by itself.
            return new Found(null, null, Problem.of("workbook.row.mixed-up"), List.of());
        }
        return new Found(sheet, mark.get(), null, List.of(Problem.of("workbook.row.identity-altered")));
    }

    private ComparedRow compared(
            FilledBook.Row row, Found found, Map<EvaluationId, Integer> first, Map<EvaluationId, Integer> twice) {
        var sheet = found.sheet();
        if (sheet == null) {
            return refused(row, found.error());
        }
        var evaluation = sheet.evaluation();
        if (!writes.test(evaluation)) {
            return refused(row, Problem.of("workbook.row.not-yours"));
        }
        var again = twice.get(evaluation.id());
        if (again != null) {
            return new ComparedRow(
                    row,
                    evaluation,
                    evaluation.heading(),
                    Problem.of("workbook.row.twice", first.getOrDefault(evaluation.id(), 0), again),
                    List.of(),
                    List.of());
        }
        if (evaluation.status() != Status.DRAFT) {
            return new ComparedRow(
                    row, evaluation, evaluation.heading(), Problem.of("workbook.row.not-open"), List.of(), List.of());
        }
        return new ComparedRow(
                row, evaluation, evaluation.heading(), null, notes(row, found, sheet), cells(row, sheet, found.mark()));
    }

    /** What stands in a column that the item's own sheet does not ask for is not taken in, and said so. */
    private List<Problem> notes(FilledBook.Row row, Found found, OpenSheet open) {
        var notes = new ArrayList<Problem>(found.notes());
        row.cells().forEach((key, cell) -> {
            if (!cell.text().isBlank()
                    && !words.notAsked(cell.text())
                    && open.sheet().field(key).isEmpty()) {
                notes.add(Problem.of(ComparedRow.NOT_ASKED, label(key)));
            }
        });
        return notes;
    }

    private String label(String key) {
        return sheets.values().stream()
                .flatMap(open -> open.sheet().field(key).stream())
                .map(SheetField::label)
                .findFirst()
                .orElse(key);
    }

    private static ComparedRow refused(FilledBook.Row row, @Nullable Problem error) {
        var heading = row.identity().values().stream()
                .filter(text -> !text.isBlank())
                .limit(2)
                .collect(Collectors.joining(" "));
        return new ComparedRow(row, null, heading, error, List.of(), List.of());
    }

    private List<ComparedCell> cells(FilledBook.Row row, OpenSheet open, @Nullable RowMark mark) {
        var sheet = open.sheet();
        var id = open.evaluation().id();
        var now = sheet.normalise(open.evaluation().content());
        var meant = new LinkedHashMap<String, String>();
        sheet.fields().forEach(field -> {
            var cell = row.cells().get(field.key());
            if (cell != null) {
                meant.put(field.key(), words.meant(field, cell.text()));
            }
        });
        var file = sheet.normalise(meant);
        var cells = new ArrayList<ComparedCell>();
        for (int i = 0; i < sheet.fields().size(); i++) {
            var field = sheet.fields().get(i);
            var cell = row.cells().get(field.key());
            if (cell == null) {
                continue;
            }
            var print = mark == null ? null : mark.prints().get(i);
            cells.add(compared(sheet, field, cell, id, print, file, now));
        }
        return cells;
    }

    private ComparedCell compared(
            Sheet sheet,
            SheetField field,
            Cell cell,
            EvaluationId id,
            @Nullable String print,
            Map<String, String> file,
            Map<String, String> now) {
        var saved = now.getOrDefault(field.key(), "");
        var text = file.getOrDefault(field.key(), "");
        if (damaged(text).equals(damaged(saved))) {
            text = saved;
        }
        if (RowMark.KEPT_OUT.equals(print)) {
            return new ComparedCell(field, CellOutcome.KEPT_OUT, saved, saved, Set.of(), null);
        }
        if (cell.kind() != Kind.TEXT) {
            return new ComparedCell(
                    field,
                    CellOutcome.ERROR,
                    saved,
                    "",
                    Set.of(),
                    Problem.of("workbook.cell." + cell.kind(), field.label()));
        }
        CellOutcome.Base base = print == null
                ? null
                : candidate -> seal.print(id, field.key(), candidate).equals(print);
        var outcome = CellOutcome.of(base, text, saved);
        var problem = outcome.asks() ? problem(sheet, field, text) : null;
        return new ComparedCell(
                field,
                problem == null ? outcome : CellOutcome.ERROR,
                saved,
                text,
                normalised(field, cell.text(), text),
                problem);
    }

    /** A file may keep a value that is off the scale, but not bring a new one. */
    private static @Nullable Problem problem(Sheet sheet, SheetField field, String text) {
        if (field.offScale(text)) {
            return Problem.of("sheet.choice", field.label());
        }
        return sheet.checkDraft(Map.of(field.key(), text)).stream()
                .filter(error -> error.field().equals(field.key()))
                .findFirst()
                .map(Problem::of)
                .orElse(null);
    }

    private Set<CellChange> normalised(SheetField field, String raw, String text) {
        var changes = EnumSet.noneOf(CellChange.class);
        if (raw.equals(text) || raw.equals(words.shown(field, text))) {
            return changes;
        }
        if (LINE_END.matcher(raw).find()) {
            changes.add(CellChange.LINE_ENDS);
        }
        if (field.text() && !stripped(LINE_END.matcher(raw).replaceAll("\n")).equals(text)) {
            changes.add(CellChange.COMPOSED);
        }
        if (!raw.isEmpty() && !raw.equals(stripped(raw))) {
            changes.add(CellChange.SURROUNDING_BLANKS);
        }
        if (!field.text() && !stripped(raw).equals(text)) {
            changes.add(field.type().equals("number") ? CellChange.NUMBER : CellChange.CODE);
        }
        return changes;
    }

    /**
     * What LibreOffice may leave of a text: OpenDocument files lose tabs, and workbooks one spelling of an escaped
     * character. A text that differs from the saved one in nothing else was not changed by a person.
     */
    private static String damaged(String text) {
        return text.replace("\t", "").replace("_x005F_", "_");
    }

    private static String stripped(String text) {
        return text.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", "");
    }

    /** The identity of a row by the columns that the file has; width and white space do not matter. */
    private static String identity(Map<String, String> texts, Set<String> headings) {
        return headings.stream()
                .map(heading -> WHITE_SPACE
                        .matcher(Normalizer.normalize(texts.getOrDefault(heading, ""), Form.NFKC))
                        .replaceAll(""))
                .collect(Collectors.joining(SEPARATOR));
    }
}
