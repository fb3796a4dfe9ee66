package org.meguri.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.Responsibility;
import org.meguri.system.Refusal;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Makes the content of an edition out of its source: the plan's own table, row by row and column by column. */
final class PreparedEdition {

    /** What one cell of a workbook holds, in UTF-16 units. */
    static final int LONGEST_CELL = 32_767;

    private static final String UNIT_SEPARATOR = "、";

    private static final MessageSourceResolvable TITLE = word("publication.place.title");
    private static final MessageSourceResolvable NOTE = word("publication.place.note");
    private static final MessageSourceResolvable REMARK = word("publication.place.remark");
    private static final MessageSourceResolvable INDICATOR = word("publication.place.indicator");
    private static final MessageSourceResolvable ADVICE = word("publication.place.advice");
    private static final MessageSourceResolvable ANSWER = word("publication.place.answer");

    private final EditionSource source;
    private final List<PlanDefinition.Column> columns;
    private final boolean strict;

    private PreparedEdition(EditionSource source, boolean strict) {
        this.source = source;
        this.strict = strict;
        this.columns = source.plan().columns().stream()
                .filter(Predicate.not(this::internal))
                .toList();
    }

    /**
     * The content.
     *
     * @param number of the edition within its year, from 1
     * @throws Refusal naming row and column when a text cannot be printed or an answer is no choice of its scale
     * @throws IllegalArgumentException when an item has neither a confirmed sheet nor is recorded as missing
     */
    static EditionContent of(EditionSource source, int number, LocalDate published) {
        return new PreparedEdition(source, true).content(number, published);
    }

    /** The same with whatever cannot be published in it, for those who are to mend it. */
    static EditionContent asItStands(EditionSource source, int number, LocalDate published) {
        return new PreparedEdition(source, false).content(number, published);
    }

    private EditionContent content(int number, LocalDate published) {
        var plan = source.plan();
        var items = source.items().stream()
                .sorted(Comparator.comparingInt(PlanItemView::seq))
                .toList();
        var printed = columns.stream()
                .map(column -> new EditionContent.Column(column.name(), column.heading(), column.to(), column.scale()))
                .toList();
        var scales = plan.scales().stream()
                .filter(this::used)
                .map(PreparedEdition::scale)
                .toList();
        var rows = items.stream().map(this::row).toList();
        return new EditionContent(
                EditionContent.SCHEMA,
                printable(source.town(), source.town(), TITLE),
                plan.code(),
                plan.title(),
                source.year().year(),
                number,
                printable(source.title(), source.title(), TITLE),
                published,
                note(),
                plan.item(),
                plan.levels().stream()
                        .map(level -> new EditionContent.Level(level.key(), level.label()))
                        .toList(),
                printed,
                scales,
                rows,
                Tallying.of(plan, source.offScale(), printed, scales, rows),
                items.stream()
                        .filter(item -> source.missing().contains(item.id()))
                        .map(PreparedEdition::missing)
                        .toList(),
                null,
                List.of(),
                source.beyond().licence(),
                source.beyond().indicators().stream().map(this::indicator).toList(),
                source.beyond().changes(),
                source.beyond().advice().stream().map(this::advice).toList(),
                paper());
    }

    private EditionContent.@Nullable Paper paper() {
        var paper = source.plan().paper();
        return paper == null
                ? null
                : new EditionContent.Paper(
                        paper.size(),
                        paper.landscape(),
                        paper.headings(),
                        paper.newPage(),
                        paper.omit(),
                        new TreeMap<>(paper.widths()));
    }

    private EditionContent.Indicator indicator(EditionContent.Indicator told) {
        return new EditionContent.Indicator(
                told.place(),
                printable(told.name(), told.name(), INDICATOR),
                printable(told.under(), told.name(), INDICATOR),
                told.rows(),
                printable(told.measure(), told.name(), INDICATOR),
                told.again(),
                figure(told.baseline(), told.name()),
                figure(told.target(), told.name()),
                told.actuals().stream()
                        .map(actual -> new EditionContent.Actual(
                                actual.year(),
                                printable(actual.printed(), told.name(), INDICATOR),
                                actual.amount(),
                                actual.provisional()))
                        .toList(),
                told.achievement(),
                told.standing(),
                told.pace(),
                told.expected());
    }

    private EditionContent.Figure figure(EditionContent.Figure figure, String indicator) {
        return new EditionContent.Figure(
                printable(figure.printed(), indicator, INDICATOR), figure.year(), figure.amount());
    }

    private EditionContent.Advice advice(EditionContent.Advice told) {
        return new EditionContent.Advice(
                told.year(),
                told.number(),
                told.row(),
                told.state(),
                told.label(),
                told.done().stream()
                        .map(done -> new EditionContent.Done(
                                done.year(), printable(done.text(), Integer.toString(told.number()), ADVICE)))
                        .toList());
    }

    private boolean internal(PlanDefinition.Column column) {
        return column.to().startsWith(EditionContent.ANSWER_PREFIX)
                && source.internalFields().contains(column.to().substring(EditionContent.ANSWER_PREFIX.length()));
    }

    private boolean used(PlanDefinition.Scale scale) {
        return columns.stream().anyMatch(column -> scale.key().equals(column.scale()));
    }

