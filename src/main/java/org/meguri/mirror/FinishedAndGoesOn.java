package org.meguri.mirror;

import java.util.List;
import org.meguri.mirror.Finding.Weight;
import org.meguri.sheet.Option.Sense;

/** One answer says that all is done, another one that the work goes on; or that it has come to a poor end. */
final class FinishedAndGoesOn implements Rule {

    @Override
    public List<Finding> look(Answered sheet) {
        return sheet.chosen()
                .filter(chosen -> chosen.option().sense() == Sense.FINISHED)
                .flatMap(finished -> sheet.chosen()
                        .filter(other ->
                                !other.field().key().equals(finished.field().key()))
                        .filter(other -> against(other))
                        .map(other -> new Finding(
                                Weight.CHECK,
                                other.field().key(),
                                other.option().sense() == Sense.CONTINUED
                                        ? "mirror.finished-and-goes-on"
                                        : "mirror.finished-though-poor",
                                List.of(
                                        finished.field().label(),
                                        finished.words(),
                                        other.field().label(),
                                        other.words()))))
                .toList();
    }

    private static boolean against(Answered.Chosen other) {
        return other.option().sense() == Sense.CONTINUED
                || other.option().tone().equals("poor");
    }
}
