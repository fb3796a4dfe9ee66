package org.meguri.founding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.founding.FoundedPlan.Problem;
import org.meguri.founding.Mapping.MappedColumn;
import org.meguri.founding.Mapping.MappedScale;
import org.meguri.founding.Mapping.MappedUnit;
import org.meguri.intake.IntakePreview;
import org.meguri.intake.RawTable;
import org.meguri.intake.ReadPlanFile;
import org.meguri.intake.Upload;
import org.meguri.organization.Directory;
import org.meguri.organization.Lineage;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitView;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanDefinition.Variant;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.PlanYaml;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * The planning division makes a plan out of a table of any shape: what the columns mean is proposed, decided, checked; then
 * definition, evaluation sheet and items come into the register in one transaction.
 */
@UseCase
class FoundPlan {

    /** The definition is tried with a sheet that is always there; its own is made when the plan is founded. */
    private static final String ANY_SHEET = "self-evaluation";

    private static final int SHEETS_LOOKED_AT = 10;
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private final FoundingDrafts drafts;
    private final Directory directory;
    private final Lineage lineage;
    private final PlanRegister plans;
    private final AdoptPlan adopt;
    private final ReadPlanFile files;
    private final Sheets sheets;
    private final Words words;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;
    private final String town;

    FoundPlan(
            FoundingDrafts drafts,
            Directory directory,
            Lineage lineage,
            PlanRegister plans,
            AdoptPlan adopt,
            ReadPlanFile files,
            Sheets sheets,
            Words words,
            ApplicationEventPublisher announcements,
            Clock clock,
            @Value("${meguri.town}") String town) {
        this.drafts = drafts;
        this.directory = directory;
        this.lineage = lineage;
        this.plans = plans;
        this.adopt = adopt;
        this.files = files;
        this.sheets = sheets;
        this.words = words.inJapanese();
        this.announcements = announcements;
        this.clock = clock;
        this.town = town;
    }

    /** A draft in the list. */
    record Line(DraftId id, String fileName, String title, String startedBy, Instant changedAt) {}

    /** A draft as a page shows it. @param revision which state of the decisions the page shows */
    record Draft(DraftId id, String fileName, long revision, Mapping mapping, RawTable table, List<String> sheets) {}

    /**
     * What would be founded now.
     *
     * @param problems what is still to be decided; then there is no definition and no preview
     * @param contradictions what in the table does not agree with itself
     */
    record Checked(
            List<Problem> problems,
            @Nullable PlanDefinition definition,
            @Nullable IntakePreview preview,
            List<Contradiction> contradictions) {

        /** Whether the plan can be founded as it is. */
        public boolean sound() {
            return problems.isEmpty() && preview != null && preview.acceptable();
        }
    }

    /** What has been founded. @param answered whether there are answers in the table, which are not taken over here */
    record Founded(PlanId plan, boolean answered) {}

    @Transactional(readOnly = true)
    List<Line> drafts(SignedIn person) {
        requirePlanning(person);
        return drafts.findByOrderByChangedAtDesc().stream()
                .map(draft -> new Line(
                        draft.id(),
                        draft.fileName(),
                        draft.mapping().title(),
                        directory.officer(draft.startedBy()).name(),
                        draft.changedAt()))
                .toList();
    }

    /** @throws Refusal when the file is no table that can be read */
    DraftId start(Upload file, SignedIn person) {
        requirePlanning(person);
        var sheet = fullest(file);
        var table = RawTable.read(file, sheet);
        requireRows(table);
        var title = ENDING.matcher(file.name()).replaceFirst("");
        var mapping = guess(table).mapping(sheet, title);
        return drafts.saveAndFlush(new FoundingDraft(DraftId.create(), person.id(), file, mapping, clock.instant()))
                .id();
    }

    /** The sheet with the most rows; null where there is no choice. A cover sheet often stands before the table. */
    private static @Nullable String fullest(Upload file) {
        var sheets = RawTable.sheets(file);
        if (sheets.size() < 2) {
            return null;
        }
        return sheets.stream()
                .limit(SHEETS_LOOKED_AT)
                .max(Comparator.comparingInt(
                        sheet -> RawTable.read(file, sheet).rows().size()))
                .orElse(null);
    }

