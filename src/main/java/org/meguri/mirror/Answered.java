package org.meguri.mirror;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.meguri.sheet.Option;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;

/**
 * A sheet as it is answered, and what it is held against.
 *
 * @param answers by field, normalised
 * @param before last year's answers by field; empty when there are none
 * @param confirmed the fields of which somebody has confirmed that last year's text still holds
 * @param figures of the item in the year
 */
public record Answered(
        Sheet sheet,
        Map<String, String> answers,
        Map<String, String> before,
        Set<String> confirmed,
        List<ItemFigure> figures) {

    public Answered {
        answers = Map.copyOf(answers);
        before = Map.copyOf(before);
        confirmed = Set.copyOf(confirmed);
        figures = List.copyOf(figures);
    }

    /** A field of a scale and what was chosen. */
    record Chosen(SheetField field, Option option, boolean first) {

        String words() {
            return field.display(option.value());
        }

        /**
         * Whether the choice says that the aim is reached. Where the scale says nothing of any of its choices, as those of
         * plans from before scales could, the good tone is taken for that on the sheet's first scale, its grade.
         */
        boolean praises() {
            boolean says = field.options().stream().anyMatch(one -> one.sense() != Option.Sense.NONE);
            return says
                    ? option.sense() == Option.Sense.ACHIEVED || option.sense() == Option.Sense.FINISHED
                    : first && option.tone().equals("good");
        }
    }

    /** What was chosen on scales, in the order of the sheet. */
    Stream<Chosen> chosen() {
        var first = sheet.fields().stream().filter(SheetField::scaled).findFirst();
        return sheet.fields().stream().filter(SheetField::scaled).flatMap(field -> field.options().stream()
                .filter(option -> option.value().equals(answers.get(field.key())))
                .map(option ->
                        new Chosen(field, option, first.filter(field::equals).isPresent())));
    }

    /** The fields in which sentences are written, that are answered. */
    Stream<SheetField> written() {
        return sheet.fields().stream()
                .filter(field -> field.type().equals("textarea"))
                .filter(field -> answers.containsKey(field.key()));
    }

    String answer(SheetField field) {
        return answers.getOrDefault(field.key(), "");
    }
}
