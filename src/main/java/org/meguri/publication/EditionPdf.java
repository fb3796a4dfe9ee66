package org.meguri.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.print.Imprint;
import org.meguri.print.PaperPress;
import org.meguri.publication.EditionContent.Row;
import org.meguri.publication.PaperBlock.Band;
import org.meguri.publication.PaperBlock.Cell;
import org.meguri.publication.PaperBlock.Head;
import org.meguri.publication.PaperBlock.Line;
import org.meguri.system.FiscalYear;
import org.meguri.system.JapaneseDates;
import org.springframework.context.support.MessageSourceAccessor;

/**
 * An edition for paper: what it is, what was corrected, the scales with their tallies, the plan's table under the headings
 * of its levels, and what is told beyond it. Printed in parts, so that its length does not matter.
 */
final class EditionPdf {

    /** In characters; what a press takes at a time without needing more than some hundred megabytes. */
    private static final int PART = 100_000;

    private static final String TEMPLATE = "print/edition";
    private static final String HEAD = "head";
    private static final String SHORT = "short";
    private static final String GRADE = "short grade";
    private static final String NAME = "name";
    private static final String TEXT = "text";

    private final EditionContent content;
    private final MessageSourceAccessor words;
    private final PaperLayout layout;

    private EditionPdf(EditionContent content, MessageSourceAccessor words) {
        this.content = content;
        this.words = words;
        this.layout = PaperLayout.of(content);
    }

    /** @throws org.meguri.system.Refusal (503) when too many wait for a PDF already */
    static byte[] write(EditionContent content, MessageSourceAccessor words, PaperPress press) {
        var seal = Seal.of(EditionJson.canonical(content)).value();
        var licence = content.licence();
        return press.print(
                TEMPLATE,
                new EditionPdf(content, words).parts(seal),
                new Imprint(
                        content.published(),
                        Long.parseUnsignedLong(seal.substring(0, 16), 16),
                        licence == null ? null : licence.name() + " " + licence.url()));
    }

    private List<Map<String, Object>> parts(String seal) {
        var parts = new ArrayList<List<PaperBlock>>();
        var part = new ArrayList<PaperBlock>();
        var weight = 0;
        for (var block : blocks()) {
            if (weight + block.weight() > PART && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
                weight = 0;
            }
            part.add(block);
            weight += block.weight();
        }
        parts.add(part);
        var models = new ArrayList<Map<String, Object>>();
        for (var at = 0; at < parts.size(); at++) {
            var model = new HashMap<String, Object>();
            model.put("edition", content);
            model.put("about", about());
            model.put("foot", foot());
            model.put("page", layout.page());
            model.put("blocks", parts.get(at));
            model.put("first", at == 0);
            model.put("colophon", colophon(seal));
            models.add(model);
        }
        return models;
    }

    private List<String> about() {
        var year = new FiscalYear(content.fiscalYear());
        return List.of(
                content.town(),
                word("plan", content.planTitle()),
                word("year", year.japanese(), content.fiscalYear() + ""),
                word("edition", content.number()),
                word("published", JapaneseDates.both(content.published())));
    }

    private String foot() {
        return content.town() + "　" + content.title() + "　" + word("edition", content.number());
    }

    private List<String> colophon(String seal) {
        var lines = new ArrayList<String>();
        var licence = content.licence();
        if (licence != null) {
            lines.add(word("licence", content.town(), licence.name()) + "　" + licence.url());
        }
        lines.add(word("data") + "　" + word("seal", seal));
        return lines;
    }

    private List<PaperBlock> blocks() {
        return Stream.of(corrections(), legend(), table(), missing(), remarks(), indicators(), changes(), advice())
                .flatMap(List::stream)
                .toList();
    }

    private List<PaperBlock> legend() {
        var legends = new ArrayList<PaperBlock.Legend>();
        content.overall().forEach(tally -> legends.add(counted(tally)));
        content.scales().stream()
                .filter(scale -> content.overall().stream()
                        .noneMatch(tally -> tally.scale().equals(scale.key())))
                .forEach(scale -> legends.add(uncounted(scale)));
        return legends.isEmpty() ? List.of() : List.of(PaperBlock.legend(word("legend"), legends));
    }

