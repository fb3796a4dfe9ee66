package org.meguri.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.RequestView;
import org.meguri.evaluation.Status;
import org.meguri.indicator.ActualView;
import org.meguri.indicator.IndicatorLookup;
import org.meguri.indicator.IndicatorView;
import org.meguri.intake.Table.Cell;
import org.meguri.organization.Directory;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the table of a person's sheets, in a handful of queries whatever their number. */
@Service
@Transactional
class GridPages {

    /** Rows of a page at most. */
    static final int MOST_ROWS = 100;

    /** A text of no more than these code points is short: its column is shown without being asked for. */
    static final int SHORT = 200;

    /**
     * Bytes that the inputs of a page may take when a browser without scripts sends all of them; below the limit of
     * {@code server.tomcat.max-http-form-post-size}.
     */
    static final int MOST_BYTES = 6 * 1024 * 1024;

    /** Bytes of one letter in a form that is sent: four for 𠮷, each written as %XX. */
    private static final int BYTES_OF_A_LETTER = 12;

    private static final int BYTES_BESIDE = 300;
    private static final int FIGURES = 2;

    private final CycleLookup cycles;
    private final CycleSheets sheets;
    private final EvaluationLookup evaluations;
    private final IndicatorLookup indicators;
    private final Directory directory;
    private final FormerDeputies formerDeputies;
    private final WorkbookSeals seals;
    private final CellWords cellWords;
    private final Words words;

    GridPages(
            CycleLookup cycles,
            CycleSheets sheets,
            EvaluationLookup evaluations,
            IndicatorLookup indicators,
            Directory directory,
            FormerDeputies formerDeputies,
            WorkbookSeals seals,
            Words words,
            MessageSource messages) {
        this.cycles = cycles;
        this.sheets = sheets;
        this.evaluations = evaluations;
        this.indicators = indicators;
        this.directory = directory;
        this.formerDeputies = formerDeputies;
        this.seals = seals;
        this.cellWords = new CellWords(new MessageSourceAccessor(messages));
        this.words = words;
    }

    /** A cycle with sheets of the person. */
    record Shelf(CycleView cycle, long open, long total) {}

    /** The running cycles in which the person writes sheets, the latest first. */
    List<Shelf> shelves(SignedIn person) {
        var shelves = new ArrayList<Shelf>();
        if (!person.has(Role.SECTION_STAFF) && !person.has(Role.SECTION_CHIEF)) {
            return shelves;
        }
        for (var cycle : cycles.all()) {
            if (cycle.running()) {
                var own = evaluations.summaries(cycle.id()).stream()
                        .filter(sheet -> HandOutWorkbook.writesFor(person, sheet.leadUnit()))
                        .toList();
                if (!own.isEmpty()) {
                    var open = own.stream()
                            .filter(sheet -> sheet.status() == Status.DRAFT)
                            .count();
                    shelves.add(new Shelf(cycle, open, own.size()));
                }
            }
        }
        return shelves;
    }

