package org.meguri.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;

/**
 * Reads a table of indicators. What a text says is read; what it does not say is asked for, with a proposal: the kind where
 * neither 年 nor % nor 累計 is printed, the direction where only the figures imply it.
 */
final class IndicatorTable {

    /** How far down the heading may stand. */
    private static final int HEADING_WITHIN = 10;

    private static final Pattern AGAIN = Pattern.compile("[(（]再掲[)）]");
    private static final int MOST_DIGITS = 30;

    /** The columns, with the heading of the file format and the one that people write. */
    enum Column {
        SEQ("seq", "連番", 9),
        LEVEL("level", "階層", 40),
        LEVEL_NUMBER("goal_no", "目標番号", 40),
        PLACE("policy", "施策", 300),
        NAME("indicator", "指標", 400),
        BASELINE_RAW("baseline_raw", "基準値", 200),
        BASELINE_YEAR("baseline_year", "基準年度", 40),
        BASELINE_VALUE("baseline_value", "基準値（数値）", 80),
        TARGET_RAW("target_raw", "目標値", 200),
        TARGET_YEAR("target_year", "目標年度", 40),
        TARGET_VALUE("target_value", "目標値（数値）", 80),
        UNIT("unit", "単位", 40),
        DIRECTION("direction", "方向", 20),
        NOTE("note", "備考", 4_000),
        KIND("kind", "種類", 20),
        RESPONSIBLE("responsible", "所管", 100);

        private final String heading;
        private final String words;
        private final int longest;

        Column(String heading, String words, int longest) {
            this.heading = heading;
            this.words = words;
            this.longest = longest;
        }

        String heading() {
            return heading;
        }

        String words() {
            return words;
        }

        private boolean isHeadedBy(String text) {
            var key = NameKey.of(text);
            return key.equals(NameKey.of(heading)) || key.equals(NameKey.of(words));
        }
    }

    /** What has to be put right in the file; a row of null means the file as a whole. */
    record Finding(@Nullable Integer row, String key, List<String> arguments) {}

    /** What a person has to look at, or decide. */
    record Doubt(String key, List<String> arguments) {}

    /**
     * A row as it was read.
     *
     * @param row as Excel shows it, from 1
     * @param kindBasis message key of how the kind is known
     * @param directionBasis message key of how the direction is known
     * @param kindOpen whether a person has to decide the kind
     * @param directionOpen whether a person has to decide the direction
     */
    record Line(
            int row,
            IndicatorDraft draft,
            String kindBasis,
            String directionBasis,
            boolean kindOpen,
            boolean directionOpen,
            List<Doubt> doubts) {}

    /** What a file says. */
    record Reading(List<Line> lines, List<Finding> findings, List<String> ignored) {

        boolean doubtful() {
            return lines.stream().anyMatch(line -> !line.doubts().isEmpty());
        }
    }

    /**
     * What the town knows already.
     *
     * @param items of the plan, by {@link NameKey} of their name; null where several have it
     * @param units in force, by {@link NameKey} of their name; null where several have it
     * @param kinds decided before, by identity
     * @param kindWords what people call the kinds, by {@link NameKey}
     * @param directionWords what people call the directions, by {@link NameKey}
     */
    record Known(
            Map<String, @Nullable PlanItemId> items,
            Map<String, @Nullable UnitId> units,
            Map<String, Kind> kinds,
            Map<String, Kind> kindWords,
            Map<String, Direction> directionWords) {}

    /** What a person decided, by row. */
    record Decisions(Map<Integer, Kind> kinds, Map<Integer, Direction> directions) {

        static final Decisions NONE = new Decisions(Map.of(), Map.of());
    }

    private final Known known;
    private final Decisions decisions;
    private final List<Finding> findings = new ArrayList<>();

    private IndicatorTable(Known known, Decisions decisions) {
        this.known = known;
        this.decisions = decisions;
    }

    /** @throws Refusal when no heading is found */
    static Reading read(List<List<String>> rows, Known known, Decisions decisions) {
        return new IndicatorTable(known, decisions).read(rows);
    }

    private Reading read(List<List<String>> rows) {
        var ignored = new ArrayList<String>();
        var columns = new EnumMap<Column, Integer>(Column.class);
        var heading = heading(rows, columns, ignored);
        var cells = new ArrayList<Row>();
        for (var at = heading + 1; at < rows.size(); at++) {
            var row = new Row(at + 1, rows.get(at), columns);
            if (!row.empty()) {
                cells.add(row);
            }
        }
        if (cells.isEmpty()) {
            findings.add(new Finding(null, "indicator.finding.no-rows", List.of()));
        }
        var lines = new ArrayList<Line>();
        for (var row : cells) {
            lines.add(line(row, lines.size() + 1));
        }
        refuseDuplicates(lines);
        return new Reading(printedAgain(lines), List.copyOf(findings), List.copyOf(ignored));
    }

