package org.meguri.search;

import java.util.Set;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;

/**
 * What one person may find: never more than the pages show that it leads to.
 *
 * @param readable the units whose sheets the person reads before they are published
 */
record SearchRights(boolean all, boolean committee, Set<UnitId> readable) {

    static SearchRights of(SignedIn person, Set<UnitId> readable) {
        return new SearchRights(
                person.has(Role.PLANNING) || person.has(Role.EXECUTIVE), person.has(Role.COMMITTEE_MEMBER), readable);
    }

    boolean mayKnow(Document document) {
        return switch (document.audience()) {
            case ALL -> true;
            case READERS -> reads(document);
            case READERS_AND_COMMITTEE -> committee || reads(document);
        };
    }

    /** Whether the person may open the sheet itself. */
    boolean reads(Document document) {
        return all || document.units().stream().anyMatch(readable::contains);
    }
}
