package org.meguri.proposal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.intake.IntakePreview;
import org.meguri.intake.ReadPlanFile;
import org.meguri.intake.Upload;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.ItemKey;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.Responsibility;
import org.meguri.proposal.Proposal.Said;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.task.Inbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a table of proposals in, as towns collect them by mail: every row becomes the draft of its department, which
 * completes it and hands it in. A row is known again by what tells rows apart, together with the department that leads, also
 * after the department has given it another name. Only drafts on which nobody has written are brought up to date; what
 * people wrote stays, and nothing is deleted.
 */
@UseCase
public class TakeProposalsIn {

    private final ProposalRounds rounds;
    private final Proposals proposals;
    private final PendingProposalFiles pending;
    private final ReadPlanFile files;
    private final PlanRegister plans;
    private final Inbox inbox;
    private final ProposalFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    TakeProposalsIn(
            ProposalRounds rounds,
            Proposals proposals,
            PendingProposalFiles pending,
            ReadPlanFile files,
            PlanRegister plans,
            Inbox inbox,
            ProposalFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.pending = pending;
        this.files = files;
        this.plans = plans;
        this.inbox = inbox;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * How many rows are new, differ from a draft that nobody has written on, are known as they are, and differ from a proposal
     * that stays as it is.
     */
    public record Outcome(int added, int changed, int same, int kept) {

        /** Whether the table says nothing new. */
        public boolean unchanged() {
            return added == 0 && changed == 0;
        }
    }

    /** A field of a draft that the table says otherwise; "" where nothing stands. */
    public record Cell(String label, String before, String after) {}

    /** A draft that would change. */
    public record Change(String heading, List<Cell> cells) {}

    /**
     * What a table would do.
     *
     * @param changes the drafts that would change, field by field
     * @param kept the proposals that the table describes otherwise but that stay, as lists call them
     * @param namesakes new rows that another department has a proposal of the same name of
     */
    public record Preview(
            IntakePreview table, Outcome outcome, List<Change> changes, List<String> kept, List<String> namesakes) {}

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
        files.check(shape(round).definition(), file);
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
        if (!reading.outcome().equals(seen)) {
            throw Refusal.conflict("proposal.table.changed");
        }
        for (var update : reading.changed()) {
            var held = proposals.hold(update.proposal());
            held.become(update.said());
            proposals.saveAndFlush(held);
            inbox.retitle(held.id().value(), held.view().taskTitle(round.view().title()));
        }
        var seq = proposals.lastSeq(id);
        for (var row : reading.added()) {
            var proposal = new Proposal(ProposalId.create(), id, ++seq, row.said());
            proposal.takenFrom(row.key());
            proposals.saveAndFlush(proposal);
            flow.start(proposal.view());
        }
        if (!seen.unchanged()) {
            announcements.publishEvent(new ProposalsRead(id, seen.added(), seen.changed(), by.id(), clock.instant()));
        }
        return seen;
    }

    private record NewRow(Said said, String key) {}

    private record Update(ProposalId proposal, Said said, Change change) {}

    private record Reading(
            IntakePreview table,
            List<NewRow> added,
            List<Update> changed,
            int same,
            List<String> kept,
            List<String> namesakes) {

        Outcome outcome() {
            return new Outcome(added.size(), changed.size(), same, kept.size());
        }

        Preview preview() {
            return new Preview(
                    table, outcome(), changed.stream().map(Update::change).toList(), kept, namesakes);
        }
    }

    private Reading read(ProposalRound round, Upload upload) {
        var shape = shape(round);
        var table = files.check(shape.definition(), upload);
        var byRow = new HashMap<String, Proposal>();
        var byName = new HashMap<String, List<Proposal>>();
        for (var proposal : proposals.ofRound(round.id())) {
            if (proposal.state() == ProposalState.WITHDRAWN) {
                continue;
            }
            var view = proposal.view();
            var row = shape.draft(view.seq(), view.content(), view.responsibilities());
            byRow.put(key(shape, row, view.leadUnit()), proposal);
            byName.computeIfAbsent(name(shape, row), name -> new ArrayList<>()).add(proposal);
        }
        // What a row was called when it was taken in counts before what others are called by now.
        proposals.ofRound(round.id()).stream()
                .filter(proposal -> proposal.tableKey() != null && proposal.state() != ProposalState.WITHDRAWN)
                .forEach(proposal -> byRow.put(String.valueOf(proposal.tableKey()), proposal));
        var reading = new Reading(table, new ArrayList<>(), new ArrayList<>(), 0, new ArrayList<>(), new ArrayList<>());
        var same = 0;
        for (var row : table.items()) {
            var lead = Responsibility.lead(row.responsibilities());
            var key = key(shape, row, lead.orElseThrow(() -> new Refusal("proposal.lead-missing")));
            var proposal = byRow.get(key);
            if (proposal == null) {
                var content = shape.content(row);
                reading.added().add(new NewRow(said(shape, content, row.responsibilities()), key));
                if (byName.containsKey(name(shape, row))) {
                    reading.namesakes().add(shape.heading(content, row.responsibilities()));
                }
                continue;
            }
            var update = update(shape, proposal, row);
            if (proposal.says(update.said())) {
                same++;
            } else if (proposal.state() == ProposalState.DRAFT && !proposal.written()) {
                reading.changed().add(update);
            } else {
                reading.kept().add(proposal.view().heading());
            }
        }
        return new Reading(table, reading.added(), reading.changed(), same, reading.kept(), reading.namesakes());
    }

    private static Update update(ProposalShape shape, Proposal proposal, ItemDraft row) {
        var view = proposal.view();
        var content = new LinkedHashMap<>(shape.content(row));
        view.content().forEach((field, value) -> {
            if (!field.startsWith(ProposalShape.PREFIX)) {
                content.put(field, value);
            }
        });
        var cells = new ArrayList<Cell>();
        shape.labels().forEach((field, label) -> {
            var before = view.content().getOrDefault(field, "");
            var after = content.getOrDefault(field, "");
            if (!before.equals(after)) {
                cells.add(new Cell(label, before, after));
            }
        });
        return new Update(view.id(), said(shape, content, row.responsibilities()), new Change(view.heading(), cells));
    }

    /** The plan's names that stand for units are taken as they are by now: that is where planning puts them right. */
    private ProposalShape shape(ProposalRound round) {
        var shape = round.shape();
        return plans.withCode(shape.definition().code())
                .map(plan -> shape.withUnits(plan.definition().units()))
                .orElse(shape);
    }

    private static Said said(ProposalShape shape, Map<String, String> content, List<Responsibility> units) {
        return new Said(content, units, shape.heading(content, units));
    }

    private static String name(ProposalShape shape, ItemDraft draft) {
        return ItemKey.of(
                shape.definition().key(),
                draft.number(),
                draft.name(),
                draft.levels(),
                draft.texts(),
                draft.responsibilities().stream().map(Responsibility::printed).toList());
    }

    private static String key(ProposalShape shape, ItemDraft draft, UnitId lead) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((lead + "\n" + name(shape, draft)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
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
