package org.meguri.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanId;
import org.meguri.plan.RegisterItems.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the import of a large register costs. Not part of the build; run it with {@code mvn test
 * -Dtest=RegisterImportBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@MeguriTest
class RegisterImportBenchmark {

    private static final int ROWS = 10_000;
    private static final int RUNS = 5;
    private static final String[] UNITS = {"商工観光課", "農業振興課", "企画課", "情報システム課"};

    @Autowired
    TownFixture town;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    ReadPlanFile files;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void found() {
        town.found();
    }

    private interface Work {
        void run() throws Exception;
    }

    @Test
    void ten_thousand_rows() throws Exception {
        var csv = new Upload("大きな表.csv", IntakeFixture.utf8(csv(rows(ROWS, false))));
        var xlsx = new Upload("大きな表.xlsx", Workbooks.of(rows(ROWS, false)));
        var changed =
                new Upload("改めた表.csv", IntakeFixture.utf8(csv(rows(ROWS, false)).replace("進める取組", "進める事業")));
        var figures = new HashMap<String, List<Long>>();
        for (var run = 0; run <= RUNS; run++) {
            clean();
            var plan = plan();
            for (var step : List.of("CSV preview", "XLSX preview", "CSV first import", "same again", "all changed")) {
                var took = took(() -> {
                    switch (step) {
                        case "CSV preview" ->
                            assertThat(files.preview(plan, csv).findings()).isEmpty();
                        case "XLSX preview" ->
                            assertThat(files.preview(plan, xlsx).findings()).isEmpty();
                        case "CSV first import" ->
                            assertThat(files.apply(plan, csv).outcome()).isEqualTo(new Outcome(ROWS, 0, 0, 0));
                        case "same again" ->
                            assertThat(files.apply(plan, csv).outcome()).isEqualTo(new Outcome(0, 0, ROWS, 0));
                        default ->
                            assertThat(files.apply(plan, changed).outcome()).isEqualTo(new Outcome(0, ROWS, 0, 0));
                    }
                });
                if (run > 0) {
                    figures.computeIfAbsent(step, none -> new ArrayList<>()).add(took);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d rows, CSV %.1f MB, XLSX %.1f MB, median of %d runs on %s%n",
                ROWS,
                csv.content().length / 1e6,
                xlsx.content().length / 1e6,
                RUNS,
                jdbc.execute((java.sql.Connection connection) ->
                        connection.getMetaData().getDatabaseProductName()));
        new TreeMap<>(figures)
                .forEach((step, times) -> System.out.printf(
                        Locale.ROOT, "%-18s %6d ms  (%d to %d)%n", step, median(times), min(times), max(times)));
        clean();
        var plan = plan();
        System.out.printf(
                Locale.ROOT, "heap at its peak during an import: %d MB%n", peak(() -> files.apply(plan, csv)));
    }

    @Test
    void ten_thousand_rows_of_which_one_in_twenty_is_bad() throws Exception {
        var bad = new Upload("誤りのある表.csv", IntakeFixture.utf8(csv(rows(ROWS, true))));
        var plan = plan();
        var times = new ArrayList<Long>();
        var kinds = new TreeMap<String, Integer>();
        for (var run = 0; run <= RUNS; run++) {
            var took = took(() -> files.preview(plan, bad));
            if (run > 0) {
                times.add(took);
            }
        }
        var findings = files.preview(plan, bad).findings();
        findings.forEach(finding -> kinds.merge(finding.key(), 1, Integer::sum));
        assertThat(findings).extracting(Finding::row).doesNotHaveDuplicates().hasSize(ROWS / 20);
        System.out.printf(
                Locale.ROOT,
                "%d rows with %d bad ones: preview %d ms (median of %d)%n",
                ROWS,
                findings.size(),
                median(times),
                RUNS);
        kinds.forEach((kind, count) -> System.out.printf("%4d  %s%n", count, kind));
        System.out.printf(
                Locale.ROOT, "heap at its peak during a preview: %d MB%n", peak(() -> files.preview(plan, bad)));
    }

    private PlanId plan() {
        return adopt.adopt(RealFile.yaml("admin-reform"));
    }

    private void clean() {
        jdbc.update("delete from plan_item_unit");
        jdbc.update("delete from plan_item");
    }

    private static List<List<String>> rows(int count, boolean bad) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(IntakeFixture.HEADER.strip().split(",")));
        for (var row = 1; row <= count; row++) {
            var cells = new ArrayList<>(List.of(
                    Integer.toString(row),
                    "第" + (row / 500 + 1) + "の柱",
                    "事業" + row + "　市民とともに進める取組",
                    ("概要の文章" + row + "。").repeat(12),
                    "○",
                    ("取り組んだこと" + row + "。").repeat(12),
                    ("これから取り組むこと" + row + "。").repeat(8),
                    UNITS[row % UNITS.length] + (row % 7 == 0 ? "、" + UNITS[(row + 1) % UNITS.length] : "")));
            if (bad && row % 20 == 0) {
                switch (row / 20 % 5) {
                    case 0 -> cells.set(2, "");
                    case 1 -> cells.set(4, "良");
                    case 2 -> cells.set(7, "商工課");
                    case 3 -> cells.set(0, "1");
                    default -> cells.set(5, "文字化け\uE000");
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String csv(List<List<String>> rows) {
        var csv = new StringBuilder();
        rows.forEach(row -> csv.append(String.join(",", row)).append("\r\n"));
        return csv.toString();
    }

    private static long took(Work work) throws Exception {
        var before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1_000_000;
    }

    /** What was live and what was not yet collected at once, in MB, on top of what was there before. */
    private static long peak(Work work) throws Exception {
        System.gc();
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        var before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        pools.forEach(pool -> pool.resetPeakUsage());
        work.run();
        return (pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before) / 1_000_000;
    }

    private static long median(List<Long> times) {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long min(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    private static long max(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).max().orElseThrow();
    }
}
