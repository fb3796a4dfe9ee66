package org.meguri.publication;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.plan.PlanItemId;
import org.meguri.print.Glyphs;
import org.meguri.publication.PublicationCheck.Finding;
import org.meguri.publication.PublicationCheck.Kind;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** Looks at everything that would be published before it is. */
@Component
class PublicationChecks {

    /** 03-1234-5678, 0120（123）456, 090 1234 5678, in either width. */
    private static final Pattern TELEPHONE =
            Pattern.compile("(?<![0-9])0[0-9]{1,4}[-‐−－ー（( ][0-9]{1,4}[-‐−－ー）) ][0-9]{3,4}(?![0-9])");

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    private final YearContents contents;
    private final RemarkLookup remarks;
    private final EvaluationLookup evaluations;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    PublicationChecks(
            YearContents contents,
            RemarkLookup remarks,
            EvaluationLookup evaluations,
            Directory directory,
            Words words,
            Clock clock) {
        this.contents = contents;
        this.remarks = remarks;
        this.evaluations = evaluations;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /**
     * The result of all checks in a fixed order.
     *
     * @param content what would be published; null where it cannot be made, and what says so stands in the checks
     */
    record Report(@Nullable EditionContent content, List<PublicationCheck> checks) {

        /** Whether something has to be mended first. */
        public boolean blocked() {
            return checks.stream().anyMatch(check -> check.light().equals("RED"));
        }

        /** What somebody has to answer for. */
        public List<Finding> open() {
            return checks.stream()
                    .filter(check -> check.light().equals("YELLOW"))
                    .flatMap(check -> check.findings().stream())
                    .toList();
        }
    }

    Report of(CycleView cycle, String note) {
        EditionContent content;
        try {
            content = contents.next(cycle, note, LocalDate.now(clock));
        } catch (Refusal refusal) {
            var finding = new Finding(Kind.UNPRINTABLE.name(), "", "", words.of(refusal), null);
            return new Report(null, List.of(new PublicationCheck(Kind.UNPRINTABLE, List.of(finding))));
        }
        var personal = new ArrayList<Finding>();
        var foreign = new ArrayList<Finding>();
        var hollow = new ArrayList<Finding>();
        var names = names();
        var pages = new ItemPages(cycle, contents);
        texts(content, (where, text) -> {
            Set<String> found = persons(text, names);
            if (!found.isEmpty()) {
                personal.add(where.finding(Kind.PERSONAL, String.join("、", found), pages));
            }
            var odd = text.codePoints()
                    .filter(c -> Character.getType(c) == Character.PRIVATE_USE)
                    .mapToObj("U+%04X"::formatted)
                    .distinct()
                    .toList();
            if (!odd.isEmpty()) {
                foreign.add(where.finding(Kind.PRIVATE_CHARACTERS, String.join("、", odd), pages));
            }
            var lacking = Glyphs.missing(text).stream()
                    .filter(letter -> Character.getType(letter.codePointAt(0)) != Character.PRIVATE_USE)
                    .toList();
            if (!lacking.isEmpty()) {
                hollow.add(where.finding(Kind.WITHOUT_GLYPH, String.join("、", lacking), pages));
            }
        });
        return new Report(
                content,
                List.of(
                        new PublicationCheck(Kind.MISSING, missing(content)),
                        new PublicationCheck(Kind.UNANSWERED, unanswered(cycle)),
                        new PublicationCheck(Kind.PERSONAL, personal),
                        new PublicationCheck(Kind.PRIVATE_CHARACTERS, foreign),
                        new PublicationCheck(Kind.WITHOUT_GLYPH, hollow),
                        new PublicationCheck(Kind.UNPRINTABLE, List.of()),
                        new PublicationCheck(Kind.STALE, stale(cycle, pages))));
    }

    /** Where a text stands. @param seq of the row, 0 outside the rows */
    private record Where(int seq, String heading, String place, String label) {

        Finding finding(Kind kind, String found, ItemPages pages) {
            return new Finding(kind + ":" + seq + ":" + place, heading, label, found, seq == 0 ? null : pages.of(seq));
        }
    }

    /** Addresses of the pages where an item's texts are amended. */
    private static final class ItemPages {

        private final CycleView cycle;
        private final Map<Integer, PlanItemId> items;

        ItemPages(CycleView cycle, YearContents contents) {
            this.cycle = cycle;
            this.items = contents.items(cycle).values().stream()
                    .collect(Collectors.toMap(item -> item.seq(), item -> item.id()));
        }

        @Nullable
        String of(int seq) {
            var item = items.get(seq);
            return item == null ? null : "/publication/" + cycle.id() + "/items/" + item;
        }
    }

    private void texts(EditionContent content, BiConsumer<Where, String> look) {
        var note = content.note();
        if (note != null) {
            look.accept(new Where(0, "", "note", words.of("publication.place.note")), note);
        }
        for (var row : content.rows()) {
            var heading = content.heading(row);
            for (var at = 0; at < content.columns().size(); at++) {
                var column = content.columns().get(at);
                look.accept(
                        new Where(row.seq(), heading, column.to(), column.heading()),
                        row.cells().get(at));
            }
            for (var remark : row.remarks()) {
                var number = remark.number();
                look.accept(
                        new Where(
                                row.seq(),
                                heading,
                                Amendments.remarkText(number),
                                words.of("publication.correction.remark", Integer.toString(number))),
                        remark.text());
                look.accept(
                        new Where(
                                row.seq(),
                                heading,
                                Amendments.remarkAnswer(number),
                                words.of("publication.correction.answer", Integer.toString(number))),
                        Objects.requireNonNullElse(remark.answer(), ""));
            }
        }
    }

    private static List<Finding> missing(EditionContent content) {
        return content.missing().stream()
                .map(one -> new Finding(
                        Kind.MISSING + ":" + one.seq(), one.heading(), "", String.join("、", one.units()), null))
                .toList();
    }

    private List<Finding> unanswered(CycleView cycle) {
        var open = remarks.ofCycle(cycle.id()).stream()
                .filter(remark -> remark.status() != RemarkStatus.CLOSED)
                .toList();
        var headings = evaluations
                .all(open.stream().map(remark -> remark.evaluation()).toList())
                .stream()
                .collect(Collectors.toMap(sheet -> sheet.id(), sheet -> sheet.heading()));
        return open.stream()
                .map(remark -> new Finding(
                        Kind.UNANSWERED + ":" + remark.number(),
                        headings.getOrDefault(remark.evaluation(), ""),
                        words.of("publication.correction.remark", Integer.toString(remark.number())),
                        words.of(remark.standing()),
                        "/remarks/" + remark.id()))
                .toList();
    }

    private List<Finding> stale(CycleView cycle, ItemPages pages) {
        var recorded = contents.recorded(cycle);
        if (recorded.stream().noneMatch(AmendmentView::holds)) {
            return List.of();
        }
        var amendments = new Amendments(recorded);
        var items = contents.items(cycle);
        var plain = contents.plain(cycle, LocalDate.now(clock));
        var found = new ArrayList<Finding>();
        texts(plain, (where, text) -> items.values().stream()
                .filter(item -> item.seq() == where.seq())
                .flatMap(item -> amendments.at(item.id(), where.place(), text).stale().stream())
                .forEach(one -> found.add(where.finding(Kind.STALE, one.text(), pages))));
        return found;
    }

    private List<String> names() {
        var today = LocalDate.now(clock);
        return Arrays.stream(Role.values())
                .flatMap(role -> directory.holders(role, today).stream())
                .map(OfficerView::name)
                .map(PublicationChecks::close)
                .filter(name -> name.codePointCount(0, name.length()) > 1)
                .distinct()
                .toList();
    }

    private static Set<String> persons(String text, List<String> names) {
        var found = new TreeSet<String>();
        if (text.isEmpty()) {
            return found;
        }
        var close = close(text);
        names.stream().filter(close::contains).forEach(found::add);
        var narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (var pattern : List.of(TELEPHONE, MAIL)) {
            var matcher = pattern.matcher(narrow);
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    /** A name is the same with and without the space between its parts. */
    private static String close(String text) {
        return text.replaceAll("[\\s　]+", "");
    }
}
