package org.meguri.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the journal's facts are about, for whoever looks for one kind of them. */
enum JournalArea {
    SHEETS(
            "EvaluationSubmitted",
            "EvaluationWithdrawn",
            "EvaluationApproved",
            "ApprovalTakenBack",
            "EvaluationReturned",
            "EvaluationConfirmed",
            "EvaluationLapsed",
            "StandInBegun",
            "SheetAccepted",
            "SheetHanded",
            "SheetReleased",
            "UnchangedConfirmed",
            "WorkbookApplied",
            "PasteApplied"),
    REMARKS(
            "SittingChanged",
            "PacketMade",
            "CommitteeCommentReceived",
            "RemarkAnswered",
            "AnswerReturned",
            "RemarkReleased",
            "RemarkFollowedUp"),
    YEAR(
            "CycleOpened",
            "SheetsChosen",
            "DaysChanged",
            "UnitQuieted",
            "QuietEnded",
            "LadderChanged",
            "AssemblySet",
            "AssemblyRemoved",
            "ExtensionAsked",
            "ExtensionAnswered",
            "CycleClosed",
            "BoardDecided",
            "ResultsPublished",
            "PublicationProposed",
            "EditionWithdrawn",
            "AmendmentChanged"),
    PLANS(
            "PlanFounded",
            "PlanExtended",
            "RegisterDecided",
            "DecisionReversed",
            "PastAnswersTaken",
            "IndicatorsRead",
            "IndicatorRecorded",
            "IndicatorUnitsAssigned",
            "YardstickSet"),
    LINKS(
            "ItemsLinked",
            "LinkEnded",
            "PairDeclined",
            "FieldsMatched",
            "TextShared",
            "VariantChanged",
            "DifferenceExplained"),
    PROPOSALS(
            "ProposalRoundOpened",
            "ProposalRoundClosed",
            "ProposalsRead",
            "ProposalSubmitted",
            "ProposalWithdrawn",
            "ProposalApproved",
            "ProposalReturned",
            "ProposalAdopted",
            "ProposalDeclined"),
    ORGANIZATION(
            "DeputyDesignated",
            "ActingNamed",
            "DeputyEnded",
            "DecidedInStead",
            "SeenAfterwards",
            "ReorganizationScheduled",
            "ReorganizationWithdrawn",
            "ReorganizationApplied",
            "WorkResumed",
            "MailTrialChanged",
            "WordingChanged");

    private final List<String> actions;

    JournalArea(String... actions) {
        this.actions = List.of(actions);
    }

    /** Names of the facts, as lines of the journal hold them. */
    public List<String> actions() {
        return actions;
    }

    /** The facts that a choice of the page stands for: all of an area, or a single one; nothing for an unknown word. */
    static Optional<List<String>> chosen(String what) {
        return Arrays.stream(values())
                .filter(area -> area.name().equals(what))
                .map(JournalArea::actions)
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .flatMap(area -> area.actions.stream())
                        .filter(what::equals)
                        .findFirst()
                        .map(List::of));
    }
}