    /**
     * The table.
     *
     * @param typed what stands in its inputs and is perhaps not saved
     * @throws Refusal (404) when the person writes no sheet of the cycle, or one of what was typed
     */
    Grid of(CycleId id, GridQuery asked, GridTyped typed, SignedIn person) {
        var all = sheets.of(id);
        var seal = seals.get();
        var mine = mine(all, person);
        var compared = compare(all, typed, person);
        var query = complete(asked, mine);
        var kind = Objects.requireNonNull(query.kind());
        var ofKind = mine.stream().filter(one -> kind.equals(kind(one))).toList();
        var sheet = ofKind.get(0).sheet();
        var columns = columns(sheet, query.fields());
        var shown = columns.stream().filter(Grid.Column::shown).toList();
        var byId = new HashMap<EvaluationId, ComparedRow>();
        compared.forEach(row -> {
            if (row.evaluation() != null) {
                byId.put(row.evaluation().id(), row);
            }
        });
        var listed = ofKind.stream().filter(one -> query.all() || open(one)).toList();
        var perPage = rowsOfAPage(sheet, shown);
        var pages = Math.max(1, (listed.size() + perPage - 1) / perPage);
        var page = Math.max(1, Math.min(query.page(), pages));
        // What was sent comes back as it was, whatever has become of its sheets and of those of other pages.
        var sent = sent(typed, ofKind, seal);
        var onPage =
                sent.isEmpty() ? listed.subList((page - 1) * perPage, Math.min(page * perPage, listed.size())) : sent;
        var requests = evaluations.openRequests(
                onPage.stream().map(OpenSheet::evaluation).toList());
        var figures = figures(all.cycle(), onPage);
        var grade = sheet.fields().stream()
                .filter(field -> field.choice() && field.scaled())
                .findFirst();
        var units = new HashMap<UnitId, String>();
        var several = ofKind.stream()
                        .map(one -> one.evaluation().leadUnit())
                        .distinct()
                        .count()
                > 1;
        var rows = new ArrayList<Grid.Row>();
        var troubles = new ArrayList<Grid.Trouble>();
        for (int i = 0; i < onPage.size(); i++) {
            var one = onPage.get(i);
            var unit = several
                    ? units.computeIfAbsent(
                            one.evaluation().leadUnit(),
                            key -> directory.unit(key).name())
                    : "";
            rows.add(row(
                    one,
                    byId.get(one.evaluation().id()),
                    i,
                    shown,
                    unit,
                    grade.orElse(null),
                    figures.getOrDefault(one.evaluation().item(), List.of()),
                    requests.getOrDefault(one.evaluation().id(), List.of()),
                    typed,
                    seal,
                    troubles));
        }
        var unsaved = (int) rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(Grid.Cell::unsaved)
                .count();
        return new Grid(
                all.cycle(),
                new GridQuery(kind, query.fields(), query.all(), page),
                kinds(all.cycle(), mine, query),
                columns,
                shown,
                grade.map(SheetField::label).orElse(null),
                rows,
                ofKind.stream().filter(GridPages::open).count(),
                ofKind.size(),
                pages,
                rows.stream().anyMatch(row -> !row.figures().isEmpty()),
                List.copyOf(troubles),
                unsaved);
    }

    /** What was typed beside what it was when the page was made and what is saved now; rows with nothing typed are left out. */
    List<ComparedRow> compare(CycleSheets.All all, GridTyped typed, SignedIn person) {
        var seal = seals.get();
        var known = new HashMap<EvaluationId, OpenSheet>();
        all.sheets().forEach(one -> known.put(one.evaluation().id(), one));
        var rows = new ArrayList<FilledBook.Row>();
        var marked = new LinkedHashSet<String>();
        for (int i = 0; i < typed.marks().size(); i++) {
            var sealed = typed.marks().get(i);
            var mark = RowMark.read(sealed, seal).orElseThrow(() -> Refusal.notFound("workbook.unknown"));
            var sheet = known.get(mark.evaluation());
            if (sheet == null) {
                throw Refusal.notFound("workbook.unknown");
            }
            requireWriter(sheet.evaluation(), person);
            var id = mark.evaluation().toString();
            if (marked.add(id)) {
                var cells = new LinkedHashMap<String, Cell>();
                typed.of(id).forEach((field, text) -> {
                    if (sheet.sheet().field(field).isPresent()) {
                        cells.put(field, Cell.of(text));
                    }
                });
                if (!cells.isEmpty()) {
                    rows.add(new FilledBook.Row(i + 1, Map.of(), cells, sealed, List.of()));
                }
            }
        }
        if (!marked.containsAll(typed.sheets())) {
            throw Refusal.notFound("workbook.unknown");
        }
        return new CompareBook(all.sheets(), seal, cellWords, one -> HandOutWorkbook.writesFor(person, one.leadUnit()))
                .compare(new FilledBook(rows, List.of(), List.of()));
    }

    private static List<OpenSheet> sent(GridTyped typed, List<OpenSheet> ofKind, RowMark.Seal seal) {
        var ids = typed.marks().stream()
                .flatMap(mark -> RowMark.read(mark, seal).stream())
                .map(RowMark::evaluation)
                .collect(Collectors.toSet());
        return ofKind.stream()
                .filter(one -> ids.contains(one.evaluation().id()))
                .toList();
    }

    /** The sheet that a mark of the table belongs to. */
    EvaluationId sheetOf(String mark) {
        return RowMark.read(mark, seals.get())
                .map(RowMark::evaluation)
                .orElseThrow(() -> Refusal.notFound("workbook.unknown"));
    }

