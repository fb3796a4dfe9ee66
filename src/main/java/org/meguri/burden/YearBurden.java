package org.meguri.burden;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.Stage;
import org.meguri.extension.ExtensionBook.Outcome;
import org.meguri.organization.Role;
import org.meguri.organization.UnitView;
import org.meguri.task.Rung;

/**
 * What one year cost.
 *
 * @param people to whom letters were written, most letters first
 * @param elsewhere letters written while the year ran that belong to no year, by kind
 * @param rungs by unit, in the order of codes; what is nobody's in particular comes last
 * @param stages those with a plan, in their order
 * @param extensions by unit, in the order of codes
 */
record YearBurden(
        CycleView cycle,
        List<Addressee> people,
        Map<String, Long> elsewhere,
        List<UnitRungs> rungs,
        List<StageTime> stages,
        List<UnitExtensions> extensions) {

    /**
     * Somebody with the letters of one post. Who changed post within the year stands here twice.
     *
     * @param unit the name of the unit on the day of the letters; "" where nothing is known
     * @param role the most particular one on that day; null where nothing is known
     * @param letters by kind
     */
    record Addressee(String name, String unit, @Nullable Role role, Map<String, Long> letters) {

        long total() {
            return sum(letters.values());
        }
    }

    /** @param unit null for tasks of roles that are held for the whole town */
    record UnitRungs(@Nullable UnitView unit, Map<Rung, Long> told, Map<Rung, Long> passedOver) {}

    /**
     * @param given working days that the schedule gives: from the due day before, or the opening, to the stage's own
     * @param took working days from opening a task to closing it; null where none was closed
     */
    record StageTime(Stage stage, int given, @Nullable Quartiles took) {}

    record UnitExtensions(@Nullable UnitView unit, Map<Outcome, Long> talks) {

        /** Those that a department asked for. */
        long asked() {
            return sum(talks.values()) - talks.getOrDefault(Outcome.GIVEN, 0L);
        }
    }

    long letters() {
        return people.stream().mapToLong(Addressee::total).sum();
    }

    long told(Rung rung) {
        return rungs.stream()
                .mapToLong(unit -> unit.told().getOrDefault(rung, 0L))
                .sum();
    }

    long passedOver(Rung rung) {
        return rungs.stream()
                .mapToLong(unit -> unit.passedOver().getOrDefault(rung, 0L))
                .sum();
    }

    long talks(Outcome outcome) {
        return extensions.stream()
                .mapToLong(unit -> unit.talks().getOrDefault(outcome, 0L))
                .sum();
    }

    long asked() {
        return extensions.stream().mapToLong(UnitExtensions::asked).sum();
    }

    private static long sum(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
