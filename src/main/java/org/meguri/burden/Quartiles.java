package org.meguri.burden;

import java.util.Collection;
import java.util.Optional;

/**
 * Where the middle of some numbers lies. Each quartile is one of the numbers (nearest rank): of two middle ones the lower.
 *
 * @param number how many there are, 1 or more
 */
record Quartiles(int number, int lower, int median, int upper) {

    /** Nothing for no numbers. */
    static Optional<Quartiles> of(Collection<Integer> numbers) {
        var sorted = numbers.stream().sorted().toList();
        var size = sorted.size();
        return size == 0
                ? Optional.empty()
                : Optional.of(new Quartiles(
                        size, sorted.get(rank(size, 1)), sorted.get(rank(size, 2)), sorted.get(rank(size, 3))));
    }

    /** The index of so many quarters. */
    private static int rank(int size, int quarters) {
        return (size * quarters + 3) / 4 - 1;
    }
}
