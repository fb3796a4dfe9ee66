package org.meguri.publication;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meguri.publication.EditionContent.Row;

/**
 * How an edition's table lies on paper: what runs across it as headings, which columns are left, and how wide they are. A
 * plan may say so; otherwise every level becomes a heading, and a column is as wide as its texts need.
 */
final class PaperLayout {

    private static final String USUAL_PAGE = "a3-landscape";
    private static final int WHOLE = 100;

    /** The least shares of columns. */
    private static final int SHORT = 5;

    private static final int UNITS = 6;
    private static final int NAME = 8;
    private static final int TEXT = 7;

    /** In millimetres, as the style has it. */
    private static final double LETTER = 2.82;

    private static final double LINE = 4.1;
    private static final double PADDING = 2.4;
    private static final double BAND = 6;
    private static final double STEP = 10;
    private static final int MOST_ROOM = 20;

    private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern SIGNS = Pattern.compile("[\\[\\]{}]");

    private final EditionContent content;
    private final List<String> headings;
    private final List<Integer> places;
    private final List<Integer> widths;

    private PaperLayout(EditionContent content) {
        this.content = content;
        var paper = content.paper();
        var given = paper == null ? null : paper.headings();
        this.headings = given == null ? usual(content) : given;
        var fits = shown(content, headings);
        // Paper without a column would be no table.
        this.places = fits.isEmpty() ? List.of(Math.max(0, content.place(EditionContent.NAME))) : fits;
        this.widths = shares();
    }

    static PaperLayout of(EditionContent content) {
        return new PaperLayout(content);
    }

    /** Which of the pages that the style knows: {@code a3-landscape}. */
    String page() {
        var paper = content.paper();
        return paper == null
                ? USUAL_PAGE
                : (paper.size().equals("A4") ? "a4" : "a3") + (paper.landscape() ? "-landscape" : "-portrait");
    }

    boolean newPage() {
        var paper = content.paper();
        return paper != null && paper.newPage();
    }

    /** Places of the columns that are left, in the order of the table. */
    List<Integer> places() {
        return places;
    }

    /** What the row stands under, from the top; as many texts as there are headings, "" where nothing is to be printed. */
    List<String> headings(Row row) {
        return headings.stream().map(heading -> filled(heading, row)).toList();
    }

    private String filled(String heading, Row row) {
        var kept = OPTIONAL.matcher(heading)
                .replaceAll(part -> Matcher.quoteReplacement(complete(part.group(1), row) ? part.group(1) : ""));
        return BLANK.matcher(kept)
                .replaceAll(blank -> Matcher.quoteReplacement(content.text(row, blank.group(1))))
                .strip();
    }

    private boolean complete(String part, Row row) {
        return BLANK.matcher(part).results().noneMatch(blank -> content.text(row, blank.group(1))
                .isEmpty());
    }

    /** Every level that has a column, with all its parts: {@code 1　まちづくり　国の目標：…}. */
    private static List<String> usual(EditionContent content) {
        var headings = new ArrayList<String>();
        for (var level : content.levels()) {
            var name = EditionContent.LEVEL_PREFIX + level.key();
            var number = name + "." + EditionContent.NUMBER;
            if (content.place(name) < 0) {
                continue;
            }
            var heading = new StringBuilder(content.place(number) < 0 ? "" : "[{" + number + "}　]");
            heading.append('{').append(name).append('}');
            for (var column : content.columns()) {
                if (column.to().startsWith(name + ".") && !column.to().equals(number)) {
                    heading.append("[　")
                            .append(SIGNS.matcher(column.heading()).replaceAll(""))
                            .append("：{")
                            .append(column.to())
                            .append("}]");
                }
            }
            headings.add(heading.toString());
        }
        return headings;
    }

    private static List<Integer> shown(EditionContent content, List<String> headings) {
        var named = new HashSet<String>();
        headings.forEach(heading -> BLANK.matcher(heading).results().forEach(blank -> named.add(blank.group(1))));
        if (content.place(EditionContent.NUMBER) >= 0) {
            named.add(EditionContent.SEQ);
        }
        var paper = content.paper();
        var omitted = paper == null ? Set.<String>of() : Set.copyOf(paper.omit());
        var shown = new ArrayList<Integer>();
        for (var place = 0; place < content.columns().size(); place++) {
            var column = content.columns().get(place);
            if (!named.contains(column.to()) && !omitted.contains(column.name())) {
                shown.add(place);
            }
        }
        return List.copyOf(shown);
    }

    /** One share for each of the {@link #places}, 100 together. */
    List<Integer> widths() {
        return widths;
    }

    private List<Integer> shares() {
        var paper = content.paper();
        var wanted = paper == null ? Map.<String, Integer>of() : paper.widths();
        var shares = new double[places.size()];
        var appetites = new double[places.size()];
        for (var at = 0; at < shares.length; at++) {
            var place = places.get(at);
            var column = content.columns().get(place);
            var given = wanted.get(column.name());
            shares[at] = given == null ? least(column) : given;
            appetites[at] = given == null && least(column) > SHORT ? appetite(place) : 0;
        }
        return rounded(shares, appetites);
    }

    /**
     * What a heading needs below itself so that its first row stands on the same page, in steps of 10 mm: the engine cannot keep
     * rows together, but it begins a page before a row that asks for more than is left.
     *
     * @param bands how many headings stand above the row, with this one
     */
    int room(PaperBlock.Line line, int bands) {
        var lines = 1;
        for (var at = 0; at < widths.size(); at++) {
            var letters = Math.max(1, (int) ((widths.get(at) * width() / WHOLE - PADDING) / LETTER));
            lines = Math.max(lines, lines(line.cells().get(at).text(), letters));
        }
        return Math.min(MOST_ROOM, (int) Math.ceil((lines * LINE + PADDING + bands * BAND) / STEP));
    }

    private static int lines(String text, int letters) {
        return text.lines().mapToInt(line -> line.length() / letters + 1).sum();
    }

    /** Between the margins, in millimetres. */
    private int width() {
        return switch (page()) {
            case "a3-portrait", "a4-landscape" -> 273;
            case "a4-portrait" -> 186;
            default -> 396;
        };
    }

    private static int least(EditionContent.Column column) {
        return switch (column.to()) {
            case EditionContent.SEQ, EditionContent.NUMBER -> SHORT - 1;
            case EditionContent.UNITS -> UNITS;
            case EditionContent.NAME -> NAME;
            default -> column.scale() == null ? TEXT : SHORT;
        };
    }

    /** The mean length of the column's texts. */
    private double appetite(int place) {
        return content.rows().stream()
                .mapToInt(row -> row.cells().get(place).length())
                .average()
                .orElse(0);
    }

    /** What is left after the least shares goes to who has the longest texts. */
    private static List<Integer> rounded(double[] shares, double[] appetites) {
        double taken = 0;
        double hunger = 0;
        for (var at = 0; at < shares.length; at++) {
            taken += shares[at];
            hunger += appetites[at];
        }
        var rounded = new ArrayList<Integer>();
        var given = 0;
        var reached = 0.0;
        for (var at = 0; at < shares.length; at++) {
            reached += hunger == 0 || taken >= WHOLE
                    ? shares[at] * WHOLE / taken
                    : shares[at] + (WHOLE - taken) * appetites[at] / hunger;
            rounded.add(Math.max(1, (int) Math.round(reached) - given));
            given += rounded.get(at);
        }
        return rounded;
    }
}
