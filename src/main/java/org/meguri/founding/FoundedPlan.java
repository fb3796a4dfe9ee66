package org.meguri.founding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.founding.Mapping.MappedColumn;
import org.meguri.founding.Mapping.MappedScale;
import org.meguri.founding.Mapping.MappedUnit;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanDefinition.Choice;
import org.meguri.plan.PlanDefinition.Column;
import org.meguri.plan.PlanDefinition.Layout;
import org.meguri.plan.PlanDefinition.Level;
import org.meguri.plan.PlanDefinition.Note;
import org.meguri.plan.PlanDefinition.Period;
import org.meguri.plan.PlanDefinition.Scale;
import org.meguri.plan.PlanDefinition.UnitAlias;
import org.meguri.plan.PlanDefinition.Variant;

/** What has been decided, as a plan's definition; or what is still to be decided. */
final class FoundedPlan {

    static final Pattern CODE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private static final int LONGEST_CODE = 40;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final Pattern NOTE = Pattern.compile("(※[0-9０-９]*|＊[0-9０-９]*|注[0-9０-９]*)[\\s　:：]*(.+)");

    private final Mapping mapping;
    private final List<Problem> problems = new ArrayList<>();

    private FoundedPlan(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Something that is still to be decided. @param step where: {@code columns} or {@code plan} */
    record Problem(String step, String key, List<Object> arguments) {}

    /** What is still to be decided before there is a plan; empty when nothing is. */
    static List<Problem> problems(Mapping mapping) {
        var plan = new FoundedPlan(mapping);
        plan.checkColumns();
        plan.checkScales();
        plan.checkBrief();
        plan.checkPlan();
        return plan.problems;
    }

    /**
     * The definition.
     *
     * @param sheet id of its form
     * @param brief its brief sheet, or null
     * @throws IllegalArgumentException when something is still to be decided
     */
    static PlanDefinition definition(Mapping mapping, String sheet, @Nullable Variant brief) {
        if (!problems(mapping).isEmpty()) {
            throw new IllegalArgumentException("Not everything is decided");
        }
        return new FoundedPlan(mapping).definition(sheet, brief);
    }

    private void checkColumns() {
        var roles = new HashMap<Role, Integer>();
        mapping.columns().forEach(column -> roles.merge(column.role(), 1, Integer::sum));
        for (var role : List.of(Role.NAME, Role.SEQ, Role.NUMBER, Role.UNITS)) {
            if (roles.getOrDefault(role, 0) > 1) {
                problem("columns", "founding.problem.role-twice." + role);
            }
        }
        if (!roles.containsKey(Role.NAME)) {
            problem("columns", "founding.problem.no-name");
        }
        if (!roles.containsKey(Role.UNITS) && mapping.unit().isBlank()) {
            problem("plan", "founding.problem.no-units");
        }
        var levels = mapping.of(Role.LEVEL).stream().map(MappedColumn::level).toList();
        if (new HashSet<>(levels).size() < levels.size()) {
            problem("columns", "founding.problem.level-twice");
        }
        for (var level = 1; level <= levels.size(); level++) {
            if (!levels.contains(level)) {
                problem("columns", "founding.problem.level-gap", Integer.toString(level));
                break;
            }
        }
        var numbers =
                mapping.of(Role.LEVEL_NUMBER).stream().map(MappedColumn::level).toList();
        if (new HashSet<>(numbers).size() < numbers.size() || !levels.containsAll(numbers)) {
            problem("columns", "founding.problem.level-number");
        }
        var headings = new HashMap<String, String>();
        for (var column : mapped()) {
            if (column.heading().codePointCount(0, column.heading().length()) > 100) {
                problem("columns", "founding.problem.heading-long", place(column));
            }
            var other = headings.putIfAbsent(NameKey.of(column.heading()), place(column));
            if (other != null) {
                problem("columns", "founding.problem.heading-twice", column.heading(), other, place(column));
            }
        }
        if (mapping.columns().stream().noneMatch(column -> column.role().answer())
                && mapping.questions().isEmpty()) {
            problem("plan", "founding.problem.no-question");
        }
    }

    /** What is counted has to be answered on every sheet. */
    private void checkBrief() {
        if (!mapping.hasBrief()) {
            return;
        }
        for (var column : mapping.columns()) {
            if (counted(mapping, column) && !mapping.brief(column)) {
                problem("plan", "founding.problem.brief-counted", column.heading());
            }
        }
    }

    /** Whether the published table counts the column. */
    static boolean counted(Mapping mapping, MappedColumn column) {
        return column.role().answer()
                && PlanDefinition.counted(new FoundedPlan(mapping).column(column), tally(mapping));
    }

    private static List<String> tally(Mapping mapping) {
        return mapping.scales().stream()
                .filter(MappedScale::tally)
                .map(MappedScale::key)
                .toList();
    }

    private void checkScales() {
        for (var scale : mapping.scales()) {
            var codes = new HashSet<String>();
            for (var choice : scale.choices()) {
                if (!codes.add(NameKey.of(choice.code()))) {
                    problem("plan", "founding.problem.code-twice", scale.label(), choice.code());
                }
                if (choice.code().codePointCount(0, choice.code().length()) > 20) {
                    problem("plan", "founding.problem.code-long", scale.label(), choice.code());
                }
            }
            if (scale.choices().size() < 2) {
                problem("plan", "founding.problem.choices", scale.label());
            } else if (scale.choices().size() > 30) {
                problem("plan", "founding.problem.many-choices", scale.label());
            }
        }
    }

    private void checkPlan() {
        if (mapping.title().isBlank()) {
            problem("plan", "founding.problem.title");
        }
        if (!CODE.matcher(mapping.code()).matches() || mapping.code().length() > LONGEST_CODE) {
            problem("plan", "founding.problem.code", Integer.toString(LONGEST_CODE));
        }
        if (mapping.item().isBlank()
                || mapping.item().codePointCount(0, mapping.item().length()) > 20) {
            problem("plan", "founding.problem.item");
        }
        var from = year(mapping.from());
        var to = year(mapping.to());
        if (from.isEmpty() || to.isEmpty() || from.get() > to.get()) {
            problem("plan", "founding.problem.period");
        }
        mapping.notes()
                .lines()
                .filter(line -> !line.isBlank() && !NOTE.matcher(line.strip()).matches())
                .forEach(line -> problem("plan", "founding.problem.note", line.strip()));
    }

    /** The year that was typed, in half or full width, if it is one. */
    static Optional<Integer> year(String typed) {
        var plain = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        if (!plain.matches("[0-9]{4}")) {
            return Optional.empty();
        }
        var year = Integer.parseInt(plain);
        return year < FIRST_YEAR || year > LAST_YEAR ? Optional.empty() : Optional.of(year);
    }

    private PlanDefinition definition(String sheet, @Nullable Variant brief) {
        var levels = new ArrayList<Level>();
        mapping.of(Role.LEVEL).stream()
                .sorted(Comparator.comparing(MappedColumn::level))
                .forEach(column -> levels.add(new Level(levelKey(column), shortened(column.heading(), 60))));
        var columns = mapped().stream().map(this::column).toList();
        var scales = mapping.scales().stream().map(FoundedPlan::scale).toList();
        return new PlanDefinition(
                mapping.code(),
                mapping.title().strip(),
                new Period(
                        year(mapping.from()).orElseThrow(), year(mapping.to()).orElseThrow()),
                mapping.item().strip(),
                levels,
                scales,
                sheet,
                columns,
                tally(mapping),
                mapping.units().stream()
                        .filter(unit -> !unit.meaning().isEmpty())
                        .map(unit -> new UnitAlias(
                                unit.printed(), unit.meaning().equals(MappedUnit.NOBODY) ? null : unit.meaning()))
                        .toList(),
                brief == null ? List.of() : List.of(brief),
                mapped().stream()
                        .filter(MappedColumn::key)
                        .map(FoundedPlan::target)
                        .toList(),
                new Layout(mapping.headerRows(), mapping.sheet()),
                List.of(),
                mapping.of(Role.UNITS).isEmpty() ? mapping.unit().strip() : null,
                heading(),
                notes(),
                null);
    }

    private List<MappedColumn> mapped() {
        return mapping.columns().stream()
                .filter(column -> column.role() != Role.IGNORE)
                .toList();
    }

    private @Nullable String heading() {
        var numbered = !mapping.of(Role.NUMBER).isEmpty();
        var deepest =
                mapping.of(Role.LEVEL).stream().mapToInt(MappedColumn::level).max();
        return switch (mapping.heading()) {
            case "NAME" -> "{name}";
            case "LEVEL_NAME" -> deepest.isPresent() ? "{name}（{level.level" + deepest.getAsInt() + "}）" : "{name}";
            default -> numbered ? null : "{name}";
        };
    }

    private List<Note> notes() {
        var notes = new LinkedHashMap<String, String>();
        mapping.notes()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    var found = NOTE.matcher(line);
                    if (found.matches()) {
                        notes.merge(found.group(1), found.group(2), (one, other) -> one + "　" + other);
                    }
                });
        return notes.entrySet().stream()
                .map(entry -> new Note(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Column column(MappedColumn column) {
        var role = column.role();
        var scale = role.chosen() ? column.name() : null;
        var units = role == Role.UNITS;
        return new Column(
                column.heading(),
                null,
                target(column),
                scale,
                units ? column.separator() : null,
                column.required() || role == Role.NAME || units,
                column.fill(),
                role.figure(),
                role.figure() && !column.measure().isBlank() ? column.measure().strip() : null);
    }

    private static Scale scale(MappedScale scale) {
        return new Scale(
                scale.key(),
                shortened(scale.label(), 60),
                scale.choices().stream()
                        .map(choice -> new Choice(
                                choice.code(),
                                choice.label().isBlank() ? choice.code() : choice.label(),
                                choice.meaning(),
                                choice.tone()))
                        .toList(),
                scale.others());
    }

    private static String target(MappedColumn column) {
        return switch (column.role()) {
            case SEQ -> "seq";
            case NUMBER -> "number";
            case NAME -> "name";
            case UNITS -> "units";
            case LEVEL -> "level." + levelKey(column);
            case LEVEL_NUMBER -> "level." + levelKey(column) + ".number";
            case TEXT, FIGURE, CHOICE -> "item." + column.name();
            case ANSWER_TEXT, ANSWER_CHOICE, ANSWER_FIGURE -> "answer." + column.name();
            case IGNORE -> throw new IllegalArgumentException("An ignored column has no target");
        };
    }

    private static String levelKey(MappedColumn column) {
        return "level" + column.level();
    }

    private static String place(MappedColumn column) {
        return Letters.of(column.place());
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private void problem(String step, String key, Object... arguments) {
        problems.add(new Problem(step, key, List.of(arguments)));
    }
}
