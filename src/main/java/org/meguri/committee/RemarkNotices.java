package org.meguri.committee;

import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.Role;
import org.meguri.task.Notices;
import org.meguri.task.Notices.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The department hears at once of a remark, and of an answer that comes back. */
@Component
class RemarkNotices {

    private final RemarkLookup remarks;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final Notices notices;

    RemarkNotices(RemarkLookup remarks, EvaluationLookup evaluations, CycleLookup cycles, Notices notices) {
        this.remarks = remarks;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.notices = notices;
    }

    @EventListener
    void on(CommitteeCommentReceived event) {
        tell(event.remark(), event.cycle(), "REMARK", "REMARK:" + event.remark(), "committee.letter.remark");
    }

    @EventListener
    void on(AnswerReturned event) {
        tell(
                event.remark(),
                event.cycle(),
                "ANSWER_RETURNED",
                "ANSWER_RETURNED:" + event.remark() + ":" + event.round(),
                "committee.letter.returned");
    }

    private void tell(RemarkId id, CycleId cycle, String kind, String key, String message) {
        var remark = remarks.get(id);
        var evaluation = evaluations.get(remark.evaluation());
        notices.tell(
                Role.SECTION_STAFF,
                evaluation.leadUnit(),
                new Notice(
                        key,
                        kind,
                        evaluation.seq() + "-" + remark.number(),
                        "/remarks/" + id,
                        message,
                        evaluation.heading(),
                        cycles.get(cycle).title(),
                        remark.number()));
    }
}
