package org.meguri.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request a number: a page of error shows it, and every line of the log carries it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestNumber extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestNumber.class.getName();
    private static final String IN_LOG = "request";
    private static final int BYTES = 6;

    private final SecureRandom random = new SecureRandom();

    /** The number of this request, or nothing outside of one. */
    static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var number = HexFormat.of().formatHex(bytes);
        request.setAttribute(ATTRIBUTE, number);
        try (var ignored = MDC.putCloseable(IN_LOG, number)) {
            chain.doFilter(request, response);
        }
    }
}
