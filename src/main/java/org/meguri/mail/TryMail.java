package org.meguri.mail;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.Outcome.HandedOver;
import org.meguri.mail.Outcome.Later;
import org.meguri.mail.Outcome.LineDown;
import org.meguri.mail.Outcome.Never;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 試験発送, and a single letter to oneself that shows whether the mail server answers. */
@UseCase
class TryMail {

    private final MailTrials trials;
    private final MailLine line;
    private final Postman postman;
    private final Outbox outbox;
    private final LetterTexts texts;
    private final Directory directory;
    private final Words words;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    TryMail(
            MailTrials trials,
            MailLine line,
            Postman postman,
            Outbox outbox,
            LetterTexts texts,
            Directory directory,
            Words words,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.trials = trials;
        this.line = line;
        this.postman = postman;
        this.outbox = outbox;
        this.texts = texts;
        this.directory = directory;
        this.words = words;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Where every mail goes now, if a trial lasts. */
    @Nullable
    String address() {
        return trials.only().address();
    }

    /**
     * Lets every mail go to one address from now on, or (null) to its recipients again. What went to that address is not
     * sent to its recipients afterwards by itself; a person can send it again from the outbox.
     *
     * @throws Refusal (403) for who is no administrator; (422) when it is no address
     */
    void set(@Nullable String address, SignedIn by) {
        if (!by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("mail.trial.administrators-only");
        }
        var to = address == null || address.isBlank() ? null : address.strip();
        if (to != null && !Address.isValid(to)) {
            throw new Refusal("mail.trial.address");
        }
        var trial = trials.only();
        var now = clock.instant();
        trial.set(to, by.id(), now);
        trials.save(trial);
        announcements.publishEvent(new MailTrialChanged(to != null, by.id(), now));
    }

    /**
     * Sends a letter to the person at once, past the queue and also while the mail server is taken to be ill. Blocks for as
     * long as the server's timeouts allow; nothing is held in the database meanwhile.
     *
     * @return why it was not taken; null where it was
     * @throws Refusal (422) when the person has no usable address, or there is no mail server
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    @Nullable
    String toMyself(SignedIn by) {
        if (!HandleLetters.mayHandle(by)) {
            throw Refusal.forbidden("mail.outbox.keepers-only");
        }
        if (!postman.enabled()) {
            throw new Refusal("mail.trial.no-server");
        }
        var me = directory.officer(by.id());
        var address = me.mail();
        if (address == null || !Address.isValid(address)) {
            throw new Refusal("mail.trial.no-address");
        }
        var now = clock.instant();
        var japanese = words.inJapanese();
        var outcome = line.send(new Claimed(
                LetterId.create(),
                1,
                address,
                japanese.of("mail.trial.letter.subject"),
                japanese.of(
                        "mail.trial.letter.body", me.name(), outbox.link("/outbox"), texts.of("mail.letter.footer")),
                outbox.messageId("TRIAL:" + by.id() + ":" + now.toEpochMilli()),
                now));
        if (outcome instanceof HandedOver) {
            postman.isWell();
            return null;
        }
        if (outcome instanceof LineDown down) {
            return said(down.why(), down.detail());
        }
        if (outcome instanceof Later later) {
            return said(later.why(), later.detail());
        }
        var never = (Never) outcome;
        return said(never.why(), never.detail());
    }

    private String said(Problem why, @Nullable String detail) {
        var problem = words.of("mail.problem." + why);
        return detail == null ? problem : words.of("mail.problem.detail", problem, detail);
    }
}
