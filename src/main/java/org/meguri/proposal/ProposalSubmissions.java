package org.meguri.proposal;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProposalSubmissions extends Repository<ProposalSubmission, SubmissionKey> {

    ProposalSubmission saveAndFlush(ProposalSubmission submission);

    @Query("select s from ProposalSubmission s where s.key.proposal = :proposal order by s.key.number")
    List<ProposalSubmission> of(ProposalId proposal);
}
