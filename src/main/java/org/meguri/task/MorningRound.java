package org.meguri.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.mail.MorningPost;
import org.meguri.system.TownClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The working-day morning of the house: every open task is looked at, whether a timer has fired for it or not (a quiet time
 * that has ended, a rung that is new in the table, a day that was moved), and then the morning's mails are written. Where
 * the house was down in the morning, later that day. Holidays are silent.
 */
@Component
public class MorningRound {

    private static final Logger LOG = LoggerFactory.getLogger(MorningRound.class);

    static final LocalTime FROM = LocalTime.of(8, 45);

    /** Tasks that are looked at in one transaction. */
    private static final int CHUNK = 100;

    /** How often a chunk that somebody else works on is tried again before the mails go without it. */
    private static final int PASSES = 20;

    private final TaskItems items;
    private final Chase chase;
    private final ChaseRules rules;
    private final MorningPost post;
    private final ObjectProvider<MorningDuty> duties;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** The day whose round this node has made. Making it twice, or on two nodes, does no harm. */
    private final AtomicReference<@Nullable LocalDate> made = new AtomicReference<>();

    MorningRound(
            TaskItems items,
            Chase chase,
            ChaseRules rules,
            MorningPost post,
            ObjectProvider<MorningDuty> duties,
            WorkingCalendar calendar,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.items = items;
        this.chase = chase;
        this.rules = rules;
        this.post = post;
        this.duties = duties;
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void look() {
        var now = LocalDateTime.ofInstant(clock.instant(), TownClock.ZONE);
        var today = now.toLocalDate();
        if (!due(now, calendar.isWorkingDay(today))) {
            return;
        }
        if (!today.equals(made.get())) {
            begin(today);
            made.set(today);
        }
        post.bundle(today);
    }

    /** All that the house does on a morning, for who has the clock in hand. @param day a working day */
    public void make(LocalDate day) {
        begin(day);
        post.bundle(day);
    }

    private void begin(LocalDate day) {
        duties.orderedStream().forEach(duty -> duty.on(day));
        chase(day);
    }

    /**
     * Looks at every task for which a rung can be reached on this day.
     *
     * @param day a working day
     * @return how many tasks could not be looked at, because somebody else kept working on them
     */
    public int chase(LocalDate day) {
        List<String> left = items.openIdsDue(calendar.plus(day, Math.max(1, rules.lead())));
        for (int pass = 0; pass < PASSES && !left.isEmpty(); pass++) {
            left = pass(left);
        }
        if (!left.isEmpty()) {
            LOG.warn(
                    "{} open tasks could not be looked at this morning; their timers or the next morning will",
                    left.size());
        }
        return left.size();
    }

    /** @return the chunks that have to be looked at again */
    private List<String> pass(List<String> tasks) {
        var chunks = new ArrayList<List<String>>();
        for (int from = 0; from < tasks.size(); from += CHUNK) {
            chunks.add(tasks.subList(from, Math.min(from + CHUNK, tasks.size())));
        }
        // Two nodes that begin at the same place would wait for each other all the way.
        Collections.shuffle(chunks);
        var left = new ArrayList<String>();
        for (var chunk : chunks) {
            try {
                Integer busy = transaction.execute(status -> chase.look(chunk));
                if (busy == null || busy > 0) {
                    left.addAll(chunk);
                }
            } catch (DataIntegrityViolationException | TransientDataAccessException e) {
                LOG.debug("A timer or another node was first with one of these tasks", e);
                left.addAll(chunk);
            }
        }
        return left;
    }

    static boolean due(LocalDateTime now, boolean workingDay) {
        return workingDay && !now.toLocalTime().isBefore(FROM);
    }
}
