package org.meguri.proposal;

import java.util.List;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.publication.EditionFormat;
import org.meguri.publication.RegisterPrint;
import org.meguri.publication.RegisterPrint.Print;
import org.meguri.system.UseCase;
import org.springframework.transaction.annotation.Transactional;

/** Prints a round as its own table: the columns of the shape in their order. Taken in again, the file changes nothing. */
@UseCase
public class ProposalTable {

    private final ProposalLookup proposals;
    private final RegisterPrint prints;

    ProposalTable(ProposalLookup proposals, RegisterPrint prints) {
        this.proposals = proposals;
        this.prints = prints;
    }

    /**
     * The proposals of a round that the person may read, without those that were given up.
     *
     * @throws org.meguri.system.Refusal (404) when there is no such round
     */
    @Transactional(readOnly = true)
    public Print print(ProposalRoundId id, EditionFormat format, SignedIn person) {
        var round = proposals.round(id);
        return prints.print(round.shape().definition(), round.title(), rows(round, person), format);
    }

    private List<PlanItemView> rows(RoundView round, SignedIn person) {
        return proposals.of(round.id(), person).stream()
                .filter(proposal -> proposal.state() != ProposalState.WITHDRAWN)
                .map(proposal -> {
                    var row = round.shape().draft(proposal.seq(), proposal.content(), proposal.responsibilities());
                    return new PlanItemView(
                            new PlanItemId(proposal.id().value()),
                            round.target(),
                            row.seq(),
                            row.number(),
                            row.name(),
                            row.levels(),
                            row.texts(),
                            row.responsibilities());
                })
                .toList();
    }
}
