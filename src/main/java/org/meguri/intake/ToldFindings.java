package org.meguri.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** Findings in words for a page: what is wrong in the same way in several rows stands there once. */
@Component
public class ToldFindings {

    private static final int RUNS_SHOWN = 12;

    private final Words words;

    ToldFindings(Words words) {
        this.words = words;
    }

    /** @param rows as a person lists them: 3、5～8、12 */
    public record Line(String rows, @Nullable String column, String what, String cure) {}

    /** With the cures of the intake. */
    public List<Line> lines(List<Finding> findings) {
        return lines(findings, (key, arguments) -> words.of(key + ".cure", arguments));
    }

    /** @param cure what to do about a finding, from its key and arguments */
    public List<Line> lines(List<Finding> findings, BiFunction<String, Object[], String> cure) {
        record What(@Nullable String column, String what, String cure) {}
        var rows = new LinkedHashMap<What, List<Integer>>();
        for (var finding : findings) {
            var arguments = finding.arguments().toArray();
            var what = new What(
                    finding.column(), words.of(finding.key(), arguments), cure.apply(finding.key(), arguments));
            var found = rows.computeIfAbsent(what, none -> new ArrayList<>());
            if (finding.row() != null) {
                found.add(finding.row());
            }
        }
        return rows.entrySet().stream()
                .map(entry -> new Line(
                        rows(entry.getValue()),
                        entry.getKey().column(),
                        entry.getKey().what(),
                        entry.getKey().cure()))
                .toList();
    }

    /** Rows as a person lists them; the rest of a long list is counted. @param rows in order */
    public String rows(List<Integer> rows) {
        if (rows.isEmpty()) {
            return words.of("intake.preview.whole");
        }
        var runs = new ArrayList<String>();
        for (var at = 0; at < rows.size(); ) {
            var end = at;
            while (end + 1 < rows.size() && rows.get(end + 1) == rows.get(end) + 1) {
                end++;
            }
            runs.add(
                    end == at
                            ? Integer.toString(rows.get(at))
                            : words.of(
                                    "intake.preview.rows.run",
                                    Integer.toString(rows.get(at)),
                                    Integer.toString(rows.get(end))));
            at = end + 1;
        }
        if (runs.size() <= RUNS_SHOWN) {
            return String.join("、", runs);
        }
        return words.of(
                "intake.preview.rows.more",
                String.join("、", runs.subList(0, RUNS_SHOWN)),
                Integer.toString(rows.size()));
    }
}
