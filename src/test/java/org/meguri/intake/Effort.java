package org.meguri.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How much work something takes, whatever else the machine is doing. */
final class Effort {

    private Effort() {}

    /** Fails when the current thread works longer on it. */
    static void within(Duration limit, Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        work.run();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(limit);
    }
}
