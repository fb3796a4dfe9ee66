package org.meguri.committee;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.system.Refusal;
import org.meguri.system.Stamp;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up what the committee said and what became of it. */
@Service
@Transactional(readOnly = true)
public class RemarkLookup {

    private final CommitteeRemarks remarks;
    private final AnswerDecisions decisions;
    private final CommitteeMeetings meetings;
    private final RemarkCitations citations;

    RemarkLookup(
            CommitteeRemarks remarks,
            AnswerDecisions decisions,
            CommitteeMeetings meetings,
            RemarkCitations citations) {
        this.citations = citations;
        this.remarks = remarks;
        this.decisions = decisions;
        this.meetings = meetings;
    }

    /** @throws Refusal (404) when there is none */
    public RemarkView get(RemarkId id) {
        return remarks.findById(id)
                .orElseThrow(() -> Refusal.notFound("committee.unknown-remark"))
                .view();
    }

    /** All remarks of a cycle, by number. */
    public List<RemarkView> ofCycle(CycleId cycle) {
        return remarks.findByCycleOrderByNumber(cycle).stream()
                .map(CommitteeRemark::view)
                .toList();
    }

    public List<RemarkView> of(EvaluationId evaluation) {
        return remarks.findByEvaluationOrderByNumber(evaluation).stream()
                .map(CommitteeRemark::view)
                .toList();
    }

    /** The remarks on any of these evaluations, by number; one query for all of them. */
    public List<RemarkView> of(Collection<EvaluationId> evaluations) {
        if (evaluations.isEmpty()) {
            return List.of();
        }
        return remarks
                .ofEvaluations(evaluations.stream().map(EvaluationId::value).toList())
                .stream()
                .map(CommitteeRemark::view)
                .toList();
    }

    /** The remarks with these ids; those that do not exist are left out. One query. */
    public List<RemarkView> withIds(Collection<RemarkId> ids) {
        return ids.isEmpty()
                ? List.of()
                : remarks.ofIds(ids.stream().map(RemarkId::value).toList()).stream()
                        .map(CommitteeRemark::view)
                        .toList();
    }

    /** How many remarks the cycle has. */
    public long count(CycleId cycle) {
        return remarks.countByCycle(cycle);
    }

    /** All remarks of all years, oldest first. */
    public List<RemarkView> all() {
        return remarks.all().stream().map(CommitteeRemark::view).toList();
    }

    /** Changes whenever a remark does. */
    public String stamp() {
        return Stamp.of(remarks.versions());
    }

    /** How many remarks of the cycle still wait for an approved answer. */
    public long open(CycleId cycle) {
        return remarks.countByCycleAndStatusNot(cycle, RemarkStatus.CLOSED);
    }

    /** What confirmed evaluations of later years did about the remarks, in the order of their confirmation. */
    public List<FollowUpView> followUps(Collection<RemarkId> of) {
        return of.isEmpty()
                ? List.of()
                : citations.settledOn(of.stream().map(RemarkId::value).toList()).stream()
                        .map(RemarkCitation::view)
                        .toList();
    }

    /** What these evaluations did about remarks of earlier years, as far as they are confirmed. */
    public List<FollowUpView> followUpsIn(Collection<EvaluationId> evaluations) {
        return evaluations.isEmpty()
                ? List.of()
                : citations
                        .settledIn(evaluations.stream().map(EvaluationId::value).toList())
                        .stream()
                        .map(RemarkCitation::view)
                        .toList();
    }

    /** Every decision on the answer, oldest round first. */
    public List<DecisionView> decisions(RemarkId remark) {
        return decisions.ofRemark(remark).stream().map(AnswerDecision::view).toList();
    }

    public Optional<MeetingView> meeting(CycleId cycle) {
        return meetings.findById(cycle).map(CommitteeMeeting::view);
    }
}
