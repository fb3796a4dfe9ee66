package org.meguri.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long after the log-in a session lasts, however busy it is (OWASP ASVS 7.3.2). Measured by the machine's steady
 * counter and not by the town's clock, which a rehearsal may move; sessions do not outlive the machine's process.
 */
@Component
public class SessionLimit {

    private static final String BEGUN = SessionLimit.class.getName() + ".begun";

    private final Duration longest;
    private final LongSupplier counter;

    @Autowired
    SessionLimit(@Value("${meguri.session.longest:10h}") Duration longest) {
        this(longest, System::nanoTime);
    }

    /** @param counter of nanoseconds, from anywhere */
    SessionLimit(Duration longest, LongSupplier counter) {
        this.longest = longest;
        this.counter = counter;
    }

    /** The person has just shown who it is. */
    void begin(HttpServletRequest request) {
        request.getSession().setAttribute(BEGUN, counter.getAsLong());
    }

    /** Whether the session of the request has lasted its longest time. */
    boolean over(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && left(session).isZero();
    }

    /** The time that is left to the session at most, zero when there is none. */
    public Duration left(HttpSession session) {
        var begun = (@Nullable Long) session.getAttribute(BEGUN);
        if (begun == null) {
            session.setAttribute(BEGUN, counter.getAsLong());
            return longest;
        }
        var left = longest.minusNanos(counter.getAsLong() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
