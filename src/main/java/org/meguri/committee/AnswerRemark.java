package org.meguri.committee;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.DecisionsInStead;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.springframework.context.ApplicationEventPublisher;

/** The department answers a remark, and its chief approves the answer or sends it back. */
@UseCase
public class AnswerRemark {

    /** Longest answer, in characters. */
    public static final int LONGEST_ANSWER = 1000;

    private final CommitteeRemarks remarks;
    private final AnswerDecisions decisions;
    private final EvaluationLookup evaluations;
    private final WhoSigns whoSigns;
    private final FormerDeputies formerDeputies;
    private final DecisionsInStead decisionsInStead;
    private final Words words;
    private final CommitteeFlow flow;
    private final Inbox inbox;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    AnswerRemark(
            CommitteeRemarks remarks,
            AnswerDecisions decisions,
            EvaluationLookup evaluations,
            WhoSigns whoSigns,
            FormerDeputies formerDeputies,
            DecisionsInStead decisionsInStead,
            Words words,
            CommitteeFlow flow,
            Inbox inbox,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.remarks = remarks;
        this.decisions = decisions;
        this.evaluations = evaluations;
        this.whoSigns = whoSigns;
        this.formerDeputies = formerDeputies;
        this.decisionsInStead = decisionsInStead;
        this.words = words.inJapanese();
        this.flow = flow;
        this.inbox = inbox;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Answers. Sending the same answer again changes nothing.
     *
     * @param round the round that was shown
     * @throws Refusal (404) when the person does not write for the lead unit; (409) when a colleague answered first; (422)
     *     when the action or the text is missing or too long
     */
    public void answer(RemarkId id, int round, @Nullable Action action, String typed, SignedIn by) {
        var remark = remarks.lock(id);
        var unit = leadUnit(remark);
        if (!by.has(Role.SECTION_STAFF, unit) && !by.has(Role.SECTION_CHIEF, unit)) {
            throw formerDeputies.refusal(by.id(), List.of(unit), Refusal.notFound("committee.unknown-remark"));
        }
        var text = FreeText.accept("committee.field.answer", typed, true, LONGEST_ANSWER);
        if (action == null) {
            throw new Refusal("committee.action-missing");
        }
        if (remark.answeredWith(action, text, by.id())) {
            return;
        }
        if (remark.round() != round) {
            throw Refusal.conflict("committee.answered-meanwhile", remark.number());
        }
        inbox.requireOpen(id.value(), TaskKind.ANSWER_REMARK, null);
        remark.answer(action, text, by.id(), clock.instant());
        remarks.saveAndFlush(remark);
        flow.answered(id);
    }

    /**
     * Decides on an answer. Deciding the same in the same words again changes nothing.
     *
     * @param round the round that was shown
     * @param typed the reason, required when the answer is sent back
     * @throws Refusal (404) when the person does not approve for the lead unit; (403) when they wrote the answer, or
     *     their days as a deputy are over; (409) when it was decided meanwhile; (422) when the reason is missing
     */
    public void decide(RemarkId id, int round, AnswerVerdict verdict, String typed, SignedIn by) {
        var remark = remarks.lock(id);
        var unit = leadUnit(remark);
        var signature = requireApprover(remark, unit, by);
        var reason = FreeText.normalise(typed);
        var earlier = decisions.findById(new DecisionKey(id, round));
        if (earlier.isPresent()) {
            if (earlier.get().same(by.id(), verdict, reason)) {
                return;
            }
            throw Refusal.conflict("committee.decided-meanwhile", remark.number());
        }
        if (remark.round() != round || remark.status() != RemarkStatus.ANSWERED) {
            throw Refusal.conflict("committee.decided-meanwhile", remark.number());
        }
        inbox.requireOpen(id.value(), TaskKind.APPROVE_ANSWER, null);
        if (by.id().equals(remark.answeredBy())) {
            throw Refusal.forbidden("committee.own-answer", remark.number());
        }
        FreeText.accept("committee.field.reason", reason, verdict == AnswerVerdict.RETURNED, LONGEST_ANSWER);
        var now = clock.instant();
        decisions.saveAndFlush(
                new AnswerDecision(id, round, verdict, reason.isEmpty() ? null : reason, by.id(), signature, now));
        signature.stead().ifPresent(whose -> {
            var evaluation = evaluations.get(remark.evaluation());
            decisionsInStead.record(
                    new DecisionsInStead.Made(
                            whose,
                            "committee.in-stead." + verdict,
                            id.value(),
                            evaluation.item().value(),
                            words.of("committee.in-stead.title", remark.number(), evaluation.heading()),
                            "/remarks/" + id.value()),
                    by.id(),
                    now);
        });
        switch (verdict) {
            case APPROVED -> {
                remark.close(now);
                remarks.saveAndFlush(remark);
                announcements.publishEvent(new RemarkAnswered(id, remark.cycle(), by.id(), now));
            }
            case RETURNED -> {
                remark.reopen();
                remarks.saveAndFlush(remark);
                announcements.publishEvent(new AnswerReturned(id, remark.cycle(), round, by.id(), now));
            }
        }
        flow.answerDecided(id, verdict);
    }

    /** @return as what the person decides, and in whose stead */
    private WhoSigns.Signature requireApprover(CommitteeRemark remark, UnitId unit, SignedIn by) {
        return whoSigns.sign(
                by,
                unit,
                officer -> officer.equals(remark.answeredBy()),
                Refusal.notFound("committee.unknown-remark"),
                Refusal.forbidden("committee.chief-decides", remark.number()));
    }

    private UnitId leadUnit(CommitteeRemark remark) {
        return evaluations.get(remark.evaluation()).leadUnit();
    }
}