    private static int heading(List<List<String>> rows, Map<Column, Integer> columns, List<String> ignored) {
        for (var at = 0; at < Math.min(HEADING_WITHIN, rows.size()); at++) {
            columns.clear();
            ignored.clear();
            for (var place = 0; place < rows.get(at).size(); place++) {
                var text = rows.get(at).get(place);
                var column = Arrays.stream(Column.values())
                        .filter(one -> one.isHeadedBy(text))
                        .findFirst();
                if (column.isPresent() && columns.containsKey(column.get())) {
                    throw new Refusal("indicator.intake.column-twice", text);
                }
                var here = place;
                column.ifPresent(one -> columns.put(one, here));
                if (column.isEmpty() && !text.isBlank()) {
                    ignored.add(text);
                }
            }
            if (columns.containsKey(Column.NAME) && columns.containsKey(Column.TARGET_RAW)) {
                if (!columns.containsKey(Column.BASELINE_RAW)) {
                    throw new Refusal("indicator.intake.no-column", Column.BASELINE_RAW.words());
                }
                return at;
            }
        }
        throw new Refusal("indicator.intake.no-heading");
    }

    /** A row and its cells by column. */
    private static final class Row {

        private final int number;
        private final List<String> cells;
        private final Map<Column, Integer> columns;

        Row(int number, List<String> cells, Map<Column, Integer> columns) {
            this.number = number;
            this.cells = cells;
            this.columns = columns;
        }

        String cell(Column column) {
            var place = columns.get(column);
            return place == null || place >= cells.size() ? "" : cells.get(place);
        }

        boolean empty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private Line line(Row row, int order) {
        for (var column : Column.values()) {
            if (row.cell(column).length() > column.longest) {
                wrong(row, "too-long", column.words(), Integer.toString(column.longest));
            }
        }
        var name = row.cell(Column.NAME).strip();
        if (name.isEmpty()) {
            wrong(row, "no-name");
        }
        var doubts = new ArrayList<Doubt>();
        var baseline = PrintedValue.read(row.cell(Column.BASELINE_RAW));
        var target = PrintedValue.read(row.cell(Column.TARGET_RAW));
        doubtText(Column.BASELINE_RAW, baseline, doubts);
        doubtText(Column.TARGET_RAW, target, doubts);
        var measure = measure(row.cell(Column.UNIT), baseline, target, doubts);
        if (baseline.number() != null && target.number() != null && baseline.perYear() != target.perYear()) {
            doubts.add(new Doubt("indicator.doubt.per-year", List.of(baseline.raw(), target.raw())));
        }
        var from = figure(row, baseline, Column.BASELINE_YEAR, Column.BASELINE_VALUE, doubts);
        var to = figure(row, target, Column.TARGET_YEAR, Column.TARGET_VALUE, doubts);
        var level = row.cell(Column.LEVEL).strip();
        var levelNumber = row.cell(Column.LEVEL_NUMBER).strip();
        var place = row.cell(Column.PLACE).strip();
        var direction = direction(row, from, to, target, doubts);
        var identity = IndicatorDraft.identity(level, levelNumber, place, name);
        var kind = kind(row, identity, baseline, target, measure, doubts);
        var draft = new IndicatorDraft(
                seq(row, order),
                level,
                levelNumber,
                place,
                name,
                item(place, doubts),
                unit(row.cell(Column.RESPONSIBLE).strip(), doubts),
                null,
                decisions.kinds().getOrDefault(row.number, kind.value()),
                decisions.directions().getOrDefault(row.number, direction.value()),
                measure,
                from,
                to,
                row.cell(Column.NOTE));
        return new Line(row.number, draft, kind.basis(), direction.basis(), kind.open(), direction.open(), doubts);
    }

    /** What was found out, how, and whether a person has to say so. */
    private record Found<T>(T value, String basis, boolean open) {}

