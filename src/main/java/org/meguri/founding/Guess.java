package org.meguri.founding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.founding.Mapping.MappedChoice;
import org.meguri.founding.Mapping.MappedColumn;
import org.meguri.founding.Mapping.MappedScale;
import org.meguri.founding.Mapping.MappedUnit;
import org.meguri.intake.RawTable;
import org.meguri.plan.NameKey;

/**
 * Proposes what a table's columns mean, from their headings and from what stands in them. A proposal only: the planning
 * division sees and changes every one of them.
 */
final class Guess {

    /** How many rows are looked at. */
    private static final int LOOKED_AT = 2_000;

    private static final int MOST_CHOICES = 12;
    private static final int LONGEST_CHOICE = 12;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_LETTERS = 6;
    private static final int MOST_LEVELS = 6;

    /** How many texts the headings have at least, beside the fullest of the upper rows. */
    private static final double HEADINGS_OF_THE_FULLEST = 0.6;

    /** The part of the rows that have to agree before a number is taken for a level's. */
    private static final double MOSTLY = 0.75;

    private static final double NEARLY_UNIQUE = 0.9;

    private static final Pattern SEQ = Pattern.compile("連番|通番|通し|順番|^seq$");
    private static final Pattern NUMBER = Pattern.compile("番号|番$|^no\\.?$|_no$|№|^#$");
    private static final Pattern NAME = Pattern.compile("名|事業|施策|取組|項目|方向性|^name$|^item$|^measure$|^policy$");
    private static final Pattern UNITS = Pattern.compile("所管|担当|部署|実施主体|^departments?$");
    private static final Pattern ANSWER =
            Pattern.compile("評価|進捗|実績|実施状況|取組状況|成果|課題|今後|方向性|結果|判定|改善|対応|progress|rating|status|future|result|plan_");
    private static final Pattern MEASURE = Pattern.compile("[（(]\\s*(千円|百万円|円|人|件|回|％|%|ha|ｈａ|ｋｍ|km)\\s*[）)]");
    private static final Pattern LETTER = Pattern.compile("[A-ES]|[Ａ-ＥＳ]|[ア-オあ-お◎○△×]");
    private static final Pattern UNIT = Pattern.compile(".+(課|部|局|室|館|所|センター|事務局|委員会|（.+）|\\(.+\\))");

    private final RawTable table;
    private final Set<String> knownUnits;
    private final Map<String, String> renamed = new HashMap<>();

    /** @param knownUnits names of the town's units */
    Guess(RawTable table, List<String> knownUnits) {
        this(table, knownUnits, Map.of());
    }

    /** @param renamed today's name of the one unit that took over, by the name that no unit carries any more */
    Guess(RawTable table, List<String> knownUnits, Map<String, String> renamed) {
        this.table = table;
        renamed.forEach((before, today) -> this.renamed.put(NameKey.of(before), today));
        this.knownUnits = new HashSet<>();
        knownUnits.forEach(name -> this.knownUnits.add(NameKey.of(name)));
    }

    /** Where the headings are. @param first place in the table's rows, from 0 */
    record Headings(int first, int rows) {}

    /**
     * The first of the upper rows that has texts in most of the columns, and how many rows belong to it. Not the fullest one: a
     * row of data may be fuller than the headings. A title or a date above has far fewer.
     */
    Headings headings() {
        var upper = table.rows().stream().limit(10).map(Guess::texts).toList();
        var most = upper.stream().mapToInt(Integer::intValue).max().orElse(0);
        var best = 0;
        while (best < upper.size() - 1 && upper.get(best) < Math.max(2, most * HEADINGS_OF_THE_FULLEST)) {
            best++;
        }
        // A row of headings under another one has its texts where the upper one is blank or reaches over.
        if (best > 0 && completes(table.rows().get(best - 1), table.rows().get(best))) {
            best--;
        }
        var rows = 1;
        while (rows < 3
                && best + rows < table.rows().size()
                && completes(table.rows().get(best + rows - 1), table.rows().get(best + rows))) {
            rows++;
        }
        return new Headings(best, rows);
    }

    /** How many cells hold a short text that is no figure. */
    private static int texts(RawTable.Row row) {
        return (int) row.cells().stream()
                .filter(cell -> !cell.isBlank() && cell.length() <= 40)
                .filter(cell -> !cell.matches("[0-9０-９.,．，△-]+"))
                .count();
    }

