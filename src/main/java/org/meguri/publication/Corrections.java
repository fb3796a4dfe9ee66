package org.meguri.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;

/**
 * The 正誤表: everything that an edition says otherwise than the one that it replaces, whatever made it so. The counts follow
 * from the rows, and are not listed.
 */
final class Corrections {

    private final Words words;
    private final Reasons reasons;
    private final List<EditionContent.Correction> lines = new ArrayList<>();

    private Corrections(Words words, Reasons reasons) {
        this.words = words;
        this.reasons = reasons;
    }

    /** Why a place of a row is another one now. */
    interface Reasons {

        /** @return null where nobody gave a reason that citizens may read */
        @Nullable
        String of(int seq, String place);
    }

    /** @param words in Japanese */
    static List<EditionContent.Correction> between(
            EditionContent wrong, EditionContent right, Reasons reasons, Words words) {
        var found = new Corrections(words, reasons);
        found.rows(wrong, right);
        found.indicators(wrong, right);
        return List.copyOf(found.lines);
    }

    private void rows(EditionContent wrong, EditionContent right) {
        var before = wrong.rows().stream()
                .collect(
                        Collectors.toMap(EditionContent.Row::seq, row -> row, (one, other) -> one, LinkedHashMap::new));
        for (var row : right.rows()) {
            var was = before.remove(row.seq());
            if (was == null) {
                line(row.seq(), right.heading(row), "publication.correction.row", "", right.heading(row), null);
                continue;
            }
            cells(wrong, was, right, row);
            remarks(right, was, row);
        }
        before.values()
                .forEach(gone -> line(
                        gone.seq(), wrong.heading(gone), "publication.correction.row", wrong.heading(gone), "", null));
    }

    private void cells(EditionContent wrong, EditionContent.Row was, EditionContent right, EditionContent.Row row) {
        for (var column : right.columns()) {
            var now = right.text(row, column.to());
            var then = wrong.text(was, column.to());
            if (!now.equals(then)) {
                lines.add(new EditionContent.Correction(
                        row.seq(),
                        right.heading(row),
                        column.heading(),
                        then,
                        now,
                        reasons.of(row.seq(), column.to())));
            }
        }
    }

    private void remarks(EditionContent content, EditionContent.Row was, EditionContent.Row row) {
        var before = byNumber(was);
        var after = byNumber(row);
        var numbers = new TreeSet<>(before.keySet());
        numbers.addAll(after.keySet());
        for (var number : numbers) {
            var then = before.get(number);
            var now = after.get(number);
            remark(content, row, number, "publication.correction.remark", then, now, EditionContent.Remark::text);
            remark(
                    content,
                    row,
                    number,
                    "publication.correction.action",
                    then,
                    now,
                    EditionContent.Remark::actionLabel);
            remark(content, row, number, "publication.correction.answer", then, now, EditionContent.Remark::answer);
            remark(content, row, number, "publication.correction.due", then, now, EditionContent.Remark::due);
            remark(content, row, number, "publication.correction.budget", then, now, EditionContent.Remark::budget);
        }
    }

    private void remark(
            EditionContent content,
            EditionContent.Row row,
            int number,
            String what,
            EditionContent.@Nullable Remark then,
            EditionContent.@Nullable Remark now,
            Function<EditionContent.Remark, @Nullable String> part) {
        var wrong = then == null ? "" : Objects.requireNonNullElse(part.apply(then), "");
        var right = now == null ? "" : Objects.requireNonNullElse(part.apply(now), "");
        if (!wrong.equals(right)) {
            var place = what.endsWith("answer") ? Amendments.remarkAnswer(number) : Amendments.remarkText(number);
            lines.add(new EditionContent.Correction(
                    row.seq(),
                    content.heading(row),
                    words.of(what, Integer.toString(number)),
                    wrong,
                    right,
                    reasons.of(row.seq(), place)));
        }
    }

    private static Map<Integer, EditionContent.Remark> byNumber(EditionContent.Row row) {
        return row.remarks().stream().collect(Collectors.toMap(EditionContent.Remark::number, remark -> remark));
    }

    private void indicators(EditionContent wrong, EditionContent right) {
        var before =
                wrong.indicators().stream().collect(Collectors.toMap(EditionContent.Indicator::place, told -> told));
        for (var now : right.indicators()) {
            var was = before.get(now.place());
            if (was == null) {
                continue;
            }
            figure(
                    now,
                    "publication.correction.baseline",
                    was.baseline().printed(),
                    now.baseline().printed());
            figure(
                    now,
                    "publication.correction.target",
                    was.target().printed(),
                    now.target().printed());
            var years = new TreeMap<Integer, String[]>();
            was.actuals().forEach(actual -> years.put(actual.year(), new String[] {actual.printed(), ""}));
            now.actuals()
                    .forEach(actual ->
                            years.computeIfAbsent(actual.year(), year -> new String[] {"", ""})[1] = actual.printed());
            years.forEach((year, printed) -> {
                if (!printed[0].equals(printed[1])) {
                    lines.add(new EditionContent.Correction(
                            null,
                            now.name(),
                            words.of("publication.correction.actual", new FiscalYear(year).named()),
                            printed[0],
                            printed[1],
                            null));
                }
            });
        }
    }

    private void figure(EditionContent.Indicator indicator, String what, String wrong, String right) {
        if (!wrong.equals(right)) {
            lines.add(new EditionContent.Correction(null, indicator.name(), words.of(what), wrong, right, null));
        }
    }

    private void line(int seq, String heading, String what, String wrong, String right, @Nullable String reason) {
        lines.add(new EditionContent.Correction(seq, heading, words.of(what), wrong, right, reason));
    }
}
