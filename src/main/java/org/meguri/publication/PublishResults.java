package org.meguri.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.evaluation.ConcludeEvaluation;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.publication.PublicationDraftView.Answer;
import org.meguri.publication.PublicationDraftView.Kind;
import org.meguri.publication.PublicationDraftView.State;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * The planning division publishes a year's result as an edition, corrects it by another one, or takes it back. It takes two: who
 * proposes, and who has looked at exactly that and publishes it.
 */
@UseCase
public class PublishResults {

    /** Longest note to the readers, reason or word of the decider, in characters. */
    public static final int LONGEST_NOTE = 1000;

    private final CycleLookup cycles;
    private final YearContents contents;
    private final PublicationChecks checks;
    private final PublicationDrafts drafts;
    private final EditionWithdrawals withdrawals;
    private final ConcludeEvaluation conclude;
    private final EditionStore store;
    private final EditionLookup editions;
    private final PublicationFlow flow;
    private final Directory directory;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    PublishResults(
            CycleLookup cycles,
            YearContents contents,
            PublicationChecks checks,
            PublicationDrafts drafts,
            EditionWithdrawals withdrawals,
            ConcludeEvaluation conclude,
            EditionStore store,
            EditionLookup editions,
            PublicationFlow flow,
            Directory directory,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.cycles = cycles;
        this.contents = contents;
        this.checks = checks;
        this.drafts = drafts;
        this.withdrawals = withdrawals;
        this.conclude = conclude;
        this.store = store;
        this.editions = editions;
        this.flow = flow;
        this.directory = directory;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What would be published now; nothing is kept. @throws Refusal (422) when a text cannot be printed */
    public EditionContent preview(CycleId id, String note) {
        return contents.next(cycles.get(id), FreeText.normalise(note), LocalDate.now(clock));
    }

    /** What the checks find that has to be answered for when the year is proposed now. */
    public List<PublicationCheck.Finding> open(CycleId id) {
        return checks.of(cycles.get(id), "").open();
    }

    /** What is waiting for its second person, and what became of what waited before, the latest first. */
    public List<PublicationDraftView> drafts(CycleId id) {
        var all = new ArrayList<>(
                drafts.ofCycle(id).stream().map(PublicationDraft::view).toList());
        Collections.reverse(all);
        return all;
    }

    /** What waits for its second person. */
    public Optional<PublicationDraftView> waiting(CycleId id) {
        return drafts.ofCycle(id).stream()
                .filter(PublicationDraft::waiting)
                .findFirst()
                .map(PublicationDraft::view);
    }

    /** What the proposer of a waiting draft saw. @throws Refusal (404) when there is no such draft */
    public EditionContent proposed(PublicationDraftId id) {
        return draft(id).content();
    }

    /**
     * Proposes to publish: of a year without edition its first one, otherwise a correction. Proposing the same again while it
     * waits changes nothing.
     *
     * @param answers what is said to each finding that does not block, by its key
     * @return the draft
     * @throws Refusal (403) when the person is not of the planning division; (409) when the board has not confirmed, or something
     *     else waits; (422) when the note is too long, a check blocks, a finding is not answered, a text cannot be printed, a
     *     correction corrects nothing or does not say what, or the division has nobody else to decide
     */
    public PublicationDraftId propose(CycleId id, String typed, Map<String, String> answers, SignedIn by) {
        requirePlanning(by);
        var cycle = cycles.lock(id);
        var note = FreeText.normalise(typed);
        var kind = editions.ofCycle(id).isEmpty() ? Kind.FIRST : Kind.CORRECTION;
        for (var one : drafts.ofCycle(id)) {
            if (one.waiting()) {
                if (one.kind() == kind
                        && one.note().equals(note)
                        && one.proposedBy().equals(by.id())) {
                    return one.view().id();
                }
                throw Refusal.conflict("publication.draft-waits");
            }
        }
        requireAnother(by);
        if (cycle.state() != (kind == Kind.FIRST ? CycleState.PUBLICATION : CycleState.CLOSED)) {
            throw Refusal.conflict("publication.not-now", cycle.title());
        }
        FreeText.accept("publication.field.note", note, kind == Kind.CORRECTION, LONGEST_NOTE);
        // Says by itself which row and column cannot be printed.
        var content = contents.next(cycle, note, LocalDate.now(clock));
        if (kind == Kind.CORRECTION && content.corrections().isEmpty()) {
            throw new Refusal("publication.nothing-to-correct");
        }
        var draft = new PublicationDraft(
                PublicationDraftId.create(),
                id,
                kind,
                note,
                content,
                answered(checks.of(cycle, note), answers),
                by.id(),
                clock.instant());
        drafts.saveAndFlush(draft);
        announce(draft, PublicationProposed.What.PROPOSED, by);
        return draft.view().id();
    }

    private static List<Answer> answered(PublicationChecks.Report report, Map<String, String> typed) {
        if (report.blocked()) {
            throw new Refusal("publication.checks-red");
        }
        var answers = new ArrayList<Answer>();
        for (var finding : report.open()) {
            var text = FreeText.normalise(typed.get(finding.key()));
            if (FreeText.blank(text)) {
                throw new Refusal("publication.finding-unanswered", finding.heading(), finding.found());
            }
            answers.add(
                    new Answer(finding.key(), FreeText.accept("publication.field.answer", text, true, LONGEST_NOTE)));
        }
        return answers;
    }

    /**
     * Proposes to take the edition in force back.
     *
     * @param typed why; printed in its place
     * @throws Refusal (403) when the person is not of the planning division; (404) when there is no such edition; (409) when it is
     *     not the one in force, or something waits; (422) when the reason is missing or too long
     */
    public PublicationDraftId proposeWithdrawal(EditionId edition, String typed, SignedIn by) {
        requirePlanning(by);
        var found = editions.get(edition);
        cycles.lock(found.cycle());
        var reason = FreeText.accept("publication.field.withdrawal", typed, true, LONGEST_NOTE);
        for (var one : drafts.ofCycle(found.cycle())) {
            if (one.waiting()) {
                if (edition.equals(one.edition())
                        && one.reason().equals(reason)
                        && one.proposedBy().equals(by.id())) {
                    return one.view().id();
                }
                throw Refusal.conflict("publication.draft-waits");
            }
        }
        requireAnother(by);
        requireInForce(found);
        var draft = new PublicationDraft(
                PublicationDraftId.create(), found.cycle(), edition, reason, by.id(), clock.instant());
        drafts.saveAndFlush(draft);
        announce(draft, PublicationProposed.What.PROPOSED, by);
        return draft.view().id();
    }

    private void requireInForce(EditionView edition) {
        var latest = editions.ofCycle(edition.cycle()).stream().findFirst();
        if (edition.withdrawn() || latest.isEmpty() || !latest.get().id().equals(edition.id())) {
            throw Refusal.conflict("publication.not-in-force");
        }
    }

    /** Takes a waiting draft back; again changes nothing. @throws Refusal (403), (404), or (409) when it was decided */
    public void withdraw(PublicationDraftId id, SignedIn by) {
        requirePlanning(by);
        var draft = locked(id);
        if (draft.decidedBy(by.id(), State.WITHDRAWN)) {
            return;
        }
        draft.decide(State.WITHDRAWN, "", null, by.id(), clock.instant());
        drafts.saveAndFlush(draft);
        announce(draft, PublicationProposed.What.WITHDRAWN, by);
    }

    /**
     * The second person sends a draft back; the same again changes nothing.
     *
     * @throws Refusal (403) when the person is not of the planning division or proposed it; (404); (409) when it was decided; (422)
     *     when the reason is missing or too long
     */
    public void sendBack(PublicationDraftId id, String typed, SignedIn by) {
        requirePlanning(by);
        var draft = locked(id);
        var reason = FreeText.accept("publication.field.reason", typed, true, LONGEST_NOTE);
        if (draft.decidedBy(by.id(), State.RETURNED)) {
            return;
        }
        requireSecond(draft, by);
        draft.decide(State.RETURNED, reason, null, by.id(), clock.instant());
        drafts.saveAndFlush(draft);
        announce(draft, PublicationProposed.What.RETURNED, by);
    }

    /**
     * The second person publishes exactly what was proposed, or takes the edition back. The same again changes nothing.
     *
     * @return the edition that was published or taken back
     * @throws Refusal (403) when the person is not of the planning division or proposed it; (404); (409) when it was decided
     *     otherwise, or what would be published is not what was proposed any more
     */
    public EditionId approve(PublicationDraftId id, SignedIn by) {
        requirePlanning(by);
        var draft = locked(id);
        var result = draft.result();
        if (draft.decidedBy(by.id(), State.PUBLISHED) && result != null) {
            return result;
        }
        requireSecond(draft, by);
        if (!draft.waiting()) {
            throw Refusal.conflict("publication.draft-decided");
        }
        var edition = draft.kind() == Kind.WITHDRAWAL ? takeBack(draft, by) : publish(draft, by);
        draft.decide(State.PUBLISHED, "", edition, by.id(), clock.instant());
        drafts.saveAndFlush(draft);
        return edition;
    }

    /**
     * What {@link #approve} would publish today; nothing where it takes an edition back, or the draft was decided.
     *
     * @throws Refusal (403) when the person is not of the planning division or proposed it; (404)
     */
    @Transactional(readOnly = true)
    public Optional<EditionContent> next(PublicationDraftId id, SignedIn by) {
        requirePlanning(by);
        var draft = draft(id);
        if (!draft.waiting() || draft.kind() == Kind.WITHDRAWAL) {
            return Optional.empty();
        }
        requireSecond(draft, by);
        return Optional.of(draft.content().publishedOn(LocalDate.now(clock)));
    }

    private EditionId publish(PublicationDraft draft, SignedIn by) {
        var cycle = cycles.get(draft.cycle());
        var seen = draft.content();
        if (!draft.shows(contents.next(cycle, draft.note(), seen.published()))) {
            throw Refusal.conflict("publication.changed-since");
        }
        var now = clock.instant();
        var content = seen.publishedOn(LocalDate.now(clock));
        var edition = store.keep(cycle.id(), content, by.id(), now);
        if (draft.kind() == Kind.FIRST) {
            conclude.publish(cycle.id());
            flow.published(cycle.id());
        }
        announcements.publishEvent(new ResultsPublished(edition, cycle.id(), content.number(), by.id(), now));
        return edition;
    }

    private EditionId takeBack(PublicationDraft draft, SignedIn by) {
        var edition = Objects.requireNonNull(draft.edition());
        var found = editions.get(edition);
        requireInForce(found);
        var now = clock.instant();
        withdrawals.saveAndFlush(new EditionWithdrawal(edition, draft.reason(), by.id(), now));
        announcements.publishEvent(new EditionWithdrawn(edition, found.cycle(), found.number(), by.id(), now));
        return edition;
    }

    private PublicationDraft locked(PublicationDraftId id) {
        cycles.lock(drafts.cycleOf(id).orElseThrow(() -> Refusal.notFound("publication.unknown-draft")));
        return draft(id);
    }

    private PublicationDraft draft(PublicationDraftId id) {
        return drafts.findById(id).orElseThrow(() -> Refusal.notFound("publication.unknown-draft"));
    }

    /** Where nobody else could decide, the proposal would wait for ever. */
    private void requireAnother(SignedIn by) {
        if (directory.holders(Role.PLANNING, LocalDate.now(clock)).stream()
                .allMatch(officer -> officer.id().equals(by.id()))) {
            throw new Refusal("publication.second-missing");
        }
    }

    private static void requireSecond(PublicationDraft draft, SignedIn by) {
        if (draft.proposedBy().equals(by.id())) {
            throw Refusal.forbidden("publication.same-person");
        }
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("publication.planning-only");
        }
    }

    private void announce(PublicationDraft draft, PublicationProposed.What what, SignedIn by) {
        announcements.publishEvent(new PublicationProposed(
                draft.view().id(), draft.cycle(), draft.kind(), what, draft.proposedBy(), by.id(), clock.instant()));
    }
}
