package org.meguri.journal;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.approval.ApprovalTakenBack;
import org.meguri.approval.EvaluationApproved;
import org.meguri.committee.AnswerReturned;
import org.meguri.committee.CommitteeCommentReceived;
import org.meguri.committee.RemarkAnswered;
import org.meguri.committee.RemarkFollowedUp;
import org.meguri.committee.RemarkReleased;
import org.meguri.cycle.AssemblyRemoved;
import org.meguri.cycle.AssemblySet;
import org.meguri.cycle.CycleClosed;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleOpened;
import org.meguri.cycle.DaysChanged;
import org.meguri.cycle.SheetsChosen;
import org.meguri.evaluation.EvaluationConfirmed;
import org.meguri.evaluation.EvaluationLapsed;
import org.meguri.evaluation.EvaluationReturned;
import org.meguri.evaluation.EvaluationSubmitted;
import org.meguri.evaluation.EvaluationWithdrawn;
import org.meguri.evaluation.StandInBegun;
import org.meguri.evaluation.UnchangedConfirmed;
import org.meguri.extension.ExtensionAnswered;
import org.meguri.extension.ExtensionAsked;
import org.meguri.founding.PlanFounded;
import org.meguri.indicator.IndicatorRecorded;
import org.meguri.indicator.IndicatorUnitsAssigned;
import org.meguri.indicator.IndicatorsRead;
import org.meguri.indicator.YardstickSet;
import org.meguri.ladder.LadderChanged;
import org.meguri.linkage.DifferenceExplained;
import org.meguri.linkage.FieldsMatched;
import org.meguri.linkage.ItemsLinked;
import org.meguri.linkage.LinkEnded;
import org.meguri.linkage.PairDeclined;
import org.meguri.linkage.TextShared;
import org.meguri.linkage.VariantChanged;
import org.meguri.mail.MailTrialChanged;
import org.meguri.mail.WordingChanged;
import org.meguri.operation.WorkResumed;
import org.meguri.organization.ActingNamed;
import org.meguri.organization.DecidedInStead;
import org.meguri.organization.DeputyDesignated;
import org.meguri.organization.DeputyEnded;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SeenAfterwards;
import org.meguri.past.PastAnswersTaken;
import org.meguri.plan.DecisionId;
import org.meguri.plan.DecisionReversed;
import org.meguri.plan.PlanExtended;
import org.meguri.plan.PlanId;
import org.meguri.plan.RegisterAct;
import org.meguri.plan.RegisterDecided;
import org.meguri.proposal.ProposalAdopted;
import org.meguri.proposal.ProposalApproved;
import org.meguri.proposal.ProposalDeclined;
import org.meguri.proposal.ProposalReturned;
import org.meguri.proposal.ProposalRoundClosed;
import org.meguri.proposal.ProposalRoundOpened;
import org.meguri.proposal.ProposalSubmitted;
import org.meguri.proposal.ProposalWithdrawn;
import org.meguri.proposal.ProposalsRead;
import org.meguri.publication.AmendmentChanged;
import org.meguri.publication.BoardDecided;
import org.meguri.publication.EditionWithdrawn;
import org.meguri.publication.PublicationProposed;
import org.meguri.publication.ResultsPublished;
import org.meguri.reorganization.ReorganizationApplied;
import org.meguri.reorganization.ReorganizationScheduled;
import org.meguri.reorganization.ReorganizationWithdrawn;
import org.meguri.review.SheetAccepted;
import org.meguri.review.SheetHanded;
import org.meguri.review.SheetReleased;
import org.meguri.sitting.PacketMade;
import org.meguri.sitting.SittingChanged;
import org.meguri.system.FiscalYear;
import org.meguri.task.QuietEnded;
import org.meguri.task.UnitQuieted;
import org.meguri.workbook.PasteApplied;
import org.meguri.workbook.WorkbookApplied;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what happens, in the transaction in which it happens: what is not in the journal has not happened. */
@Component
class JournalKeeper {

    private final JournalEntries entries;

    JournalKeeper(JournalEntries entries) {
        this.entries = entries;
    }

    @EventListener
    void on(CycleOpened event) {
        write(event.at(), event.by(), event, event.cycle().value(), event.cycle(), "");
    }

    @EventListener
    void on(SheetsChosen event) {
        var counts = new TreeMap<>(event.counts())
                .entrySet().stream()
                        .map(one -> (one.getKey().isEmpty() ? "own" : one.getKey()) + "=" + one.getValue())
                        .collect(Collectors.joining(" "));
        write(event.at(), event.by(), event, event.cycle().value(), event.cycle(), counts);
    }

