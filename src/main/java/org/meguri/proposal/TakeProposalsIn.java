package org.meguri.proposal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.intake.IntakePreview;
import org.meguri.intake.ReadPlanFile;
import org.meguri.intake.Upload;
import org.meguri.organization.SignedIn;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.ItemKey;
import org.meguri.plan.Responsibility;
import org.meguri.proposal.Proposal.Said;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a table of proposals in, as towns collect them by mail: every row becomes the draft of its department, which
 * completes it and hands it in. Rows that are known are brought up to date while they are drafts; nothing is deleted.
 */
@UseCase
public class TakeProposalsIn {

    private final ProposalRounds rounds;
    private final Proposals proposals;
    private final PendingProposalFiles pending;
    private final ReadPlanFile files;
    private final ProposalFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    TakeProposalsIn(
            ProposalRounds rounds,
            Proposals proposals,
            PendingProposalFiles pending,
            ReadPlanFile files,
            ProposalFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.pending = pending;
        this.files = files;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * How many rows are new, differ from a draft, are known as they are, and differ from a proposal that was handed in or has
     * ended, which stays as it is.
     */
    public record Outcome(int added, int changed, int same, int kept) {

        /** Whether the table says nothing new. */
        public boolean unchanged() {
            return added == 0 && changed == 0;
        }
    }

    /**
     * What a table would do.
     *
     * @param kept the proposals that the table describes otherwise but that stay, as lists call them
     */
    public record Preview(IntakePreview table, Outcome outcome, List<String> kept) {}

    /**
     * Keeps a readable table for its preview; one that the person had waiting before is dropped.
     *
     * @throws Refusal (403) for everybody but the planning division; (409) when the round is closed; (422) when the file is no
     *     table that can be read
     */
    public UUID keep(ProposalRoundId id, Upload file, SignedIn by) {
        OpenRound.requirePlanning(by);
        var round = rounds.get(id);
        round.requireOpen();
        files.check(round.shape().definition(), file);
        var now = clock.instant();
        pending.clear(by.id(), now);
        var kept = UUID.randomUUID();
        pending.save(new PendingProposals(kept, id, by.id(), file, now));
        return kept;
    }

    /** What the table would do; changes nothing. @throws Refusal as {@link #takeIn} */
    @Transactional(readOnly = true)
    public Preview preview(ProposalRoundId id, UUID file, SignedIn by) {
        OpenRound.requirePlanning(by);
        return read(rounds.get(id), upload(id, file, by)).preview();
    }

    /**
     * Takes the table in, all of it or nothing.
     *
     * @param seen what the preview said
     * @throws Refusal (403) for everybody but the planning division; (409) when the table was taken in already, has expired, is
     *     somebody else's, would do something else by now, or the round is closed; (422) when something is wrong in it
     */
    public Outcome takeIn(ProposalRoundId id, UUID file, Outcome seen, SignedIn by) {
        OpenRound.requirePlanning(by);
        var round = rounds.hold(id);
        round.requireOpen();
        var upload = upload(id, file, by);
        if (pending.remove(file) == 0) {
            throw gone();
        }
        var reading = read(round, upload);
        if (!reading.table().findings().isEmpty()) {
            throw new Refusal("proposal.table.wrong", reading.table().findings().size());
        }
        if (!reading.preview().outcome().equals(seen)) {
            throw Refusal.conflict("proposal.table.changed");
        }
        reading.changed().forEach((proposal, said) -> {
            var held = proposals.hold(proposal);
            var lead = held.view().leadUnit();
            held.become(said);
            proposals.saveAndFlush(held);
            if (!lead.equals(said.lead())) {
                // Its task lies on the desk of the wrong department.
                flow.givenUp(proposal);
                flow.start(held.view());
            }
        });
        var seq = proposals.lastSeq(id);
        for (var said : reading.added()) {
            var proposal = proposals.saveAndFlush(new Proposal(ProposalId.create(), id, ++seq, said));
            flow.start(proposal.view());
        }
        if (!seen.unchanged()) {
            announcements.publishEvent(new ProposalsRead(id, seen.added(), seen.changed(), by.id(), clock.instant()));
        }
        return seen;
    }

    private record Reading(
            IntakePreview table, List<Said> added, Map<ProposalId, Said> changed, int same, List<String> kept) {

        Preview preview() {
            return new Preview(table, new Outcome(added.size(), changed.size(), same, kept.size()), kept);
        }
    }

    private Reading read(ProposalRound round, Upload upload) {
        var shape = round.shape();
        var table = files.check(shape.definition(), upload);
        var known = new HashMap<String, Proposal>();
        for (var proposal : proposals.ofRound(round.id())) {
            if (proposal.state() != ProposalState.WITHDRAWN) {
                var view = proposal.view();
                known.put(key(shape, shape.draft(view.seq(), view.content(), view.responsibilities())), proposal);
            }
        }
        var added = new ArrayList<Said>();
        var changed = new HashMap<ProposalId, Said>();
        var kept = new ArrayList<String>();
        var same = 0;
        for (var row : table.items()) {
            var proposal = known.get(key(shape, row));
            if (proposal == null) {
                added.add(said(shape, shape.content(row), row.responsibilities()));
                continue;
            }
            var view = proposal.view();
            // What the department has filled in beside the columns of the table stays.
            var content = new java.util.LinkedHashMap<>(shape.content(row));
            view.content().forEach((field, value) -> {
                if (!field.startsWith("p_")) {
                    content.put(field, value);
                }
            });
            var said = said(shape, content, row.responsibilities());
            if (proposal.says(said)) {
                same++;
            } else if (proposal.state() == ProposalState.DRAFT) {
                changed.put(proposal.id(), said);
            } else {
                kept.add(view.heading());
            }
        }
        return new Reading(table, added, changed, same, kept);
    }

    private static Said said(ProposalShape shape, Map<String, String> content, List<Responsibility> units) {
        return new Said(content, units, shape.heading(content, units));
    }

    private static String key(ProposalShape shape, ItemDraft draft) {
        return ItemKey.of(
                shape.definition().key(),
                draft.number(),
                draft.name(),
                draft.levels(),
                draft.texts(),
                draft.responsibilities().stream().map(Responsibility::printed).toList());
    }

    private Upload upload(ProposalRoundId id, UUID file, SignedIn by) {
        return pending.findById(file)
                .filter(one -> one.isFor(id, by.id(), clock.instant()))
                .orElseThrow(TakeProposalsIn::gone)
                .upload();
    }

    private static Refusal gone() {
        return Refusal.conflict("proposal.table.gone", PendingProposals.LIFE.toMinutes());
    }
}
