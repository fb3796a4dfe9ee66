package org.meguri.mail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what somebody wants to hear in the morning into one mail. A person gets one such mail a day: it has the day for its
 * key, and what is in it is marked in the same transaction. So a node that dies in between has done all or nothing, two nodes
 * do it once, and what was not sent on a morning goes on the next.
 */
@Service
public class MorningPost {

    /** Kind of the mail that brings others. */
    static final String KIND = "MORNING";

    private final OutgoingLetters letters;
    private final Outbox outbox;
    private final Directory directory;
    private final JapaneseDates dates;
    private final Words words;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MorningPost(
            OutgoingLetters letters,
            Outbox outbox,
            Directory directory,
            JapaneseDates dates,
            Words words,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.letters = letters;
        this.outbox = outbox;
        this.directory = directory;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes the mails of a morning, as often as it is called.
     *
     * @param day a working day
     * @return how many mails were written
     */
    public int bundle(LocalDate day) {
        var written = 0;
        for (var officer : letters.collectedFor()) {
            var one = transaction.execute(status -> bundle(officer, day));
            written += Boolean.TRUE.equals(one) ? 1 : 0;
        }
        return written;
    }

    private boolean bundle(OfficerId officer, LocalDate day) {
        var key = KIND + ":" + officer + ":" + day;
        if (letters.countByKey(key) > 0) {
            return false;
        }
        var collected = letters.lockCollected(officer);
        if (collected.isEmpty()) {
            return false;
        }
        var to = directory.officer(officer);
        var news = outbox.post(new Letter(
                key,
                to,
                words.of("mail.morning.subject", dates.brief(day), collected.size()),
                words.of(
                        "mail.morning.body",
                        to.name(),
                        collected.size(),
                        body(collected),
                        outbox.link("/notices/settings"),
                        words.of("mail.letter.footer")),
                KIND,
                null,
                "/notices"));
        if (news) {
            collected.forEach(letter -> letter.bundled(key, clock.instant()));
        }
        return news;
    }

    private String body(List<OutgoingLetter> collected) {
        var footer = words.of("mail.letter.footer");
        return collected.stream()
                .map(letter -> words.of(
                        "mail.morning.one",
                        letter.subject(),
                        dates.briefWithTime(letter.writtenAt()),
                        core(letter.body(), footer)))
                .collect(Collectors.joining("\n\n"));
    }

    /** The text without the salutation and the signature, which the mail has once. */
    private static String core(String body, String footer) {
        var text = body.replace(footer, "").strip();
        var end = text.indexOf('\n');
        return end > 0 && text.substring(0, end).strip().endsWith("様")
                ? text.substring(end).strip()
                : text;
    }
}
