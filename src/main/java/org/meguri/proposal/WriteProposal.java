package org.meguri.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.organization.UnitView;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.Responsibility;
import org.meguri.proposal.Proposal.Said;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.FreeText;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.meguri.task.Inbox;
import org.springframework.context.ApplicationEventPublisher;

/** Keeps what a department proposes, as a draft or as handed in. */
@UseCase
public class WriteProposal {

    /** The input of the unit that leads, for errors to point at. */
    static final String LEAD = "unit-1";

    private static final int LONGEST_PRINTED = 100;
    private static final int MOST_UNITS = 20;

    private final ProposalRounds rounds;
    private final Proposals proposals;
    private final ProposalSubmissions submissions;
    private final Sheets sheets;
    private final Directory directory;
    private final FormerDeputies formerDeputies;
    private final Inbox inbox;
    private final Words words;
    private final ProposalFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    WriteProposal(
            ProposalRounds rounds,
            Proposals proposals,
            ProposalSubmissions submissions,
            Sheets sheets,
            Directory directory,
            FormerDeputies formerDeputies,
            Inbox inbox,
            Words words,
            ProposalFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.submissions = submissions;
        this.sheets = sheets;
        this.directory = directory;
        this.formerDeputies = formerDeputies;
        this.inbox = inbox;
        this.words = words;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What a writer has typed.
     *
     * @param revision the revision of the text that the writer started from
     * @param values by field of the round's {@link ProposalShape}
     * @param units the first one leads; a printed name may be left empty for the unit's own
     */
    public record Command(long revision, Map<String, String> values, List<Responsibility> units) {}

    /**
     * Begins a proposal, and hands it in at once where that is wanted. Beginning the same again, as a double click does,
     * changes nothing.
     *
     * @param id of the form: a form makes one proposal
     * @throws Refusal (403) when the person writes for no unit; (409) when the round is closed
     * @throws InvalidProposal when a field breaks a rule, or the person does not write for the lead unit; nothing is kept
     */
    public ProposalId begin(ProposalRoundId in, ProposalId id, Command command, boolean submit, SignedIn by) {
        var round = rounds.hold(in);
        requireWriter(by);
        var begun = proposals.findById(id);
        if (begun.isPresent()) {
            if (begun.get().round().equals(in) && begun.get().view().writers().contains(by.id())) {
                return id;
            }
            throw Refusal.notFound("proposal.unknown");
        }
        round.requireOpen();
        var said = said(round, command, submit, by);
        var proposal = new Proposal(id, in, proposals.lastSeq(in) + 1, said);
        var now = clock.instant();
        proposal.write(said, proposal.view().revision(), by.id(), now);
        proposals.saveAndFlush(proposal);
        flow.start(proposal.view());
        if (submit) {
            handIn(proposal, by);
        }
        return proposal.id();
    }

    /**
     * Keeps a draft.
     *
     * @throws Refusal (404) when the person does not write for the lead unit; (409) when somebody wrote meanwhile, it is no
     *     draft any more, or the round is closed
     * @throws InvalidProposal when a field breaks a rule that holds for drafts too; nothing is kept
     */
    public void save(ProposalId id, Command command, SignedIn by) {
        write(id, command, false, by);
    }

    /**
     * Keeps what is written and hands it to the chiefs. Handing the same in again, as a double click does, changes nothing.
     *
     * @throws Refusal as {@link #save}
     * @throws InvalidProposal when a field is missing or wrong; nothing is kept
     */
    public void submit(ProposalId id, Command command, SignedIn by) {
        var known = proposals.hold(id);
        if (known.state() == ProposalState.SUBMITTED && known.view().writers().contains(by.id())) {
            var said = said(rounds.get(known.round()), command, true, by);
            if (known.says(said)) {
                return;
            }
        }
        handIn(write(id, command, true, by), by);
    }

    private Proposal write(ProposalId id, Command command, boolean complete, SignedIn by) {
        var proposal = requireOwn(id, by);
        var round = rounds.get(proposal.round());
        round.requireOpen();
        var lead = proposal.view().leadUnit();
        var said = said(round, command, complete, by);
        if (!said.lead().equals(lead)) {
            // Its task lies on the desk of the unit that began it.
            throw new InvalidProposal(List.of(new FieldError(LEAD, "proposal.lead-fixed", List.of())));
        }
        proposal.write(said, command.revision(), by.id(), clock.instant());
        inbox.retitle(id.value(), proposal.view().taskTitle(round.view().title()));
        return proposals.saveAndFlush(proposal);
    }

    private void handIn(Proposal proposal, SignedIn by) {
        var now = clock.instant();
        var submission = proposal.submit(by.id(), now);
        proposals.saveAndFlush(proposal);
        submissions.saveAndFlush(submission);
        flow.submitted(proposal.id());
        announcements.publishEvent(
                new ProposalSubmitted(proposal.id(), submission.view().number(), by.id(), now));
    }

    /**
     * Gives a draft up. It stays in the round, marked.
     *
     * @param seen the revision that the person saw
     * @throws Refusal (404) when the person does not write for the lead unit; (409) when it is no draft any more, or somebody
     *     wrote meanwhile
     */
    public void withdraw(ProposalId id, long seen, SignedIn by) {
        var proposal = requireOwn(id, by);
        rounds.get(proposal.round()).requireOpen();
        proposal.withdraw(seen, by.id(), clock.instant());
        proposals.saveAndFlush(proposal);
        flow.givenUp(id);
        announcements.publishEvent(new ProposalWithdrawn(id, by.id(), clock.instant()));
    }

    private Proposal requireOwn(ProposalId id, SignedIn by) {
        var proposal = proposals.hold(id);
        if (!writes(by, proposal.view().leadUnit())) {
            throw formerDeputies.refusal(
                    by.id(), List.of(proposal.view().leadUnit()), Refusal.notFound("proposal.unknown"));
        }
        return proposal;
    }

    /** Staff and chief of a unit write for it. */
    static boolean writes(SignedIn person, @Nullable UnitId unit) {
        return unit != null && (person.has(Role.SECTION_STAFF, unit) || person.has(Role.SECTION_CHIEF, unit));
    }

    static void requireWriter(SignedIn by) {
        if (!by.has(Role.SECTION_STAFF) && !by.has(Role.SECTION_CHIEF)) {
            throw Refusal.forbidden("proposal.writers-only");
        }
    }

    private Said said(ProposalRound round, Command command, boolean complete, SignedIn by) {
        var shape = round.shape();
        var sheet = shape.read(sheets);
        var values = sheet.normalise(command.values());
        var errors = new ArrayList<>(complete ? sheet.check(values) : sheet.checkDraft(values));
        if (!complete && shape.name(values).isEmpty()) {
            // Even a draft has to be called something in lists and mails.
            sheet.field(ProposalShape.key("name"))
                    .ifPresent(
                            field -> errors.add(new FieldError(field.key(), "sheet.required", List.of(field.label()))));
        }
        errors.addAll(shape.wrongFigures(values));
        errors.addAll(shape.longName(values));
        var separator = shape.definition()
                .column("units")
                .map(PlanDefinition.Column::separator)
                .orElse("、");
        var units = units(command.units(), separator == null ? "、" : separator, by, errors);
        if (!errors.isEmpty()) {
            throw new InvalidProposal(errors);
        }
        return new Said(values, units, shape.heading(values, units));
    }

    private List<Responsibility> units(
            List<Responsibility> typed, String separator, SignedIn by, List<FieldError> errors) {
        var today = directory.units(LocalDate.now(clock)).stream()
                .filter(unit -> unit.kind() != UnitKind.BODY)
                .collect(Collectors.toMap(UnitView::id, UnitView::name));
        var units = new ArrayList<Responsibility>();
        var seen = new HashSet<List<Object>>();
        for (var one : typed) {
            var row = units.size() + 1;
            var unit = one.unit();
            if (unit != null && !today.containsKey(unit)) {
                errors.add(new FieldError("unit-" + row, "proposal.unit-unknown", List.of()));
            }
            var printed = FreeText.normalise(one.printed());
            if (printed.isEmpty() && unit != null) {
                printed = today.getOrDefault(unit, "");
            } else {
                printed(row, printed, separator, errors);
            }
            if (!seen.add(List.of(unit == null ? "" : unit, printed))) {
                errors.add(new FieldError("unit-" + row, "proposal.unit-twice", List.of(printed)));
            }
            units.add(new Responsibility(unit, printed, units.isEmpty() && unit != null));
        }
        if (units.size() > MOST_UNITS) {
            errors.add(new FieldError(LEAD, "proposal.units-many", List.of(MOST_UNITS)));
        }
        if (units.isEmpty() || !units.get(0).lead()) {
            errors.add(new FieldError(LEAD, "proposal.lead-missing", List.of()));
        } else if (!writes(by, units.get(0).unit())) {
            errors.add(new FieldError(LEAD, "proposal.lead-foreign", List.of()));
        }
        return units;
    }

    private void printed(int row, String printed, String separator, List<FieldError> errors) {
        var field = "printed-" + row;
        var label = words.of("proposal.form.printed", row);
        var wrong = FreeText.check(field, label, printed, false, LONGEST_PRINTED);
        wrong.ifPresent(errors::add);
        if (wrong.isEmpty() && (printed.length() > LONGEST_PRINTED || printed.indexOf('\n') >= 0)) {
            errors.add(new FieldError(field, "proposal.printed-long", List.of(LONGEST_PRINTED)));
        } else if (wrong.isEmpty() && printed.contains(separator)) {
            errors.add(new FieldError(field, "proposal.printed-separator", List.of(separator)));
        }
    }
}
