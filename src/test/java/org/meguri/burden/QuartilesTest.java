package org.meguri.burden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuartilesTest {

    @Test
    void each_is_one_of_the_numbers_and_of_two_middle_ones_the_lower() {
        assertThat(Quartiles.of(List.of())).isEmpty();
        assertThat(Quartiles.of(List.of(7))).contains(new Quartiles(1, 7, 7, 7));
        assertThat(Quartiles.of(List.of(24, 2))).contains(new Quartiles(2, 2, 2, 24));
        assertThat(Quartiles.of(List.of(3, 1, 2))).contains(new Quartiles(3, 1, 2, 3));
        assertThat(Quartiles.of(List.of(4, 3, 2, 1))).contains(new Quartiles(4, 1, 2, 3));
        assertThat(Quartiles.of(IntStream.rangeClosed(1, 100).boxed().toList()))
                .contains(new Quartiles(100, 25, 50, 75));
    }
}
