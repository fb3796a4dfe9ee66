package org.meguri.committee;

import java.time.Clock;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;

/** Planning records that the committee has met; from here no more remarks are taken. */
@UseCase
public class HoldCommittee {

    /** Longest summary, in characters. */
    public static final int LONGEST_SUMMARY = 2000;

    /** Longest note of the days, in characters. */
    public static final int LONGEST_DAYS = 100;

    private final CommitteeMeetings meetings;
    private final CycleLookup cycles;
    private final CommitteeFlow flow;
    private final Clock clock;

    HoldCommittee(CommitteeMeetings meetings, CycleLookup cycles, CommitteeFlow flow, Clock clock) {
        this.meetings = meetings;
        this.cycles = cycles;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * Records the meeting. Recording the same again changes nothing.
     *
     * @throws Refusal (403) when the person is not of the planning division; (409) when the cycle is not at its committee or
     *     its meeting is recorded in other words;
     *     (422) when the day is missing or a text too long
     */
    public void held(CycleId id, String typedDays, String typedSummary, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("committee.planning-only");
        }
        var days = FreeText.accept("committee.field.held-on", typedDays, true, LONGEST_DAYS);
        var summary = FreeText.accept("committee.field.summary", typedSummary, false, LONGEST_SUMMARY);
        var cycle = cycles.lock(id);
        var earlier = meetings.findById(id);
        if (earlier.isPresent()) {
            if (earlier.get().same(by.id(), days, summary)) {
                return;
            }
            throw Refusal.conflict("committee.held-already", cycle.title());
        }
        if (cycle.state() != CycleState.COMMITTEE) {
            throw Refusal.conflict("committee.not-now", cycle.title());
        }
        meetings.saveAndFlush(new CommitteeMeeting(id, days, summary, by.id(), clock.instant()));
        flow.held(id);
    }
}
