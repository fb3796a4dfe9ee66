package org.meguri.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.journal.JournalNames.Named;
import org.meguri.journal.JournalNames.Names;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Posting;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.print.ShownTable;
import org.meguri.print.ShownTable.Cell;
import org.meguri.print.ShownTable.Column;
import org.meguri.print.ShownTable.Kind;
import org.meguri.print.ShownTable.Row;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** Lines of the journal as a table in the reader's words. */
@Component
class JournalTable {

    /** Details that may stand for a line whose own subject has no name. */
    private static final List<String> INSTEAD = List.of("plan", "item");

    private final JournalNames journalNames;
    private final JournalSentences sentences;
    private final JapaneseDates dates;
    private final Words words;

    JournalTable(JournalNames journalNames, JournalSentences sentences, JapaneseDates dates, Words words) {
        this.journalNames = journalNames;
        this.sentences = sentences;
        this.dates = dates;
        this.words = words;
    }

    /**
     * The lines.
     *
     * @param all how many there are, of which these are the newest
     * @param about what was looked for
     * @param principals in whose stead a line's officer acted, by the line's id
     * @param reader whose page it is, with links to what they may open; null for a file
     */
    ShownTable of(
            List<EntryView> lines,
            long all,
            List<String> about,
            Map<Long, OfficerId> principals,
            @Nullable SignedIn reader) {
        var names = journalNames.of(lines, principals.values());
        var roles = reader == null
                ? Set.<Role>of()
                : reader.duties().stream().map(Duty::role).collect(Collectors.toSet());
        return new ShownTable(
                words.of("journal.caption", all),
                about,
                List.of(
                        new Column(words.of("journal.when"), Kind.SHORT),
                        new Column(words.of("journal.who"), Kind.NAME),
                        new Column(words.of("journal.office"), Kind.NAME),
                        new Column(words.of("journal.said"), Kind.TEXT),
                        new Column(words.of("journal.subject"), Kind.NAME)),
                lines.stream()
                        .map(line -> row(line, principals.get(line.id()), names, roles))
                        .toList(),
                List.of(),
                lines.size() < all ? List.of(words.of("journal.part", lines.size())) : List.of());
    }

    private Row row(EntryView line, @Nullable OfficerId principal, Names names, Collection<Role> roles) {
        var subject = subject(line, names);
        var named = names.of(subject);
        return new Row(List.of(
                Cell.of(dates.fullWithTime(line.at())),
                who(line, principal, names, roles),
                Cell.of(office(line, names)),
                Cell.of(sentences.said(line, names, subject)),
                named.map(one -> Cell.of(one.text(), one.hrefFor(roles)))
                        .orElseGet(() -> Cell.of(line.subject() == null ? "" : words.of("journal.unknown")))));
    }

    private Cell who(EntryView line, @Nullable OfficerId principal, Names names, Collection<Role> roles) {
        var officer = line.officer();
        if (officer == null) {
            return Cell.of(words.of("journal.nobody"));
        }
        var named = names.of(officer.value());
        var name = named.map(Named::text).orElseGet(() -> words.of("journal.unknown"));
        var text = principal == null
                ? name
                : words.of(
                        "journal.who.for",
                        name,
                        names.of(principal.value()).map(Named::text).orElseGet(() -> words.of("journal.unknown")));
        return Cell.of(text, named.map(one -> one.hrefFor(roles)).orElse(null));
    }

    /** Where the officer worked, and as what, on the day of the line; names of units stay what they were then. */
    private String office(EntryView line, Names names) {
        var officer = line.officer();
        return officer == null
                ? ""
                : names.postings(officer).stream()
                        .filter(posting -> posting.covers(dates.dayOf(line.at())))
                        .findFirst()
                        .map(this::office)
                        .orElse("");
    }

    private String office(Posting posting) {
        var role = words.of("organization.role." + posting.role());
        return posting.unit().equals(role) ? role : words.of("journal.posting", posting.unit(), role);
    }

    /** The id that the line is about: its subject, or where that has no name what the detail or the cycle says of it. */
    private static @Nullable UUID subject(EntryView line, Names names) {
        var detail = JournalDetail.of(line.detail()).values();
        return Stream.of(
                        Stream.ofNullable(line.subject()),
                        INSTEAD.stream().flatMap(key -> id(detail.get(key))),
                        Stream.ofNullable(line.cycle()),
                        id(detail.get("unit")))
                .flatMap(ids -> ids)
                .filter(id -> names.of(id).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static Stream<UUID> id(@Nullable String value) {
        return value != null && JournalNames.ID.matcher(value).matches()
                ? Stream.of(UUID.fromString(value))
                : Stream.empty();
    }
}
