package org.meguri.task;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** わたしの作業 in the menu, with how many tasks lie on the person's own desk. */
@Component
class TaskNavigation implements Navigation {

    private static final int ORDER = 100;

    private final Inbox inbox;

    TaskNavigation(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        return List.of(new Entry("/tasks", "task.inbox.title", ORDER, inbox.countOwnTasksOf(person)));
    }
}
