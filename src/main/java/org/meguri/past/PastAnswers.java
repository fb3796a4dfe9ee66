package org.meguri.past;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.plan.PlanId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PastAnswers extends Repository<PastAnswer, PastAnswerKey> {

    PastAnswer save(PastAnswer answer);

    void flush();

    Optional<PastAnswer> findById(PastAnswerKey key);

    @Query("select a from PastAnswer a where a.key.item.value in :items order by a.key.fiscalYear desc")
    List<PastAnswer> ofItems(Collection<UUID> items);

    @Query("select a from PastAnswer a where a.key.item.value in :items and a.key.fiscalYear = :year")
    List<PastAnswer> ofItems(Collection<UUID> items, int year);

    @Query(
            "select a.key.item.value, a.key.fiscalYear, a.version from PastAnswer a order by a.key.item.value, a.key.fiscalYear")
    List<Object[]> versions();

    /** Lets one person at a time take over answers of a plan. */
    @Query(value = "select id from plan where id = :plan for update", nativeQuery = true)
    byte[] holdRow(UUID plan);

    default void hold(PlanId plan) {
        holdRow(plan.value());
    }
}
