package org.meguri.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.FreeText;
import org.meguri.sheet.Sheets;
import org.meguri.system.FiscalYear;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** The planning division asks for proposals, and later closes the round. */
@UseCase
public class OpenRound {

    static final int LONGEST_TITLE = 100;
    private static final String OUTLINE = "proposal-outline";
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final ProposalRounds rounds;
    private final Proposals proposals;
    private final PlanRegister plans;
    private final Sheets sheets;
    private final WorkingCalendar calendar;
    private final ProposalFlow flow;
    private final JapaneseDates dates;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    OpenRound(
            ProposalRounds rounds,
            Proposals proposals,
            PlanRegister plans,
            Sheets sheets,
            WorkingCalendar calendar,
            ProposalFlow flow,
            JapaneseDates dates,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.plans = plans;
        this.sheets = sheets;
        this.calendar = calendar;
        this.flow = flow;
        this.dates = dates;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param year the fiscal year from which adopted proposals are items of the target
     * @param target the plan whose items adopted proposals become
     * @param shape the plan whose table says what a proposal consists of; often the target itself
     * @param questions what is asked beside the columns of the table
     * @param packages the plan whose items are the packages that proposals belong to, or null
     */
    public record Command(
            String title,
            FiscalYear year,
            PlanId target,
            PlanId shape,
            Questions questions,
            @Nullable PlanId packages,
            RoundDues dues) {}

    /** What is asked of a proposal beside the columns of the table. */
    public enum Questions {
        /** The shipped form: what it is good for, how it is done, what it costs. */
        OUTLINE,
        /** The sheet of the plan whose table is used, where that is made for proposals. */
        SHEET,
        /** Nothing. */
        NONE
    }

    /** Due days of the usual length for a round that is opened today: 20, 5 and 10 working days. */
    public RoundDues usual() {
        var writing = calendar.plus(LocalDate.now(clock), 20);
        var approval = calendar.plus(writing, 5);
        return new RoundDues(writing, approval, calendar.plus(approval, 10));
    }

    /**
     * Opens a round.
     *
     * @throws Refusal (403) for everybody but the planning division; (404) when a plan is unknown; (422) when the title, the
     *     year or a day cannot be taken, or the plan's sheet cannot be drawn
     */
    public ProposalRoundId open(Command asked, SignedIn by) {
        requirePlanning(by);
        var title = FreeText.accept("proposal.round.title", asked.title(), true, LONGEST_TITLE);
        var target = plans.plan(asked.target());
        var shape = plans.plan(asked.shape());
        if (asked.packages() != null) {
            plans.plan(asked.packages());
        }
        if (asked.year().year() < Math.max(FIRST_YEAR, target.period().from())
                || asked.year().year() > LAST_YEAR) {
            throw new Refusal(
                    "proposal.round.year-range",
                    target.title(),
                    Integer.toString(Math.max(FIRST_YEAR, target.period().from())),
                    Integer.toString(LAST_YEAR));
        }
        requireDays(asked.dues());
        var form =
                switch (asked.questions()) {
                    case OUTLINE -> sheets.json(OUTLINE);
                    case SHEET -> sheets.json(shape.definition().sheet());
                    case NONE -> "";
                };
        new ProposalShape(shape.definition(), form).read(sheets);
        var now = clock.instant();
        var round = rounds.saveAndFlush(
                new ProposalRound(ProposalRoundId.create(), asked, title, shape.yaml(), form, by.id(), now));
        announcements.publishEvent(new ProposalRoundOpened(round.id(), by.id(), now));
        return round.id();
    }

    private void requireDays(RoundDues dues) {
        var before = LocalDate.now(clock);
        for (var stage : ProposalStage.values()) {
            var due = dues.of(stage);
            if (due.isBefore(before)) {
                throw new Refusal("proposal.round.due-early", stage, dates.full(due), dates.full(before));
            }
            if (due.getYear() > LAST_YEAR) {
                throw new Refusal("proposal.round.due-late", stage, Integer.toString(LAST_YEAR));
            }
            if (!calendar.isWorkingDay(due)) {
                throw new Refusal(
                        "proposal.round.due-closed", stage, dates.full(due), dates.full(calendar.plus(due, 0)));
            }
            before = due;
        }
    }

    /**
     * Closes a round: it takes no more proposals, and drafts that were never handed in are recorded as such.
     *
     * @return how many drafts were never handed in
     * @throws Refusal (403) for everybody but the planning division; (409) when it is closed already, or proposals still wait
     *     for a chief or for planning
     */
    public int close(ProposalRoundId id, SignedIn by) {
        requirePlanning(by);
        var round = rounds.hold(id);
        round.requireOpen();
        List<Proposal> drafts = new ArrayList<>();
        var waiting = 0;
        for (var proposal : proposals.ofRound(id)) {
            if (proposal.state() == ProposalState.DRAFT) {
                drafts.add(proposal);
            } else if (!proposal.state().ended()) {
                waiting++;
            }
        }
        if (waiting > 0) {
            throw Refusal.conflict("proposal.round.undecided", waiting);
        }
        var now = clock.instant();
        for (var draft : drafts) {
            var held = proposals.hold(draft.id());
            held.lapse(by.id(), now);
            proposals.saveAndFlush(held);
            flow.givenUp(held.id());
        }
        round.close(by.id(), now);
        rounds.saveAndFlush(round);
        announcements.publishEvent(new ProposalRoundClosed(id, drafts.size(), by.id(), now));
        return drafts.size();
    }

    static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("proposal.planning-only");
        }
    }
}
