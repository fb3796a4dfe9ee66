package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The word that stands beside a step of writing. */
class StepStateTest {

    @Test
    void a_step_is_complete_only_when_nothing_is_missing_and_its_writer_says_so() {
        assertThat(StepState.of(false, false, true, false)).isEqualTo(StepState.TODO);
        assertThat(StepState.of(false, true, true, false)).isEqualTo(StepState.BEGUN);
        assertThat(StepState.of(false, true, false, false))
                .as("long texts are judged by people")
                .isEqualTo(StepState.BEGUN);
        assertThat(StepState.of(false, true, true, true))
                .as("something is missing")
                .isEqualTo(StepState.BEGUN);
        assertThat(StepState.of(false, true, false, true)).isEqualTo(StepState.DONE);
        assertThat(StepState.of(false, false, false, true))
                .as("nothing is asked for, and said to be complete")
                .isEqualTo(StepState.DONE);
    }

    @Test
    void what_was_asked_for_comes_before_everything() {
        assertThat(StepState.of(true, true, false, true)).isEqualTo(StepState.FIX);
    }

    @Test
    void figures_are_counted() {
        assertThat(StepState.of(0, 2)).isEqualTo(StepState.TODO);
        assertThat(StepState.of(1, 2)).isEqualTo(StepState.BEGUN);
        assertThat(StepState.of(2, 2)).isEqualTo(StepState.DONE);
    }
}
