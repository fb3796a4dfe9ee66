package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    @Test
    void references_come_in_the_order_of_the_plan() {
        var ordered = List.of(
                "", "1", "2", "2-1", "2-2", "2-10", "10", "010-1", "73", "99999999999999999999", "r3", "strategy");
        var shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        shuffled.sort(Urgency::byNumbers);
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void titles_of_letters_stay_on_one_line_and_are_cut_between_characters() {
        assertThat(Wording.oneLine(" a\r\nb\u2028c\td ", 10)).isEqualTo("a b c d");
        assertThat(Wording.oneLine("𠮷".repeat(3), 6)).isEqualTo("𠮷".repeat(3));
        assertThat(Wording.oneLine("𠮷".repeat(4), 6)).isEqualTo("𠮷".repeat(2) + "…");
    }
}
