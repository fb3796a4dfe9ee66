package org.meguri.journal;

import jakarta.persistence.criteria.Predicate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.RemarkLookup;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.system.TownClock;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds lines of the journal; the newest first, from any line on, so that a page costs the same however long the journal is. */
@Service
@Transactional(readOnly = true)
class FindEntries {

    /** Sheets that a name may stand for; a name that stands for more of them says too little. */
    static final int MOST_SHEETS = 1_000;

    private final JournalEntries entries;
    private final Directory directory;
    private final EvaluationLookup evaluations;
    private final RemarkLookup remarks;

    FindEntries(JournalEntries entries, Directory directory, EvaluationLookup evaluations, RemarkLookup remarks) {
        this.entries = entries;
        this.directory = directory;
        this.evaluations = evaluations;
        this.remarks = remarks;
    }

    /**
     * What was found.
     *
     * @param lines the newest first
     * @param all how many lines there are, on this page and others
     * @param more whether older ones follow
     * @param tooMany whether the name of an item stands for too many sheets to look for all of them
     */
    record Found(List<EntryView> lines, long all, boolean more, boolean tooMany) {}

    /** @param most lines that are asked for, 1 or more */
    Found find(JournalQuery query, int most) {
        var sheets = JournalQuery.given(query.q())
                ? evaluations.headed(JournalQuery.like(String.valueOf(query.q())), MOST_SHEETS + 1)
                : null;
        if (sheets != null && sheets.size() > MOST_SHEETS) {
            return new Found(List.of(), 0, false, true);
        }
        var matching = matching(query, sheets);
        var lines = entries
                .findBy(matching.and(before(query.before())), found -> found.sortBy(Sort.by(Sort.Direction.DESC, "id"))
                        .limit(most + 1)
                        .all())
                .stream()
                .map(JournalEntry::view)
                .toList();
        return new Found(
                lines.subList(0, Math.min(most, lines.size())), entries.count(matching), lines.size() > most, false);
    }

    private Specification<JournalEntry> matching(JournalQuery query, @Nullable List<EvaluationId> sheets) {
        var subjects = sheets == null ? null : subjects(sheets);
        var people = JournalQuery.given(query.who())
                ? directory.officersNamed(JournalQuery.like(String.valueOf(query.who())))
                : null;
        var actions = JournalQuery.given(query.what())
                ? JournalArea.chosen(String.valueOf(query.what())).orElse(List.of())
                : null;
        return (entry, any, is) -> {
            var all = new ArrayList<Predicate>();
            LocalDate first = query.first();
            if (first != null) {
                all.add(is.greaterThanOrEqualTo(
                        entry.get("at"), first.atStartOfDay(TownClock.ZONE).toInstant()));
            }
            LocalDate last = query.last();
            if (last != null) {
                all.add(is.lessThan(
                        entry.get("at"),
                        last.plusDays(1).atStartOfDay(TownClock.ZONE).toInstant()));
            }
            if (actions != null) {
                all.add(entry.get("action").in(actions));
            }
            if (people != null) {
                all.add(entry.get("officer")
                        .get("value")
                        .in(people.stream().map(OfficerId::value).toList()));
            }
            if (subjects != null) {
                all.add(entry.get("subjectId").in(subjects));
            }
            return is.and(all.toArray(Predicate[]::new));
        };
    }

    /** The sheets and the remarks on them. */
    private Collection<UUID> subjects(List<EvaluationId> sheets) {
        var subjects = new HashSet<UUID>();
        sheets.forEach(sheet -> subjects.add(sheet.value()));
        remarks.of(sheets).forEach(remark -> subjects.add(remark.id().value()));
        return subjects;
    }

    private static Specification<JournalEntry> before(@Nullable Long id) {
        return (entry, any, is) -> id == null ? is.conjunction() : is.lessThan(entry.get("id"), id);
    }
}
