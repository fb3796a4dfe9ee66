package org.meguri.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.springframework.stereotype.Component;

/**
 * A node fetches no more jobs than it can do: where all hands are full, the one that fetches does the job itself. The
 * engine's own way is to fetch on and to offer what it has fetched again and again; a morning of ten thousand reminders
 * then had 900 jobs locked on each of two nodes, where they waited while the lock ran out and nobody else could take them.
 */
@Component
class JobsInTurn extends AbstractProcessEnginePlugin {

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getJobExecutor().setRejectedJobsHandler(new CallerRunsRejectedJobsHandler());
    }
}
