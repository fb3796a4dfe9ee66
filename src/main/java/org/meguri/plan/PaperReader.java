package org.meguri.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition.Column;
import org.meguri.plan.PlanDefinition.Level;
import org.meguri.plan.PlanDefinition.Paper;

/** Reads how a plan's table is laid out on paper, as strictly as the rest of its file. */
final class PaperReader {

    private static final List<String> PAGES = List.of("A3 landscape", "A3 portrait", "A4 landscape", "A4 portrait");
    private static final int WHOLE = 100;
    private static final Pattern BLANK = Pattern.compile("\\{([^}]*)}");

    private final List<String> levels;
    private final List<Column> columns;

    private PaperReader(List<Level> levels, List<Column> columns) {
        this.levels = levels.stream().map(Level::key).toList();
        this.columns = columns;
    }

    static Paper read(YamlPlace place, List<Level> levels, List<Column> columns) {
        return new PaperReader(levels, columns).read(place);
    }

    private Paper read(YamlPlace place) {
        var entries = place.entries(List.of(), List.of("page", "headings", "newPage", "omit", "widths"));
        var page = entries.get("page");
        var newPage = entries.get("newPage");
        var size = (page == null ? PAGES.get(0) : page.oneOf(PAGES)).split(" ");
        return new Paper(
                size[0],
                size[1].equals("landscape"),
                headings(entries.get("headings")),
                newPage != null && newPage.oneOf(List.of("true", "false")).equals("true"),
                omit(entries.get("omit")),
                widths(entries.get("widths")));
    }

    private @Nullable List<String> headings(@Nullable YamlPlace place) {
        if (place == null) {
            return null;
        }
        var headings = new ArrayList<String>();
        var above = -1;
        for (var member : place.members(0, levels.size())) {
            var heading = member.text(200);
            var level = level(heading, member);
            if (level <= above) {
                throw member.refusal("plan.yaml.paper-order", String.join("、", levels));
            }
            above = level;
            headings.add(heading);
        }
        return headings;
    }

    /** The place of the one level that a heading names. */
    private int level(String heading, YamlPlace place) {
        var named = new LinkedHashSet<String>();
        var blanks = BLANK.matcher(heading);
        while (blanks.find()) {
            var target = blanks.group(1);
            if (!target.startsWith("level.")
                    || columns.stream().noneMatch(column -> column.to().equals(target))) {
                throw place.refusal("plan.yaml.paper-blank", target);
            }
            named.add(target.split("\\.")[1]);
        }
        if (named.size() != 1) {
            throw place.refusal("plan.yaml.paper-level");
        }
        return levels.indexOf(named.iterator().next());
    }

    private List<String> omit(@Nullable YamlPlace place) {
        var omitted = new LinkedHashSet<String>();
        for (var member : place == null ? List.<YamlPlace>of() : place.members(0, columns.size() - 1)) {
            var name = member.oneOf(columns.stream().map(Column::name).toList());
            if (!omitted.add(name)) {
                throw member.refusal("plan.yaml.duplicate");
            }
        }
        return List.copyOf(omitted);
    }

    private Map<String, Integer> widths(@Nullable YamlPlace place) {
        if (place == null) {
            return Map.of();
        }
        var widths = new LinkedHashMap<String, Integer>();
        place.entries(List.of(), columns.stream().map(Column::name).toList())
                .forEach((name, width) -> widths.put(name, width.number(1, WHOLE)));
        if (widths.values().stream().mapToInt(Integer::intValue).sum() > WHOLE) {
            throw place.refusal("plan.yaml.paper-widths");
        }
        return widths;
    }
}
