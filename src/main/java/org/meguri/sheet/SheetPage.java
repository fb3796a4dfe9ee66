package org.meguri.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as {@code components/sheet.html} draws it, to be filled in or to be read.
 *
 * @param compared whether last year's answers stand beside this year's
 * @param past the year as printed where what stands beside was taken over from a table of before the product; else null
 * @param rows the fields in order
 * @param year as printed where what stands beside was written in the product, but not the year before; else null
 * @param closing paragraphs of explanation after the last field
 * @param requests what was asked for concerning the whole sheet, or a field that the sheet no longer has
 * @param errors everything that is wrong, in order; errors of fields elsewhere on the page included
 */
public record SheetPage(
        String id,
        boolean compared,
        @Nullable String past,
        @Nullable String year,
        List<Row> rows,
        List<String> closing,
        List<String> requests,
        List<FieldError> errors) {

    private static final int NARROWEST = 3;
    private static final int TALLEST = 20;
    private static final int LINE = 40;

    public SheetPage {
        rows = List.copyOf(rows);
        closing = List.copyOf(closing);
        requests = List.copyOf(requests);
        errors = List.copyOf(errors);
    }

    /** A sheet without last year, errors or remarks. */
    public static SheetPage of(Sheet sheet, Map<String, String> values) {
        return of(sheet, values, null, List.of(), Map.of());
    }

    /** A sheet beside last year's answers. */
    public static SheetPage of(Sheet sheet, Map<String, String> values, @Nullable Map<String, String> previous) {
        return of(sheet, values, previous, List.of(), Map.of());
    }

    /**
     * Everything that a page of a sheet can show.
     *
     * @param values what is stored, or what was just typed and has errors
     * @param previous last year's answers; null or empty when there are none to compare with
     * @param errors as the sheet found them
     * @param requests what was asked for when the sheet was sent back, by field; under "" what concerns all of it
     */
    public static SheetPage of(
            Sheet sheet,
            Map<String, String> values,
            @Nullable Map<String, String> previous,
            List<FieldError> errors,
            Map<String, List<String>> requests) {
        return comparing(
                sheet,
                values,
                previous == null || previous.isEmpty() ? List.of() : List.of(new LastYear(null, sheet, previous)),
                errors,
                requests);
    }

    /**
     * A page beside what was answered last year.
     *
     * @param last the answers that this year's are compared with first, then those of other items that went into this one;
     *     empty when there are none
     */
    public static SheetPage comparing(
            Sheet sheet,
            Map<String, String> values,
            List<LastYear> last,
            List<FieldError> errors,
            Map<String, List<String>> requests) {
        boolean compared = !last.isEmpty();
        var rows = new ArrayList<Row>();
        var elsewhere = new TreeSet<>(requests.keySet());
        for (int i = 0; i < sheet.fields().size(); i++) {
            var field = sheet.fields().get(i);
            elsewhere.remove(field.key());
            rows.add(new Row(
                    field,
                    sheet.notes(i),
                    values.getOrDefault(field.key(), ""),
                    compared ? last.get(0).answer(field.key()) : null,
                    errors.stream()
                            .filter(error -> error.field().equals(field.key()))
                            .findFirst()
                            .orElse(null),
                    requests.getOrDefault(field.key(), List.of()),
                    compared ? last.get(0).heading() : null,
                    compared ? last.get(0).sheet().field(field.key()).orElse(field) : field,
                    compared ? last.get(0).pastYear() : null,
                    compared ? last.get(0).otherYear() : null,
                    compared ? beside(field, last.subList(1, last.size())) : List.of()));
        }
        return new SheetPage(
                sheet.id(),
                compared,
                compared ? last.get(0).pastYear() : null,
                compared ? last.get(0).otherYear() : null,
                rows,
                sheet.notes(sheet.fields().size()),
                elsewhere.stream()
                        .flatMap(key -> requests.getOrDefault(key, List.of()).stream())
                        .toList(),
                errors);
    }

    private static List<Beside> beside(SheetField field, List<LastYear> others) {
        var beside = new ArrayList<Beside>();
        for (var other : others) {
            var answer = other.answer(field.key());
            if (answer != null) {
                var then = other.sheet().field(field.key()).orElse(field);
                var heading = other.heading();
                beside.add(new Beside(
                        heading == null ? "" : heading,
                        Answer.of(then, answer),
                        other.pastYear(),
                        then.offChoices(answer)));
            }
        }
        return beside;
    }

    /**
     * What was said last year of another item that went into this one.
     *
     * @param past the year as printed where it was taken over from a table; else null
     * @param offScale whether the answer was none of the choices of then
     */
    public record Beside(String heading, Answer answer, @Nullable String past, boolean offScale) {}

    /**
     * One field with all that stands around it.
     *
     * @param notes paragraphs of explanation before it
     * @param value "" when nothing was answered
     * @param previous last year's answer, "" when there was none; null when the page does not compare, or the sheet of last
     *     year did not ask for it
     * @param requests what was asked for concerning this field
     * @param source the item that last year's answer was said of, where that was another one; else null
     * @param then the field as it was when that was answered
     * @param past the year as printed where that was taken over from a table of before the product; else null
     * @param year as printed where that was written in the product, but not the year before; else null
     * @param beside last year's answers of further items that went into this one
     */
    public record Row(
            SheetField field,
            List<String> notes,
            String value,
            @Nullable String previous,
            @Nullable FieldError error,
            List<String> requests,
            @Nullable String source,
            SheetField then,
            @Nullable String past,
            @Nullable String year,
            List<Beside> beside) {

        public Row {
            notes = List.copyOf(notes);
            requests = List.copyOf(requests);
            beside = List.copyOf(beside);
        }

        /** Whether last year's sheet asked for this too. */
        public boolean asked() {
            return previous != null;
        }

        /** Where the error summary leads: the input, or the first of several. */
        public String id() {
            return "f-" + field.key();
        }

        /** The name under which the browser sends it. */
        public String name() {
            return "values[" + field.key() + "]";
        }

        public boolean invalid() {
            return error != null;
        }

        public List<Choice> choices() {
            var chosen = Sheet.normalise(field, value);
            var choices = new ArrayList<Choice>();
            for (var option : field.options()) {
                var id = choices.isEmpty() ? id() : id() + "-" + (choices.size() + 1);
                choices.add(new Choice(id, option, option.value().equals(chosen)));
            }
            return choices;
        }

        /** A stored or typed value that is no choice: shown, so that nobody wonders where it went. */
        public boolean strange() {
            return field.choice()
                    && !value.isEmpty()
                    && !offScale()
                    && choices().stream().noneMatch(Choice::chosen);
        }

        /** Whether the value is none of the choices, but kept; it is offered beside them. */
        public boolean offScale() {
            return field.offScale(Sheet.normalise(field, value));
        }

        /** Whether a list of choices needs another list below it that says what they mean. */
        public boolean explained() {
            return field.options().stream().anyMatch(option -> !option.meaning().isEmpty());
        }

        public Answer answer() {
            return Answer.of(field, value);
        }

        /** Last year's answer; nothing when the page does not compare. */
        public Answer previously() {
            return previous == null ? new Answer("", "", false) : Answer.of(then, previous);
        }

        /** Whether last year's answer was none of the choices of then. */
        public boolean previouslyOffScale() {
            return previous != null && then.offChoices(previous);
        }

        /** Whether this year's answer differs from last year's; line breaks and white space around it do not count. */
        public boolean changed() {
            return previous != null
                    && !Sheet.normalise(field, comparable(value)).equals(Sheet.normalise(field, comparable(previous)));
        }

        private String comparable(String answer) {
            return "checkbox".equals(field.type()) && answer.isEmpty() ? Sheet.UNTICKED : answer;
        }

        public boolean ticked() {
            return Sheet.TICKED.equals(Sheet.normalise(field, value));
        }

        /** How much of this year's text stands in last year's too, 0 to 100; null where there is nothing to compare. */
        public @Nullable Integer share() {
            return comparable() && !value.isEmpty() ? UnchangedShare.of(value, previous == null ? "" : previous) : null;
        }

        /** Whether the page says how much of the text is last year's. */
        public boolean comparable() {
            return "textarea".equals(field.type()) && previous != null && !previous.isEmpty();
        }

        /** Whether somebody may confirm that last year's text holds for this year too. */
        public boolean confirmable() {
            return copyable() && past == null && year == null;
        }

        /** Whether last year's text may be taken over as a beginning. */
        public boolean copyable() {
            return field.carried() && field.text() && previous != null && !previous.isEmpty();
        }

        /** Whether there is a line of help: the form's own, or that citizens will read the answer. */
        public boolean helped() {
            return !field.help().isEmpty() || field.published() || ranged();
        }

        /** Whether the length is limited by the form, so that the page counts. */
        public boolean counted() {
            return field.text() && (field.maxLength() != null || field.minLength() != null);
        }

        public boolean ranged() {
            return field.min() != null || field.max() != null;
        }

        public String min() {
            var min = field.min();
            return min == null ? "" : min.toPlainString();
        }

        public String max() {
            var max = field.max();
            return max == null ? "" : max.toPlainString();
        }

        /** The ids of all that explains the input, in reading order; null when nothing does. */
        public @Nullable String describedBy() {
            var ids = new ArrayList<String>();
            if (helped()) {
                ids.add(id() + "-help");
            }
            if (strange()) {
                ids.add(id() + "-strange");
            }
            if (!requests.isEmpty()) {
                ids.add(id() + "-requests");
            }
            if (counted()) {
                ids.add(id() + "-count");
            }
            if (comparable()) {
                ids.add(id() + "-share");
            }
            if (invalid()) {
                ids.add(id() + "-error");
            }
            return ids.isEmpty() ? null : String.join(" ", ids);
        }

        /** Lines of a text area: room for what is there and for what is usual at that length. */
        public int lines() {
            int wanted = field.limit() / LINE / 3;
            int there = 0;
            for (var line : value.split("\n", -1)) {
                there += 1 + FreeText.length(line) / LINE;
            }
            return Math.max(NARROWEST, Math.min(TALLEST, Math.max(Math.min(wanted, NARROWEST * 2), there)));
        }
    }

    /** One radio button or one line of a list. */
    public record Choice(String id, Option option, boolean chosen) {}

    /**
     * An answer as it is read.
     *
     * @param code of a scale, "" for everything else
     * @param words "" when nothing was answered
     * @param tick whether it is the answer of a checkbox, whose words are the page's: {@code "true"} means yes
     */
    public record Answer(String code, String words, boolean tick) {

        static Answer of(SheetField field, String value) {
            if ("checkbox".equals(field.type())) {
                return new Answer("", value.isEmpty() ? Sheet.UNTICKED : value, true);
            }
            if (field.scaled()) {
                for (var option : field.options()) {
                    if (option.value().equals(value)) {
                        return new Answer(value, option.label(), false);
                    }
                }
            }
            return new Answer("", field.display(value), false);
        }

        public boolean empty() {
            return !tick && words.isEmpty() && code.isEmpty();
        }

        public boolean yes() {
            return tick && Sheet.TICKED.equals(words);
        }
    }
}
