package org.meguri.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the journal, as the address of the page says it.
 *
 * @param from first day, yyyy-mm-dd; null or "" for the first of all
 * @param to last day; null or "" for today
 * @param who within the name or the login name of who did it
 * @param what a {@link JournalArea} or a fact; null or "" for all
 * @param q within the name of what the lines are about
 * @param before lines older than the one with this id
 * @param after lines newer than the one with this id, the nearest of them; nothing where older ones are asked for
 */
record JournalQuery(
        @Nullable String from,
        @Nullable String to,
        @Nullable String who,
        @Nullable String what,
        @Nullable String q,
        @Nullable Long before,
        @Nullable Long after) {

    /** Years that a calendar of the house, and its database, can hold. */
    private static final Year EARLIEST = Year.of(1900);

    private static final Year LATEST = Year.of(9998);

    boolean limited() {
        return !fields().isEmpty();
    }

    /** The address's query of the same search from its newest line; "" for everything. */
    public String query() {
        return query(fields());
    }

    /** The same search from its newest line, wherever the page of it begins. */
    JournalQuery whole() {
        return new JournalQuery(from, to, who, what, q, null, null);
    }

    /** The same search from the line before this one. */
    String older(long id) {
        return from("before", id);
    }

    /** The same search up to the line after this one. */
    String newer(long id) {
        return from("after", id);
    }

    /** Whether it begins anywhere but at the newest line. */
    boolean within() {
        return before != null || after != null;
    }

    private String from(String where, long id) {
        var fields = fields();
        fields.put(where, Long.toString(id));
        return query(fields);
    }

    @Nullable
    LocalDate first() {
        return day(from);
    }

    @Nullable
    LocalDate last() {
        return day(to);
    }

    /** Whether something was typed that is no day. */
    static boolean wrongDay(@Nullable String typed) {
        return given(typed) && day(typed) == null;
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            var day = typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
            return day == null
                            || Year.from(day).isBefore(EARLIEST)
                            || Year.from(day).isAfter(LATEST)
                    ? null
                    : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** A pattern of SQL for texts that have this within them, in small letters, escaped by !. */
    static String like(String text) {
        return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "from", from);
        put(fields, "to", to);
        put(fields, "who", who);
        put(fields, "what", what);
        put(fields, "q", q);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value.strip());
        }
    }

    private static String query(Map<String, String> fields) {
        return fields.isEmpty()
                ? ""
                : fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
