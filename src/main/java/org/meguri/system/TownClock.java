package org.meguri.system;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The clock of the house, in Japan's zone. It ticks whole seconds, as the database keeps them. It follows the system's
 * time until somebody moves it (a rehearsal, a test); moved, it stands still.
 */
@Component
public class TownClock extends Clock {

    /** The zone of every deadline. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    /** Something with a time of its own that has to go along, such as the process engine. */
    public interface Follower {

        /** The clock stands still at this instant from now on. */
        void moved(Instant to);

        /** The clock follows the system's time again. */
        void released();
    }

    private final List<Follower> followers;
    private volatile @Nullable Instant standing;

    TownClock(ObjectProvider<Follower> followers) {
        this.followers = followers.orderedStream().toList();
    }

    /** Lets the clock stand at an instant (cut to the second). Allowed in both directions. */
    public void moveTo(Instant to) {
        var second = to.truncatedTo(ChronoUnit.SECONDS);
        standing = second;
        followers.forEach(follower -> follower.moved(second));
    }

    /** Lets the clock follow the system's time again. */
    public void release() {
        standing = null;
        followers.forEach(Follower::released);
    }

    @Override
    public Instant instant() {
        var moved = standing;
        return moved != null ? moved : Instant.ofEpochSecond(Math.floorDiv(System.currentTimeMillis(), 1000L));
    }

    @Override
    public long millis() {
        return instant().toEpochMilli();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZONE) ? this : new InZone(this, zone);
    }

    /** The same clock read in another zone. */
    private static final class InZone extends Clock {

        private final TownClock clock;
        private final ZoneId zone;

        InZone(TownClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return clock.withZone(other);
        }
    }
}
