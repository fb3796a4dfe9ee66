package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TownClockTest {

    private final TownClock clock = new TownClock();

    @Test
    void it_ticks_whole_seconds_in_japan() {
        assertThat(clock.instant().getNano()).isZero();
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.instant()).isBetween(Instant.now().minusSeconds(2), Instant.now());
    }

    @Test
    void moved_it_stands_still_in_every_zone_until_it_is_released() {
        var inLondon = clock.withZone(ZoneOffset.UTC);
        clock.moveTo(Instant.parse("2026-03-31T15:00:00.9Z"));
        assertThat(LocalDate.now(clock)).isEqualTo("2026-04-01");
        assertThat(LocalDate.now(inLondon)).isEqualTo("2026-03-31");
        assertThat(clock.millis())
                .isEqualTo(Instant.parse("2026-03-31T15:00:00Z").toEpochMilli());
        clock.release();
        assertThat(clock.instant()).isAfter("2026-10-01T00:00:00Z");
    }
}
