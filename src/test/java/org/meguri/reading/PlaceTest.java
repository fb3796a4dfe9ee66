package org.meguri.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void a_sheet_that_waits_for_two_units_stands_there_once() {
        assertThat(Place.of(B, List.of(A, B, B, C))).isEqualTo(new Place(2, 3, A, C));
        assertThat(Place.of(A, List.of(A))).isEqualTo(new Place(1, 1, null, null));
        assertThat(Place.of(C, List.of(A, B))).isEqualTo(new Place(0, 2, null, A));
    }

    @Test
    void after_the_last_one_comes_the_first_that_was_put_off() {
        assertThat(Place.after(A, List.of(A, B, C))).contains(B);
        assertThat(Place.after(C, List.of(A, B, C))).contains(A);
        assertThat(Place.after(A, List.of(A))).isEmpty();
        assertThat(Place.after(C, List.of(A, B))).contains(A);
        assertThat(Place.after(A, List.of())).isEmpty();
    }
}
