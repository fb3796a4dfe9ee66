package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class MorningRoundTest {

    @Test
    void the_morning_begins_at_a_quarter_to_nine_on_working_days_and_lasts_until_the_house_is_up() {
        assertThat(MorningRound.due(LocalDateTime.of(2026, 6, 10, 8, 44), true)).isFalse();
        assertThat(MorningRound.due(LocalDateTime.of(2026, 6, 10, 8, 45), true)).isTrue();
        assertThat(MorningRound.due(LocalDateTime.of(2026, 6, 10, 17, 0), true)).isTrue();
        assertThat(MorningRound.due(LocalDateTime.of(2026, 6, 13, 9, 0), false)).isFalse();
    }
}