    private Found<Direction> direction(
            Row row, PrintedFigure from, PrintedFigure to, PrintedValue target, List<Doubt> doubts) {
        var cell = row.cell(Column.DIRECTION).strip();
        var column = Direction.ofCode(cell)
                .or(() -> Optional.ofNullable(known.directionWords().get(NameKey.of(cell))));
        if (column.isEmpty() && !cell.isEmpty()) {
            wrong(row, "direction", cell);
        }
        var stated = stated(target);
        var implied = implied(from.amount(), to.amount());
        var text = stated.or(() -> implied);
        if (column.isPresent()) {
            if (text.isPresent() && text.get() != column.get()) {
                doubts.add(new Doubt("indicator.doubt.direction-conflict", List.of(cell, target.raw())));
                return new Found<>(column.get(), "indicator.basis.column", true);
            }
            var basis = stated.isPresent()
                    ? "indicator.basis.stated"
                    : implied.isPresent() ? "indicator.basis.implied" : "indicator.basis.column";
            return new Found<>(column.get(), basis, false);
        }
        if (stated.isPresent()) {
            return new Found<>(stated.get(), "indicator.basis.stated", false);
        }
        if (implied.isPresent()) {
            doubts.add(new Doubt("indicator.doubt.direction-implied", List.of(from.raw(), to.raw())));
            return new Found<>(implied.get(), "indicator.basis.implied", true);
        }
        doubts.add(new Doubt("indicator.doubt.direction-unknown", List.of(from.raw(), to.raw())));
        return new Found<>(Direction.UNDETERMINED, "indicator.basis.unknown", true);
    }

    private static Optional<Direction> stated(PrintedValue target) {
        return switch (target.words()) {
            case AT_LEAST -> Optional.of(Direction.AT_LEAST);
            case AT_MOST -> Optional.of(Direction.AT_MOST);
            case MAINTAIN -> Optional.of(Direction.MAINTAIN);
            case NOT_SET -> Optional.of(Direction.UNDETERMINED);
            default -> Optional.empty();
        };
    }

    private static Optional<Direction> implied(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        if (from == null || to == null || from.compareTo(to) == 0) {
            return Optional.empty();
        }
        return Optional.of(to.compareTo(from) > 0 ? Direction.INCREASE : Direction.DECREASE);
    }

    private Found<Kind> kind(
            Row row, String identity, PrintedValue baseline, PrintedValue target, String measure, List<Doubt> doubts) {
        var cell = row.cell(Column.KIND).strip();
        if (!cell.isEmpty()) {
            var named = Arrays.stream(Kind.values())
                    .filter(kind -> kind.name().equalsIgnoreCase(cell))
                    .findFirst()
                    .or(() -> Optional.ofNullable(known.kindWords().get(NameKey.of(cell))));
            if (named.isPresent()) {
                return new Found<>(named.get(), "indicator.basis.column", false);
            }
            wrong(row, "kind", cell);
        }
        if (baseline.perYear() || target.perYear()) {
            return new Found<>(Kind.FLOW, "indicator.basis.per-year", false);
        }
        if (baseline.cumulative() || target.cumulative()) {
            return new Found<>(Kind.CUMULATIVE, "indicator.basis.cumulative", false);
        }
        if (measure.equals("%") || measure.equals("‰")) {
            return new Found<>(Kind.RATE, "indicator.basis.percent", false);
        }
        var before = known.kinds().get(identity);
        if (before != null) {
            return new Found<>(before, "indicator.basis.before", false);
        }
        doubts.add(new Doubt("indicator.doubt.kind", List.of()));
        return new Found<>(Kind.STOCK, "indicator.basis.proposed", true);
    }

    private static void doubtText(Column column, PrintedValue value, List<Doubt> doubts) {
        switch (value.words()) {
            case UNKNOWN -> doubts.add(new Doubt("indicator.doubt.text-unknown", List.of(column.words(), value.raw())));
            case DOUBTFUL ->
                doubts.add(new Doubt("indicator.doubt.text-doubtful", List.of(column.words(), value.raw())));
            default -> {
                // understood
            }
        }
    }

    private static String measure(String cell, PrintedValue baseline, PrintedValue target, List<Doubt> doubts) {
        var units = Stream.of(PrintedValue.narrow(cell), baseline.unit(), target.unit())
                .filter(unit -> !unit.isEmpty())
                .distinct()
                .toList();
        if (units.size() > 1) {
            doubts.add(new Doubt("indicator.doubt.unit", List.of(String.join("、", units))));
        }
        return units.isEmpty() ? "" : units.get(0);
    }

    private PrintedFigure figure(
            Row row, PrintedValue value, Column yearColumn, Column valueColumn, List<Doubt> doubts) {
        var raw = value.raw();
        var yearCell = row.cell(yearColumn).strip();
        var own = value.year();
        var yearRaw = yearCell.isEmpty() && own != null ? own : yearCell;
        var year = PrintedYear.read(yearRaw);
        if (year.isEmpty() && !yearRaw.isEmpty()) {
            wrong(row, "year", yearColumn.words(), yearRaw);
        }
        if (own != null && !PrintedYear.read(own).equals(year)) {
            doubts.add(new Doubt("indicator.doubt.year", List.of(raw, yearRaw)));
        }
        return new PrintedFigure(
                raw, yearRaw, year.orElse((@Nullable FiscalYear) null), amount(row, value, valueColumn, doubts));
    }