    @Transactional(readOnly = true)
    Draft draft(DraftId id, SignedIn person) {
        requirePlanning(person);
        var draft = drafts.get(id);
        var mapping = draft.mapping();
        return new Draft(
                id,
                draft.fileName(),
                draft.revision(),
                mapping,
                RawTable.read(draft.file(), mapping.sheet()),
                RawTable.sheets(draft.file()));
    }

    /**
     * Says where the table lies; everything about its columns is proposed anew.
     *
     * @param firstRow number of the first row of headings as Excel shows it
     * @throws Refusal (422) when there is no such sheet or row; (409) when somebody else has saved meanwhile
     */
    void lay(DraftId id, long revision, @Nullable String sheet, int firstRow, int headerRows, SignedIn person) {
        requirePlanning(person);
        var draft = held(id, revision);
        var table = RawTable.read(draft.file(), sheet);
        requireRows(table);
        var first = -1;
        for (var at = 0; at < table.rows().size(); at++) {
            first = table.rows().get(at).number() == firstRow ? at : first;
        }
        if (first < 0
                || headerRows < 1
                || headerRows > 5
                || first + headerRows >= table.rows().size()) {
            throw new Refusal("founding.no-headings", Integer.toString(firstRow), Integer.toString(headerRows));
        }
        var before = draft.mapping();
        var guessed = guess(table).mapping(sheet, before.title(), first, headerRows);
        draft.decide(kept(before, guessed), clock.instant());
        drafts.saveAndFlush(draft);
    }

    /** The fields of the brief sheet by their new columns, where a heading is still there. */
    private static List<String> brief(Mapping before, Mapping guessed) {
        var headings = before.columns().stream()
                .filter(column -> before.brief().contains(column.name()))
                .map(column -> NameKey.of(column.heading()))
                .collect(Collectors.toSet());
        return guessed.columns().stream()
                .filter(column -> headings.contains(NameKey.of(column.heading())))
                .map(MappedColumn::name)
                .toList();
    }

    /** The new proposal with everything that is not about columns kept, and the brief sheet's fields by their headings. */
    private static Mapping kept(Mapping before, Mapping guessed) {
        return new Mapping(
                guessed.sheet(),
                guessed.firstRow(),
                guessed.headerRows(),
                before.code(),
                before.title(),
                before.from(),
                before.to(),
                guessed.item(),
                guessed.heading(),
                before.unit(),
                guessed.columns(),
                guessed.scales(),
                guessed.units(),
                before.questions(),
                brief(before, guessed),
                before.notes());
    }

    /**
     * Keeps the decisions, whether they are complete or not. Columns that became a choice get the choices that stand in them.
     *
     * @throws Refusal (409) when somebody else has saved meanwhile
     */
    void decide(DraftId id, long revision, Mapping decided, SignedIn person) {
        requirePlanning(person);
        var draft = held(id, revision);
        draft.decide(completed(draft, decided), clock.instant());
        drafts.saveAndFlush(draft);
    }

    /** The choices and names that stand in the columns as they are mapped now, with what was decided about them before. */
    private Mapping completed(FoundingDraft draft, Mapping decided) {
        var table = RawTable.read(draft.file(), decided.sheet());
        var data = table.rows().stream()
                .filter(row -> row.number() >= decided.firstRow() + decided.headerRows())
                .toList();
        var scales = new ArrayList<MappedScale>();
        for (var column : decided.columns()) {
            if (column.role().chosen()) {
                scales.add(decided.scale(column.name())
                        .orElseGet(() -> Guess.scale(column, new Samples(data, column.place()))));
            }
        }
        var units = new ArrayList<MappedUnit>();
        var guess = guess(table);
        decided.of(Role.UNITS).stream().findFirst().ifPresent(column -> {
            for (var name : guess.foreign(new Samples(data, column.place()), column.separator())) {
                units.add(decided.units().stream()
                        .filter(unit -> unit.printed().equals(name))
                        .findFirst()
                        .orElseGet(() -> guess.unit(name)));
            }
        });
        return decided.with(decided.columns(), scales, units);
    }

    @Transactional(readOnly = true)
    Checked check(DraftId id, SignedIn person) {
        requirePlanning(person);
        return check(drafts.get(id));
    }

