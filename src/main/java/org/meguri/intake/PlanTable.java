package org.meguri.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.ReadPlanFile.AnsweredRow;
import org.meguri.intake.ReadPlanFile.ItemAnswers;
import org.meguri.intake.Table.Cell;
import org.meguri.intake.Table.Row;
import org.meguri.organization.UnitView;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.ItemKey;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanDefinition.Choice;
import org.meguri.plan.PlanDefinition.Column;
import org.meguri.plan.Responsibility;

/** A table read as the plan says: what each row means, and everything that is wrong with it. */
final class PlanTable {

    /** In UTF-16 units, as the register keeps them. */
    static final int MAX_NUMBER = 40;

    static final int MAX_NAME = 300;
    static final int MAX_UNIT = 100;

    /** What Excel itself allows in a cell. */
    static final int MAX_TEXT = 32_767;

    /** The longest value that is kept though it is none of the choices, in code points. */
    static final int MAX_OFF_SCALE = 20;

    private static final Pattern SEQ = Pattern.compile("[1-9][0-9]{0,5}");

    private final PlanDefinition definition;
    private final Table table;
    private final Findings findings;
    private final Header header;
    private final Continued continued = new Continued();
    private boolean unitTold;
    private boolean answered;
    private boolean past;

    PlanTable(PlanDefinition definition, Table table, Findings findings) {
        this.definition = definition;
        this.table = table;
        this.findings = findings;
        this.header = new Header(definition, table);
    }

    Header header() {
        return header;
    }

    /** The items of the plan. Answers in the same table are checked too, if there are any. */
    List<ItemDraft> items(UnitNames units) {
        var columns = new ArrayList<>(itemColumns());
        if (answerColumns().stream().anyMatch(header::has)) {
            columns.addAll(answerColumns());
        }
        var rows = rows(columns);
        var answers = answerColumns().stream().filter(header::has).toList();
        answered = rows.stream().anyMatch(row -> answers.stream()
                .anyMatch(column -> !row.cell(header.place(column)).empty()));
        var identities = new Identities();
        var drafts = new ArrayList<ItemDraft>();
        for (var row : rows) {
            var cells = new Cells(continued.over(row));
            var levels = cells.texts("level.");
            var texts = cells.texts("item.");
            choices(cells, texts);
            var responsibilities = responsibilities(cells, units);
            var identity = identities.of(cells, levels, texts, printed(responsibilities));
            if (answered) {
                answers(cells);
            }
            if (identity.isPresent() && cells.sound) {
                var known = identity.get();
                drafts.add(new ItemDraft(known.seq(), known.number(), known.name(), levels, texts, responsibilities));
            }
        }
        return drafts;
    }

    /** Whether any of the {@link #items} has an answer in the same table. */
    boolean answered() {
        return answered;
    }

    /** The answers of each item; the other columns but those that tell the items apart are not looked at. */
    List<ItemAnswers> answers() {
        return answeredRows().stream().map(AnsweredRow::answers).toList();
    }

    /**
     * As {@link #answers}, of a year that is over: a short value off any scale is kept as it was printed, and noted; an
     * answer may be empty, and a column of answers missing as long as there is another.
     */
    List<AnsweredRow> pastAnswers() {
        past = true;
        return answeredRows();
    }

    private List<AnsweredRow> answeredRows() {
        var columns = new ArrayList<Column>();
        column("seq").filter(header::has).ifPresent(columns::add);
        column("number").ifPresent(columns::add);
        column("name").ifPresent(columns::add);
        definition.columns().stream()
                .filter(column -> definition.key().contains(column.to()))
                .filter(column -> !columns.contains(column))
                .forEach(columns::add);
        var present = answerColumns().stream().filter(header::has).toList();
        columns.addAll(past && !present.isEmpty() ? present : answerColumns());
        var identities = new Identities();
        var answers = new ArrayList<AnsweredRow>();
        for (var row : rows(columns)) {
            var cells = new Cells(continued.over(row));
            var identity = identities.of(
                    cells, cells.keyTexts("level."), cells.keyTexts("item."), List.copyOf(printedUnits(cells)));
            var values = answers(cells);
            identity.ifPresent(known -> answers.add(new AnsweredRow(
                    row.number(), new ItemAnswers(known.seq(), known.number(), known.name(), known.key(), values))));
        }
        return answers;
    }

    /** Whether every column that may not be empty has its heading. */
    boolean fits() {
        return header.found()
                && definition.columns().stream().filter(Column::required).allMatch(header::has);
    }

