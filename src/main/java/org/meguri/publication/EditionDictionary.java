package org.meguri.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.meguri.publication.EditionContent.Column;
import org.springframework.context.support.MessageSourceAccessor;

/** Tells of every column of the plan's table what stands in it: for whoever opens the data without knowing the plan. */
final class EditionDictionary {

    private static final List<String> HEADS = List.of("column", "heading", "meaning", "type", "choices", "example");
    private static final int LONGEST_EXAMPLE = 60;

    private final EditionContent content;
    private final MessageSourceAccessor words;

    private EditionDictionary(EditionContent content, MessageSourceAccessor words) {
        this.content = content;
        this.words = words;
    }

    /** The headings, then one row for each column in the order of the table. */
    static List<List<String>> rows(EditionContent content, MessageSourceAccessor words) {
        return new EditionDictionary(content, words).rows();
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADS.stream().map(this::word).toList());
        for (var place = 0; place < content.columns().size(); place++) {
            var column = content.columns().get(place);
            rows.add(List.of(
                    column.name(), column.heading(), meaning(column), type(column), choices(column), example(place)));
        }
        return rows;
    }

    private String meaning(Column column) {
        var to = column.to();
        if (to.startsWith(EditionContent.LEVEL_PREFIX)) {
            return level(to.substring(EditionContent.LEVEL_PREFIX.length()));
        }
        if (to.startsWith(EditionContent.ITEM_PREFIX)) {
            return word("of-item", content.item());
        }
        return to.startsWith(EditionContent.ANSWER_PREFIX) ? word("of-answer") : word("of-" + to, content.item());
    }

    private String level(String key) {
        var dot = key.indexOf('.');
        var label = content.levels().stream()
                .filter(level -> level.key().equals(dot < 0 ? key : key.substring(0, dot)))
                .map(EditionContent.Level::label)
                .findFirst()
                .orElse(key);
        if (dot < 0) {
            return word("of-level", label);
        }
        return word(key.endsWith("." + EditionContent.NUMBER) ? "of-level-number" : "of-level-part", label);
    }

    private String type(Column column) {
        if (column.scale() != null) {
            return word("type.choice");
        }
        if (column.to().equals(EditionContent.SEQ)) {
            return word("type.count");
        }
        return word(column.longText() ? "type.sentences" : "type.text");
    }

    /** {@code A＝達成（計画期間のうちに目標に届いた）}, one a line. */
    private String choices(Column column) {
        return content.scale(column.scale()).stream()
                .flatMap(scale -> scale.choices().stream())
                .map(choice -> choice.meaning().isEmpty()
                        ? word("choice", choice.code(), choice.label())
                        : word("choice.meaning", choice.code(), choice.label(), choice.meaning()))
                .collect(Collectors.joining("\n"));
    }

    /** The first text that stands in the column. */
    private String example(int place) {
        return content.rows().stream()
                .map(row -> row.cells().get(place))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(EditionDictionary::shortened)
                .orElse("");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_EXAMPLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_EXAMPLE)) + "…";
    }

    private String word(String key, Object... arguments) {
        return words.getMessage("publication.dictionary." + key, arguments);
    }
}
