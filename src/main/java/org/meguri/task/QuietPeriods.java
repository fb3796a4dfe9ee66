package org.meguri.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface QuietPeriods extends Repository<QuietPeriod, UUID> {

    QuietPeriod saveAndFlush(QuietPeriod period);

    Optional<QuietPeriod> findById(UUID id);

    @Query("select q from QuietPeriod q where q.endedAt is null and q.firstDay <= :day and q.lastDay >= :day")
    List<QuietPeriod> on(LocalDate day);

    @Query("select q from QuietPeriod q where q.endedAt is null and q.lastDay >= :day order by q.firstDay, q.id")
    List<QuietPeriod> from(LocalDate day);
}
