package org.meguri.proposal;

import java.time.LocalDate;

/** By when the proposals of a round are written, approved by the chiefs, and decided on by planning. */
public record RoundDues(LocalDate writing, LocalDate approval, LocalDate decision) {

    /** The due day of a stage. */
    public LocalDate of(ProposalStage stage) {
        return switch (stage) {
            case PROPOSAL -> writing;
            case PROPOSAL_APPROVAL -> approval;
            case PROPOSAL_DECISION -> decision;
        };
    }
}
