package org.meguri.system;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The clock of the house, in Japan's zone. It ticks whole seconds, as the database keeps them. It follows the system's
 * time until somebody moves it (a rehearsal, a test); moved, it stands still.
 */
@Component
public class TownClock extends Clock {

    /** The zone of every deadline. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private volatile @Nullable Instant standing;

    /** Lets the clock stand at an instant (cut to the second). Allowed in both directions. */
    public void moveTo(Instant to) {
        standing = to.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Lets the clock follow the system's time again. */
    public void release() {
        standing = null;
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