    private boolean completes(RawTable.Row upper, RawTable.Row lower) {
        if (lower.number() != upper.number() + 1) {
            return false;
        }
        var own = 0;
        var blanks = 0;
        for (var place = 0; place < table.width(); place++) {
            var above = upper.cell(place);
            var below = lower.cell(place);
            if (below.length() > 20 || below.matches("[0-9０-９,，.．△-]+")) {
                return false;
            }
            own += above.isBlank() && !below.isBlank() ? 1 : 0;
            blanks += !above.isBlank() && below.isBlank() ? 1 : 0;
        }
        return own > 0 && blanks > 0;
    }

    /** A mapping of the whole table as far as it can be told. */
    Mapping mapping(@Nullable String sheet, String title) {
        var found = headings();
        return mapping(sheet, title, found.first(), found.rows());
    }

    /** As {@link #mapping(String, String)}, with the headings where a person said they are. @param first place in the rows, from 0 */
    Mapping mapping(@Nullable String sheet, String title, int first, int headerRows) {
        var data = table.rows().stream()
                .skip((long) first + headerRows)
                .limit(LOOKED_AT)
                .toList();
        var samples = new ArrayList<Samples>();
        var headings = new ArrayList<String>();
        for (var place = 0; place < table.width(); place++) {
            samples.add(new Samples(data, place));
            headings.add(table.heading(first, headerRows, place));
        }
        var columns = data.isEmpty() ? List.<MappedColumn>of() : columns(headings, samples);
        var scales = columns.stream()
                .filter(column -> column.role().chosen())
                .map(column -> scale(column, samples.get(column.place())))
                .toList();
        return new Mapping(
                sheet,
                table.rows().isEmpty() ? 1 : table.rows().get(first).number(),
                headerRows,
                "",
                title,
                "",
                "",
                itemWord(columns),
                columns.stream().anyMatch(column -> column.role() == Role.NUMBER) ? "NUMBER_NAME" : "NAME",
                "",
                columns,
                scales,
                units(columns, samples),
                List.of(),
                List.of(),
                "");
    }

    private List<MappedColumn> columns(List<String> headings, List<Samples> samples) {
        var name = name(headings, samples);
        var columns = new ArrayList<MappedColumn>();
        var above = new ArrayList<Samples>();
        var levels = 0;
        var numbered = false;
        var answering = false;
        for (var place = 0; place < headings.size(); place++) {
            var heading = headings.get(place);
            var column = samples.get(place);
            if (heading.isEmpty() || column.filled() == 0) {
                columns.add(column(place, heading, Role.IGNORE, 0, column));
                continue;
            }
            var key = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            Role role;
            var level = 0;
            if (place == name) {
                role = Role.NAME;
            } else if (place == 0
                    && column.whole() == 1
                    && column.variety() == 1
                    && SEQ.matcher(key).find()) {
                role = Role.SEQ;
            } else if (place < name && column.whole() > 0.8 && numbers(headings, samples, place, name, above)) {
                role = Role.LEVEL_NUMBER;
                level = Math.min(levels + 1, MOST_LEVELS);
            } else if (!numbered
                    && place < name
                    && (NUMBER.matcher(key).find() || column.whole() > 0.8)
                    && column.longest() <= 10) {
                role = Role.NUMBER;
                numbered = true;
            } else if (units(column, key)) {
                role = Role.UNITS;
            } else if (place < name && levels < MOST_LEVELS) {
                role = Role.LEVEL;
                levels++;
                level = levels;
                above.add(column);
            } else {
                role = behindName(column, key, answering);
            }
            answering |= role.answer();
            columns.add(column(place, heading, role, level, column));
        }
        return keyed(continued(onlyOne(columns, samples), samples), samples);
    }

    private static Role behindName(Samples column, String heading, boolean answering) {
        var asked = ANSWER.matcher(heading).find();
        if (choices(column)) {
            return asked || answering ? Role.ANSWER_CHOICE : Role.CHOICE;
        }
        if (column.figures() > 0.9) {
            return Role.FIGURE;
        }
        return asked ? Role.ANSWER_TEXT : Role.TEXT;
    }

