package org.meguri.committee;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.evaluation.EvaluationId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RemarkCitations extends Repository<RemarkCitation, CitationKey> {

    RemarkCitation save(RemarkCitation citation);

    void delete(RemarkCitation citation);

    void flush();

    Optional<RemarkCitation> findById(CitationKey id);

    /** What a round of an evaluation says. */
    @Query("select c from RemarkCitation c where c.id.evaluation = :evaluation and c.id.round = :round")
    List<RemarkCitation> ofRound(EvaluationId evaluation, int round);

    /** What any round of any of these evaluations says. */
    @Query("select c from RemarkCitation c where c.id.evaluation.value in :evaluations")
    List<RemarkCitation> ofEvaluations(Collection<UUID> evaluations);

    /** What the rounds of an evaluation before this one said. */
    @Query(
            "select c from RemarkCitation c where c.id.evaluation = :evaluation and c.id.round < :round order by c.id.round")
    List<RemarkCitation> untilRound(EvaluationId evaluation, int round);

    /** What confirmed evaluations say of any of the remarks, in the order of their confirmation. */
    @Query(
            """
            select c from RemarkCitation c
            where c.id.remark.value in :remarks and c.settledAt is not null
            order by c.settledAt, c.id.evaluation.value""")
    List<RemarkCitation> settledOn(Collection<UUID> remarks);

    /** What confirmed ones among these evaluations say. */
    @Query(
            """
            select c from RemarkCitation c
            where c.id.evaluation.value in :evaluations and c.settledAt is not null
            order by c.settledAt, c.id.evaluation.value""")
    List<RemarkCitation> settledIn(Collection<UUID> evaluations);
}