    private List<Row> rows(List<Column> columns) {
        header.check(columns, findings);
        var present = columns.stream().filter(header::has).toList();
        if (present.size() < columns.size()) {
            // Without a column every row would be wrong in the same way; the heading is what must be mended.
            return List.of();
        }
        var rows = table.rows().stream()
                .filter(row -> row.number() > header.number())
                .filter(row -> present.stream()
                        .anyMatch(column -> !row.cell(header.place(column)).empty()))
                .toList();
        if (rows.isEmpty()) {
            findings.add("no-rows", definition.item());
        }
        return rows;
    }

    private List<Column> itemColumns() {
        return definition.columns().stream()
                .filter(column -> !column.to().startsWith("answer."))
                .filter(column -> !column.to().equals("seq") || header.has(column))
                .toList();
    }

    private List<Column> answerColumns() {
        return definition.columns().stream()
                .filter(column -> column.to().startsWith("answer."))
                .toList();
    }

    private Optional<Column> column(String to) {
        return definition.columns().stream()
                .filter(column -> column.to().equals(to))
                .findFirst();
    }

    private Map<String, String> answers(Cells cells) {
        var values = new LinkedHashMap<String, String>();
        for (var column : answerColumns()) {
            if (past && !header.has(column)) {
                continue;
            }
            var text = cells.text(column, MAX_TEXT);
            if (text.isEmpty()) {
                continue;
            }
            values.put(column.to().substring("answer.".length()), choice(cells, column, text));
        }
        return values;
    }

    /** Texts of the item that belong to a scale, brought to the codes of their choices. */
    private void choices(Cells cells, Map<String, String> texts) {
        for (var column : definition.columns()) {
            if (column.to().startsWith("item.") && column.scale() != null) {
                texts.computeIfPresent(
                        column.to().substring("item.".length()), (key, text) -> choice(cells, column, text));
            }
        }
    }

    /** The code of the choice that is meant: by its code, its label or both. Other text stays, wrong or kept and noted. */
    private String choice(Cells cells, Column column, String text) {
        var key = column.scale();
        var scale = key == null ? null : definition.scale(key).orElse(null);
        if (scale == null) {
            return text;
        }
        var wanted = NameKey.of(text);
        for (var choice : scale.choices()) {
            if (NameKey.of(choice.code()).equals(wanted)) {
                return choice.code();
            }
        }
        var labelled = scale.choices().stream()
                .filter(choice -> NameKey.of(choice.label()).equals(wanted)
                        || NameKey.of(choice.code() + choice.label()).equals(wanted))
                .toList();
        if (labelled.size() == 1) {
            return labelled.get(0).code();
        }
        var codes = String.join("、", scale.choices().stream().map(Choice::code).toList());
        if ((scale.others() || past)
                && text.codePointCount(0, text.length()) <= MAX_OFF_SCALE
                && text.indexOf('\n') < 0) {
            cells.noted(column, past ? "off-scale-past" : "off-scale", column.heading(), shortened(text), codes);
        } else {
            cells.wrong(column, "unknown-code", column.heading(), shortened(text), codes);
        }
        return text;
    }

    private List<Responsibility> responsibilities(Cells cells, UnitNames units) {
        var unitColumn = column("units");
        if (unitColumn.isEmpty()) {
            return oneUnitForAll(cells, units);
        }
        var responsibilities = new ArrayList<Responsibility>();
        var column = unitColumn.get();
        var led = false;
        for (var printed : printedUnits(cells)) {
            if (printed.length() > MAX_UNIT) {
                cells.wrong(column, "too-long", column.heading(), Integer.toString(MAX_UNIT));
                continue;
            }
            var meaning = units.meaning(printed);
            var unit = meaning.unit();
            var renamed = meaning.renamed();
            if (unit != null && renamed != null) {
                var before = meaning.alias() == null ? printed : meaning.alias();
                cells.noted(column, "unit-renamed", before, renamed);
                // As the register has it since the reorganisation, where two that became one stand once.
                if (responsibilities.stream().noneMatch(one -> unit.equals(one.unit()))) {
                    responsibilities.add(new Responsibility(unit, printed.replace(before, renamed), !led));
                }
                led = true;
            } else if (unit != null) {
                responsibilities.add(new Responsibility(unit, printed, !led));
                led = true;
            } else if (meaning.nobody()) {
                responsibilities.add(new Responsibility(null, printed, false));
            } else if (meaning.namesakes()) {
                cells.wrong(column, "unit-namesakes", printed);
            } else if (!meaning.heirs().isEmpty()) {
                cells.wrong(
                        column,
                        "unit-divided",
                        meaning.alias() == null ? printed : meaning.alias(),
                        String.join(
                                "、",
                                meaning.heirs().stream().map(UnitView::name).toList()));
            } else if (meaning.alias() != null) {
                cells.wrong(column, "unit-alias", printed, meaning.alias());
            } else {
                var proposals = findings.full() ? List.<String>of() : units.proposals(printed);
                if (proposals.isEmpty()) {
                    cells.wrong(column, "unknown-unit", printed);
                } else {
                    cells.wrong(column, "misnamed-unit", printed, String.join("、", proposals));
                }
            }
        }
        if (responsibilities.isEmpty() && cells.sound) {
            cells.wrong(column, "missing-cell", column.heading());
        } else if (!led && cells.sound) {
            cells.wrong(column, "nobody-responsible", column.heading());
        }
        return responsibilities;
    }

