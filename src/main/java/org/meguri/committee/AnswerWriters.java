package org.meguri.committee;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.task.TaskKind;
import org.meguri.task.TextWriters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who wrote the answers that wait for approval. */
@Component
@Transactional(readOnly = true)
class AnswerWriters implements TextWriters {

    private final CommitteeRemarks remarks;

    AnswerWriters(CommitteeRemarks remarks) {
        this.remarks = remarks;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.APPROVE_ANSWER;
    }

    @Override
    public Map<UUID, Set<OfficerId>> of(Collection<UUID> subjects) {
        return remarks.ofIds(subjects).stream()
                .map(CommitteeRemark::view)
                .collect(Collectors.toMap(remark -> remark.id().value(), remark -> writer(remark.answeredBy())));
    }

    private static Set<OfficerId> writer(@Nullable OfficerId by) {
        return by == null ? Set.of() : Set.of(by);
    }
}
