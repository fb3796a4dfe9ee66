package org.meguri.proposal;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProposalDecisions extends Repository<ProposalDecision, UUID> {

    ProposalDecision saveAndFlush(ProposalDecision decision);

    @Query("select d from ProposalDecision d where d.proposal = :proposal order by d.number, d.decidedAt, d.verdict")
    List<ProposalDecision> of(ProposalId proposal);
}
