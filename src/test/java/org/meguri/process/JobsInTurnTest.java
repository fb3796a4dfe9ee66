package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Jobs that nobody has a hand free for are done by whoever has fetched them, and not kept waiting under lock. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class JobsInTurnTest {

    @Autowired
    private ProcessEngineConfigurationImpl configuration;

    @Test
    void whoever_fetches_does_it_himself_where_all_hands_are_full() {
        var done = new ArrayList<List<String>>();
        var full = new SpringJobExecutor() {
            @Override
            public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
                return () -> done.add(jobs);
            }
        };
        full.setTaskExecutor(task -> {
            throw new RejectedExecutionException("all hands are full");
        });
        full.setRejectedJobsHandler(configuration.getJobExecutor().getRejectedJobsHandler());
        full.executeJobs(List.of("one"), (ProcessEngineImpl) configuration.getProcessEngine());
        assertThat(done).containsExactly(List.of("one"));
    }
}
