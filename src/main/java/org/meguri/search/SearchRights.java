package org.meguri.search;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;

/**
 * What one person may find: never more than the pages show that it leads to.
 *
 * @param readable the units whose sheets the person reads before they are published
 * @param withheld the sheets that are on no agenda of the committee's, in years in which planning has chosen
 */
record SearchRights(boolean all, boolean committee, Set<UnitId> readable, Set<UUID> withheld) {

    /** @param withheld asked for members of the committee only */
    static SearchRights of(SignedIn person, Set<UnitId> readable, Supplier<Set<UUID>> withheld) {
        var member = person.has(Role.COMMITTEE_MEMBER);
        return new SearchRights(
                person.has(Role.PLANNING) || person.has(Role.EXECUTIVE),
                member,
                readable,
                member ? withheld.get() : Set.of());
    }

    boolean mayKnow(Document document) {
        return switch (document.audience()) {
            case ALL -> true;
            case READERS -> reads(document);
            case READERS_AND_COMMITTEE -> atTheTable(document) || reads(document);
        };
    }

    /** Whether the person is given the sheet as a member of the committee. */
    boolean atTheTable(Document document) {
        return committee && !withheld.contains(document.sheet());
    }

    /** Whether the person may open the sheet itself. */
    boolean reads(Document document) {
        return all || document.units().stream().anyMatch(readable::contains);
    }
}
