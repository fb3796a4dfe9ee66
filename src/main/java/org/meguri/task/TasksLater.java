package org.meguri.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TasksLater extends Repository<TaskLater, LaterKey> {

    TaskLater save(TaskLater later);

    void delete(TaskLater later);

    Optional<TaskLater> findById(LaterKey key);

    /** What this person does not want to see on the day. */
    @Query("select l from TaskLater l where l.key.officer = :officer and l.untilDay > :on")
    List<TaskLater> hidden(OfficerId officer, LocalDate on);
}
