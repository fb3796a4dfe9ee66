package org.meguri.review;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.springframework.stereotype.Component;

@Component
class ReviewNavigation implements Navigation {

    private final Inbox inbox;

    ReviewNavigation(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING)
                ? List.of(new Entry("/reviews", "review.menu", 210, waiting(person)))
                : List.of();
    }

    private long waiting(SignedIn person) {
        return inbox.tasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.REVIEW)
                .count();
    }
}
