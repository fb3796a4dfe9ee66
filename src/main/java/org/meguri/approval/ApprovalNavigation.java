package org.meguri.approval;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.springframework.stereotype.Component;

@Component
class ApprovalNavigation implements Navigation {

    private final Inbox inbox;

    ApprovalNavigation(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.SECTION_CHIEF)
                ? List.of(new Entry("/approvals", "approval.menu", 105, waiting(person)))
                : List.of();
    }

    private long waiting(SignedIn person) {
        return inbox.tasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.APPROVE)
                .count();
    }
}
