package org.meguri.mirror;

import java.util.List;

/**
 * Something that the writer should look at before a sheet is handed in.
 *
 * @param field key of the field where it is put right; what stands elsewhere on the page has a name of its own there; "" for
 *     the whole sheet
 * @param key of the message that says it
 */
public record Finding(Weight weight, String field, String key, List<Object> arguments) {

    /** How much a finding weighs. */
    public enum Weight {
        /** 直してください: the sheet cannot be handed in with it. */
        FIX,
        /** 確かめてください: it may be right, but looks odd. */
        CHECK,
        /** 参考: worth knowing. */
        NOTE
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }
}
