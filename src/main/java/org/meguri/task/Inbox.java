package org.meguri.task;

import java.util.List;
import java.util.UUID;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of everybody, kept in step with the process inside its transaction. */
@Service
@Transactional
public class Inbox {

    public void open(NewTask task) {
        throw new UnsupportedOperationException();
    }

    /** Closes the task; closing one that is closed or unknown does nothing. */
    public void close(String taskId) {
        throw new UnsupportedOperationException();
    }

    /** Open tasks that this person may do, most urgent first (due, then reference). */
    @Transactional(readOnly = true)
    public List<TaskView> tasksOf(SignedIn person) {
        throw new UnsupportedOperationException();
    }

    /** Open tasks about this aggregate, by kind and unit. */
    @Transactional(readOnly = true)
    public List<TaskView> openTasks(UUID subject) {
        throw new UnsupportedOperationException();
    }

    /** All open tasks of a cycle. */
    @Transactional(readOnly = true)
    public List<TaskView> openTasksOfCycle(UUID cycle) {
        throw new UnsupportedOperationException();
    }
}
