package org.meguri.task;

import java.util.ArrayList;
import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** わたしの作業 in the menu, with how many tasks lie on the person's own desk. */
@Component
class TaskNavigation implements Navigation {

    private static final int ORDER = 100;
    private static final int QUIET = 885;
    private static final int HAND_OVER = 885;

    private final Inbox inbox;

    TaskNavigation(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        var tasks = new Entry("/tasks", "task.inbox.title", ORDER, inbox.countOwnTasksOf(person));
        var entries = new ArrayList<>(List.of(tasks));
        if (person.has(Role.PLANNING)) {
            entries.add(new Entry("/quiet", "task.quiet", QUIET, null));
        }
        if (person.has(Role.PLANNING) || person.has(Role.SECTION_STAFF) || person.has(Role.SECTION_CHIEF)) {
            entries.add(new Entry("/writers", "task.hand.menu", HAND_OVER, null));
        }
        return List.copyOf(entries);
    }
}
