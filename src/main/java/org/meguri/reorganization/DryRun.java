package org.meguri.reorganization;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.AppointmentView;
import org.meguri.organization.DeputyView;
import org.meguri.organization.UnitId;

/**
 * What a reorganisation would do, without doing it.
 *
 * @param things everything unfinished that moves
 * @param counts of them, by kind and destination
 * @param choices the items of units that are split, with where they go
 * @param people every appointment in a unit that ends
 * @param deputies every designation of a deputy in a unit that ends; it ends with the unit
 * @param problems what has to be solved first
 * @param hints what is worth a second look, and hinders nothing
 */
record DryRun(
        List<Thing> things,
        List<Count> counts,
        List<Choice> choices,
        List<Person> people,
        List<Deputy> deputies,
        List<Problem> problems,
        List<Problem> hints) {

    /** @param to the name of the unit that takes over, "" while it is not decided */
    record Thing(
            String kind,
            UUID subject,
            String title,
            UnitId unit,
            String from,
            String toCode,
            String to,
            @Nullable UUID item) {}

    record Count(String kind, String from, String to, int things) {}

    /** An item of a unit that is split. @param toCode "" while it is not decided */
    record Choice(UnitId unit, String from, UUID item, String title, String toCode) {}

    /**
     * An appointment.
     *
     * @param toCode "" where it ends or is not decided
     * @param decided whether it is known what becomes of it
     */
    record Person(AppointmentView held, String from, String toCode, String to, boolean decided) {

        public boolean ends() {
            return decided && toCode.isEmpty();
        }
    }

    /** The designation of a deputy (代決者) that ends. */
    record Deputy(DeputyView designation, String from) {}

    /** A message and what its placeholders stand for. */
    record Problem(String key, List<Object> arguments) {

        static Problem of(String key, Object... arguments) {
            return new Problem(key, List.of(arguments));
        }
    }

    public boolean ready() {
        return problems.isEmpty();
    }
}
