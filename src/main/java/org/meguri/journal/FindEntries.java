package org.meguri.journal;

import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.journal.JournalNames.Meant;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.system.TownClock;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds lines of the journal; the newest first, from any line on, so that a page costs the same however long the journal is. */
@Service
@Transactional(readOnly = true)
class FindEntries {

    private static final String IN_STEAD = "DecidedInStead";

    /** Sheets, items or proposals that a name may stand for; a name that stands for more of them says too little. */
    static final int MOST_MEANT = 1_000;

    private final JournalEntries entries;
    private final Directory directory;
    private final JournalNames names;

    FindEntries(JournalEntries entries, Directory directory, JournalNames names) {
        this.entries = entries;
        this.directory = directory;
        this.names = names;
    }

    /**
     * What was found.
     *
     * @param lines the newest first
     * @param all how many lines there are, on this page and others
     * @param first the place of the first line among all of them, from 1
     * @param newer whether newer ones stand before them
     * @param older whether older ones follow
     * @param tooMany whether the name stands for too much to look for all of it
     * @param principals in whose stead a line's officer acted, by the line's id
     */
    record Found(
            List<EntryView> lines,
            long all,
            long first,
            boolean newer,
            boolean older,
            boolean tooMany,
            Map<Long, OfficerId> principals) {

        static Found nothing(boolean tooMany) {
            return new Found(List.of(), 0, 1, false, false, tooMany, Map.of());
        }
    }

    /** @param most lines that are asked for, 1 or more */
    Found find(JournalQuery query, int most) {
        var meant = JournalQuery.given(query.q()) ? names.meant(String.valueOf(query.q()), MOST_MEANT) : null;
        if (meant != null && meant.tooMany()) {
            return Found.nothing(true);
        }
        var matching = matching(query, meant);
        var after = query.before() == null ? query.after() : null;
        var lines = new ArrayList<>(entries
                .findBy(matching.and(before(query.before())).and(after(after)), found -> found.sortBy(
                                Sort.by(after == null ? Direction.DESC : Direction.ASC, "id"))
                        .limit(most + 1)
                        .all())
                .stream()
                .map(JournalEntry::view)
                .toList());
        var more = lines.size() > most;
        if (more) {
            lines.remove(most);
        }
        if (after != null) {
            Collections.reverse(lines);
        }
        var before = lines.isEmpty() || (query.before() == null && after == null)
                ? 0
                : entries.count(matching.and(after(lines.get(0).id())));
        var all = query.before() == null && after == null && !more ? lines.size() : entries.count(matching);
        return new Found(
                List.copyOf(lines),
                all,
                before + 1,
                before > 0,
                !lines.isEmpty() && before + lines.size() < all,
                false,
                principals(lines));
    }

    /**
     * In whose stead the lines' officers acted. It stands in a line of its own, which the same act wrote: of the same
     * officer, about the same subject, at the same moment.
     */
    private Map<Long, OfficerId> principals(List<EntryView> lines) {
        var subjects = lines.stream()
                .filter(line -> line.officer() != null && !line.action().equals(IN_STEAD))
                .map(EntryView::subject)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (subjects.isEmpty()) {
            return Map.of();
        }
        var acts = new HashMap<Act, OfficerId>();
        for (var entry : entries.findByActionAndSubjectIdIn(IN_STEAD, subjects)) {
            var line = entry.view();
            var principal = JournalDetail.of(line.detail()).values().getOrDefault("for", "");
            if (JournalNames.ID.matcher(principal).matches()) {
                acts.put(Act.of(line), new OfficerId(UUID.fromString(principal)));
            }
        }
        var principals = new HashMap<Long, OfficerId>();
        for (var line : lines) {
            var principal = line.action().equals(IN_STEAD) ? null : acts.get(Act.of(line));
            if (principal != null) {
                principals.put(line.id(), principal);
            }
        }
        return principals;
    }

    private record Act(@Nullable OfficerId officer, @Nullable UUID subject, Instant at) {

        static Act of(EntryView line) {
            return new Act(line.officer(), line.subject(), line.at());
        }
    }

    private Specification<JournalEntry> matching(JournalQuery query, @Nullable Meant meant) {
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
            if (meant != null) {
                all.add(is.or(
                        entry.get("subjectId").in(meant.subjects()),
                        entry.get("cycleId").in(meant.cycles())));
            }
            return is.and(all.toArray(Predicate[]::new));
        };
    }

    private static Specification<JournalEntry> before(@Nullable Long id) {
        return (entry, any, is) -> id == null ? is.conjunction() : is.lessThan(entry.get("id"), id);
    }

    private static Specification<JournalEntry> after(@Nullable Long id) {
        return (entry, any, is) -> id == null ? is.conjunction() : is.greaterThan(entry.get("id"), id);
    }
}
