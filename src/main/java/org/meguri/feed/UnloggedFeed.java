package org.meguri.feed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps addresses with a secret out of the server's access log, where somebody has switched it on: application.yaml names
 * the mark as its {@code condition-unless}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnloggedFeed extends OncePerRequestFilter {

    static final String MARK = "meguri.unlogged";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + FeedController.PAGE + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(MARK, true);
        chain.doFilter(request, response);
    }
}