    /** The plan's own unit answers for every item; told once for the whole file when it is not there. */
    private List<Responsibility> oneUnitForAll(Cells cells, UnitNames units) {
        var name = definition.unit();
        if (name == null) {
            throw new IllegalStateException("Plan " + definition.code() + " has neither a column of units nor a unit");
        }
        var unit = units.meaning(name).unit();
        if (unit == null) {
            if (!unitTold) {
                findings.add("plan-unit-unknown", name);
                unitTold = true;
            }
            cells.sound = false;
            return List.of();
        }
        return List.of(new Responsibility(unit, "", true));
    }

    /** The names that stand in the column of units, in order. */
    private List<String> printedUnits(Cells cells) {
        var column = column("units").filter(header::has);
        if (column.isEmpty()) {
            return List.of();
        }
        var separator = column.get().separator();
        return Arrays.stream(
                        cells.text(column.get(), MAX_TEXT).split(Pattern.quote(separator == null ? "、" : separator)))
                .map(String::strip)
                .filter(printed -> !printed.isEmpty())
                .toList();
    }

    private static List<String> printed(List<Responsibility> responsibilities) {
        return responsibilities.stream().map(Responsibility::printed).toList();
    }

    private static String shortened(String text) {
        var line = text.replace('\n', ' ');
        return line.length() <= 20 ? line : line.substring(0, line.offsetByCodePoints(0, 18)) + "…";
    }

    private record Identity(int seq, @Nullable String number, String name, String key) {}

    /** Tells the items of the table apart. */
    private final class Identities {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, Integer> names = new HashMap<>();
        private final Map<String, Integer> keys = new HashMap<>();
        private final Map<Integer, Integer> seqs = new HashMap<>();
        private int rows;

        Optional<Identity> of(Cells cells, Map<String, String> levels, Map<String, String> texts, List<String> units) {
            rows++;
            var name = cells.text(column("name").orElseThrow(), MAX_NAME).strip();
            var numberColumn = column("number");
            var number = numberColumn
                    .map(column -> cells.text(column, MAX_NUMBER).strip())
                    .filter(text -> !text.isEmpty())
                    .orElse(null);
            cells.oneLine(column("name").orElseThrow(), name);
            if (number != null) {
                cells.oneLine(numberColumn.orElseThrow(), number);
            }
            var key = ItemKey.of(definition.key(), number, name, levels, texts, units);
            if (!definition.key().isEmpty()) {
                unique(keys, key, cells, column("name").orElseThrow(), "duplicate-key");
            } else if (number != null) {
                unique(numbers, NameKey.of(number), cells, numberColumn.orElseThrow(), "duplicate-number");
            } else if (!name.isEmpty()) {
                unique(names, NameKey.of(name), cells, column("name").orElseThrow(), "duplicate-name");
            }
            var seq = seq(cells);
            return cells.sound ? Optional.of(new Identity(seq, number, name, key)) : Optional.empty();
        }

        private int seq(Cells cells) {
            var column = column("seq").filter(header::has);
            if (column.isEmpty()) {
                return rows;
            }
            var text = Normalizer.normalize(cells.text(column.get(), MAX_TEXT).strip(), Normalizer.Form.NFKC);
            if (text.isEmpty()) {
                return rows;
            }
            if (!SEQ.matcher(text).matches()) {
                cells.wrong(column.get(), "seq", column.get().heading());
                return rows;
            }
            var seq = Integer.parseInt(text);
            unique(seqs, seq, cells, column.get(), "duplicate-seq");
            return seq;
        }

        private <K> void unique(Map<K, Integer> seen, K key, Cells cells, Column column, String finding) {
            var row = cells.row.number();
            var other = seen.putIfAbsent(key, row);
            if (other != null) {
                cells.wrong(column, finding, Integer.toString(other), Integer.toString(row));
            }
        }
    }

