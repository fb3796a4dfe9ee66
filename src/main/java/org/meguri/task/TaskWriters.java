package org.meguri.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TaskWriters extends Repository<TaskWriter, UUID> {

    TaskWriter save(TaskWriter writer);

    void delete(TaskWriter writer);

    Optional<TaskWriter> findById(UUID subject);

    @Query("select w from TaskWriter w where w.subject in :subjects")
    List<TaskWriter> of(Collection<UUID> subjects);
}
