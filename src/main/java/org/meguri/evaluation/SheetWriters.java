package org.meguri.evaluation;

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

/** Who wrote the sheets that wait for approval. */
@Component
@Transactional(readOnly = true)
class SheetWriters implements TextWriters {

    private final Evaluations evaluations;

    SheetWriters(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.APPROVE;
    }

    @Override
    public Map<UUID, Set<OfficerId>> of(Collection<UUID> subjects) {
        return evaluations.withIds(subjects).stream()
                .map(Evaluation::view)
                .collect(Collectors.toMap(sheet -> sheet.id().value(), sheet -> Set.copyOf(sheet.writers())));
    }
}
