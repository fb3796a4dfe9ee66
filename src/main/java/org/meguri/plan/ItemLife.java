package org.meguri.plan;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/** What a room after this one knows of the life of items; every bean of this kind is asked for an item's page. */
public interface ItemLife {

    /** Everything that concerns any of these items, in any order; one query for all of them. */
    List<Entry> of(Collection<PlanItemId> items);

    /**
     * One line in the life of an item.
     *
     * @param item whose life it is
     * @param year the fiscal year that it belongs to
     * @param kind message key of what it is: {@code evaluation.life}, {@code committee.life} …
     * @param text in words, "" where the kind says everything
     * @param href the page within the product that tells more, or null
     * @param texts longer texts that no other page shows, to be unfolded
     */
    record Entry(PlanItemId item, FiscalYear year, String kind, String text, @Nullable String href, List<Text> texts) {

        /** A line without longer texts. */
        public Entry(PlanItemId item, FiscalYear year, String kind, String text, @Nullable String href) {
            this(item, year, kind, text, href, List.of());
        }
    }

    /** A longer text under its heading. */
    record Text(String label, String text) {}
}