    private PaperBlock.Legend counted(EditionContent.Tally tally) {
        return new PaperBlock.Legend(
                tally.label(),
                true,
                tally.counts().stream()
                        .map(count -> new PaperBlock.Choice(
                                count.code(),
                                count.label(),
                                content.meaning(tally.scale(), count.code()),
                                count(count.count()),
                                word("percent", count.percent().toPlainString())))
                        .toList(),
                count(tally.total()),
                word("percent", Tallying.percent(tally.total(), tally.total()).toPlainString()),
                tally.unanswered(),
                content.byLevel(tally).stream().map(part -> level(part, tally)).toList());
    }

    /** The counts of a part stand below those of the whole, which may have values off the scale. */
    private PaperBlock.Level level(EditionContent.Tally part, EditionContent.Tally whole) {
        var counts = whole.counts().stream()
                .map(count -> part.counts().stream()
                        .filter(own -> own.code().equals(count.code()))
                        .findFirst()
                        .orElseGet(() -> new EditionContent.Count(
                                count.code(), count.label(), 0, Tallying.percent(0, part.total()))))
                .map(count -> word(
                        "count-percent", count(count.count()), count.percent().toPlainString()));
        return new PaperBlock.Level(
                part.level() == null || part.level().isEmpty() ? word("no-level") : part.level(),
                Stream.concat(counts, Stream.of(count(part.total()))).toList());
    }

    private static PaperBlock.Legend uncounted(EditionContent.Scale scale) {
        return new PaperBlock.Legend(
                scale.label(),
                false,
                scale.choices().stream()
                        .map(choice -> new PaperBlock.Choice(choice.code(), choice.label(), choice.meaning(), "", ""))
                        .toList(),
                "",
                "",
                0,
                List.of());
    }

    private static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The plan's table: a block for each entry of the first heading, cut where it is too long for one part. */
    private List<PaperBlock> table() {
        var heads = heads();
        var blocks = new ArrayList<PaperBlock>();
        var from = 0;
        for (var at = 1; at <= content.rows().size(); at++) {
            if (at == content.rows().size() || !title(at).equals(title(from))) {
                chapter(content.rows().subList(from, at), heads, blocks);
                from = at;
            }
        }
        return blocks;
    }

    private String title(int row) {
        return title(content.rows().get(row));
    }

    private String title(Row row) {
        return layout.headings(row).stream().findFirst().orElseGet(() -> word("table"));
    }

    private void chapter(List<Row> rows, List<Head> heads, List<PaperBlock> blocks) {
        var newPage = layout.newPage();
        var lines = new ArrayList<Line>();
        var weight = 0;
        var continued = false;
        @Nullable Row above = null;
        for (var row : rows) {
            var line = line(row, above);
            weight += PaperBlock.LINE + line.length();
            if (weight > PART && !lines.isEmpty()) {
                blocks.add(new PaperBlock(title(row), continued, newPage, heads, List.copyOf(lines), List.of()));
                lines.clear();
                weight = PaperBlock.LINE + line.length();
                continued = true;
                newPage = false;
            }
            bands(row, above, line, lines);
            lines.add(line);
            above = row;
        }
        blocks.add(new PaperBlock(title(rows.get(0)), continued, newPage, heads, lines, List.of()));
    }

    /** The headings across the table that change with this row; where a part begins, all of them. */
    private void bands(Row row, @Nullable Row above, Line line, List<Line> lines) {
        var now = layout.headings(row);
        var changed = above == null ? 1 : Math.max(1, firstDifference(now, layout.headings(above)));
        for (var depth = lines.isEmpty() ? 1 : changed; depth < now.size(); depth++) {
            var text = now.get(depth);
            if (!text.isEmpty()) {
                lines.add(new Line(
                        new Band(
                                depth,
                                depth < changed ? word("continued", text) : text,
                                layout.room(line, now.size() - depth)),
                        List.of(),
                        false));
            }
        }
    }

