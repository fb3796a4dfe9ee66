package org.meguri.mirror;

import java.util.List;
import org.meguri.mirror.Finding.Weight;
import org.meguri.mirror.ItemFigure.Standing;

/** The grade says that the aim is reached, and a figure of the item is behind its line. */
final class PraisedThoughMissed implements Rule {

    @Override
    public List<Finding> look(Answered sheet) {
        var missed = sheet.figures().stream()
                .filter(figure -> figure.standing() == Standing.MISSED)
                .toList();
        return sheet.chosen()
                // A direction that is praised says nothing of the year that is over.
                .filter(chosen -> chosen.praises() && !direction(chosen))
                .flatMap(chosen -> missed.stream()
                        .map(figure -> new Finding(
                                Weight.CHECK,
                                chosen.field().key(),
                                "mirror.praised-though-missed",
                                List.of(
                                        chosen.field().label(),
                                        chosen.words(),
                                        figure.name(),
                                        figure.text() + figure.measure()))))
                .toList();
    }

    /** A scale with a choice that the work goes on is about the years to come. */
    private static boolean direction(Answered.Chosen chosen) {
        return chosen.field().options().stream()
                .anyMatch(option -> option.sense() == org.meguri.sheet.Option.Sense.CONTINUED);
    }
}