    @EventListener
    void on(DaysChanged event) {
        write(
                event.at(),
                event.by(),
                event,
                event.cycle().value(),
                event.cycle(),
                "of=" + event.stage() + " before=" + event.dueBefore() + " due=" + event.due()
                        + (event.lock() == null ? "" : " lock=" + event.lock())
                        + (event.place().unit() == null
                                ? ""
                                : " unit=" + event.place().unit())
                        + (event.place().subject() == null
                                ? ""
                                : " subject=" + event.place().subject()));
    }

    @EventListener
    void on(ExtensionAsked event) {
        write(
                event.at(),
                event.by(),
                event,
                event.extension().value(),
                event.cycle(),
                "unit=" + event.unit() + " before=" + event.dueThen() + " due=" + event.asked());
    }

    @EventListener
    void on(ExtensionAnswered event) {
        write(
                event.at(),
                event.by(),
                event,
                event.extension().value(),
                event.cycle(),
                "said=" + event.act() + (event.day() == null ? "" : " due=" + event.day()));
    }

    @EventListener
    void on(SittingChanged event) {
        write(
                event.at(),
                event.by(),
                event,
                event.sitting().value(),
                event.cycle(),
                "number=" + event.number() + " sitting=" + event.what() + " held=" + event.heldOn() + " items="
                        + event.items());
    }

    @EventListener
    void on(PacketMade event) {
        write(
                event.at(),
                event.by(),
                event,
                event.sitting().value(),
                event.cycle(),
                "number=" + event.sittingNumber() + " packet=" + event.number() + " items=" + event.items());
    }

    @EventListener
    void on(CycleClosed event) {
        write(event.at(), null, event, event.cycle().value(), event.cycle(), "");
    }

