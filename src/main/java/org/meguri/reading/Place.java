package org.meguri.reading;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a sheet stands among those that wait for a person.
 *
 * @param at from 1; 0 where it does not wait
 * @param of how many wait
 */
public record Place(int at, int of, @Nullable UUID previous, @Nullable UUID next) {

    /** @param order the sheets that wait, most urgent first; one may stand there twice, for two units */
    public static Place of(UUID subject, List<UUID> order) {
        var subjects = order.stream().distinct().toList();
        var at = subjects.indexOf(subject);
        return new Place(
                at + 1,
                subjects.size(),
                at > 0 ? subjects.get(at - 1) : null,
                at + 1 < subjects.size() ? subjects.get(at + 1) : null);
    }

    /** The one after this, round to the first; empty where there is no other. */
    public static Optional<UUID> after(UUID subject, List<UUID> order) {
        var subjects = order.stream().distinct().toList();
        var at = subjects.indexOf(subject);
        return Stream.concat(subjects.stream().skip(at + 1L), subjects.stream().limit(Math.max(at, 0)))
                .filter(other -> !other.equals(subject))
                .findFirst();
    }
}
