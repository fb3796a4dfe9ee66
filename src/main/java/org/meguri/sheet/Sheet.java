package org.meguri.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form, read: its fields in order, and every rule that it states. */
public final class Sheet {

    private final String id;
    private final List<SheetField> fields;

    Sheet(String id, List<SheetField> fields) {
        this.id = id;
        this.fields = List.copyOf(fields);
    }

    public String id() {
        return id;
    }

    public List<SheetField> fields() {
        return fields;
    }

    public Optional<SheetField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /**
     * What a person typed, normalised: unknown keys dropped, NFC, line breaks as LF, surrounding white space removed,
     * numbers to half-width. Order of the sheet; empty answers are left out.
     */
    public Map<String, String> normalise(Map<String, String> typed) {
        throw new UnsupportedOperationException();
    }

    /** Rules that hold for a draft too: lengths, ranges, choices, forbidden characters. In the order of the sheet. */
    public List<FieldError> checkDraft(Map<String, String> values) {
        throw new UnsupportedOperationException();
    }

    /** All rules, required fields included. In the order of the sheet. */
    public List<FieldError> check(Map<String, String> values) {
        throw new UnsupportedOperationException();
    }
}
