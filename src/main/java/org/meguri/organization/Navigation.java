package org.meguri.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a room adds to the menu. Every bean of this kind is asked for every page. */
public interface Navigation {

    /** From this place on stand the entries that are seldom needed: plans, settings, the own password. */
    int SELDOM = 800;

    /** The place of the guide: late in the menu, yet always in sight. */
    int GUIDE = 980;

    /** The entries that this person may use; at most one short query. */
    List<Entry> entries(SignedIn person);

    /**
     * One line of the menu.
     *
     * @param href path within the product, beginning with a slash
     * @param labelKey message key of the words
     * @param order smaller comes first: 100 my tasks, 105 approvals … 800 plans, 900 administration
     * @param count how many things wait there; nothing to show none
     */
    record Entry(String href, String labelKey, int order, @Nullable Long count) {

        /** Whether this may stand behind 「そのほか」 where the menu is too long for one line. */
        boolean seldom() {
            return order >= SELDOM && order != GUIDE;
        }
    }
}
