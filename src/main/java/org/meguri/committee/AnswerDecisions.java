package org.meguri.committee;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AnswerDecisions extends Repository<AnswerDecision, DecisionKey> {

    AnswerDecision saveAndFlush(AnswerDecision decision);

    Optional<AnswerDecision> findById(DecisionKey key);

    @Query("select d from AnswerDecision d where d.key.remark = :remark order by d.key.round")
    List<AnswerDecision> ofRemark(RemarkId remark);
}
