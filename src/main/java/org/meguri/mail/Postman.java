package org.meguri.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.Outcome.HandedOver;
import org.meguri.mail.Outcome.Later;
import org.meguri.mail.Outcome.LineDown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, one letter after the other, in the order of writing. Each letter goes on the line in one
 * transaction, is sent outside of any, and is reported in another: a crash in between leaves a letter that a person
 * decides on, never one that is sent twice unseen.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /** A round ends after so long, so that a slow mail server does not keep the house's scheduler busy for good. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

    /** Lines that go dead in the middle, in a row, until the mail server itself is taken to be ill. */
    private static final int TOO_MANY_CUTS = 3;

    private final Delivery delivery;
    private final MailLine line;
    private final Clock clock;
    private final boolean enabled;

    private volatile int outages;
    private volatile @Nullable Outage outage;

    /**
     * Why nothing is sent at the moment.
     *
     * @param until when the mail server is tried again
     */
    record Outage(Problem why, @Nullable String detail, Instant until) {}

    @Autowired
    Postman(Delivery delivery, MailLine line, Clock clock, @Value("${spring.mail.host:}") String host) {
        this(delivery, line, clock, !host.isBlank());
    }

    Postman(Delivery delivery, MailLine line, Clock clock, boolean enabled) {
        this.delivery = delivery;
        this.line = line;
        this.clock = clock;
        this.enabled = enabled;
    }

    /** Whether there is a mail server at all. Without one the letters wait in the outbox, readable. */
    boolean enabled() {
        return enabled;
    }

    /** The trouble with the mail server as this node sees it. */
    @Nullable
    Outage outage() {
        return outage;
    }

    /** A letter was taken, outside of a round: there is no need to wait any longer. */
    void isWell() {
        outages = 0;
        outage = null;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void round() {
        if (enabled) {
            sendDue();
        }
    }

    /**
     * Sends all letters that are due.
     *
     * @return how many were handed over
     */
    synchronized int sendDue() {
        delivery.findInterrupted();
        var trouble = outage;
        if (trouble != null && clock.instant().isBefore(trouble.until())) {
            return 0;
        }
        var end = System.nanoTime() + LONGEST_ROUND.toNanos();
        int sent = 0;
        int cuts = 0;
        while (System.nanoTime() < end) {
            var claimed = delivery.claim().orElse(null);
            if (claimed == null) {
                return sent;
            }
            var outcome = line.send(claimed);
            delivery.report(claimed, outcome);
            if (outcome instanceof LineDown down) {
                pause(down.why(), down.detail());
                return sent;
            }
            cuts = outcome instanceof Later later && later.why() == Problem.CUT_OFF ? cuts + 1 : 0;
            if (cuts >= TOO_MANY_CUTS) {
                pause(Problem.CUT_OFF, ((Later) outcome).detail());
                return sent;
            }
            if (cuts == 0) {
                outages = 0;
                outage = null;
            }
            if (outcome instanceof HandedOver) {
                sent++;
            }
        }
        return sent;
    }

    private void pause(Problem why, @Nullable String detail) {
        outages++;
        var until = clock.instant().plus(OutgoingLetter.pause(outages));
        outage = new Outage(why, detail, until);
        LOG.warn("The mail server is out of order ({}): letters wait until {}", why, until);
    }
}
