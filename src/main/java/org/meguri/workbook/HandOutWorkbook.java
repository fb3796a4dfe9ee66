package org.meguri.workbook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.transaction.annotation.Transactional;

/** Hands a unit's open sheets of a cycle out as one workbook. */
@UseCase
class HandOutWorkbook {

    private final CycleLookup cycles;
    private final CycleSheets sheets;
    private final EvaluationLookup evaluations;
    private final Directory directory;
    private final WorkbookSeals seals;
    private final MessageSourceAccessor words;
    private final Clock clock;

    HandOutWorkbook(
            CycleLookup cycles,
            CycleSheets sheets,
            EvaluationLookup evaluations,
            Directory directory,
            WorkbookSeals seals,
            MessageSource messages,
            Clock clock) {
        this.cycles = cycles;
        this.sheets = sheets;
        this.evaluations = evaluations;
        this.directory = directory;
        this.seals = seals;
        this.words = new MessageSourceAccessor(messages, Locale.JAPANESE);
        this.clock = clock;
    }

    /** A workbook that a person may have: how many of the unit's sheets are open, of how many. */
    record Offer(UnitView unit, long open, long all, boolean yours) {}

    /** A running cycle with the units whose workbooks a person may have. */
    record Shelf(CycleView cycle, List<Offer> offers) {

        /** Whether a workbook of all units has anything in it. */
        public boolean open() {
            return offers.stream().anyMatch(offer -> offer.open() > 0);
        }

        public boolean writes() {
            return offers.stream().anyMatch(Offer::yours);
        }
    }

    /**
     * A file ready to be saved.
     *
     * @param unit the name of the unit, or null where the file holds all
     */
    record Book(CycleView cycle, @Nullable String unit, byte[] content, LocalDate on) {}

    /** The running cycles in which there is something for this person, the latest first. */
    @Transactional(readOnly = true)
    List<Shelf> shelves(SignedIn person) {
        var shelves = new ArrayList<Shelf>();
        for (var cycle : cycles.all()) {
            if (cycle.running()) {
                var offers = offers(cycle.id(), person);
                if (!offers.isEmpty()) {
                    shelves.add(new Shelf(cycle, offers));
                }
            }
        }
        return shelves;
    }

    private List<Offer> offers(CycleId cycle, SignedIn person) {
        var byUnit = new LinkedHashMap<UnitId, List<EvaluationSummary>>();
        evaluations.summaries(cycle).forEach(sheet -> byUnit.computeIfAbsent(
                        sheet.leadUnit(), unit -> new ArrayList<>())
                .add(sheet));
        var offers = new TreeMap<String, Offer>();
        byUnit.forEach((id, own) -> {
            if (mayHave(person, id)) {
                var unit = directory.unit(id);
                var open = own.stream()
                        .filter(sheet -> sheet.status() == Status.DRAFT)
                        .count();
                offers.put(unit.code() + " " + id, new Offer(unit, open, own.size(), writesFor(person, id)));
            }
        });
        return List.copyOf(offers.values());
    }

    /**
     * The open sheets of a unit, or of all units that the person may have.
     *
     * @param unit null for all
     * @throws Refusal (404) when the person may not have them; (422) when none is open
     */
    Book book(CycleId id, @Nullable UnitId unit, SignedIn person) {
        var all = sheets.of(id);
        if (unit != null && !mayHave(person, unit)) {
            throw Refusal.notFound("workbook.unknown");
        }
        var wanted = all.sheets().stream()
                .filter(sheet -> unit == null
                        ? mayHave(person, sheet.evaluation().leadUnit())
                        : sheet.evaluation().leadUnit().equals(unit))
                .toList();
        if (wanted.isEmpty()) {
            throw Refusal.notFound("workbook.unknown");
        }
        var open = wanted.stream()
                .filter(sheet -> sheet.evaluation().status() == Status.DRAFT)
                .toList();
        if (open.isEmpty()) {
            throw new Refusal("workbook.refused.nothing-open");
        }
        var rows = new BookRows(seals.get(), new CellWords(words));
        var name = unit == null ? null : directory.unit(unit).name();
        var content = new BookContent(
                title(words, all.cycle(), name),
                all.columns(open, Set.of(), words),
                all.fields(),
                open.stream().map(rows::row).toList(),
                List.of());
        return new Book(all.cycle(), name, BookWriter.write(content, words), LocalDate.now(clock));
    }

    static String title(MessageSourceAccessor words, CycleView cycle, @Nullable String unit) {
        return words.getMessage(
                "workbook.file.title",
                new Object[] {cycle.title(), unit == null ? words.getMessage("workbook.file.all-units") : unit});
    }

    /** The staff and the chief of a unit write its sheets. */
    static boolean writesFor(SignedIn person, UnitId unit) {
        return person.has(Role.SECTION_STAFF, unit) || person.has(Role.SECTION_CHIEF, unit);
    }

    private static boolean mayHave(SignedIn person, UnitId unit) {
        return person.has(Role.PLANNING) || writesFor(person, unit);
    }
}