    /** @throws Refusal (404) when the sheet is not theirs to write, (403) when it was while they were a deputy */
    private void requireWriter(EvaluationView sheet, SignedIn person) {
        var lead = sheet.leadUnit();
        if (!HandOutWorkbook.writesFor(person, lead)) {
            throw formerDeputies.refusal(person.id(), List.of(lead), Refusal.notFound("workbook.unknown"));
        }
    }

    private static List<OpenSheet> mine(CycleSheets.All all, SignedIn person) {
        var mine = all.sheets().stream()
                .filter(one ->
                        HandOutWorkbook.writesFor(person, one.evaluation().leadUnit()))
                .toList();
        if (mine.isEmpty()) {
            throw Refusal.notFound("workbook.unknown");
        }
        return mine;
    }

    /** The query with its kind and its fields said: those that it names and that there are, else the usual ones. */
    private static GridQuery complete(GridQuery query, List<OpenSheet> mine) {
        var wanted = query.kind();
        var kind = mine.stream().map(GridPages::kind).anyMatch(one -> one.equals(wanted))
                ? Objects.requireNonNull(wanted)
                : mine.stream()
                        .filter(GridPages::open)
                        .findFirst()
                        .map(GridPages::kind)
                        .orElseGet(() -> kind(mine.get(0)));
        var fields = mine.stream()
                .filter(one -> kind(one).equals(kind))
                .findFirst()
                .map(one -> one.sheet().fields())
                .orElse(List.of());
        var chosen = fields.stream()
                .map(SheetField::key)
                .filter(query.fields()::contains)
                .toList();
        return new GridQuery(kind, chosen.isEmpty() ? usual(fields) : chosen, query.all(), query.page());
    }

    /** Choices, ticks, numbers and short texts; everything where there is none of them. */
    static List<String> usual(List<SheetField> fields) {
        var brief = fields.stream()
                .filter(field -> !field.text() || field.limit() <= SHORT)
                .map(SheetField::key)
                .toList();
        return brief.isEmpty() ? fields.stream().map(SheetField::key).toList() : brief;
    }

    private static String kind(OpenSheet one) {
        var variant = one.evaluation().variant();
        return variant == null ? GridQuery.OWN : variant;
    }

    private static boolean open(OpenSheet one) {
        return one.evaluation().status() == Status.DRAFT;
    }

    private List<Grid.Kind> kinds(CycleView cycle, List<OpenSheet> mine, GridQuery query) {
        var kinds = new LinkedHashSet<String>();
        mine.forEach(one -> kinds.add(kind(one)));
        return kinds.stream()
                .map(kind -> new Grid.Kind(
                        query.of(kind).address(cycle.id()),
                        kind.equals(GridQuery.OWN) ? words.of("workbook.hint.own") : cycle.labelOf(kind),
                        kind.equals(query.kind())))
                .toList();
    }

    private List<Grid.Column> columns(Sheet sheet, List<String> shown) {
        return sheet.fields().stream()
                .map(field -> new Grid.Column(
                        field.key(),
                        field.label(),
                        shown.contains(field.key()),
                        field.required(),
                        area(field),
                        field.text() ? words.of("workbook.grid.limit", field.limit()) : ""))
                .toList();
    }

    /** So many rows that everything in them may be sent at once. */
    static int rowsOfAPage(Sheet sheet, List<Grid.Column> shown) {
        var bytes = BYTES_BESIDE;
        for (var column : shown) {
            bytes += BYTES_BESIDE
                    + sheet.field(column.key())
                            .filter(SheetField::text)
                            .map(field -> field.limit() * BYTES_OF_A_LETTER)
                            .orElse(0);
        }
        return Math.max(1, Math.min(MOST_ROWS, MOST_BYTES / bytes));
    }

