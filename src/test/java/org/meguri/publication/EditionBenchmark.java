package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

/**
 * What the files of an edition cost, with 338 rows as the basic plan has, and with ten times as many. Not part of the suite:
 * {@code mvn test -Dtest=EditionBenchmark}, with {@code -Dmeguri.heap=…} for another heap than {@value #HEAP}. Each run is a JVM
 * of its own; printed are pages, seconds from cold and megabytes of each file, and the highest heap that was seen, garbage included.
 */
class EditionBenchmark {

    private static final String HEAP = "256m";
    private static final long MEGABYTE = 1 << 20;
    private static final long LOOK_EVERY_MILLIS = 5;

    @Test
    void files_of_338_and_of_3380_rows() throws Exception {
        RealDocument.BASIC_PLAN.table();
        for (var times : List.of(1, 10)) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + System.getProperty("meguri.heap", HEAP),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Run.class.getName(),
                            Integer.toString(times))
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            said.lines().filter(line -> line.startsWith("== ")).forEach(System.out::println);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    static final class Run {

        private Run() {}

        public static void main(String[] args) throws Exception {
            var peak = watched();
            var files = PublicationFixture.files();
            var edition = RealDocument.BASIC_PLAN.edition(Integer.parseInt(args[0]));
            System.out.printf(
                    "== %d rows, heap %d MB%n",
                    edition.rows().size(), Runtime.getRuntime().maxMemory() / MEGABYTE);
            for (var format : EditionFormat.values()) {
                peak.set(0);
                var begun = System.nanoTime();
                var file = files.of(format, edition);
                System.out.printf(
                        "== %-8s %6.1f s %7.2f MB, peak heap %d MB%s%n",
                        format,
                        (System.nanoTime() - begun) / 1e9,
                        file.length / (double) MEGABYTE,
                        peak.get() / MEGABYTE,
                        format == EditionFormat.PDF ? ", pages " + pages(file) : "");
            }
        }

        private static int pages(byte[] pdf) throws Exception {
            try (var document = Loader.loadPDF(pdf)) {
                return document.getNumberOfPages();
            }
        }

        private static AtomicLong watched() {
            var peak = new AtomicLong();
            var heap = ManagementFactory.getMemoryMXBean();
            var watch = new Thread(() -> {
                while (true) {
                    peak.accumulateAndGet(heap.getHeapMemoryUsage().getUsed(), Math::max);
                    try {
                        Thread.sleep(LOOK_EVERY_MILLIS);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
            watch.setDaemon(true);
            watch.start();
            return peak;
        }
    }
}
