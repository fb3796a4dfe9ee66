package org.meguri.plan;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition.Choice;
import org.meguri.plan.PlanDefinition.Column;
import org.meguri.plan.PlanDefinition.Group;
import org.meguri.plan.PlanDefinition.Layout;
import org.meguri.plan.PlanDefinition.Level;
import org.meguri.plan.PlanDefinition.Note;
import org.meguri.plan.PlanDefinition.Period;
import org.meguri.plan.PlanDefinition.Scale;
import org.meguri.plan.PlanDefinition.UnitAlias;
import org.meguri.plan.PlanDefinition.Variant;
import org.meguri.system.Refusal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a plan's YAML file strictly: what is not understood is refused, with the line and the cure. */
final class PlanReader {

    /** In UTF-16 units; a definition of 200 columns and 20 scales stays far below. */
    static final int MAX_SIZE = 200_000;

    /** The first and last fiscal year that a period may name; before 平成 the year cannot be printed. */
    static final int FIRST_YEAR = 1989;

    static final int LAST_YEAR = 2100;

    private static final int MAX_DEPTH = 10;
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");
    private static final List<String> TONES = List.of("good", "fair", "poor", "none");
    private static final List<String> SENSES = List.of("achieved", "finished", "continued", "nothing");
    private static final String DEFAULT_SEPARATOR = "、";

    private PlanReader() {}

    static PlanDefinition read(String yaml) {
        if (yaml.length() > MAX_SIZE) {
            throw new Refusal("plan.yaml.too-large", Integer.toString(MAX_SIZE));
        }
        var root = new YamlPlace(compose(yaml), "");
        var top = root.entries(
                List.of("code", "title", "period", "item", "levels", "scales", "sheet", "columns", "tally"),
                List.of("units", "variants", "key", "layout", "groups", "unit", "heading", "notes", "paper"));
        var levels = levels(at(top, "levels"));
        var scales = scales(at(top, "scales"));
        var columns = columns(at(top, "columns"), levels, scales, top.containsKey("unit"));
        var targets = columns.stream().map(Column::to).toList();
        var unit = top.get("unit");
        return new PlanDefinition(
                at(top, "code").text(60, CODE, "strategy1-r3"),
                at(top, "title").text(200),
                period(at(top, "period")),
                at(top, "item").text(20),
                levels,
                scales,
                at(top, "sheet").text(60, CODE, "self-evaluation"),
                columns,
                tally(at(top, "tally"), scales, columns),
                units(top.get("units")),
                variants(top.get("variants")),
                key(top.get("key"), targets),
                layout(top.get("layout")),
                groups(top.get("groups"), targets),
                unit == null ? null : unit.text(100),
                heading(top.get("heading"), targets),
                notes(top.get("notes")),
                top.get("paper") == null ? null : PaperReader.read(at(top, "paper"), levels, columns));
    }

    private static List<Variant> variants(@Nullable YamlPlace place) {
        var variants = new ArrayList<Variant>();
        var keys = new HashSet<String>();
        for (var member : place == null ? List.<YamlPlace>of() : place.members(0, 5)) {
            var entries = member.entries(List.of("key", "label", "sheet"), List.of());
            var key = at(entries, "key").text(40, KEY, "simple");
            unique(keys, key, at(entries, "key"));
            variants.add(new Variant(
                    key, at(entries, "label").text(60), at(entries, "sheet").text(60, CODE, "self-evaluation-simple")));
        }
        return List.copyOf(variants);
    }

