package org.meguri.evaluation;

import org.meguri.cycle.CycleLookup;
import org.meguri.organization.Role;
import org.meguri.task.Notices;
import org.meguri.task.Notices.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A sheet that comes back is news that does not wait for a reminder: its writers hear at once. */
@Component
class ReturnNotices {

    private final Evaluations evaluations;
    private final CycleLookup cycles;
    private final Notices notices;

    ReturnNotices(Evaluations evaluations, CycleLookup cycles, Notices notices) {
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.notices = notices;
    }

    @EventListener
    void on(EvaluationReturned event) {
        var evaluation = evaluations.get(event.evaluation()).view();
        notices.tell(
                Role.SECTION_STAFF,
                evaluation.leadUnit(),
                new Notice(
                        "RETURNED:" + event.evaluation() + ":" + event.round(),
                        "RETURNED",
                        Integer.toString(evaluation.seq()),
                        "/evaluations/" + event.evaluation(),
                        "evaluation.letter.returned." + event.stage(),
                        evaluation.heading(),
                        cycles.get(event.cycle()).title()));
    }
}