    private Map<PlanItemId, List<Grid.Figure>> figures(CycleView cycle, List<OpenSheet> rows) {
        var byItem = new HashMap<PlanItemId, EvaluationView>();
        rows.forEach(row -> byItem.put(row.evaluation().item(), row.evaluation()));
        var found = indicators.ofItems(byItem.keySet());
        var actuals = indicators.actuals(found);
        var figures = new HashMap<PlanItemId, List<Grid.Figure>>();
        for (IndicatorView indicator : found) {
            var item = indicator.item();
            var sheet = item == null ? null : byItem.get(item);
            if (item == null || sheet == null) {
                continue;
            }
            var own = figures.computeIfAbsent(item, key -> new ArrayList<>());
            ActualView actual =
                    actuals.getOrDefault(indicator.series(), Map.of()).get(cycle.year());
            if (own.size() < FIGURES) {
                own.add(new Grid.Figure(
                        "/indicators/" + indicator.id() + "?year=" + cycle.year() + "&sheet=" + sheet.id(),
                        indicator.name(),
                        actual == null ? "" : actual.raw(),
                        actual != null && actual.provisional()));
            }
        }
        return figures;
    }

    private Grid.Row row(
            OpenSheet one,
            @Nullable ComparedRow compared,
            int at,
            List<Grid.Column> shown,
            String unit,
            @Nullable SheetField grade,
            List<Grid.Figure> figures,
            List<RequestView> requests,
            GridTyped typed,
            RowMark.Seal seal,
            List<Grid.Trouble> troubles) {
        var evaluation = one.evaluation();
        var id = evaluation.id().toString();
        var now = one.sheet().normalise(evaluation.content());
        var open = open(one);
        var rowProblem = compared == null ? null : compared.error();
        var cells = new ArrayList<Grid.Cell>();
        var conflicts = new LinkedHashSet<String>();
        var mine = changed(one, compared, typed.of(id), seal);
        for (int c = 0; c < shown.size(); c++) {
            var field = one.sheet().field(shown.get(c).key()).orElseThrow();
            var cell = cell(
                    one,
                    field,
                    compared == null
                            ? null
                            : compared.cells().stream()
                                    .filter(candidate -> candidate.field().key().equals(field.key()))
                                    .findFirst()
                                    .orElse(null),
                    "cell-" + at + "-" + c,
                    now.getOrDefault(field.key(), ""),
                    mine,
                    requests,
                    typed.decisions());
            cells.add(cell);
            if (cell.state() == Grid.State.CONFLICT) {
                conflicts.add(field.key());
                troubles.add(new Grid.Trouble(
                        "#" + cell.id(),
                        words.of(
                                "workbook.grid.trouble",
                                evaluation.heading(),
                                words.of("workbook.grid.conflict.of", field.label())),
                        true));
            } else if (cell.problem() != null) {
                troubles.add(new Grid.Trouble(
                        "#" + cell.id(),
                        words.of("workbook.grid.trouble", evaluation.heading(), cell.problem()),
                        false));
            }
        }
        String error = null;
        if (rowProblem != null && cells.stream().anyMatch(cell -> cell.unkept() != null)) {
            error = say(rowProblem);
            troubles.add(new Grid.Trouble(
                    "#row-" + at, words.of("workbook.grid.trouble", evaluation.heading(), error), true));
        }
        return new Grid.Row(
                id,
                mark(one, compared, conflicts, seal),
                conflicts.isEmpty() ? null : evaluation.revision(),
                evaluation.heading(),
                unit,
                grade(one, grade),
                figures,
                open ? null : words.of("evaluation.status." + evaluation.status()),
                requests.stream()
                        .filter(request -> request.field() == null)
                        .map(RequestView::text)
                        .toList(),
                error,
                cells);
    }

    /** What was typed in a sheet, without what is as it was when the page was made. */
    private static Map<String, String> changed(
            OpenSheet one, @Nullable ComparedRow compared, Map<String, String> typed, RowMark.Seal seal) {
        var mark = compared == null
                ? null
                : RowMark.read(compared.row().mark(), seal).orElse(null);
        if (mark == null) {
            return typed;
        }
        var changed = new LinkedHashMap<>(typed);
        var means = one.sheet().normalise(typed);
        for (int i = 0; i < one.sheet().fields().size(); i++) {
            var key = one.sheet().fields().get(i).key();
            if (seal.print(one.evaluation().id(), key, means.getOrDefault(key, ""))
                    .equals(mark.prints().get(i))) {
                changed.remove(key);
            }
        }
        return changed;
    }

