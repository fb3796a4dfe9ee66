package org.meguri.workbook;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.meguri.plan.PlanDefinition;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.springframework.context.support.MessageSourceAccessor;

/** The columns of a workbook. A file may have them in any order and others between; they are told apart by their headings. */
record BookColumns(List<Column> columns) {

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    BookColumns {
        columns = List.copyOf(columns);
    }

    /** What a column is for. Identity columns tell which item a row is about and are never taken in. */
    enum Kind {
        NUMBER,
        NAME,
        LEVEL,
        UNIT,
        PREVIOUS,
        ANSWER,
        MESSAGE,
        MARK;

        boolean identity() {
            return this == NUMBER || this == LEVEL || this == NAME || this == UNIT;
        }
    }

    /**
     * One column.
     *
     * @param heading unique in the workbook
     * @param hint what stands under the heading, or ""
     * @param key of the level or the field, or ""
     */
    record Column(Kind kind, String heading, String hint, String key) {}

    /** @param fields of the sheets, in order */
    static BookColumns of(PlanDefinition definition, List<SheetField> fields, MessageSourceAccessor words) {
        return of(definition, fields, words.getMessage("workbook.hint.previous"), words);
    }

    /** @param previous what stands under the headings of last year's columns */
    static BookColumns of(
            PlanDefinition definition, List<SheetField> fields, String previous, MessageSourceAccessor words) {
        var columns = new Columns();
        columns.add(Kind.NUMBER, words.getMessage("workbook.column.number"), "", "");
        columns.add(Kind.NAME, definition.item(), "", "");
        definition.levels().forEach(level -> columns.add(Kind.LEVEL, level.label(), "", level.key()));
        columns.add(Kind.UNIT, words.getMessage("workbook.column.unit"), "", "");
        for (var field : fields) {
            columns.add(
                    Kind.PREVIOUS,
                    words.getMessage("workbook.column.previous", new Object[] {field.label()}),
                    previous,
                    field.key());
            columns.add(Kind.ANSWER, field.label(), hint(field, words), field.key());
        }
        columns.add(
                Kind.MESSAGE,
                words.getMessage("workbook.column.message"),
                words.getMessage("workbook.hint.message"),
                "");
        columns.add(Kind.MARK, words.getMessage("workbook.column.mark"), words.getMessage("workbook.hint.mark"), "");
        return new BookColumns(columns.list);
    }

    /**
     * The columns of a workbook that has only sheets of these forms; what is asked differently is said for each form.
     *
     * @param forms by what they are called
     * @param filled fields whose columns stay though no form asks for them
     */
    BookColumns within(Map<String, Sheet> forms, Set<String> filled, MessageSourceAccessor words) {
        var kept = new ArrayList<Column>();
        for (var column : columns) {
            var answer = column.kind() == Kind.ANSWER;
            if (!answer && column.kind() != Kind.PREVIOUS) {
                kept.add(column);
                continue;
            }
            var hints = new LinkedHashMap<String, String>();
            forms.forEach((name, form) -> hints.put(
                    name,
                    form.field(column.key())
                            .map(field -> hint(field, words))
                            .orElseGet(() -> words.getMessage("workbook.hint.not-asked"))));
            var asked = forms.values().stream()
                    .anyMatch(form -> form.field(column.key()).isPresent());
            if (!asked) {
                if (filled.contains(column.key())) {
                    kept.add(column);
                }
            } else if (!answer) {
                kept.add(column);
            } else {
                var same = Set.copyOf(hints.values()).size() == 1;
                kept.add(new Column(
                        column.kind(),
                        column.heading(),
                        same
                                ? hints.values().iterator().next()
                                : hints.entrySet().stream()
                                        .map(one -> words.getMessage(
                                                "workbook.hint.of-form", new Object[] {one.getKey(), one.getValue()}))
                                        .collect(Collectors.joining("\n")),
                        column.key()));
            }
        }
        return new BookColumns(kept);
    }

    /** Whether two headings mean the same column: width, case and white space do not matter, nor does what stands below. */
    static String headingKey(String heading) {
        var line = heading.strip().lines().findFirst().orElse("");
        return WHITE_SPACE
                .matcher(Normalizer.normalize(line, Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String hint(SheetField field, MessageSourceAccessor words) {
        var need = words.getMessage(field.required() ? "workbook.hint.required" : "workbook.hint.optional");
        if (field.text()) {
            return words.getMessage("workbook.hint.text", new Object[] {need, field.limit()});
        }
        return words.getMessage(
                field.choice() || field.type().equals("checkbox") ? "workbook.hint.choice" : "workbook.hint.number",
                new Object[] {need});
    }

    private static final class Columns {

        private final List<Column> list = new ArrayList<>();
        private final Set<String> used = new HashSet<>();

        void add(Kind kind, String heading, String hint, String key) {
            var one = heading.strip().replace('\n', ' ');
            var unique = one;
            for (int n = 2; !used.add(headingKey(unique)); n++) {
                unique = one + " (" + n + ")";
            }
            list.add(new Column(kind, unique, hint, key));
        }
    }
}
