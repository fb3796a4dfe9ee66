package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * How long a workbook takes and what it needs, for the 338 real rows with all fields and for 2,000 of them. Not part of
 * the suite: {@code mvn test -Dtest=WorkbookBenchmark}. Whether it gets by with little memory shows a run with
 * {@code -Xmx128m}.
 */
class WorkbookBenchmark {

    private static final int WARM_UP = 3;
    private static final int RUNS = 9;
    private static final long EVERY_MILLIS = 2;
    private static final double MEBIBYTE = 1024 * 1024;

    @Test
    void the_real_rows() {
        measure(BookFixture.real());
    }

    @Test
    void two_thousand_rows() {
        var real = BookFixture.real();
        var many = new ArrayList<OpenSheet>();
        for (int i = 0; i < 2_000; i++) {
            var like = real.get(i % real.size());
            var identity = like.identity();
            many.add(BookFixture.sheet(
                    Integer.toString(i + 1),
                    identity.getOrDefault("章", ""),
                    identity.getOrDefault("節", ""),
                    identity.getOrDefault("項", ""),
                    identity.getOrDefault("施策の方向性", ""),
                    like.evaluation().content(),
                    like.previous()));
        }
        measure(many);
    }

    private static void measure(List<OpenSheet> sheets) {
        var file = BookFixture.written(sheets);
        System.out.printf("== %d rows x 5 fields, %d KiB%n", sheets.size(), file.length / 1024);
        run("write", () -> BookFixture.written(sheets));
        run("read", () -> BookFixture.read(file));
        run("read and compare", () -> BookFixture.compared(file, sheets));
        run("write, read and compare", () -> BookFixture.compared(BookFixture.written(sheets), sheets));
        assertThat(BookFixture.compared(file, sheets)).noneMatch(ComparedRow::asks);
    }

    private static void run(String what, Supplier<?> work) {
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(work.get()).isNotNull();
        }
        var times = new long[RUNS];
        var peak = 0L;
        for (int i = 0; i < RUNS; i++) {
            var before = settled();
            var most = new AtomicLong(before);
            Object result;
            var watch = Executors.newSingleThreadScheduledExecutor();
            try {
                watch.scheduleWithFixedDelay(
                        () -> most.accumulateAndGet(used(), Math::max), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
                var start = System.nanoTime();
                result = work.get();
                times[i] = System.nanoTime() - start;
            } finally {
                watch.shutdownNow();
            }
            most.accumulateAndGet(used(), Math::max);
            assertThat(result).isNotNull();
            peak = Math.max(peak, most.get() - before);
        }
        Arrays.sort(times);
        System.out.printf(
                "%-24s median of %d: %6.0f ms (from %.0f to %.0f), heap at most %.0f MiB above the start, garbage included%n",
                what, RUNS, times[RUNS / 2] / 1e6, times[0] / 1e6, times[RUNS - 1] / 1e6, peak / MEBIBYTE);
    }

    private static long settled() {
        System.gc();
        return used();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
