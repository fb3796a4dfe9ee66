package org.meguri.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A letter as the 送信箱 shows it. @param state WAITING, SENDING, SENT, HELD, UNCLEAR or DEAD */
public record LetterView(
        String key,
        String recipient,
        @Nullable String address,
        String subject,
        String body,
        String kind,
        @Nullable String reference,
        String state,
        int attempts,
        Instant writtenAt,
        @Nullable Instant sentAt,
        @Nullable String problem) {}
