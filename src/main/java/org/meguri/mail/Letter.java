package org.meguri.mail;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerView;

/**
 * A mail to be sent.
 *
 * @param key what makes it one: person × task × rung; a second letter with the same key is not written
 * @param kind a rung or the name of a notice ({@code REMINDER}, {@code RETURNED} …)
 * @param reference what it is about, in words that stay the same in every run (the item's place in its plan)
 * @param page the address within the product that it leads to, for its reader's list; null where there is none
 * @param screenOnly whether it is only shown in its reader's list, whatever they have chosen
 * @param digest how it stands in the morning's mail; null for its subject among the news
 */
public record Letter(
        String key,
        OfficerView to,
        String subject,
        String body,
        String kind,
        @Nullable String reference,
        @Nullable String page,
        boolean screenOnly,
        @Nullable Digest digest) {

    /**
     * A letter in the morning's mail.
     *
     * @param brief what it says, in one to three lines of 1 to 600 UTF-16 units in all
     * @param due the day that it is about; null where there is none
     */
    public record Digest(DigestRank rank, String brief, @Nullable LocalDate due) {}

    /** A letter that goes out as its reader has chosen. */
    public Letter(
            String key,
            OfficerView to,
            String subject,
            String body,
            String kind,
            @Nullable String reference,
            @Nullable String page) {
        this(key, to, subject, body, kind, reference, page, false, null);
    }

    /** A letter that leads nowhere in particular. */
    public Letter(String key, OfficerView to, String subject, String body, String kind, @Nullable String reference) {
        this(key, to, subject, body, kind, reference, null);
    }
}
