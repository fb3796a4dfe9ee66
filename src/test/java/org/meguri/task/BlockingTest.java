package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockingTest {

    @Test
    void what_was_sent_back_comes_before_what_is_late_and_that_before_a_decision() {
        assertThat(Blocking.of(TaskKind.SELF_EVALUATE, true, true)).isEqualTo(Blocking.SENT_BACK);
        assertThat(Blocking.of(TaskKind.APPROVE, false, true)).isEqualTo(Blocking.LATE);
        assertThat(Blocking.of(TaskKind.APPROVE, false, false)).isEqualTo(Blocking.AWAITED);
        assertThat(Blocking.of(TaskKind.SELF_EVALUATE, false, false)).isEqualTo(Blocking.NOBODY);
        assertThat(Blocking.values())
                .isSorted()
                .containsExactly(Blocking.SENT_BACK, Blocking.LATE, Blocking.AWAITED, Blocking.NOBODY);
    }

    @Test
    void whatever_is_late_keeps_somebody_waiting() {
        assertThat(Arrays.stream(TaskKind.values()))
                .allSatisfy(kind ->
                        assertThat(Blocking.of(kind, false, true).first()).isTrue());
    }
}