    /** Few different short values, most of them more than once; letters of a scale also in a short table. */
    private static boolean choices(Samples column) {
        var letters = column.distinct() <= MOST_LETTERS
                && column.filled() > column.distinct()
                && column.values().keySet().stream()
                        .allMatch(value -> LETTER.matcher(value).matches());
        return letters
                || column.distinct() <= MOST_CHOICES
                        && column.longest() <= LONGEST_CHOICE
                        && column.filled() >= 2 * column.distinct()
                        && column.figures() < 0.5;
    }

    private boolean units(Samples column, String heading) {
        var named = column.values().keySet().stream()
                .flatMap(text -> Arrays.stream(text.split("[、・，,/\\n]")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        var likely = named.stream()
                .filter(text -> knownUnits.contains(NameKey.of(text))
                        || UNIT.matcher(text).matches() && text.length() <= 20)
                .count();
        return !named.isEmpty()
                && likely * 10 >= named.size() * (UNITS.matcher(heading).find() ? 3L : 8L);
    }

    /**
     * Whether the column numbers the level, and not the items, to the left of their name: one number goes with one name, but
     * for a slip here and there. A number that hardly ever stands twice where the name does is the item's.
     */
    private static boolean numbers(
            List<String> headings, List<Samples> samples, int place, int name, List<Samples> above) {
        var number = samples.get(place);
        for (var next = place + 1; next < name; next++) {
            var level = samples.get(next);
            if (!headings.get(next).isEmpty() && level.whole() < 0.5) {
                var ofItems = number.overVariety() > NEARLY_UNIQUE && level.overVariety() < number.overVariety();
                return !ofItems && number.goesWith(level, above) >= MOSTLY && level.goesWith(number, above) >= MOSTLY;
            }
        }
        return false;
    }

    /** The column that names the items: short texts that hardly ever stand twice. */
    private static int name(List<String> headings, List<Samples> samples) {
        var best = -1;
        var most = -1.0;
        for (var place = 0; place < headings.size(); place++) {
            var column = samples.get(place);
            if (headings.get(place).isEmpty()
                    || column.filled() == 0
                    || column.figures() > 0.5
                    || column.average() > LONGEST_NAME
                    || column.blank() * 10 > column.filled() + column.blank()) {
                continue;
            }
            var score = column.variety()
                    + (NAME.matcher(headings.get(place)).find() ? 0.3 : 0)
                    - (UNITS.matcher(headings.get(place)).find() ? 1 : 0)
                    - (ANSWER.matcher(headings.get(place)).find()
                                    && !NAME.matcher(headings.get(place)).find()
                            ? 0.5
                            : 0);
            if (score > most + 0.05) {
                most = score;
                best = place;
            }
        }
        return best;
    }

    /** At most one column may be the units: the one with the likelier heading, else the first. */
    private static List<MappedColumn> onlyOne(List<MappedColumn> columns, List<Samples> samples) {
        var units =
                columns.stream().filter(column -> column.role() == Role.UNITS).toList();
        if (units.size() < 2) {
            return columns;
        }
        var chosen = units.stream()
                .filter(column -> UNITS.matcher(column.heading()).find())
                .findFirst()
                .orElse(units.get(0));
        return columns.stream()
                .map(column -> column.role() == Role.UNITS && column != chosen
                        ? column(column.place(), column.heading(), Role.TEXT, 0, samples.get(column.place()))
                        : column)
                .toList();
    }

    /**
     * Where neither numbers nor names tell the items apart, as many columns as are needed do: the levels with the number, or
     * the levels with the name and in the end the units. A number that stands twice below the same levels is no reason for
     * more columns but a slip, which the check is to find.
     */
    private static List<MappedColumn> keyed(List<MappedColumn> columns, List<Samples> samples) {
        var number =
                columns.stream().filter(column -> column.role() == Role.NUMBER).toList();
        var name = columns.stream().filter(column -> column.role() == Role.NAME).toList();
        var key = new ArrayList<MappedColumn>();
        columns.stream().filter(column -> column.role() == Role.LEVEL).forEach(key::add);
        if (!number.isEmpty()) {
            if (samples.get(number.get(0).place()).variety() == 1) {
                return columns;
            }
            key.addAll(number);
            if (!unique(samples, key)) {
                return columns;
            }
        } else {
            if (unique(samples, name)) {
                return columns;
            }
            key.addAll(name);
            if (!unique(samples, key)) {
                columns.stream().filter(column -> column.role() == Role.UNITS).forEach(key::add);
            }
        }
        return columns.stream()
                .map(column -> key.contains(column) ? column.asKey() : column)
                .toList();
    }

    /** A level that is blank here and there below one that is continued is continued itself. */
    private static List<MappedColumn> continued(List<MappedColumn> columns, List<Samples> samples) {
        var some = columns.stream().anyMatch(column -> column.role() == Role.LEVEL && column.fill());
        return columns.stream()
                .map(column -> some
                                && column.role() == Role.LEVEL
                                && samples.get(column.place()).begins()
                                && samples.get(column.place()).blank() > 0
                        ? column.asContinued()
                        : column)
                .toList();
    }

    private static boolean unique(List<Samples> samples, List<MappedColumn> columns) {
        if (columns.isEmpty()) {
            return false;
        }
        var texts = columns.stream()
                .map(column -> samples.get(column.place()).over())
                .toList();
        var seen = new HashSet<String>();
        for (var row = 0; row < texts.get(0).size(); row++) {
            var at = row;
            var key = texts.stream().map(column -> NameKey.of(column.get(at))).toList();
            if (!seen.add(String.join("\n", key))) {
                return false;
            }
        }
        return true;
    }

    private static MappedColumn column(int place, String heading, Role role, int level, Samples samples) {
        var measure = MEASURE.matcher(heading);
        var fill = role.ofLevel() && samples.continued();
        return new MappedColumn(
                place,
                heading,
                role,
                level,
                role.figure() && measure.find() ? measure.group(1) : "",
                samples.blank() == 0 || fill || role == Role.NAME || role == Role.UNITS || role == Role.LEVEL,
                fill,
                false,
                role == Role.UNITS ? separator(samples) : "、");
    }

    private static String separator(Samples samples) {
        var all = String.join("\n", samples.values().keySet());
        return List.of("、", "・", "，", "/", ",").stream()
                .filter(all::contains)
                .findFirst()
                .orElse("、");
    }

    /** The choices that stand in the column, in the order of their letters or, for words, of their appearance. */
    static MappedScale scale(MappedColumn column, Samples samples) {
        var codes = new ArrayList<>(samples.values().keySet());
        if (codes.stream().allMatch(code -> code.length() == 1)) {
            codes.sort(Comparator.naturalOrder());
            if (codes.remove("S")) {
                codes.add(0, "S");
            }
        }
        return new MappedScale(
                column.name(),
                column.heading(),
                false,
                column.role() == Role.ANSWER_CHOICE,
                codes.stream()
                        .map(code -> new MappedChoice(code, code, "", "none"))
                        .toList());
    }

    /** Printed names that no unit of the town carries. */
    private List<MappedUnit> units(List<MappedColumn> columns, List<Samples> samples) {
        return columns.stream()
                .filter(column -> column.role() == Role.UNITS)
                .findFirst()
                .map(column -> foreign(samples.get(column.place()), column.separator()).stream()
                        .map(this::unit)
                        .toList())
                .orElse(List.of());
    }

    /** What a name that no unit carries is proposed to stand for. */
    MappedUnit unit(String name) {
        return new MappedUnit(
                name,
                name.contains("関係") && name.contains("課")
                        ? MappedUnit.NOBODY
                        : renamed.getOrDefault(NameKey.of(name), ""));
    }

    /** The names in the column that no unit of the town carries, each once, in order. */
    Set<String> foreign(Samples column, String separator) {
        var foreign = new LinkedHashSet<String>();
        for (var text : column.values().keySet()) {
            for (var name : text.split(Pattern.quote(separator))) {
                if (!name.isBlank() && !knownUnits.contains(NameKey.of(name))) {
                    foreign.add(name.strip());
                }
            }
        }
        return foreign;
    }

    /** What one row is called, from the heading of the names: 事業名 is of a 事業. */
    private static String itemWord(List<MappedColumn> columns) {
        return columns.stream()
                .filter(column -> column.role() == Role.NAME)
                .map(MappedColumn::heading)
                .map(heading -> heading.length() > 1 && heading.endsWith("名")
                        ? heading.substring(0, heading.length() - 1)
                        : heading)
                .filter(word -> word.codePointCount(0, word.length()) <= 20)
                .findFirst()
                .orElse("");
    }
}