    private static int firstDifference(List<String> texts, List<String> others) {
        var at = 0;
        while (at < texts.size() && texts.get(at).equals(others.get(at))) {
            at++;
        }
        return at;
    }

    private List<Head> heads() {
        var widths = layout.widths();
        var heads = new ArrayList<Head>();
        for (var at = 0; at < widths.size(); at++) {
            heads.add(new Head(content.columns().get(layout.places().get(at)).heading(), widths.get(at)));
        }
        return heads;
    }

    private Line line(Row row, @Nullable Row above) {
        var lacking = content.lacks(row);
        var told = false;
        var cells = new ArrayList<Cell>();
        for (var place : layout.places()) {
            var column = content.columns().get(place);
            var text = row.cells().get(place);
            if (lacking && !told && column.to().startsWith(EditionContent.ANSWER_PREFIX)) {
                told = true;
                cells.add(new Cell(text, words.getMessage("publication.public.missing"), SHORT));
            } else if (column.scale() != null) {
                var label = content.scale(column.scale())
                        .flatMap(scale -> scale.choice(text))
                        .map(EditionContent.Choice::label)
                        .filter(words -> !words.equals(text))
                        .orElse(null);
                cells.add(new Cell(text, label, GRADE));
            } else {
                cells.add(new Cell(text, kind(column)));
            }
        }
        return new Line(null, cells, above != null && same(row, above));
    }

    private static String kind(EditionContent.Column column) {
        return switch (column.to()) {
            case EditionContent.NAME -> HEAD;
            case EditionContent.SEQ, EditionContent.NUMBER -> SHORT;
            default -> column.longText() ? TEXT : NAME;
        };
    }

    /** Whether both rows are of one item that several units evaluate apart: alike in everything that the plan says of it. */
    private boolean same(Row row, Row above) {
        for (var place = 0; place < content.columns().size(); place++) {
            var to = content.columns().get(place).to();
            var own = to.equals(EditionContent.SEQ)
                    || to.equals(EditionContent.UNITS)
                    || to.startsWith(EditionContent.ANSWER_PREFIX);
            if (!own && !row.cells().get(place).equals(above.cells().get(place))) {
                return false;
            }
        }
        return true;
    }

    private List<PaperBlock> corrections() {
        return block(
                "corrections",
                List.of(15, 13, 30, 30, 12),
                List.of("item", "column", "wrong", "right", "reason"),
                content.corrections().stream()
                        .map(line -> cells(
                                line.heading(), line.column(), line.wrong(), line.right(), orEmpty(line.reason())))
                        .toList(),
                String.valueOf(content.replaces() == null ? content.number() - 1 : content.replaces()));
    }

    private List<PaperBlock> missing() {
        return block(
                "missing",
                List.of(60, 40),
                List.of("item", "units"),
                content.missing().stream()
                        .map(missing -> cells(missing.heading(), String.join("、", missing.units())))
                        .toList());
    }

    private List<PaperBlock> remarks() {
        var said = content.rows().stream()
                .flatMap(row -> row.remarks().stream().map(remark -> Map.entry(row, remark)))
                .sorted(Comparator.comparingInt(entry -> entry.getValue().number()))
                .map(entry -> remark(entry.getKey(), entry.getValue()));
        var graded = content.rows().stream()
                .filter(row -> row.remarks().isEmpty() && row.verdict() != null)
                .map(row -> cells("", content.heading(row), "", verdict(row), "", "", ""));
        return block(
                "remarks",
                List.of(4, 16, 27, 9, 8, 24, 12),
                List.of("number", "item", "remark", "verdict", "action", "answer", "due"),
                Stream.concat(said, graded).toList());
    }

    private static String verdict(Row row) {
        var verdict = row.verdict();
        return verdict == null ? "" : verdict.label();
    }

