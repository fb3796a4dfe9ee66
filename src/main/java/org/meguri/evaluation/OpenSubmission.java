package org.meguri.evaluation;

import java.time.Clock;
import java.util.HashSet;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.WhoSigns;
import org.meguri.system.UseCase;

/**
 * Keeps that somebody who may decide has looked at a submission. Called before the page is made, under the sheet's lock: a
 * chief reads either what can no longer be taken back, or a draft.
 */
@UseCase
public class OpenSubmission {

    private final Evaluations evaluations;
    private final Openings openings;
    private final WhoSigns whoSigns;
    private final Clock clock;

    OpenSubmission(Evaluations evaluations, Openings openings, WhoSigns whoSigns, Clock clock) {
        this.evaluations = evaluations;
        this.openings = openings;
        this.whoSigns = whoSigns;
        this.clock = clock;
    }

    /**
     * This person looks at the sheet's page. Nothing is kept of who may not decide on it, of its writers, of a sheet that
     * waits for no chief, and of a second look.
     */
    public void look(EvaluationId id, SignedIn person) {
        // Most people who look are no chiefs, and most looks are not the first one: neither waits for the sheet's lock.
        if (!(person.has(Role.SECTION_CHIEF) || person.has(Role.DIRECTOR))
                || !evaluations.isUnopened(id, person.id().value())) {
            return;
        }
        var evaluation = evaluations.lock(id);
        var view = evaluation.view();
        var writers = new HashSet<OfficerId>(view.writers());
        if (view.status() != Status.SUBMITTED
                || writers.contains(person.id())
                || view.units().stream().noneMatch(unit -> whoSigns.signs(person, unit, writers::contains))) {
            return;
        }
        var key = new OpeningKey(id, view.round(), person.id());
        if (!openings.existsById(key)) {
            openings.save(new Opening(id, view.round(), person.id(), clock.instant()));
            evaluations.flush();
        }
    }
}
