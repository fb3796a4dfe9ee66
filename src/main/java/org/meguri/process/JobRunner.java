package org.meguri.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * Runs the engine's jobs by hand, for a year on a virtual clock: whatever is due at a given moment, and whatever becomes
 * due through it, in the order of the due dates. The job executor must be off.
 */
@Component
public class JobRunner {

    private final ManagementService management;
    private final RuntimeService runtime;

    JobRunner(ManagementService management, RuntimeService runtime) {
        this.management = management;
        this.runtime = runtime;
    }

    /**
     * Runs everything that is due.
     *
     * @param now jobs without a due date and jobs due at this moment or before are run
     * @return how many jobs were run
     * @throws RuntimeException the first failure of a job, as it is
     */
    public int runDue(Instant now) {
        var done = new HashSet<String>();
        var ran = 0;
        while (true) {
            var due = management.createJobQuery().active().withRetriesLeft().list().stream()
                    .filter(job -> job.getDuedate() == null || !job.getDuedate().after(Date.from(now)))
                    .sorted(Comparator.comparing(JobRunner::dueOrFirst))
                    .toList();
            if (due.isEmpty()) {
                return ran;
            }
            for (var job : due) {
                if (!done.add(job.getId())) {
                    throw new IllegalStateException("Job %s stays due after it has run".formatted(job.getId()));
                }
                // A job may be gone because one before it ended its process.
                if (management.createJobQuery().jobId(job.getId()).count() == 1) {
                    management.executeJob(job.getId());
                    ran++;
                }
            }
        }
    }

    private static Date dueOrFirst(Job job) {
        var due = job.getDuedate();
        return due == null ? new Date(0) : due;
    }

    /** How many process instances are running, whatever their model. */
    public long running() {
        return runtime.createProcessInstanceQuery().count();
    }

    /** How many jobs have used up their retries and wait for a person. */
    public long stopped() {
        return management.createJobQuery().noRetriesLeft().count();
    }
}