    private List<Cell> remark(Row row, EditionContent.Remark remark) {
        return cells(
                remark.number() + "",
                content.heading(row),
                remark.text(),
                verdict(row),
                orEmpty(remark.actionLabel()),
                orEmpty(remark.answer()),
                Stream.of(orEmpty(remark.due()), orEmpty(remark.budget()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n")));
    }

    private List<PaperBlock> indicators() {
        return block(
                "indicators",
                List.of(4, 22, 14, 12, 12, 18, 18),
                List.of("number", "indicator", "under", "baseline", "target", "actuals", "achievement"),
                content.indicators().stream().map(this::indicator).toList());
    }

    private List<Cell> indicator(EditionContent.Indicator indicator) {
        return cells(
                indicator.place() + "",
                indicator.again() ? word("again", indicator.name()) : indicator.name(),
                indicator.under(),
                figure(indicator.baseline()),
                figure(indicator.target()),
                indicator.actuals().stream()
                        .map(actual -> word(
                                actual.provisional() ? "actual.provisional" : "actual",
                                new FiscalYear(actual.year()).japanese(),
                                actual.printed()))
                        .collect(Collectors.joining("\n")),
                Stream.of(indicator.achievement(), indicator.pace())
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("\n")));
    }

    private String figure(EditionContent.Figure figure) {
        var year = figure.year();
        return year == null ? figure.printed() : word("figure", figure.printed(), new FiscalYear(year).japanese());
    }

    private List<PaperBlock> changes() {
        return block(
                "changes",
                List.of(12, 12, 38, 38),
                List.of("from", "act", "before", "after"),
                content.changes().stream()
                        .map(change -> cells(
                                new FiscalYear(change.year()).japanese(),
                                change.label(),
                                String.join("\n", change.before()),
                                String.join("\n", change.after())))
                        .toList());
    }

    private List<PaperBlock> advice() {
        return block(
                "advice",
                List.of(10, 5, 30, 15, 40),
                List.of("said", "number", "item", "state", "done"),
                content.advice().stream().map(this::told).toList());
    }

    private List<Cell> told(EditionContent.Advice advice) {
        var row = advice.row();
        return cells(
                new FiscalYear(advice.year()).japanese(),
                advice.number() + "",
                row == null ? "" : content.row(row).map(content::heading).orElse(""),
                advice.label(),
                advice.done().stream()
                        .map(done -> word("actual", new FiscalYear(done.year()).japanese(), done.text()))
                        .collect(Collectors.joining("\n")));
    }

    /** A table of ours under its title; nothing where it has no rows. */
    private List<PaperBlock> block(
            String key, List<Integer> widths, List<String> heads, List<List<Cell>> rows, Object... title) {
        var columns = new ArrayList<Head>();
        for (var at = 0; at < heads.size(); at++) {
            columns.add(new Head(word(heads.get(at)), widths.get(at)));
        }
        var blocks = new ArrayList<PaperBlock>();
        var lines = new ArrayList<Line>();
        var weight = 0;
        for (var cells : rows) {
            var line = new Line(null, cells, false);
            weight += PaperBlock.LINE + line.length();
            if (weight > PART && !lines.isEmpty()) {
                blocks.add(new PaperBlock(
                        word(key, title), !blocks.isEmpty(), false, columns, List.copyOf(lines), List.of()));
                lines.clear();
                weight = PaperBlock.LINE + line.length();
            }
            lines.add(line);
        }
        if (!lines.isEmpty()) {
            blocks.add(new PaperBlock(word(key, title), !blocks.isEmpty(), false, columns, lines, List.of()));
        }
        return blocks;
    }

    private static List<Cell> cells(String... texts) {
        return Stream.concat(
                        Stream.of(new Cell(texts[0], HEAD)),
                        Stream.of(texts).skip(1).map(text -> new Cell(text, TEXT)))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String word(String key, Object... arguments) {
        return words.getMessage("publication.paper." + key, arguments);
    }
}