    @EventListener
    void on(EvaluationSubmitted event) {
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), "round=" + event.round());
    }

    @EventListener
    void on(UnchangedConfirmed event) {
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), "field=" + event.field());
    }

    @EventListener
    void on(EvaluationWithdrawn event) {
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), "round=" + event.round());
    }

    @EventListener
    void on(ApprovalTakenBack event) {
        var detail = "round=" + event.round() + " unit=" + event.unit();
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), detail);
    }

    @EventListener
    void on(SheetAccepted event) {
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), "round=" + event.round());
    }

    @EventListener
    void on(SheetHanded event) {
        var detail = "round=" + event.round() + " from=" + event.from() + " to=" + event.to();
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), detail);
    }

    @EventListener
    void on(SheetReleased event) {
        var detail = "round=" + event.round() + " from=" + event.from();
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), detail);
    }

    @EventListener
    void on(EvaluationApproved event) {
        write(
                event.at(),
                event.by(),
                event,
                event.evaluation().value(),
                event.cycle(),
                "round=" + event.round() + " unit=" + event.unit());
    }

    @EventListener
    void on(EvaluationReturned event) {
        write(
                event.at(),
                event.by(),
                event,
                event.evaluation().value(),
                event.cycle(),
                "round=" + event.round() + " stage=" + event.stage());
    }

    @EventListener
    void on(EvaluationConfirmed event) {
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), "");
    }

    @EventListener
    void on(CommitteeCommentReceived event) {
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), "remark=" + event.remark());
    }

    @EventListener
    void on(RemarkAnswered event) {
        write(event.at(), event.by(), event, event.remark().value(), event.cycle(), "");
    }

    @EventListener
    void on(AnswerReturned event) {
        write(event.at(), event.by(), event, event.remark().value(), event.cycle(), "round=" + event.round());
    }

    @EventListener
    void on(RemarkReleased event) {
        write(event.at(), event.by(), event, event.remark().value(), event.cycle(), "");
    }

    @EventListener
    void on(RemarkFollowedUp event) {
        write(event.at(), event.by(), event, event.remark().value(), event.cycle(), "evaluation=" + event.evaluation());
    }

    @EventListener
    void on(BoardDecided event) {
        write(event.at(), event.by(), event, event.cycle().value(), event.cycle(), "verdict=" + event.verdict());
    }

    @EventListener
    void on(ResultsPublished event) {
        write(event.at(), event.by(), event, event.edition().value(), event.cycle(), "number=" + event.number());
    }

    @EventListener
    void on(PublicationProposed event) {
        write(
                event.at(),
                event.by(),
                event,
                event.draft().value(),
                event.cycle(),
                "publication=" + event.kind() + " drafted=" + event.what());
    }

    @EventListener
    void on(EditionWithdrawn event) {
        write(event.at(), event.by(), event, event.edition().value(), event.cycle(), "number=" + event.number());
    }

    @EventListener
    void on(AmendmentChanged event) {
        write(
                event.at(),
                event.by(),
                event,
                event.item().value(),
                event.cycle(),
                "amended=" + event.kind() + " revoked=" + event.revoked());
    }

    @EventListener
    void on(PlanFounded event) {
        writeOutside(event.at(), event.by(), event, event.plan().value(), "items=" + event.items());
    }

    @EventListener
    void on(PastAnswersTaken event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.plan().value(),
                "year=" + event.year() + " added=" + event.added() + " changed=" + event.changed());
    }

    @EventListener
    void on(IndicatorRecorded event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.indicator().value(),
                "year=" + event.year() + " revision=" + event.revision());
    }

    @EventListener
    void on(IndicatorsRead event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.plan().value(),
                "added=" + event.added() + " changed=" + event.changed() + " same=" + event.same());
    }

    @EventListener
    void on(IndicatorUnitsAssigned event) {
        writeOutside(event.at(), event.by(), event, event.plan().value(), "count=" + event.count());
    }

    @EventListener
    void on(YardstickSet event) {
        writeOutside(event.at(), event.by(), event, event.plan().value(), "bands=" + event.bands());
    }

    @EventListener
    void on(WorkbookApplied event) {
        var detail = "sheets=" + event.sheets() + " cells=" + event.cells();
        write(event.at(), event.by(), event, event.cycle().value(), event.cycle(), detail);
    }

    @EventListener
    void on(PasteApplied event) {
        var detail = "sheets=" + event.sheets() + " cells=" + event.cells();
        write(event.at(), event.by(), event, event.cycle().value(), event.cycle(), detail);
    }

    @EventListener
    void on(ItemsLinked event) {
        writeOutside(event.at(), event.by(), event, event.item().value(), "link=" + event.link());
    }

    @EventListener
    void on(LinkEnded event) {
        writeOutside(event.at(), event.by(), event, event.item().value(), "link=" + event.link());
    }

    @EventListener
    void on(PairDeclined event) {
        writeOutside(event.at(), event.by(), event, event.low().value(), "item=" + event.high());
    }

    @EventListener
    void on(FieldsMatched event) {
        writeOutside(event.at(), event.by(), event, event.low().value(), "plan=" + event.high());
    }

    @EventListener
    void on(TextShared event) {
        write(
                event.at(),
                event.by(),
                event,
                event.to().value(),
                event.cycle(),
                "from=" + event.from() + " fields=" + String.join(",", event.fields()));
    }

    @EventListener
    void on(VariantChanged event) {
        write(
                event.at(),
                event.by(),
                event,
                event.evaluation().value(),
                event.cycle(),
                "field=" + event.field() + " apart=" + event.apart());
    }

    @EventListener
    void on(DifferenceExplained event) {
        write(
                event.at(),
                event.by(),
                event,
                event.evaluation().value(),
                event.cycle(),
                "field=" + event.field() + " other=" + event.other());
    }

    @EventListener
    void on(RegisterDecided event) {
        decided(event.at(), event.by(), event, event.plan(), event.decision(), event.act(), event.year());
    }

    @EventListener
    void on(DecisionReversed event) {
        decided(event.at(), event.by(), event, event.plan(), event.decision(), event.act(), event.year());
    }

    @EventListener
    void on(PlanExtended event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.plan().value(),
                "last=" + event.last() + " former=" + event.former());
    }

    @EventListener
    void on(ReorganizationScheduled event) {
        writeOutside(event.at(), event.by(), event, event.reorganization().value(), "firstDay=" + event.firstDay());
    }

    @EventListener
    void on(ReorganizationWithdrawn event) {
        writeOutside(event.at(), event.by(), event, event.reorganization().value(), "firstDay=" + event.firstDay());
    }

    @EventListener
    void on(ReorganizationApplied event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.reorganization().value(),
                "firstDay=" + event.firstDay() + " moved=" + event.moved());
    }

    @EventListener
    void on(ProposalRoundOpened event) {
        writeOutside(event.at(), event.by(), event, event.round().value(), "");
    }

    @EventListener
    void on(ProposalRoundClosed event) {
        writeOutside(event.at(), event.by(), event, event.round().value(), "lapsed=" + event.lapsed());
    }

    @EventListener
    void on(ProposalsRead event) {
        var detail = "added=" + event.added() + " changed=" + event.changed();
        writeOutside(event.at(), event.by(), event, event.round().value(), detail);
    }

    @EventListener
    void on(ProposalSubmitted event) {
        writeOutside(event.at(), event.by(), event, event.proposal().value(), "number=" + event.number());
    }

    @EventListener
    void on(ProposalWithdrawn event) {
        writeOutside(event.at(), event.by(), event, event.proposal().value(), "");
    }

    @EventListener
    void on(ProposalApproved event) {
        var detail = "number=" + event.number() + " unit=" + event.unit();
        writeOutside(event.at(), event.by(), event, event.proposal().value(), detail);
    }

    @EventListener
    void on(ProposalReturned event) {
        var detail = "number=" + event.number() + " planning=" + event.byPlanning();
        writeOutside(event.at(), event.by(), event, event.proposal().value(), detail);
    }

    @EventListener
    void on(ProposalAdopted event) {
        var detail = "number=" + event.number() + " item=" + event.item();
        writeOutside(event.at(), event.by(), event, event.proposal().value(), detail);
    }

    @EventListener
    void on(ProposalDeclined event) {
        writeOutside(event.at(), event.by(), event, event.proposal().value(), "number=" + event.number());
    }

    @EventListener
    void on(DeputyDesignated event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.designation().value(),
                duty(event.duty()) + " for=" + event.principal() + " deputy=" + event.deputy() + " from=" + event.from()
                        + " to=" + (event.to() == null ? "" : event.to()));
    }

    @EventListener
    void on(UnitQuieted event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.unit().value(),
                "unit=" + event.unit() + " first=" + event.first() + " until=" + event.last());
    }

    @EventListener
    void on(ActingNamed event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.duty().unit().value(),
                duty(event.duty()) + " deputy=" + event.officer() + " from=" + event.from() + " to=" + event.to());
    }

    @EventListener
    void on(EvaluationLapsed event) {
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), "");
    }

    @EventListener
    void on(StandInBegun event) {
        write(event.at(), event.by(), event, event.evaluation().value(), event.cycle(), "");
    }

    @EventListener
    void on(MailTrialChanged event) {
        writeOutside(event.at(), event.by(), event, null, event.begun() ? "begun" : "ended");
    }

    @EventListener
    void on(WordingChanged event) {
        writeOutside(
                event.at(), event.by(), event, null, "edition=" + event.number() + (event.product() ? " product" : ""));
    }

    @EventListener
    void on(LadderChanged event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                null,
                "edition=" + event.number() + " ladder=" + event.stage() + " from=" + event.from()
                        + (event.withdrawn() ? " withdrawn" : ""));
    }

    @EventListener
    void on(AssemblySet event) {
        writeOutside(
                event.at(), event.by(), event, event.session(), "first=" + event.first() + " until=" + event.last());
    }

    @EventListener
    void on(AssemblyRemoved event) {
        writeOutside(
                event.at(), event.by(), event, event.session(), "first=" + event.first() + " until=" + event.last());
    }

    @EventListener
    void on(QuietEnded event) {
        writeOutside(event.at(), event.by(), event, event.unit().value(), "unit=" + event.unit());
    }

    @EventListener
    void on(DeputyEnded event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.designation().value(),
                duty(event.duty()) + " last=" + (event.last() == null ? "" : event.last())
                        + (event.atOnce() ? " at-once" : ""));
    }

    /** Beside the line of the decision itself: in whose stead it was made. */
    @EventListener
    void on(DecidedInStead event) {
        writeOutside(
                event.at(),
                event.by(),
                event,
                event.subject(),
                event.kind() + " " + duty(event.duty()) + " for=" + event.principal());
    }

    @EventListener
    void on(SeenAfterwards event) {
        writeOutside(event.at(), event.by(), event, event.subject(), "decision=" + event.decision());
    }

    @EventListener
    void on(WorkResumed event) {
        writeOutside(
                event.at(), event.by(), event, event.subject(), "work=" + event.work() + " cause=" + event.cause());
    }

    private static String duty(Duty duty) {
        return "role=" + duty.role() + " unit=" + duty.unit();
    }

    private void decided(
            Instant at,
            OfficerId by,
            Object event,
            PlanId plan,
            DecisionId decision,
            RegisterAct act,
            FiscalYear year) {
        writeOutside(at, by, event, decision.value(), "act=" + act + " year=" + year + " plan=" + plan);
    }

    /** What belongs to no cycle. */
    private void writeOutside(Instant at, @Nullable OfficerId by, Object event, @Nullable UUID subject, String detail) {
        entries.save(new JournalEntry(at, by, event.getClass().getSimpleName(), subject, null, detail));
    }

    private void write(Instant at, @Nullable OfficerId by, Object event, UUID subject, CycleId cycle, String detail) {
        entries.save(new JournalEntry(at, by, event.getClass().getSimpleName(), subject, cycle.value(), detail));
    }
}
