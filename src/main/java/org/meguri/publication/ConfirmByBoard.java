package org.meguri.publication;

import java.time.Clock;
import java.util.List;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** The board confirms a cycle's result before it is published, or asks for something; planning responds. */
@UseCase
public class ConfirmByBoard {

    /** Longest reason or response, in characters. */
    public static final int LONGEST_TEXT = 1000;

    private final BoardDecisions decisions;
    private final CycleLookup cycles;
    private final PublicationFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ConfirmByBoard(
            BoardDecisions decisions,
            CycleLookup cycles,
            PublicationFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.decisions = decisions;
        this.cycles = cycles;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Decides. Deciding the same in the same words again changes nothing.
     *
     * @param attempt the attempt that was shown, from 1
     * @param typed the reason; required when the board asks for something
     * @throws Refusal (403) when the person is not of the board; (409) when the cycle is not at the board or was decided
     *     meanwhile; (422) when the reason is missing
     */
    public void decide(CycleId id, int attempt, BoardVerdict verdict, String typed, SignedIn by) {
        if (!by.has(Role.EXECUTIVE)) {
            throw Refusal.forbidden("publication.board-only");
        }
        var cycle = cycles.lock(id);
        var earlier = decisions.ofCycle(id);
        var reason = FreeText.normalise(typed);
        if (earlier.size() >= attempt) {
            if (attempt > 0 && earlier.get(attempt - 1).same(by.id(), verdict, reason)) {
                return;
            }
            throw Refusal.conflict("publication.decided-meanwhile", cycle.title());
        }
        if (cycle.state() != CycleState.BOARD || attempt != earlier.size() + 1 || awaitsResponse(earlier)) {
            throw Refusal.conflict("publication.not-at-board", cycle.title());
        }
        FreeText.accept("publication.field.reason", reason, verdict == BoardVerdict.RETURNED, LONGEST_TEXT);
        var now = clock.instant();
        decisions.saveAndFlush(
                new BoardDecision(new BoardKey(id, attempt), verdict, reason.isEmpty() ? null : reason, by.id(), now));
        flow.boardDecided(id, verdict);
        announcements.publishEvent(new BoardDecided(id, verdict, by.id(), now));
    }

    /**
     * Planning answers what the board asked for; the result goes to the board again. The same response again changes
     * nothing.
     *
     * @throws Refusal (403) when the person is not of the planning division; (409) when nothing waits for a response; (422)
     *     when the text is missing
     */
    public void respond(CycleId id, int attempt, String typed, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("publication.planning-only");
        }
        var cycle = cycles.lock(id);
        var text = FreeText.accept("publication.field.response", typed, true, LONGEST_TEXT);
        var asked = decisions.ofCycle(id);
        if (attempt >= 1 && asked.size() >= attempt && asked.get(attempt - 1).respondedWith(by.id(), text)) {
            return;
        }
        if (attempt < 1 || asked.size() != attempt || !awaitsResponse(asked)) {
            throw Refusal.conflict("publication.nothing-asked", cycle.title());
        }
        var decision = asked.get(attempt - 1);
        decision.respond(text, by.id(), clock.instant());
        decisions.saveAndFlush(decision);
        flow.responded(id);
    }

    private static boolean awaitsResponse(List<BoardDecision> decisions) {
        return !decisions.isEmpty() && decisions.get(decisions.size() - 1).awaitsResponse();
    }
}