    /** What stood last in the columns whose empty cells continue the cell above. */
    private final class Continued {

        private final Map<Column, Cell> last = new HashMap<>();

        /** The row with its empty cells filled; what a new level begins is never continued from the one before it. */
        Row over(Row row) {
            var filled = definition.columns().stream()
                    .filter(Column::fill)
                    .filter(header::has)
                    .toList();
            if (filled.isEmpty()) {
                return row;
            }
            var cells = new ArrayList<>(row.cells());
            for (var column : filled) {
                var place = header.place(column);
                if (row.cell(place).empty()) {
                    while (cells.size() <= place) {
                        cells.add(Cell.EMPTY);
                    }
                    cells.set(place, last.getOrDefault(column, Cell.EMPTY));
                } else {
                    if (!sameText(row.cell(place), last.getOrDefault(column, Cell.EMPTY))) {
                        last.keySet().removeIf(other -> depth(other) > depth(column));
                    }
                    last.put(column, row.cell(place));
                }
            }
            return new Row(row.number(), cells);
        }

        private boolean sameText(Cell one, Cell other) {
            return NameKey.of(one.text()).equals(NameKey.of(other.text()));
        }

        /** Levels from the top, then everything else. */
        private int depth(Column column) {
            if (!column.to().startsWith("level.")) {
                return definition.levels().size();
            }
            var key = column.to().substring("level.".length()).split("\\.", 2)[0];
            return definition.levels().stream()
                    .map(PlanDefinition.Level::key)
                    .toList()
                    .indexOf(key);
        }
    }

    /** The cells of one row; {@code sound} until something in it turns out wrong. */
    private final class Cells {

        private final Row row;
        private boolean sound = true;

        Cells(Row row) {
            this.row = row;
        }

        void wrong(Column column, String finding, Object... arguments) {
            sound = false;
            findings.add(row.number(), header.place(column), finding, arguments);
        }

        void noted(Column column, String finding, Object... arguments) {
            findings.note(row.number(), header.place(column), finding, arguments);
        }

        /** The texts of those columns of this kind that tell items apart. */
        Map<String, String> keyTexts(String kind) {
            var texts = new LinkedHashMap<String, String>();
            for (var column : definition.columns()) {
                if (column.to().startsWith(kind) && definition.key().contains(column.to())) {
                    texts.put(column.to().substring(kind.length()), text(column, MAX_TEXT));
                }
            }
            return texts;
        }

        void oneLine(Column column, String text) {
            if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
                wrong(column, "line-break", column.heading());
            }
        }

        /** The texts of all columns of this kind that are not empty, by key, in the order of the table. */
        Map<String, String> texts(String kind) {
            var texts = new LinkedHashMap<String, String>();
            for (var column : definition.columns()) {
                if (column.to().startsWith(kind)) {
                    var text = text(column, MAX_TEXT);
                    if (!text.isEmpty()) {
                        texts.put(column.to().substring(kind.length()), text);
                    }
                }
            }
            return texts;
        }

        /** The text of the column, clean; "" where there is none or where it is wrong. */
        String text(Column column, int max) {
            var cell = row.cell(header.place(column));
            switch (cell.kind()) {
                case FORMULA -> wrong(column, "formula", column.heading());
                case ERROR -> wrong(column, "error-value", column.heading());
                case ERA_DATE -> wrong(column, "era-date", column.heading());
                case TEXT -> {
                    return sound(column, CellText.clean(cell.text()), max);
                }
            }
            return "";
        }

        private String sound(Column column, String text, int max) {
            if (text.isBlank()) {
                if (table.isCovered(row.number(), header.place(column)) && !column.fill()) {
                    wrong(column, "merged", column.heading());
                } else if (column.required() && !(past && column.to().startsWith("answer."))) {
                    wrong(column, "missing-cell", column.heading());
                }
                return "";
            }
            var intruder = CellText.intruder(text);
            if (intruder.isPresent()) {
                var found = intruder.get();
                wrong(
                        column,
                        found.privateUse() ? "private-use" : "control-character",
                        found.code(),
                        Integer.toString(found.position()));
                return "";
            }
            if (text.length() > max) {
                wrong(
                        column,
                        "too-long",
                        column.heading(),
                        Integer.toString(max),
                        Integer.toString(text.codePointCount(0, text.length())));
                return "";
            }
            if (column.figure() && !PrintedFigure.matches(text)) {
                wrong(column, "no-figure", column.heading(), shortened(text));
                return "";
            }
            return text;
        }
    }
}
