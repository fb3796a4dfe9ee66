package org.meguri.proposal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.meguri.plan.ItemLife;
import org.meguri.plan.PlanItemId;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** Where an item came from: the proposal that it was before. */
@Component
class ProposalLife implements ItemLife {

    private final ProposalLookup proposals;
    private final Words words;

    ProposalLife(ProposalLookup proposals, Words words) {
        this.proposals = proposals;
        this.words = words;
    }

    @Override
    public List<Entry> of(Collection<PlanItemId> items) {
        return proposals.thatBecame(items).stream()
                .map(proposal -> {
                    var round = proposals.round(proposal.round());
                    return new Entry(
                            Objects.requireNonNull(proposal.item()),
                            round.year(),
                            "proposal.life",
                            words.of("proposal.life.text", round.title(), Integer.toString(proposal.seq())),
                            "/proposals/" + proposal.id());
                })
                .toList();
    }
}
