package org.meguri.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.Responsibility;

/**
 * A proposal.
 *
 * @param seq its place in the round, from 1
 * @param heading how lists and mails call it
 * @param content by field of the round's {@link ProposalShape}
 * @param responsibilities exactly one leads
 * @param submitted how often it was handed in; the last time is what is decided on
 * @param revision counts every change of the text, to tell whether somebody else was faster
 * @param writers everybody who had a hand in it
 * @param writtenBy who wrote last; null where it is as a table gave it
 * @param endedBy who gave the draft up, or closed the round before it was handed in; else null
 * @param item the plan's item that it became; null unless adopted
 */
public record ProposalView(
        ProposalId id,
        ProposalRoundId round,
        int seq,
        String heading,
        Map<String, String> content,
        List<Responsibility> responsibilities,
        ProposalState state,
        int submitted,
        long revision,
        Set<OfficerId> writers,
        @Nullable OfficerId writtenBy,
        @Nullable Instant writtenAt,
        @Nullable OfficerId endedBy,
        @Nullable Instant endedAt,
        @Nullable PlanItemId item) {

    public UnitId leadUnit() {
        return Responsibility.lead(responsibilities)
                .orElseThrow(() -> new IllegalStateException("Proposal " + id + " has no lead unit"));
    }

    /** The units whose chiefs approve, nobody twice. */
    public List<UnitId> units() {
        return Responsibility.units(responsibilities);
    }

    /** What tasks and lists of tasks call it: several rounds may have proposals of one name. */
    public String taskTitle(String round) {
        return heading + "（" + round + "）";
    }

    /** The units as the table prints them. */
    public List<String> printedUnits() {
        return responsibilities.stream().map(Responsibility::printed).toList();
    }
}
