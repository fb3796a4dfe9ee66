package org.meguri.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Words;
import org.meguri.workbook.Decisions.Choice;

/**
 * The part of a preview that a page shows. What was decided on rows and cells that are not on the page stays in the form.
 *
 * @param shown rows with the cells that the filter lets through
 * @param left decisions on what is not shown
 * @param choices the same for conflicts
 * @param pages from 1
 */
record PreviewPage(
        Show show, int page, int pages, List<Row> shown, List<String> left, List<Hidden> choices, boolean owed) {

    private static final int ROWS = 50;

    /** What a filter lets through. */
    enum Show {
        OPEN,
        CHANGED,
        CONFLICT,
        ERROR,
        ALL;

        static Show of(String name) {
            for (var show : values()) {
                if (show.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return show;
                }
            }
            return OPEN;
        }

        boolean passes(CellOutcome outcome) {
            return switch (this) {
                case OPEN ->
                    outcome == CellOutcome.CHANGED || outcome == CellOutcome.CONFLICT || outcome == CellOutcome.ERROR;
                case CHANGED -> outcome == CellOutcome.CHANGED;
                case CONFLICT -> outcome == CellOutcome.CONFLICT;
                case ERROR -> outcome == CellOutcome.ERROR;
                case ALL -> true;
            };
        }

        boolean passes(ComparedRow row) {
            return (row.error() != null && (this == OPEN || this == ERROR || this == ALL))
                    || (row.unasked() && this == OPEN);
        }
    }

    /** A decision on a cell that is not shown. */
    record Hidden(String name, String value) {}

    /** A row as shown. */
    record Row(
            int number,
            String key,
            String heading,
            @Nullable String error,
            List<String> notes,
            boolean leaving,
            boolean asks,
            List<Cell> cells) {}

    /** A cell as shown. @param choice FILE, SAVED or "" */
    record Cell(
            String key,
            String label,
            String outcome,
            String tone,
            String now,
            String file,
            @Nullable String problem,
            @Nullable String normalised,
            boolean changed,
            boolean conflict,
            boolean leaving,
            String choice,
            boolean owed) {}

    static PreviewPage of(
            WorkbookPreview preview,
            Decisions decisions,
            Show show,
            int page,
            boolean tried,
            CellWords cells,
            Words words) {
        var passing = preview.rows().stream()
                .filter(row -> show.passes(row) || row.cells().stream().anyMatch(cell -> show.passes(cell.outcome())))
                .toList();
        var pages = Math.max(1, (passing.size() + ROWS - 1) / ROWS);
        var at = Math.max(1, Math.min(page, pages));
        var onPage = passing.subList((at - 1) * ROWS, Math.min(at * ROWS, passing.size()));
        var left = new ArrayList<>(decisions.left());
        var choices = new LinkedHashMap<>(decisions.choices());
        var shown = new ArrayList<Row>();
        var owed = false;
        for (var row : onPage) {
            var visible = row.cells().stream()
                    .filter(cell -> show.passes(cell.outcome()))
                    .toList();
            if (row.asks()) {
                left.remove(row.key());
            }
            var list = new ArrayList<Cell>();
            for (var cell : visible) {
                var key = Decisions.cell(row, cell);
                left.remove(key);
                choices.remove(key);
                var owes = tried && decisions.owes(row, cell);
                owed |= owes;
                list.add(cell(row, cell, key, decisions, owes, cells, words));
            }
            var error = row.error();
            shown.add(new Row(
                    row.row().number(),
                    row.key(),
                    row.heading(),
                    error == null ? null : say(error, words),
                    row.notes().stream().map(note -> say(note, words)).toList(),
                    decisions.leaves(row),
                    row.asks(),
                    list));
        }
        return new PreviewPage(
                show,
                at,
                pages,
                shown,
                List.copyOf(left),
                choices.entrySet().stream()
                        .map(choice -> new Hidden(
                                choice.getKey(), choice.getValue().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                owed);
    }

    private static Cell cell(
            ComparedRow row,
            ComparedCell cell,
            String key,
            Decisions decisions,
            boolean owed,
            CellWords cells,
            Words words) {
        var problem = cell.problem();
        var choice = decisions.choices().get(key);
        return new Cell(
                key,
                cell.field().label(),
                words.of("workbook.outcome." + cell.outcome()),
                tone(cell.outcome()),
                cells.shown(cell.field(), cell.now()),
                cells.shown(cell.field(), cell.file()),
                problem == null ? null : say(problem, words),
                cell.normalised().isEmpty() ? null : normalised(cell, words),
                cell.outcome() == CellOutcome.CHANGED,
                cell.outcome() == CellOutcome.CONFLICT,
                decisions.left().contains(key),
                choice == null ? "" : choice == Choice.FILE ? "file" : "saved",
                owed);
    }

    private static String normalised(ComparedCell cell, Words words) {
        var names = cell.normalised().stream()
                .map(change -> words.of("workbook.change." + change))
                .toList();
        return words.of("workbook.change", String.join("、", names));
    }

    private static String tone(CellOutcome outcome) {
        return switch (outcome) {
            case CHANGED -> "info";
            case CONFLICT -> "warning";
            case ERROR -> "error";
            case UNCHANGED, SAME_CHANGE, SAVED_MEANWHILE, KEPT_OUT -> "todo";
        };
    }

    private static String say(Problem problem, Words words) {
        return words.of(problem.key(), problem.arguments().toArray());
    }
}