    private Checked check(FoundingDraft draft) {
        var mapping = draft.mapping();
        var problems = new ArrayList<>(FoundedPlan.problems(mapping));
        if (plans.withCode(mapping.code()).isPresent()) {
            problems.add(new Problem("plan", "founding.problem.code-taken", List.of(mapping.code())));
        }
        var contradictions = Contradiction.in(RawTable.read(draft.file(), mapping.sheet()), mapping, town);
        if (!problems.isEmpty()) {
            return new Checked(problems, null, null, contradictions);
        }
        var definition = FoundedPlan.definition(mapping, ANY_SHEET, null);
        return new Checked(List.of(), definition, files.check(definition, draft.file()), contradictions);
    }

    /**
     * Founds the plan: definition, evaluation sheet and items, or nothing.
     *
     * @throws Refusal (422) when something is still to be decided or the table has findings; (409) when somebody else has
     *     saved or founded meanwhile
     */
    Founded found(DraftId id, long revision, SignedIn person) {
        requirePlanning(person);
        var draft = held(id, revision);
        var checked = check(draft);
        if (!checked.sound()) {
            throw new Refusal("founding.not-yet");
        }
        var mapping = draft.mapping();
        var sheet = sheets.keep(
                mapping.code(), name -> FoundedForm.json(mapping, name, words), FoundedForm.choices(mapping));
        var brief = mapping.hasBrief()
                ? new Variant(
                        "brief",
                        words.of("founding.brief.label"),
                        sheets.keep(
                                mapping.code() + "-brief",
                                name -> FoundedForm.brief(mapping, name, words),
                                FoundedForm.choices(mapping)))
                : null;
        var plan = adopt.adopt(PlanYaml.write(FoundedPlan.definition(mapping, sheet, brief)), person.id());
        var taken = files.apply(plan, draft.file(), null, person.id());
        drafts.delete(draft);
        announcements.publishEvent(new PlanFounded(plan, taken.outcome().added(), person.id(), clock.instant()));
        return new Founded(plan, taken.answered());
    }

    /** The definition as it would be now. @throws Refusal when something is still to be decided */
    @Transactional(readOnly = true)
    String yaml(DraftId id, SignedIn person) {
        requirePlanning(person);
        var checked = check(drafts.get(id));
        var definition = checked.definition();
        if (definition == null) {
            throw new Refusal("founding.not-yet");
        }
        // The sheets are made when the plan is founded; until then the definition names one that is always there.
        return words.of("founding.yaml.comment")
                        .lines()
                        .map(line -> "# " + line)
                        .collect(Collectors.joining("\n"))
                + "\n"
                + PlanYaml.write(definition);
    }

    void discard(DraftId id, SignedIn person) {
        requirePlanning(person);
        drafts.delete(drafts.findForUpdate(id).orElseThrow(() -> Refusal.notFound("founding.unknown")));
    }

    /** Names of the units in force, for choosing. */
    List<String> unitNames() {
        return directory.units(LocalDate.now(clock)).stream()
                .map(UnitView::name)
                .distinct()
                .toList();
    }

    private Guess guess(RawTable table) {
        var renamed = new HashMap<String, String>();
        lineage.formerNames(LocalDate.now(clock)).forEach((name, heirs) -> {
            if (heirs.size() == 1) {
                renamed.put(name, heirs.get(0).name());
            }
        });
        return new Guess(table, unitNames(), renamed);
    }

    private FoundingDraft held(DraftId id, long revision) {
        var draft = drafts.findForUpdate(id).orElseThrow(() -> Refusal.notFound("founding.unknown"));
        if (draft.revision() != revision) {
            throw Refusal.conflict("founding.changed-meanwhile");
        }
        return draft;
    }

    private static void requireRows(RawTable table) {
        if (table.rows().size() < 2) {
            throw new Refusal("founding.no-rows");
        }
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(org.meguri.organization.Role.PLANNING)) {
            throw Refusal.forbidden("plan.planning-only");
        }
    }

    /** Columns in the order of the table, for pages. */
    static List<MappedColumn> mapped(Mapping mapping) {
        return mapping.columns().stream()
                .filter(column -> column.role() != Role.IGNORE)
                .toList();
    }
}
