package org.meguri.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which letters were written, for figures; however they were told: by mail, in the morning's mail or on the screen. */
@Service
@Transactional(readOnly = true)
public class LetterBook {

    private final LettersWritten letters;

    LetterBook(LettersWritten letters) {
        this.letters = letters;
    }

    /**
     * A letter without its text.
     *
     * @param key as its writer gave it; a letter of the chase begins with the task's id
     * @param to id of the officer
     * @param name of the officer at that time
     * @param page what it leads to; null for none, or for a letter from before pages were kept
     */
    public record Written(String key, UUID to, String name, String kind, @Nullable String page, Instant at) {}

    /** The letters since then, less the morning's mails, which only repeat others. In no particular order. */
    public List<Written> since(Instant from) {
        return letters.since(from);
    }

    /** How somebody hears of a letter. */
    public enum Way {
        /** By a mail of its own. */
        AT_ONCE,
        /** In the mail of a morning. */
        MORNING,
        /** On the list of notices only. */
        SCREEN,
        /** Not by mail: there is no usable address. */
        NOWHERE
    }

    /**
     * A letter with what it says in one line and how it is told.
     *
     * @param morning whether it is itself the mail of a morning, which brings others
     */
    public record Told(UUID to, String name, String kind, String subject, Instant at, Way way, boolean morning) {}

    /** Every letter, the mails of mornings among them. In no particular order. */
    public List<Told> told() {
        return letters.told().stream()
                .map(one -> new Told(
                        one.to(),
                        one.name(),
                        one.kind(),
                        one.subject(),
                        one.at(),
                        switch (one.state()) {
                            case COLLECTED, BUNDLED -> Way.MORNING;
                            case ON_SCREEN -> Way.SCREEN;
                            case HELD, DEAD -> Way.NOWHERE;
                            case WAITING, SENDING, SENT, TRIED, UNCLEAR -> Way.AT_ONCE;
                        },
                        one.kind().equals(MorningPost.KIND)))
                .toList();
    }
}
