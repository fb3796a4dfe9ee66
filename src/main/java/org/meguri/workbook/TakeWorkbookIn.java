package org.meguri.workbook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.intake.TableReader;
import org.meguri.intake.Upload;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.workbook.BookColumns.Kind;
import org.meguri.workbook.BookContent.BookRow;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;

/** Takes a workbook back in: kept, looked at, decided on, written through the same door as the page. */
@UseCase
class TakeWorkbookIn {

    private final CycleSheets sheets;
    private final PendingWorkbooks pending;
    private final WorkbookSeals seals;
    private final WriteEvaluation write;
    private final ApplicationEventPublisher announcements;
    private final MessageSourceAccessor words;
    private final Clock clock;

    TakeWorkbookIn(
            CycleSheets sheets,
            PendingWorkbooks pending,
            WorkbookSeals seals,
            WriteEvaluation write,
            ApplicationEventPublisher announcements,
            MessageSource messages,
            Clock clock) {
        this.sheets = sheets;
        this.pending = pending;
        this.seals = seals;
        this.write = write;
        this.announcements = announcements;
        this.words = new MessageSourceAccessor(messages, Locale.JAPANESE);
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param sheets sheets with a new text
     * @param cells fields with a new text
     * @param overtaken headings of sheets that were saved between the preview and now; nothing of them was taken
     */
    record Outcome(int sheets, int cells, List<String> overtaken) {}

    /** Keeps a readable workbook for its preview; one that the person had waiting before is dropped. Writes nothing else. */
    PendingWorkbookId keep(CycleId cycle, Upload file, SignedIn person) {
        requireWriter(person);
        preview(cycle, file, person);
        var now = clock.instant();
        pending.clear(person.id(), cycle, false, now);
        return pending.save(new PendingWorkbook(PendingWorkbookId.create(), cycle, person.id(), file, now))
                .id();
    }

    /** Keeps what a table would hold with what was pasted into it, for its preview. Writes nothing else. */
    PendingWorkbookId keep(CycleId cycle, PastedRows rows, SignedIn person) {
        requireWriter(person);
        var now = clock.instant();
        pending.clear(person.id(), cycle, true, now);
        return pending.save(new PendingWorkbook(PendingWorkbookId.create(), cycle, person.id(), rows, now))
                .id();
    }

    /** @throws Refusal (409) when the file has expired, was dropped, or is somebody else's */
    WorkbookPreview preview(CycleId cycle, PendingWorkbookId id, SignedIn person) {
        return preview(cycle, get(cycle, id, person), person);
    }

    /** Forgets the file. @return what was pasted; null where it was a workbook */
    @Nullable
    PastedRows drop(CycleId cycle, PendingWorkbookId id, SignedIn person) {
        var rows = get(cycle, id, person).rows();
        pending.remove(id);
        return rows;
    }

    /**
     * Writes what the person decided, all in one transaction. A sheet that was saved between the preview and now is left
     * as it is and named. The file stays, so that what is left can be decided on.
     *
     * @throws Refusal (422) when a conflict is not decided, nothing is written then
     */
    Outcome apply(CycleId cycle, PendingWorkbookId id, Decisions decisions, SignedIn person) {
        var preview = preview(cycle, get(cycle, id, person), person);
        var rows = preview.rows();
        var owed = 0;
        for (var row : rows) {
            if (!overtaken(row, decisions)) {
                owed += (int) row.cells().stream()
                        .filter(cell -> decisions.owes(row, cell))
                        .count();
            }
        }
        if (owed > 0) {
            throw new Refusal("workbook.refused.undecided", owed);
        }
        var written = 0;
        var cells = 0;
        var overtaken = new ArrayList<String>();
        for (var row : rows) {
            var evaluation = row.evaluation();
            if (evaluation == null || !row.asks() || decisions.leaves(row)) {
                continue;
            }
            if (overtaken(row, decisions)) {
                overtaken.add(row.heading());
                continue;
            }
            var taken = row.cells().stream()
                    .filter(cell -> decisions.takes(row, cell))
                    .toList();
            if (!taken.isEmpty()) {
                var values = new LinkedHashMap<>(evaluation.content());
                taken.forEach(cell -> values.put(cell.field().key(), cell.file()));
                write.save(
                        new WriteEvaluation.Command(evaluation.id(), evaluation.revision(), values, Map.of()), person);
                written++;
                cells += taken.size();
            }
        }
        if (written > 0) {
            var now = clock.instant();
            announcements.publishEvent(
                    preview.pasted() == null
                            ? new WorkbookApplied(cycle, written, cells, person.id(), now)
                            : new PasteApplied(cycle, written, cells, person.id(), now));
        }
        return new Outcome(written, cells, List.copyOf(overtaken));
    }

    /** What the person saw of the sheet is not what it is now. */
    private static boolean overtaken(ComparedRow row, Decisions decisions) {
        var evaluation = row.evaluation();
        var seen = decisions.seen().get(row.key());
        return evaluation != null && (seen == null || seen != evaluation.revision());
    }

    /**
     * The file again with the message column filled. What stands in the cells, the order of the rows, added columns and
     * the marks are as they came.
     */
    byte[] annotated(CycleId cycle, PendingWorkbookId id, SignedIn person) {
        var waiting = get(cycle, id, person);
        if (waiting.rows() != null) {
            throw Refusal.notFound("workbook.unknown");
        }
        var upload = waiting.upload();
        var all = sheets.of(cycle);
        var book = FilledBook.read(TableReader.read(upload), all.columns());
        var byId = all.sheets().stream()
                .collect(Collectors.toMap(sheet -> sheet.evaluation().id(), sheet -> sheet));
        var own = new BookRows(seals.get(), new CellWords(words));
        var rows = new ArrayList<BookRow>();
        var known = new ArrayList<OpenSheet>();
        var filled = new HashSet<String>();
        for (var row : compare(all, book, person)) {
            var evaluation = row.evaluation();
            var sheet = evaluation == null ? null : byId.get(evaluation.id());
            var fresh = sheet == null ? null : own.row(sheet);
            var texts = new LinkedHashMap<String, String>();
            row.row().cells().forEach((field, cell) -> texts.put(field, cell.text()));
            filled.addAll(texts.keySet());
            if (sheet != null) {
                known.add(sheet);
            }
            rows.add(new BookRow(
                    row.row().identity(),
                    texts,
                    fresh == null ? texts.keySet() : fresh.open(),
                    fresh == null ? texts.keySet() : fresh.asked(),
                    fresh == null ? Map.of() : fresh.previous(),
                    message(row),
                    row.row().mark(),
                    row.row().extra()));
        }
        return BookWriter.write(
                new BookContent(
                        HandOutWorkbook.title(words, all.cycle(), person.unitName()),
                        all.columns(known, filled, words),
                        all.fields(),
                        rows,
                        book.extra()),
                words);
    }

    private String message(ComparedRow row) {
        var lines = new ArrayList<String>();
        var error = row.error();
        if (error != null) {
            lines.add(say(error));
        }
        row.notes().forEach(note -> lines.add(say(note)));
        for (var cell : row.cells()) {
            var problem = cell.problem();
            if (problem != null) {
                lines.add(say(problem));
            } else if (cell.outcome() == CellOutcome.CONFLICT) {
                lines.add(words.getMessage(
                        "workbook.file.conflict", new Object[] {cell.field().label()}));
            }
        }
        return String.join("\n", lines);
    }

    private String say(Problem problem) {
        return words.getMessage(problem.key(), problem.arguments().toArray());
    }

    private WorkbookPreview preview(CycleId cycle, PendingWorkbook waiting, SignedIn person) {
        var rows = waiting.rows();
        if (rows == null) {
            return preview(cycle, waiting.upload(), person);
        }
        var all = sheets.of(cycle);
        return new WorkbookPreview(all.cycle(), "", compare(all, rows.book(), person), List.of(), List.of(), rows);
    }

    private WorkbookPreview preview(CycleId cycle, Upload file, SignedIn person) {
        var all = sheets.of(cycle);
        var book = FilledBook.read(TableReader.read(file), all.columns());
        var present = Set.copyOf(book.answers());
        return new WorkbookPreview(
                all.cycle(),
                file.name(),
                compare(all, book, person),
                all.columns().columns().stream()
                        .filter(column -> column.kind() == Kind.ANSWER && !present.contains(column.key()))
                        .map(BookColumns.Column::heading)
                        .toList(),
                book.extra(),
                null);
    }

    private List<ComparedRow> compare(CycleSheets.All all, FilledBook book, SignedIn person) {
        return new CompareBook(
                        all.sheets(),
                        seals.get(),
                        new CellWords(words),
                        sheet -> HandOutWorkbook.writesFor(person, sheet.leadUnit()))
                .compare(book);
    }

    private PendingWorkbook get(CycleId cycle, PendingWorkbookId id, SignedIn person) {
        return pending.findById(id)
                .filter(book -> book.isFor(cycle, person.id(), clock.instant()))
                .orElseThrow(
                        () -> Refusal.conflict("workbook.refused.gone", Long.toString(PendingWorkbook.LIFE.toHours())));
    }

    private static void requireWriter(SignedIn person) {
        if (!person.has(Role.SECTION_STAFF) && !person.has(Role.SECTION_CHIEF)) {
            throw Refusal.forbidden("workbook.writers-only");
        }
    }
}
