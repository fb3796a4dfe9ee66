package org.meguri.difference;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.meguri.sheet.Sheet;

/** A sheet, then and now. @param fields in the order of the sheet */
public record SheetDifference(List<FieldDifference> fields) {

    private static final int PER_CENT = 100;

    public SheetDifference {
        fields = List.copyOf(fields);
    }

    /**
     * Compares.
     *
     * @param after what stands there now, by field
     * @param before what stood in a field then: "" for nothing, null where it was not asked for
     */
    public static SheetDifference of(
            Sheet sheet, Map<String, String> after, Function<String, @Nullable String> before) {
        return new SheetDifference(sheet.fields().stream()
                .map(field ->
                        new FieldDifference(field, before.apply(field.key()), after.getOrDefault(field.key(), "")))
                .toList());
    }

    public boolean changed() {
        return fields.stream().anyMatch(FieldDifference::changed);
    }

    public List<FieldDifference> changes() {
        return fields.stream().filter(FieldDifference::changed).toList();
    }

    /** Graded fields that were asked for then and now, and have another answer. */
    public List<FieldDifference> grades() {
        return fields.stream()
                .filter(one -> one.field().choice() && one.compared() && one.changed())
                .toList();
    }

    /**
     * How much of the texts has changed: characters taken out and put in, of those of both texts together, in per cent;
     * rounded up, so that 0 means nothing.
     */
    public int share() {
        int changed = 0;
        int whole = 0;
        for (var one : fields) {
            if (one.field().text() && one.compared()) {
                if (one.changed()) {
                    var text = one.text();
                    changed += text.changedLength();
                    whole += text.wholeLength();
                } else {
                    whole += 2 * one.after().codePointCount(0, one.after().length());
                }
            }
        }
        return whole == 0 ? 0 : (changed * PER_CENT + whole - 1) / whole;
    }
}
