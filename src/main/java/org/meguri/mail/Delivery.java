package org.meguri.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.Outcome.HandedOver;
import org.meguri.mail.Outcome.Later;
import org.meguri.mail.Outcome.LineDown;
import org.meguri.mail.Outcome.Never;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.system.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a letter on its way, each in a transaction of its own; nothing is sent within one. */
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
class Delivery {

    /** Several times what a letter can take on the line by the mail server's timeouts. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** Kind of the letter about a letter. */
    static final String UNDELIVERABLE = "UNDELIVERABLE";

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final OutgoingLetters letters;
    private final MailTrials trials;
    private final Outbox outbox;
    private final LetterTexts texts;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    Delivery(
            OutgoingLetters letters,
            MailTrials trials,
            Outbox outbox,
            LetterTexts texts,
            Directory directory,
            MessageSource messages,
            Clock clock) {
        this.letters = letters;
        this.trials = trials;
        this.outbox = outbox;
        this.texts = texts;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /** Letters whose sender has not reported within its lease: they may have been handed over or not. */
    public int findInterrupted() {
        var abandoned = letters.findAbandoned(clock.instant());
        abandoned.forEach(letter -> {
            letter.interrupted();
            LOG.warn("Letter {} was on the line when its sender ended: a person has to decide", letter.id());
        });
        return abandoned.size();
    }

    /** The next letter that is due, now on the line for this sender alone. */
    public Optional<Claimed> claim() {
        var now = clock.instant();
        return letters.findDue(now, Limit.of(1)).stream().findFirst().map(letter -> {
            var trial = trials.only().address();
            letter.claim(now.plus(LEASE), trial);
            return new Claimed(
                    letter.id(),
                    letter.attempts(),
                    trial != null ? trial : Objects.requireNonNull(letter.address(), "A waiting letter has an address"),
                    trial != null
                            ? words("mail.trial.subject", letter.recipientName(), letter.subject())
                            : letter.subject(),
                    letter.body(),
                    letter.messageId(),
                    letter.writtenAt());
        });
    }

    /** Notes what became of a claimed letter. */
    public void report(Claimed claimed, Outcome outcome) {
        var now = clock.instant();
        var letter = letters.lock(claimed.id());
        if (outcome instanceof HandedOver) {
            letter.handedOver(claimed.attempt(), now);
        } else if (outcome instanceof Later later) {
            letter.postpone(claimed.attempt(), later.why(), later.detail(), now);
            if (letter.state() == LetterState.DEAD) {
                tellPlanning(letter);
            }
        } else if (outcome instanceof LineDown down) {
            letter.putBack(claimed.attempt(), down.why(), down.detail(), now);
        } else if (outcome instanceof Never never && letter.giveUp(claimed.attempt(), never.why(), never.detail())) {
            tellPlanning(letter);
        }
    }

    /** A letter about a letter that cannot be delivered; a lost letter about a lost letter is only shown in the outbox. */
    private void tellPlanning(OutgoingLetter letter) {
        LOG.warn("Letter {} cannot be delivered: {}", letter.id(), letter.problem());
        if (letter.kind().equals(UNDELIVERABLE)) {
            return;
        }
        var problem = outbox.problem(letter, Language.JAPANESE);
        directory.holders(Role.PLANNING, LocalDate.now(clock)).stream()
                // Whoever cannot be reached is not told by mail that they cannot.
                .filter(officer -> !officer.id().equals(letter.recipient()))
                .forEach(officer -> outbox.post(new Letter(
                        UNDELIVERABLE + ":" + letter.id() + ":" + letter.attempts() + ":" + officer.id(),
                        officer,
                        texts.of("mail.undeliverable.subject", letter.recipientName()),
                        words(
                                "mail.undeliverable.body",
                                officer.name(),
                                letter.recipientName(),
                                letter.address(),
                                letter.subject(),
                                problem,
                                outbox.link("/outbox/" + letter.id()),
                                texts.of("mail.letter.footer")),
                        UNDELIVERABLE,
                        letter.reference(),
                        "/outbox/" + letter.id())));
    }

    private String words(String key, @Nullable Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }
}
