package org.meguri.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.InvalidSheet;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Saves what was typed in a table, sheet by sheet through the same door as the page of a sheet. Each sheet is a transaction
 * of its own: what stands in the way of one keeps no other from being saved.
 */
@Service
class FillGrid {

    /** Somebody may save a sheet just between our look and our save; then it is looked at once more. */
    private static final int TRIES = 3;

    private final CycleSheets sheets;
    private final GridPages pages;
    private final WriteEvaluation write;
    private final TakeWorkbookIn takeIn;
    private final Words words;

    FillGrid(CycleSheets sheets, GridPages pages, WriteEvaluation write, TakeWorkbookIn takeIn, Words words) {
        this.sheets = sheets;
        this.pages = pages;
        this.write = write;
        this.takeIn = takeIn;
        this.words = words;
    }

    /** A sheet of which fields were saved. */
    record Line(String heading, int cells) {}

    /**
     * What became of a table.
     *
     * @param refusals why sheets could not be saved although nothing is wrong with what was typed
     * @param left what was typed, without what was given up for somebody else's
     */
    record Saved(List<Line> lines, List<String> refusals, GridTyped left) {

        int cells() {
            return lines.stream().mapToInt(Line::cells).sum();
        }
    }

    /**
     * Saves every sheet in which something new was typed. Cells that the sheet does not take, and those on which somebody
     * else wrote meanwhile and nothing was decided, are left as they are; the others of the same sheet are saved.
     *
     * @throws Refusal (404) when one of the sheets is not theirs to write; nothing is saved then
     */
    Saved save(CycleId cycle, GridTyped typed, SignedIn person) {
        var saved = new LinkedHashMap<EvaluationId, Line>();
        var refusals = new LinkedHashMap<EvaluationId, String>();
        var given = new LinkedHashSet<String>();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            var again = false;
            for (var row : pages.compare(sheets.of(cycle), typed, person)) {
                again |= !save(row, typed.decisions(), person, saved, refusals, given);
            }
            if (!again) {
                break;
            }
        }
        return new Saved(List.copyOf(saved.values()), List.copyOf(refusals.values()), typed.without(given));
    }

    /** @return whether the sheet is dealt with; false where somebody saved it just now */
    private boolean save(
            ComparedRow row,
            Decisions decisions,
            SignedIn person,
            Map<EvaluationId, Line> saved,
            Map<EvaluationId, String> refusals,
            LinkedHashSet<String> given) {
        var evaluation = row.evaluation();
        if (evaluation == null || row.error() != null) {
            return true;
        }
        var seen = decisions.seen().get(row.key());
        var decided = seen != null && seen == evaluation.revision();
        var taken = row.cells().stream()
                .filter(cell -> cell.outcome() == CellOutcome.CHANGED || decided && decisions.takes(row, cell))
                .toList();
        if (decided) {
            row.cells().stream()
                    .filter(cell -> cell.outcome() == CellOutcome.CONFLICT)
                    .map(cell -> Decisions.cell(row, cell))
                    .filter(key -> decisions.choices().get(key) == Decisions.Choice.SAVED)
                    .forEach(given::add);
        }
        if (taken.isEmpty()) {
            return true;
        }
        var values = new LinkedHashMap<>(evaluation.content());
        taken.forEach(cell -> values.put(cell.field().key(), cell.file()));
        try {
            write.save(new WriteEvaluation.Command(evaluation.id(), evaluation.revision(), values, Map.of()), person);
        } catch (InvalidSheet invalid) {
            invalid.errors().stream()
                    .findFirst()
                    .ifPresent(error -> refusals.put(
                            evaluation.id(),
                            words.of(
                                    "workbook.grid.trouble",
                                    evaluation.heading(),
                                    words.of(error.key(), error.arguments().toArray()))));
            return true;
        } catch (Refusal refusal) {
            if (refusal.status() != HttpStatus.CONFLICT) {
                throw refusal;
            }
            return false;
        }
        saved.merge(
                evaluation.id(),
                new Line(evaluation.heading(), taken.size()),
                (before, now) -> new Line(now.heading(), before.cells() + now.cells()));
        return true;
    }

    /**
     * Keeps what the table would hold with a block pasted into it, for its preview. Writes nothing.
     *
     * @param columns the fields that the table shows, from the left
     * @param start the sheet that the block's first row belongs to
     * @param column the field that its first column belongs to
     * @throws Refusal when the block is empty or too big, or its place is not in the table; (404) as {@link #save}
     */
    PendingWorkbookId paste(
            CycleId cycle,
            GridTyped typed,
            List<Grid.Column> columns,
            String block,
            String start,
            String column,
            String back,
            SignedIn person) {
        var keys = columns.stream().map(Grid.Column::key).toList();
        var left = keys.indexOf(column);
        var ids = typed.marks().stream()
                .map(mark -> pages.sheetOf(mark).toString())
                .toList();
        var top = ids.indexOf(start);
        if (left < 0 || top < 0) {
            throw new Refusal("workbook.paste.place");
        }
        var fields = keys.subList(left, keys.size());
        var rows = PastedBlock.parse(block)
                .withoutHeadings(columns.subList(left, columns.size()).stream()
                        .map(Grid.Column::label)
                        .toList())
                .rows();
        // Before anything is kept: are all these sheets theirs, and which of what was typed is new?
        var fresh = new HashSet<String>();
        pages.compare(sheets.of(cycle), typed, person).forEach(row -> row.cells().stream()
                .filter(cell -> cell.outcome().asks() || cell.outcome() == CellOutcome.ERROR)
                .forEach(cell -> fresh.add(GridTyped.key(row, cell.field().key()))));
        var unsaved = new LinkedHashMap<>(typed.cells());
        unsaved.keySet().retainAll(fresh);
        var lines = new ArrayList<PastedRows.Line>();
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            var cells = new LinkedHashMap<>(new GridTyped(List.of(), unsaved, Decisions.NONE).of(id));
            var at = i - top;
            if (at >= 0 && at < rows.size()) {
                var pasted = rows.get(at);
                for (int c = 0; c < Math.min(pasted.size(), fields.size()); c++) {
                    cells.put(fields.get(c), pasted.get(c).replace("\r\n", "\n"));
                }
            }
            if (!cells.isEmpty()) {
                lines.add(new PastedRows.Line(i + 1, typed.marks().get(i), cells));
            }
        }
        var below = rows.subList(Math.min(rows.size(), ids.size() - top), rows.size());
        var beyondRows = (int) below.stream()
                .filter(row -> row.stream().anyMatch(text -> !text.isBlank()))
                .count();
        var beyondColumns = 0;
        for (var row : rows) {
            for (int c = fields.size(); c < row.size(); c++) {
                if (!row.get(c).isBlank()) {
                    beyondColumns = Math.max(beyondColumns, c - fields.size() + 1);
                }
            }
        }
        return takeIn.keep(
                cycle, new PastedRows(back, lines, unsaved, typed.marks(), beyondRows, beyondColumns), person);
    }
}
