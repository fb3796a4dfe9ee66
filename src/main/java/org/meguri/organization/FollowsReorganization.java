package org.meguri.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room whose things belong to units. Every bean of this kind is asked before the organisation changes (改編), and told
 * in the transaction in which it does. What is finished keeps the unit, and the name, of its time.
 */
public interface FollowsReorganization {

    /** Everything of these units that is not finished. */
    List<Affected> affected(Collection<UnitId> units);

    /** The last day on which something of these units was finished for good, if there is one: no change may come before. */
    default Optional<LocalDate> finishedLast(Collection<UnitId> units) {
        return Optional.empty();
    }

    /** Gives what is not finished to the successors. */
    void follow(Succession succession);

    /**
     * Something that moves.
     *
     * @param kind message key of what it is: {@code plan.moves}, {@code evaluation.moves} …
     * @param subject its id
     * @param title as lists call it
     * @param unit the unit that it belongs to now
     * @param item the plan item that it is about, by which a unit's things may be split; null where there is none
     */
    record Affected(String kind, UUID subject, String title, UnitId unit, @Nullable UUID item) {}

    /** Who takes over what. */
    interface Succession {

        /** The first day of the new organisation. */
        LocalDate from();

        /** The units that end. */
        Set<UnitId> units();

        /**
         * The unit that takes over.
         *
         * @param item the plan item that the thing is about, or null
         * @return the unit itself when it does not end
         */
        UnitId successor(UnitId unit, @Nullable UUID item);
    }
}