    private @Nullable BigDecimal amount(Row row, PrintedValue value, Column column, List<Doubt> doubts) {
        var cell = row.cell(column).strip();
        var printed = value.number();
        if (cell.isEmpty()) {
            return narrowEnough(row, column, printed);
        }
        var given = PrintedValue.read(cell).plain();
        if (given.isEmpty()) {
            wrong(row, "value", column.words(), cell);
            return null;
        }
        if (printed == null) {
            doubts.add(new Doubt("indicator.doubt.value-only", List.of(value.raw(), cell)));
        } else if (printed.compareTo(given.get()) != 0) {
            wrong(row, "value-differs", column.words(), cell, value.raw());
        }
        return narrowEnough(row, column, given.get());
    }

    private @Nullable BigDecimal narrowEnough(Row row, Column column, @Nullable BigDecimal number) {
        if (number != null && (number.scale() > MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS)) {
            wrong(row, "digits", column.words(), Integer.toString(MOST_DIGITS));
            return null;
        }
        return number;
    }

    private @Nullable PlanItemId item(String place, List<Doubt> doubts) {
        if (place.isEmpty()) {
            return null;
        }
        var item = known.items().get(NameKey.of(place));
        if (item == null) {
            doubts.add(new Doubt("indicator.doubt.item", List.of(place)));
        }
        return item;
    }

    private @Nullable UnitId unit(String name, List<Doubt> doubts) {
        if (name.isEmpty()) {
            return null;
        }
        var unit = known.units().get(NameKey.of(name));
        if (unit == null) {
            doubts.add(new Doubt("indicator.doubt.responsible", List.of(name)));
        }
        return unit;
    }

    private int seq(Row row, int order) {
        var cell = PrintedValue.narrow(row.cell(Column.SEQ));
        if (cell.isEmpty()) {
            return order;
        }
        if (!cell.matches("[0-9]{1,6}")) {
            wrong(row, "seq", cell);
            return order;
        }
        return Integer.parseInt(cell);
    }

    private void refuseDuplicates(List<Line> lines) {
        var first = new HashMap<String, Integer>();
        for (var line : lines) {
            var before = first.putIfAbsent(line.draft().identity(), line.row());
            if (before != null) {
                findings.add(new Finding(
                        line.row(),
                        "indicator.finding.twice",
                        List.of(line.draft().name(), Integer.toString(before))));
            }
        }
    }

    /** An indicator that is printed again has the kind and the actuals of the one that it repeats. */
    private List<Line> printedAgain(List<Line> lines) {
        return lines.stream()
                .map(line -> AGAIN.matcher(line.draft().name()).find() ? again(line, lines) : line)
                .toList();
    }

    private Line again(Line line, List<Line> lines) {
        var draft = line.draft();
        var name = NameKey.of(AGAIN.matcher(draft.name()).replaceAll(""));
        var originals = lines.stream()
                .filter(other -> NameKey.of(other.draft().name()).equals(name)
                        && other.draft()
                                .baseline()
                                .raw()
                                .equals(draft.baseline().raw())
                        && other.draft().target().raw().equals(draft.target().raw()))
                .toList();
        var doubts = new ArrayList<>(line.doubts());
        if (originals.size() != 1) {
            doubts.add(new Doubt("indicator.doubt.original", List.of(draft.name())));
            return new Line(
                    line.row(),
                    draft,
                    line.kindBasis(),
                    line.directionBasis(),
                    line.kindOpen(),
                    line.directionOpen(),
                    doubts);
        }
        var original = originals.get(0).draft();
        doubts.removeIf(doubt -> doubt.key().equals("indicator.doubt.kind"));
        return new Line(
                line.row(),
                new IndicatorDraft(
                        draft.seq(),
                        draft.level(),
                        draft.levelNumber(),
                        draft.place(),
                        draft.name(),
                        draft.item(),
                        draft.unit(),
                        original.identity(),
                        original.kind(),
                        draft.direction(),
                        draft.measure(),
                        draft.baseline(),
                        draft.target(),
                        draft.note()),
                "indicator.basis.again",
                line.directionBasis(),
                false,
                line.directionOpen(),
                doubts);
    }

    private void wrong(Row row, String what, String... arguments) {
        findings.add(new Finding(row.number, "indicator.finding." + what, List.of(arguments)));
    }
}
