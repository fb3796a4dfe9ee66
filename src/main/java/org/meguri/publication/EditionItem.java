package org.meguri.publication;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** An item that an edition tells of. */
@Embeddable
record EditionItem(int seq, @Nullable String number, String name) {

    static EditionItem of(EditionContent content, EditionContent.Row row) {
        var number = content.text(row, EditionContent.NUMBER);
        return new EditionItem(row.seq(), number.isEmpty() ? null : number, content.text(row, EditionContent.NAME));
    }
}
