package org.meguri.organization;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what deputies decide for the chief to look at (後閲); rooms tell it within the decision's own transaction. */
@Service
@Transactional
public class DecisionsInStead {

    private final SteadDecisions decisions;
    private final Officers officers;
    private final ApplicationEventPublisher announcements;

    DecisionsInStead(SteadDecisions decisions, Officers officers, ApplicationEventPublisher announcements) {
        this.decisions = decisions;
        this.officers = officers;
        this.announcements = announcements;
    }

    /**
     * What was decided.
     *
     * @param kind message key of what it was, at most 80 characters: {@code approval.in-stead.APPROVED}
     * @param subject the sheet or the remark
     * @param item the plan item that it is about, by which a unit's things may be split
     * @param title as lists call it
     * @param page where it can be read, at most 200 characters
     */
    public record Made(Stead stead, String kind, UUID subject, @Nullable UUID item, String title, String page) {}

    /** Puts the decision onto the list of the one in whose stead it was made. */
    public void record(Made made, OfficerId by, Instant at) {
        var decision = decisions.save(new SteadDecision(made, by, at));
        var stead = made.stead();
        announcements.publishEvent(new DecidedInStead(
                decision.id(), made.subject(), made.kind(), stead.duty(), stead.principal(), by, at));
    }

    /** That somebody has looked at a decision. @param who name of the chief who did */
    public record Look(Instant at, String who, UnitId unit) {}

    /** Every 後閲 of what was decided on this, oldest first. */
    @Transactional(readOnly = true)
    public List<Look> looks(UUID subject) {
        return decisions.about(subject).stream()
                .filter(decision -> decision.seenAt() != null)
                .map(decision -> {
                    var by = decision.seenBy();
                    var at = decision.seenAt();
                    return new Look(
                            at == null ? decision.decidedAt() : at,
                            by == null ? "" : officers.get(by).name(),
                            decision.unit());
                })
                .toList();
    }
}
