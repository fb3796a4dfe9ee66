package org.meguri.search;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;

/**
 * Something that can be found.
 *
 * @param id of what it is about: an item, an evaluation, a remark or an indicator
 * @param item whose family it belongs to; null for an indicator of a level
 * @param year fiscal year; 0 for what has none
 * @param unit who writes it; null where nobody in particular does
 * @param units whose sheets one has to be allowed to read, where {@code audience} asks for it
 * @param passages what it says
 * @param sheet the evaluation that it stands on; null where the product has none
 * @param place the item's place in its plan's table, for links to published pages; 0 where it has none
 */
record Document(
        Kind kind,
        UUID id,
        @Nullable UUID item,
        UUID plan,
        int year,
        @Nullable UnitId unit,
        Set<UnitId> units,
        Audience audience,
        List<Passage> passages,
        @Nullable UUID sheet,
        int place) {

    /** What is found. */
    enum Kind {
        ITEM,
        SHEET,
        REMARK,
        INDICATOR
    }

    /** Who may know of it. */
    enum Audience {
        /** Everybody who is signed in. */
        ALL,
        /** Whoever reads the sheets of its units. */
        READERS,
        /** They, and the committee. */
        READERS_AND_COMMITTEE
    }

    /**
     * What a text is. The shelf serves readers of every language, so it holds no words of ours, only what they are called.
     *
     * @param key of our words; null where the sheet's form has its own
     * @param text the form's words, or what fills the blank in ours
     */
    record Label(@Nullable String key, String text) {

        static Label ours(String key) {
            return new Label(key, "");
        }
    }

    /** A piece of text. @param label what it is; @param folded the text as it is compared; @param name what an item is called */
    record Passage(Label label, String text, String folded, boolean name) {

        Passage(Label label, String text) {
            this(label, text, Folded.of(text), false);
        }

        Passage(String label, String text) {
            this(new Label(null, label), text);
        }

        static Passage name(Label label, String text) {
            return new Passage(label, text, Folded.of(text), true);
        }
    }

    boolean says(String word) {
        return passages.stream().anyMatch(passage -> passage.folded().contains(word));
    }
}