    private static List<String> key(@Nullable YamlPlace place, List<String> targets) {
        var key = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var member : place == null ? List.<YamlPlace>of() : place.members(1, 10)) {
            var target = knownTarget(member, targets);
            if (target.equals("seq") || target.startsWith("answer.")) {
                throw member.refusal("plan.yaml.key-target");
            }
            unique(seen, target, member);
            key.add(target);
        }
        return List.copyOf(key);
    }

    private static Layout layout(@Nullable YamlPlace place) {
        if (place == null) {
            return Layout.PLAIN;
        }
        var entries = place.entries(List.of("headerRows"), List.of("sheet"));
        var sheet = entries.get("sheet");
        return new Layout(at(entries, "headerRows").number(1, 5), sheet == null ? null : sheet.text(31));
    }

    private static List<Group> groups(@Nullable YamlPlace place, List<String> targets) {
        var groups = new ArrayList<Group>();
        for (var member : place == null ? List.<YamlPlace>of() : place.members(0, 20)) {
            var entries = member.entries(List.of("label", "column", "value"), List.of());
            groups.add(new Group(
                    at(entries, "label").text(60),
                    knownTarget(at(entries, "column"), targets),
                    at(entries, "value").text(100)));
        }
        return List.copyOf(groups);
    }

    private static List<Note> notes(@Nullable YamlPlace place) {
        var notes = new ArrayList<Note>();
        var marks = new HashSet<String>();
        for (var member : place == null ? List.<YamlPlace>of() : place.members(0, 100)) {
            var entries = member.entries(List.of("mark", "text"), List.of());
            var mark = at(entries, "mark").text(20);
            unique(marks, NameKey.of(mark), at(entries, "mark"));
            notes.add(new Note(mark, at(entries, "text").text(1_000)));
        }
        return List.copyOf(notes);
    }

    private static @Nullable String heading(@Nullable YamlPlace place, List<String> targets) {
        if (place == null) {
            return null;
        }
        var heading = place.text(200);
        var blanks = Pattern.compile("\\{([^}]*)}").matcher(heading);
        var named = false;
        while (blanks.find()) {
            var target = blanks.group(1);
            named |= target.equals("name");
            if (!targets.contains(target) || target.startsWith("item.") || target.startsWith("answer.")) {
                throw place.refusal("plan.yaml.heading-blank", target);
            }
        }
        if (!named) {
            throw place.refusal("plan.yaml.heading-name");
        }
        return heading;
    }

    private static String knownTarget(YamlPlace place, List<String> targets) {
        var target = place.text(60);
        if (!targets.contains(target)) {
            throw place.refusal("plan.yaml.target-unknown", String.join("、", targets));
        }
        return target;
    }

    private static Node compose(String yaml) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_SIZE);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setProcessComments(false);
        Node node;
        try {
            node = new Yaml(options).compose(new StringReader(yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new Refusal("plan.yaml.syntax", mark == null ? "?" : Integer.toString(mark.getLine() + 1));
        } catch (YAMLException e) {
            throw new Refusal("plan.yaml.unreadable");
        }
        if (node == null) {
            throw new Refusal("plan.yaml.nothing");
        }
        return node;
    }

    private static Period period(YamlPlace place) {
        var entries = place.entries(List.of("from", "to"), List.of());
        var from = at(entries, "from").number(FIRST_YEAR, LAST_YEAR);
        var to = at(entries, "to").number(FIRST_YEAR, LAST_YEAR);
        if (from > to) {
            throw place.refusal("plan.yaml.period", Integer.toString(from), Integer.toString(to));
        }
        return new Period(from, to);
    }

    private static List<Level> levels(YamlPlace place) {
        var levels = new ArrayList<Level>();
        var keys = new HashSet<String>();
        for (var member : place.members(0, 8)) {
            var entries = member.entries(List.of("key", "label"), List.of());
            var key = at(entries, "key").text(40, KEY, "goal");
            unique(keys, key, at(entries, "key"));
            levels.add(new Level(key, at(entries, "label").text(60)));
        }
        return List.copyOf(levels);
    }

    private static List<Scale> scales(YamlPlace place) {
        var scales = new ArrayList<Scale>();
        var keys = new HashSet<String>();
        for (var member : place.members(0, 20)) {
            var entries = member.entries(List.of("key", "label", "choices"), List.of("others"));
            var key = at(entries, "key").text(40, KEY, "progress");
            unique(keys, key, at(entries, "key"));
            var others = entries.get("others");
            scales.add(new Scale(
                    key,
                    at(entries, "label").text(60),
                    choices(at(entries, "choices")),
                    others != null && others.oneOf(List.of("keep", "refuse")).equals("keep")));
        }
        return List.copyOf(scales);
    }

    private static List<Choice> choices(YamlPlace place) {
        var choices = new ArrayList<Choice>();
        var codes = new HashSet<String>();
        for (var member : place.members(2, 30)) {
            var entries = member.entries(List.of("code", "label"), List.of("meaning", "tone", "says"));
            var code = at(entries, "code").text(20);
            unique(codes, NameKey.of(code), at(entries, "code"));
            var meaning = entries.get("meaning");
            var tone = entries.get("tone");
            var says = entries.get("says");
            choices.add(new Choice(
                    code,
                    at(entries, "label").text(60),
                    meaning == null ? "" : meaning.text(300),
                    tone == null ? "none" : tone.oneOf(TONES),
                    says == null ? "nothing" : says.oneOf(SENSES)));
        }
        return List.copyOf(choices);
    }

    private static List<Column> columns(
            YamlPlace place, List<Level> levels, List<Scale> scales, boolean oneUnitForAll) {
        var columns = new ArrayList<Column>();
        var headings = new HashMap<String, Integer>();
        var targets = new HashSet<String>();
        for (var member : place.members(2, 200)) {
            var entries = member.entries(
                    List.of("name", "to"),
                    List.of("label", "scale", "separator", "required", "fill", "figure", "measure"));
            var to = target(at(entries, "to"), levels);
            unique(targets, to, at(entries, "to"));
            var name = at(entries, "name").text(100);
            heading(headings, name, columns.size(), at(entries, "name"));
            var label = entries.get("label");
            if (label != null) {
                heading(headings, label.text(100), columns.size(), label);
            }
            var required = entries.get("required");
            var figure = entries.get("figure") != null && yes(at(entries, "figure"));
            var measure = entries.get("measure");
            if (measure != null && !figure) {
                throw measure.refusal("plan.yaml.measure-of-figure");
            }
            columns.add(new Column(
                    name,
                    label == null ? null : label.text(100),
                    to,
                    scale(entries.get("scale"), to, scales),
                    separator(entries.get("separator"), to),
                    required == null || required(required, to),
                    entries.get("fill") != null && yes(at(entries, "fill")),
                    figure,
                    measure == null ? null : measure.text(20)));
        }
        for (var needed : needed(levels, oneUnitForAll)) {
            if (!targets.contains(needed)) {
                throw place.refusal("plan.yaml.column-missing", needed);
            }
        }
        return List.copyOf(columns);
    }

    private static List<String> needed(List<Level> levels, boolean oneUnitForAll) {
        var needed = new ArrayList<>(oneUnitForAll ? List.of("name") : List.of("name", "units"));
        levels.forEach(level -> needed.add("level." + level.key()));
        return needed;
    }

    private static String target(YamlPlace place, List<Level> levels) {
        var to = place.text(60);
        if (Set.of("seq", "number", "name", "units").contains(to)) {
            return to;
        }
        var dot = to.indexOf('.');
        var kind = dot < 0 ? "" : to.substring(0, dot);
        var key = to.substring(dot + 1);
        var part = kind.equals("level") ? key.indexOf('.') : -1;
        var first = part < 0 ? key : key.substring(0, part);
        if (!Set.of("level", "item", "answer").contains(kind)
                || !KEY.matcher(first).matches()
                || part >= 0 && !KEY.matcher(key.substring(part + 1)).matches()) {
            throw place.refusal("plan.yaml.column-to");
        }
        if (kind.equals("level")
                && levels.stream().noneMatch(level -> level.key().equals(first))) {
            throw place.refusal(
                    "plan.yaml.column-level",
                    String.join("、", levels.stream().map(Level::key).toList()));
        }
        return to;
    }

    private static boolean required(YamlPlace place, String to) {
        var required = yes(place);
        if (!required && Set.of("name", "units").contains(to)) {
            throw place.refusal("plan.yaml.column-required", to);
        }
        return required;
    }

    private static boolean yes(YamlPlace place) {
        return place.oneOf(List.of("true", "false")).equals("true");
    }

    private static @Nullable String scale(@Nullable YamlPlace place, String to, List<Scale> scales) {
        if (place == null) {
            return null;
        }
        if (!to.startsWith("answer.") && !to.startsWith("item.")) {
            throw place.refusal("plan.yaml.scale-of-answer");
        }
        return knownScale(place, scales);
    }

    private static String knownScale(YamlPlace place, List<Scale> scales) {
        var key = place.text(40);
        if (scales.stream().noneMatch(scale -> scale.key().equals(key))) {
            throw place.refusal(
                    "plan.yaml.scale-unknown",
                    String.join("、", scales.stream().map(Scale::key).toList()));
        }
        return key;
    }

    private static @Nullable String separator(@Nullable YamlPlace place, String to) {
        if (place == null) {
            return to.equals("units") ? DEFAULT_SEPARATOR : null;
        }
        if (!to.equals("units")) {
            throw place.refusal("plan.yaml.separator-of-units");
        }
        return place.text(3);
    }

    private static List<String> tally(YamlPlace place, List<Scale> scales, List<Column> columns) {
        var tally = new ArrayList<String>();
        var keys = new HashSet<String>();
        for (var member : place.members(0, 20)) {
            var key = knownScale(member, scales);
            unique(keys, key, member);
            if (columns.stream().noneMatch(column -> key.equals(column.scale()))) {
                throw member.refusal("plan.yaml.tally-without-column");
            }
            tally.add(key);
        }
        return List.copyOf(tally);
    }

    private static List<UnitAlias> units(@Nullable YamlPlace place) {
        if (place == null) {
            return List.of();
        }
        var aliases = new ArrayList<UnitAlias>();
        var printed = new HashSet<String>();
        for (var member : place.members(0, 500)) {
            var entries = member.entries(List.of("printed"), List.of("unit", "nobody"));
            var name = at(entries, "printed").text(100);
            unique(printed, NameKey.of(name), at(entries, "printed"));
            var unit = entries.get("unit");
            var nobody = entries.get("nobody") != null && yes(at(entries, "nobody"));
            if ((unit == null) != nobody) {
                throw member.refusal("plan.yaml.alias-unit");
            }
            aliases.add(new UnitAlias(name, unit == null ? null : unit.text(100)));
        }
        return List.copyOf(aliases);
    }

    private static YamlPlace at(Map<String, YamlPlace> entries, String key) {
        var place = entries.get(key);
        if (place == null) {
            throw new IllegalStateException("Key " + key + " was not asked for");
        }
        return place;
    }

    private static void unique(Set<String> seen, String value, YamlPlace place) {
        if (!seen.add(value)) {
            throw place.refusal("plan.yaml.duplicate");
        }
    }

    /** A header may be written by the column's name or by its label, so neither may mean two columns. */
    private static void heading(Map<String, Integer> seen, String heading, int column, YamlPlace place) {
        var other = seen.putIfAbsent(NameKey.of(heading), column);
        if (other != null && other != column) {
            throw place.refusal("plan.yaml.duplicate");
        }
    }
}
