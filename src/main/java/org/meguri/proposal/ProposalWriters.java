package org.meguri.proposal;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.meguri.organization.OfficerId;
import org.meguri.task.TaskKind;
import org.meguri.task.TextWriters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who wrote the proposals that wait for approval. */
@Component
@Transactional(readOnly = true)
class ProposalWriters implements TextWriters {

    private final Proposals proposals;

    ProposalWriters(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.APPROVE_PROPOSAL;
    }

    @Override
    public Map<UUID, Set<OfficerId>> of(Collection<UUID> subjects) {
        return proposals.ofIds(subjects).stream()
                .map(Proposal::view)
                .collect(Collectors.toMap(proposal -> proposal.id().value(), ProposalView::writers));
    }
}
