package org.meguri.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong in a file: everything at once, since whoever mends one row wants to mend all. */
final class Findings {

    /** The most findings that are kept, so that a file of nonsense fills no memory; further ones are counted. */
    static final int MAX = 20_000;

    private static final Comparator<Integer> FIRST_WITHOUT = Comparator.nullsFirst(Comparator.naturalOrder());

    private record Placed(@Nullable Integer column, Finding finding) {}

    private final List<Placed> placed = new ArrayList<>();
    private final List<Placed> notes = new ArrayList<>();
    private int more;

    /** Something wrong with the file as a whole. */
    void add(String key, Object... arguments) {
        add(null, null, key, arguments);
    }

    /**
     * Something wrong at a place.
     *
     * @param row as Excel shows it, from 1
     * @param column from 0
     */
    void add(@Nullable Integer row, @Nullable Integer column, String key, Object... arguments) {
        if (placed.size() == MAX) {
            more++;
            return;
        }
        var letters = column == null ? null : CellReference.convertNumToColString(column);
        placed.add(new Placed(column, new Finding(row, letters, "intake.finding." + key, List.of(arguments))));
    }

    /** Something that is taken as it is, and that a person should know. */
    void note(int row, int column, String key, Object... arguments) {
        if (notes.size() < MAX) {
            var letters = CellReference.convertNumToColString(column);
            notes.add(new Placed(column, new Finding(row, letters, "intake.finding." + key, List.of(arguments))));
        }
    }

    /** In the order of the file; at most {@link #MAX}. */
    List<Finding> notes() {
        return notes.stream().map(Placed::finding).toList();
    }

    boolean isEmpty() {
        return placed.isEmpty();
    }

    /** Whether further findings are only counted, so that proposing a cure is idle. */
    boolean full() {
        return placed.size() == MAX;
    }

    /** In the order of the file, what concerns the whole of it first; at most {@link #MAX}. */
    List<Finding> list() {
        var sorted = new ArrayList<>(placed);
        sorted.sort(Comparator.comparing((Placed one) -> one.finding().row(), FIRST_WITHOUT)
                .thenComparing(Placed::column, FIRST_WITHOUT));
        var findings = new ArrayList<>(sorted.stream().map(Placed::finding).toList());
        if (more > 0) {
            findings.remove(MAX - 1);
            findings.add(new Finding(null, null, "intake.finding.more", List.of(Integer.toString(more + 1))));
        }
        return List.copyOf(findings);
    }
}
