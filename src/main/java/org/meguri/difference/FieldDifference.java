package org.meguri.difference;

import org.jspecify.annotations.Nullable;
import org.meguri.sheet.SheetField;

/**
 * One field, then and now.
 *
 * @param before what stood there, "" for nothing; null where it was not asked for then
 * @param after what stands there, "" for nothing
 */
public record FieldDifference(SheetField field, @Nullable String before, String after) {

    /** Whether the field was asked for then, so that there is something to compare with. */
    public boolean compared() {
        return before != null;
    }

    /** Whether something else stands there now. What was not asked for then has changed if anything stands there. */
    public boolean changed() {
        return before == null ? !after.isEmpty() : !before.equals(after);
    }

    /** Word by word; what was not asked for counts as empty. */
    public TextDifference text() {
        return TextDifference.between(before == null ? "" : before, after);
    }
}
