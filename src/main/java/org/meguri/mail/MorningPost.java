package org.meguri.mail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what people hear in the morning into one mail for each: over all plans and years, the most urgent first. A person
 * gets one such mail a day: it has the day for its key, and what is in it is marked in the same transaction. So a node
 * that dies in between has done all or nothing, two nodes do it once, and what comes after the morning goes on the next.
 */
@Service
public class MorningPost {

    /** Kind of the mail that brings others. */
    static final String KIND = "MORNING";

    private static final Logger LOG = LoggerFactory.getLogger(MorningPost.class);

    private static final Comparator<OutgoingLetter> BY_URGENCY = Comparator.comparing(OutgoingLetter::rank)
            .thenComparing(OutgoingLetter::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(OutgoingLetter::writtenAt)
            .thenComparing(OutgoingLetter::key);

    /** What became of a person's mail. */
    private enum Made {
        WRITTEN,
        /** It was there already. */
        BEFORE,
        /** Another node is writing it, or has given up in this moment. */
        BY_ANOTHER
    }

    private final OutgoingLetters letters;
    private final MorningsDone done;
    private final AddressNotices addresses;
    private final Outbox outbox;
    private final LetterTexts texts;
    private final Directory directory;
    private final JapaneseDates dates;
    private final Words words;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MorningPost(
            OutgoingLetters letters,
            MorningsDone done,
            AddressNotices addresses,
            Outbox outbox,
            LetterTexts texts,
            Directory directory,
            JapaneseDates dates,
            Words words,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.letters = letters;
        this.done = done;
        this.addresses = addresses;
        this.outbox = outbox;
        this.texts = texts;
        this.directory = directory;
        this.dates = dates;
        this.words = words.inJapanese();
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Writes the mails of a morning, as often as it is called. What fails for one person is tried again with the next call
     * and keeps nobody else waiting; once all are written, the morning is over. It is not while another node is at
     * somebody's mail: that node may yet die.
     *
     * @param day a working day
     * @return how many mails were written
     */
    public int bundle(LocalDate day) {
        if (done.existsById(day)) {
            return 0;
        }
        transaction.executeWithoutResult(status -> addresses.tell(day));
        var written = 0;
        var open = 0;
        for (var officer : letters.collectedFor()) {
            try {
                var one = transaction.execute(status -> bundle(officer, day));
                written += one == Made.WRITTEN ? 1 : 0;
                open += one == Made.BY_ANOTHER ? 1 : 0;
            } catch (DataAccessException e) {
                open++;
                LOG.warn("The morning's mail for {} could not be written; it will be tried again", officer, e);
            }
        }
        if (open == 0) {
            over(day);
        }
        return written;
    }

    private void over(LocalDate day) {
        try {
            transaction.executeWithoutResult(status -> done.save(new MorningDone(day, clock.instant())));
        } catch (DataAccessException e) {
            LOG.debug("Another node has noted the same", e);
        }
    }

    private Made bundle(OfficerId officer, LocalDate day) {
        var key = KIND + ":" + officer + ":" + day;
        if (letters.countByKey(key) > 0) {
            return Made.BEFORE;
        }
        var collected = letters.lockCollected(officer);
        if (collected.isEmpty()) {
            return letters.countByKey(key) > 0 ? Made.BEFORE : Made.BY_ANOTHER;
        }
        var to = directory.officer(officer);
        var sorted = collected.stream().sorted(BY_URGENCY).toList();
        var news = outbox.post(new Letter(
                key,
                to,
                words.of("mail.morning.subject", dates.brief(day), counts(sorted)),
                words.of(
                        "mail.morning.body",
                        to.name(),
                        texts.of("mail.morning.greeting", Integer.toString(sorted.size())),
                        body(sorted),
                        outbox.link("/notices"),
                        outbox.link("/notices/settings"),
                        texts.of("mail.letter.footer")),
                KIND,
                null,
                "/notices"));
        if (news) {
            collected.forEach(letter -> letter.bundled(key, clock.instant()));
        }
        return news ? Made.WRITTEN : Made.BEFORE;
    }

    private String counts(List<OutgoingLetter> sorted) {
        return Arrays.stream(DigestRank.values())
                .map(rank -> {
                    var count = of(rank, sorted).size();
                    return count == 0 ? null : words.of("mail.morning.count." + rank, Integer.toString(count));
                })
                .filter(Objects::nonNull)
                .collect(Collectors.joining("・"));
    }

    private String body(List<OutgoingLetter> sorted) {
        return Arrays.stream(DigestRank.values())
                .map(rank -> section(rank, of(rank, sorted)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
    }

    private @Nullable String section(DigestRank rank, List<OutgoingLetter> entries) {
        if (entries.isEmpty()) {
            return null;
        }
        var text = new StringBuilder(words.of("mail.morning.section." + rank, Integer.toString(entries.size())));
        var number = 1;
        for (var entry : entries) {
            text.append("\n\n").append(entry(number, entry));
            number++;
        }
        return text.toString();
    }

    private String entry(int number, OutgoingLetter letter) {
        var page = letter.page();
        var lines = (letter.brief() == null
                        ? letter.subject().replace(words.of("mail.notice.mark"), "")
                        : letter.brief())
                .lines()
                .toList();
        var text = new StringBuilder(words.of("mail.morning.entry", Integer.toString(number), lines.get(0)));
        lines.stream().skip(1).forEach(line -> text.append("\n　").append(line));
        if (letter.rank() == DigestRank.NEWS) {
            text.append("\n　").append(dates.briefWithTime(letter.writtenAt()));
        }
        return text.append("\n　")
                .append(outbox.link(page == null ? "/notices" : page))
                .toString();
    }

    private static List<OutgoingLetter> of(DigestRank rank, List<OutgoingLetter> letters) {
        return letters.stream().filter(letter -> letter.rank() == rank).toList();
    }
}
