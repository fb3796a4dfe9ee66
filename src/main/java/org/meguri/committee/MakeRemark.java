package org.meguri.committee;

import java.time.Clock;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.Status;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** A committee member makes a remark on a confirmed evaluation. */
@UseCase
public class MakeRemark {

    /** Longest remark, in characters. */
    public static final int LONGEST_REMARK = 1000;

    private final CommitteeRemarks remarks;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final OnTheTable onTheTable;
    private final CommitteeFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    MakeRemark(
            CommitteeRemarks remarks,
            EvaluationLookup evaluations,
            CycleLookup cycles,
            OnTheTable onTheTable,
            CommitteeFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.remarks = remarks;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.onTheTable = onTheTable;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Makes the remark.
     *
     * @param id chosen by the page, so that the same page sent twice makes one remark
     * @throws Refusal (403) when the person is no member; (404) when the evaluation is not theirs to read (yet); (409) when
     *     the committee's time is over or the page has made another remark before; (422) when the text is missing or too long
     */
    public void make(RemarkId id, EvaluationId evaluationId, String typed, SignedIn by) {
        if (!by.has(Role.COMMITTEE_MEMBER)) {
            throw Refusal.forbidden("committee.members-only");
        }
        var evaluation = evaluations.get(evaluationId);
        var given = onTheTable.of(evaluation.cycle());
        if (!evaluation.status().reached(Status.CONFIRMED)
                || (given.isPresent() && !given.get().contains(evaluationId))) {
            throw Refusal.notFound("evaluation.unknown");
        }
        var text = FreeText.accept("committee.field.remark", typed, true, LONGEST_REMARK);
        // The cycle's lock makes the numbers gapless, and keeps a remark from slipping in while the committee is
        // closed.
        var cycle = cycles.lock(evaluation.cycle());
        var earlier = remarks.findById(id);
        if (earlier.isPresent()) {
            if (earlier.get().said(evaluationId, text, by.id())) {
                return;
            }
            throw Refusal.conflict("committee.made-already", earlier.get().number());
        }
        if (cycle.state() != CycleState.EVALUATION && cycle.state() != CycleState.COMMITTEE) {
            throw Refusal.conflict("committee.over", cycle.title());
        }
        var now = clock.instant();
        var remark = remarks.saveAndFlush(new CommitteeRemark(
                id, cycle.id(), evaluationId, remarks.highestNumber(cycle.id()) + 1, text, by.id(), now));
        flow.remarkMade(remark.view(), evaluation.leadUnit());
        announcements.publishEvent(new CommitteeCommentReceived(id, evaluationId, cycle.id(), by.id(), now));
    }
}