    private static EditionContent.Scale scale(PlanDefinition.Scale scale) {
        return new EditionContent.Scale(
                scale.key(),
                scale.label(),
                scale.choices().stream()
                        .map(choice -> new EditionContent.Choice(
                                choice.code(), choice.label(), choice.meaning(), choice.tone()))
                        .toList());
    }

    private @Nullable String note() {
        var note = source.note();
        var lines = new ArrayList<String>();
        if (note != null && !note.isBlank()) {
            lines.add(note);
        }
        source.plan().notes().forEach(below -> lines.add(below.mark() + "　" + below.text()));
        return lines.isEmpty() ? null : printable(String.join("\n", lines), source.title(), NOTE);
    }

    private EditionContent.Row row(PlanItemView item) {
        var missing = source.missing().contains(item.id());
        var answers = missing ? Map.<String, String>of() : source.answers().get(item.id());
        if (answers == null) {
            throw new IllegalArgumentException(
                    "Plan item %s has no confirmed sheet and is not recorded as missing".formatted(item.id()));
        }
        var cells = new ArrayList<String>(columns.size());
        for (var column : columns) {
            var text = printable(published(column, item, answers), item.heading(), column.heading());
            requireChoice(column, text, item);
            cells.add(text);
        }
        return new EditionContent.Row(
                item.seq(),
                cells,
                source.remarks().getOrDefault(item.id(), List.of()).stream()
                        .sorted(Comparator.comparingInt(EditionContent.Remark::number))
                        .map(remark -> remark(remark, item))
                        .toList());
    }

    private String published(PlanDefinition.Column column, PlanItemView item, Map<String, String> answers) {
        return source.amendments().text(item.id(), column.to(), lines(text(column, item, answers)));
    }

    private static String text(PlanDefinition.Column column, PlanItemView item, Map<String, String> answers) {
        var to = column.to();
        var text =
                switch (to) {
                    case EditionContent.SEQ -> Integer.toString(item.seq());
                    case EditionContent.NUMBER -> item.number();
                    case EditionContent.NAME -> item.name();
                    case EditionContent.UNITS -> units(item, column.separator());
                    default -> {
                        if (to.startsWith(EditionContent.LEVEL_PREFIX)) {
                            yield item.levels().get(to.substring(EditionContent.LEVEL_PREFIX.length()));
                        }
                        if (to.startsWith(EditionContent.ITEM_PREFIX)) {
                            yield item.texts().get(to.substring(EditionContent.ITEM_PREFIX.length()));
                        }
                        if (to.startsWith(EditionContent.ANSWER_PREFIX)) {
                            yield answers.get(to.substring(EditionContent.ANSWER_PREFIX.length()));
                        }
                        throw new IllegalArgumentException(
                                "Column %s carries %s, which is unknown".formatted(column.name(), to));
                    }
                };
        return text == null ? "" : text;
    }

    private static String units(PlanItemView item, @Nullable String separator) {
        return String.join(
                separator == null ? UNIT_SEPARATOR : separator,
                item.responsibilities().stream().map(Responsibility::printed).toList());
    }

    private void requireChoice(PlanDefinition.Column column, String text, PlanItemView item) {
        var key = column.scale();
        if (!strict || key == null || text.isEmpty()) {
            return;
        }
        var scale = source.plan().scale(key);
        if (scale.flatMap(known -> known.choice(text)).isEmpty()
                && scale.filter(PlanDefinition.Scale::others).isEmpty()) {
            throw new Refusal("publication.unknown-choice", item.heading(), column.heading());
        }
    }

    private EditionContent.Remark remark(EditionContent.Remark remark, PlanItemView item) {
        var amendments = source.amendments();
        var number = remark.number();
        var said = amendments.text(item.id(), Amendments.remarkText(number), lines(remark.text()));
        var original = remark.answer();
        var answer =
                original == null ? null : amendments.text(item.id(), Amendments.remarkAnswer(number), lines(original));
        return new EditionContent.Remark(
                number,
                printable(said, item.heading(), REMARK),
                remark.action(),
                remark.actionLabel(),
                answer == null ? null : printable(answer, item.heading(), ANSWER),
                remark.due(),
                remark.budget());
    }

    private static EditionContent.Missing missing(PlanItemView item) {
        var units = new LinkedHashSet<String>();
        item.responsibilities().forEach(responsibility -> units.add(responsibility.printed()));
        return new EditionContent.Missing(item.seq(), item.heading(), List.copyOf(units));
    }

    /** Line breaks as LF; where it is strict, refuses what no file of an edition could hold unchanged. */
    private String printable(String text, String heading, Object place) {
        var clean = lines(Objects.requireNonNull(text));
        if (!strict) {
            return clean;
        }
        if (clean.length() > LONGEST_CELL) {
            throw new Refusal("publication.too-long", heading, place, clean.length(), LONGEST_CELL);
        }
        var bad = clean.codePoints().filter(PreparedEdition::unprintable).findFirst();
        if (bad.isPresent()) {
            throw new Refusal("publication.unprintable", heading, place, "U+%04X".formatted(bad.getAsInt()));
        }
        return clean;
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static MessageSourceResolvable word(String key) {
        return new DefaultMessageSourceResolvable(key);
    }

    private static boolean unprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\t';
            case Character.SURROGATE -> true;
            default -> (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
        };
    }
}
