package org.meguri.proposal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.system.Refusal;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up rounds of proposals, and the proposals. */
@Service
@Transactional(readOnly = true)
public class ProposalLookup {

    private final ProposalRounds rounds;
    private final Proposals proposals;
    private final ProposalSubmissions submissions;
    private final ProposalDecisions decisions;
    private final WorkingCalendar calendar;

    ProposalLookup(
            ProposalRounds rounds,
            Proposals proposals,
            ProposalSubmissions submissions,
            ProposalDecisions decisions,
            WorkingCalendar calendar) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.submissions = submissions;
        this.decisions = decisions;
        this.calendar = calendar;
    }

    /** All rounds, the newest first. */
    public List<RoundView> rounds() {
        return rounds.all().stream().map(ProposalRound::view).toList();
    }

    /** The round. @throws Refusal (404) when there is none */
    public RoundView round(ProposalRoundId id) {
        return rounds.get(id).view();
    }

    /** The proposal. @throws Refusal (404) when there is none */
    public ProposalView get(ProposalId id) {
        return proposals.get(id).view();
    }

    /** The proposals with these ids; those that do not exist are left out. */
    public List<ProposalView> withIds(Collection<ProposalId> ids) {
        return ids.isEmpty()
                ? List.of()
                : proposals.ofIds(ids.stream().map(ProposalId::value).toList()).stream()
                        .map(Proposal::view)
                        .toList();
    }

    /** Proposals that have this within their heading. @param like a pattern of SQL in small letters, escaped by ! */
    public List<ProposalId> headed(String like, int most) {
        return proposals.headed(like, Limit.of(most)).stream()
                .map(ProposalId::new)
                .toList();
    }

    /** The proposal, for somebody who may read it. @throws Refusal (404) when there is none, or it is none of theirs */
    public ProposalView readable(ProposalId id, SignedIn person) {
        var proposal = get(id);
        if (!reads(person, proposal)) {
            throw Refusal.notFound("proposal.unknown");
        }
        return proposal;
    }

    /** The proposals of a round that this person may read, in their order. */
    public List<ProposalView> of(ProposalRoundId round, SignedIn person) {
        return all(round).stream().filter(one -> reads(person, one)).toList();
    }

    /** How many proposals of a round this person may read. */
    public int count(ProposalRoundId round, SignedIn person) {
        return person.has(Role.PLANNING)
                ? proposals.countOf(round)
                : of(round, person).size();
    }

    /** All proposals of a round, in their order. */
    public List<ProposalView> all(ProposalRoundId round) {
        return proposals.ofRound(round).stream().map(Proposal::view).toList();
    }

    /** The units' own, the planning division, and once it is handed in the directors. */
    private static boolean reads(SignedIn person, ProposalView proposal) {
        if (proposal.units().stream()
                .anyMatch(unit -> person.has(Role.SECTION_STAFF, unit) || person.has(Role.SECTION_CHIEF, unit))) {
            return true;
        }
        return person.has(Role.PLANNING) || (person.has(Role.DIRECTOR) && proposal.submitted() > 0);
    }

    /** What was handed in, oldest first. */
    public List<SubmissionView> submissions(ProposalId id) {
        return submissions.of(id).stream().map(ProposalSubmission::view).toList();
    }

    /** What was decided, oldest first. */
    public List<DecisionView> decisions(ProposalId id) {
        return decisions.of(id).stream().map(ProposalDecision::view).toList();
    }

    /** The units whose chief has approved what was handed in last. */
    public List<UnitId> approvedFor(ProposalId id) {
        var submitted = get(id).submitted();
        return decisions(id).stream()
                .filter(one -> one.number() == submitted && one.verdict() == Verdict.APPROVED)
                .map(DecisionView::unit)
                .toList();
    }

    /** The proposals that became these items. */
    public List<ProposalView> thatBecame(Collection<PlanItemId> items) {
        return items.isEmpty()
                ? List.of()
                : proposals.thatBecame(items.stream().map(PlanItemId::value).toList()).stream()
                        .map(Proposal::view)
                        .toList();
    }

    /**
     * The due day of a task that is opened on this day: the stage's own, or later where somebody gets the task late through
     * no fault of theirs: then the stage's grace in working days counts from the opening.
     */
    public LocalDate due(ProposalRoundId round, ProposalStage stage, LocalDate openedOn) {
        var planned = rounds.get(round).dues().of(stage);
        var humane = calendar.plus(openedOn, stage.grace());
        return humane.isAfter(planned) ? humane : planned;
    }
}
