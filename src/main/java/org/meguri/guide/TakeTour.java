package org.meguri.guide;

import java.time.Clock;
import org.meguri.organization.SignedIn;
import org.meguri.system.UseCase;

/** The first steps of somebody who is new: shown until they are done with. */
@UseCase
class TakeTour {

    private final ToursTaken tours;
    private final Clock clock;

    TakeTour(ToursTaken tours, Clock clock) {
        this.tours = tours;
        this.clock = clock;
    }

    boolean awaits(SignedIn person) {
        return !tours.existsById(person.id());
    }

    /** Not shown again by itself. Done twice, as by a double click, it is done once. */
    void done(SignedIn person) {
        if (awaits(person)) {
            tours.save(new TourTaken(person.id(), clock.instant()));
        }
    }
}
