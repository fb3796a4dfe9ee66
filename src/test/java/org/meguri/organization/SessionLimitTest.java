package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SessionLimitTest {

    private final AtomicLong counter = new AtomicLong(-5);
    private final SessionLimit limit = new SessionLimit(Duration.ofHours(10), counter::get);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void ten_hours_after_the_log_in_a_busy_session_ends() {
        limit.begin(request);
        pass(Duration.ofHours(10).minusSeconds(1));
        assertThat(limit.over(request)).isFalse();
        assertThat(limit.left(request.getSession())).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(limit.over(request)).isTrue();
        limit.begin(request);
        assertThat(limit.over(request)).as("who logs in again begins anew").isFalse();
    }

    @Test
    void a_session_begins_when_it_is_first_seen_at_the_latest() {
        assertThat(limit.over(request)).as("none at all").isFalse();
        request.getSession();
        assertThat(limit.over(request)).isFalse();
        pass(Duration.ofHours(11));
        assertThat(limit.over(request)).isTrue();
    }

    private void pass(Duration time) {
        counter.addAndGet(time.toNanos());
    }
}
