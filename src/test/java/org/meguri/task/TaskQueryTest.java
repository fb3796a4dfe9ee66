package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskQueryTest {

    @Test
    void what_an_address_says_comes_out_as_the_same_address() {
        var query =
                TaskQuery.of(Map.of("state", "SENT_BACK", "kind", "REVIEW", "who", "ME", "later", "1", "sort", "DUE"));
        assertThat(query.under("/tasks")).isEqualTo("/tasks?state=SENT_BACK&kind=REVIEW&who=ME&later=1&sort=DUE");
        assertThat(TaskQuery.of(Map.of()).under("/tasks")).isEqualTo("/tasks");
    }

    @Test
    void nonsense_in_an_address_counts_as_not_said() {
        var query = TaskQuery.of(Map.of("state", "x", "kind", "<b>", "who", "", "page", "-3", "sort", "zz"));
        assertThat(query).isEqualTo(TaskQuery.of(Map.of()));
        assertThat(TaskQuery.of(Map.of("unit", "\" onclick=x")).under("/tasks")).doesNotContain("\"", " ");
    }
}
