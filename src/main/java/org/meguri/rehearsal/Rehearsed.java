package org.meguri.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.publication.EditionContent;

/**
 * What came of a rehearsal.
 *
 * @param days every day on which something happened
 * @param mails every letter, in the order of day, person and subject
 * @param history every line of the journal
 * @param csv the edition as CSV; likewise xlsx and json
 * @param sheets how many sheets there were, and {@code open} how many of them were not published at the end
 * @param violations what does not hold that must hold; empty when all is well
 */
record Rehearsed(
        List<Conductor.Day> days,
        List<Mail> mails,
        List<Event> history,
        @Nullable EditionContent edition,
        byte[] csv,
        byte[] xlsx,
        byte[] json,
        int sheets,
        int open,
        List<String> violations) {

    /** One letter. @param evaluation the item's place in its plan, with the remark's number behind a hyphen */
    record Mail(
            Instant date,
            String to,
            String name,
            String subject,
            String rung,
            @Nullable String evaluation,
            String key) {}

    /** One line of the journal. @param evaluation the item's place in its plan, where it concerns one */
    record Event(
            Instant date, String officer, String action, @Nullable Integer evaluation, Map<String, String> detail) {}
}