    private Grid.Cell cell(
            OpenSheet one,
            SheetField field,
            @Nullable ComparedCell compared,
            String id,
            String saved,
            Map<String, String> mine,
            List<RequestView> requests,
            Decisions decisions) {
        var key = one.evaluation().id() + "/" + field.key();
        var value = saved;
        var state = saved.isEmpty() ? Grid.State.BLANK : Grid.State.SAVED;
        String problem = null;
        String theirs = null;
        String unkept = null;
        if (!open(one)) {
            state = Grid.State.LOCKED;
            // What was typed before somebody handed the sheet in is shown, so that it can be copied.
            var typed = mine.getOrDefault(field.key(), saved);
            unkept = typed.equals(saved) ? null : typed;
        } else if (compared != null) {
            switch (compared.outcome()) {
                case CHANGED -> {
                    value = compared.file();
                    state = Grid.State.WAITING;
                }
                case ERROR -> {
                    value = mine.getOrDefault(field.key(), compared.file());
                    state = Grid.State.INVALID;
                    problem = compared.problem() == null ? null : say(compared.problem());
                }
                case CONFLICT -> {
                    value = compared.file();
                    state = Grid.State.CONFLICT;
                    theirs = cellWords.shown(field, saved);
                }
                default -> {
                    // what is saved stands in the cell
                }
            }
        }
        var choice = decisions.choices().get(key);
        return new Grid.Cell(
                id,
                "cell[" + key + "]",
                words.of("workbook.grid.cell", field.label(), one.evaluation().heading()),
                area(field) ? "area" : choices(field).isEmpty() ? "line" : "choice",
                value,
                cellWords.shown(field, value),
                lines(field, value),
                offered(field, value),
                state,
                problem,
                theirs,
                unkept,
                choice == null ? "" : choice == Decisions.Choice.FILE ? "file" : "saved",
                "choice[" + key + "]",
                requests.stream()
                        .filter(request -> field.key().equals(request.field()))
                        .map(RequestView::text)
                        .toList());
    }

    private static boolean area(SheetField field) {
        return field.type().equals("textarea");
    }

    private static int lines(SheetField field, String value) {
        return area(field) ? (int) Math.max(2, Math.min(8, value.lines().count() + value.length() / 24)) : 1;
    }

    /** The choices, and what is chosen though it is none of them. */
    private List<Grid.Choice> offered(SheetField field, String value) {
        var choices = choices(field);
        if (!choices.isEmpty()
                && !value.isEmpty()
                && choices.stream().noneMatch(choice -> choice.value().equals(value))) {
            var more = new ArrayList<>(choices);
            more.add(new Grid.Choice(value, words.of("sheet.off-scale.of", value)));
            return more;
        }
        return choices;
    }

    private List<Grid.Choice> choices(SheetField field) {
        if (field.choice()) {
            return field.options().stream()
                    .map(option -> new Grid.Choice(option.value(), field.display(option.value())))
                    .toList();
        }
        return field.type().equals("checkbox")
                ? List.of(
                        new Grid.Choice("true", words.of("workbook.yes")),
                        new Grid.Choice("false", words.of("workbook.no")))
                : List.of();
    }

    /** Of a field on which two wrote the mark keeps what it was before, so that it stays a conflict until it is decided. */
    private String mark(OpenSheet one, @Nullable ComparedRow compared, Set<String> conflicts, RowMark.Seal seal) {
        var evaluation = one.evaluation();
        var now = one.sheet().normalise(evaluation.content());
        var old = compared == null || conflicts.isEmpty()
                ? null
                : RowMark.read(compared.row().mark(), seal).orElse(null);
        var prints = new ArrayList<String>();
        for (int i = 0; i < one.sheet().fields().size(); i++) {
            var key = one.sheet().fields().get(i).key();
            prints.add(
                    old != null && conflicts.contains(key)
                            ? old.prints().get(i)
                            : seal.print(evaluation.id(), key, now.getOrDefault(key, "")));
        }
        return new RowMark(evaluation.id(), evaluation.revision(), prints).sealed(seal);
    }

    private static Grid.Grade grade(OpenSheet one, @Nullable SheetField field) {
        var value = field == null ? "" : one.previous().getOrDefault(field.key(), "");
        if (field == null || value.isEmpty()) {
            return new Grid.Grade("", "", one.note());
        }
        var known = field.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst();
        return known.map(option -> new Grid.Grade(option.value(), option.label(), one.note()))
                .orElseGet(() -> new Grid.Grade("", value, one.note()));
    }

    private String say(Problem problem) {
        return words.of(problem.key(), problem.arguments().toArray());
    }
}
