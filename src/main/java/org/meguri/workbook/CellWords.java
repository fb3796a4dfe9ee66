package org.meguri.workbook;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.regex.Pattern;
import org.meguri.sheet.SheetField;
import org.springframework.context.support.MessageSourceAccessor;

/** How a stored value is written in a cell, and what a cell's text means. Texts and numbers are written as they are. */
final class CellWords {

    /** What a cell of Excel holds, in UTF-16 units. */
    static final int MOST = 32_767;

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final String TICKED = "true";
    private static final String UNTICKED = "false";

    private final MessageSourceAccessor words;

    CellWords(MessageSourceAccessor words) {
        this.words = words;
    }

    /** The value as people read it: a choice with its code and label. */
    String shown(SheetField field, String value) {
        if (field.choice()) {
            return field.display(value);
        }
        if (field.type().equals("checkbox")) {
            return switch (value) {
                case TICKED -> yes();
                case UNTICKED -> no();
                default -> value;
            };
        }
        return value;
    }

    /** What may be chosen in a cell of this field; empty where anything may be written. */
    List<String> offered(SheetField field) {
        if (field.choice()) {
            return field.options().stream()
                    .map(option -> field.display(option.value()))
                    .toList();
        }
        return field.type().equals("checkbox") ? List.of(yes(), no()) : List.of();
    }

    /** The value that a cell's text means; the text itself where it means none of the choices. */
    String meant(SheetField field, String text) {
        var wanted = key(text);
        if (wanted.isEmpty()) {
            return text;
        }
        if (field.type().equals("checkbox")) {
            return wanted.equals(key(yes())) ? TICKED : wanted.equals(key(no())) ? UNTICKED : text;
        }
        if (!field.choice()
                || field.options().stream().anyMatch(option -> option.value().equals(text.strip()))) {
            return text;
        }
        var meant = field.options().stream()
                .filter(option -> key(option.value() + option.label()).equals(wanted)
                        || key(option.label()).equals(wanted)
                        || key(option.value()).equals(wanted))
                .toList();
        return meant.size() == 1 ? meant.get(0).value() : text;
    }

    /** What stands in the cell of a field that the row's sheet does not have. */
    String notAsked() {
        return words.getMessage("workbook.file.not-asked");
    }

    /** Whether a cell says nothing but that its field is not asked for. */
    boolean notAsked(String text) {
        return key(text).equals(key(notAsked()));
    }

    private String yes() {
        return words.getMessage("workbook.yes");
    }

    private String no() {
        return words.getMessage("workbook.no");
    }

    private static String key(String text) {
        return WHITE_SPACE.matcher(Normalizer.normalize(text, Form.NFKC)).replaceAll("");
    }
}
