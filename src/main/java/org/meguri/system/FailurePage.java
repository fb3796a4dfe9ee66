package org.meguri.system;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.context.ILazyContextVariable;

/** Builds the page that says why something could not be shown or done, and what to do now. */
@Component
class FailurePage {

    private static final Logger LOG = LoggerFactory.getLogger(FailurePage.class);

    /** The codes that have a page of their own under {@code templates/error}. */
    private static final Map<Integer, String> OWN_PAGES = Map.of(
            400, "error/400",
            403, "error/403",
            404, "error/404",
            409, "error/409",
            413, "error/413",
            422, "error/422",
            500, "error/500",
            503, "error/503");

    private final PageFrame frame;

    FailurePage(PageFrame frame) {
        this.frame = frame;
    }

    /** @param reason a sentence for this very case; without one the page says what the code means */
    ModelAndView of(HttpServletRequest request, HttpStatusCode status, @Nullable String reason) {
        FilesInJapanese.over(request);
        var page = new ModelAndView(OWN_PAGES.getOrDefault(status.value(), general(status)), surroundings(request));
        page.setStatus(status);
        if (reason != null) {
            page.addObject("reason", reason);
        }
        var back = cameFrom(request);
        if (back != null) {
            page.addObject("back", back);
        }
        page.addObject("typed", typed(request, status));
        var number = RequestNumber.of(request);
        if (number != null) {
            page.addObject("requestId", number);
        }
        return page;
    }

    /**
     * What the person wrote into the form that was refused: a form that cannot show it again must not lose it. A form from
     * nowhere (403) is not repeated, for it could speak with our voice.
     */
    private static List<String> typed(HttpServletRequest request, HttpStatusCode status) {
        var shown = request.getMethod().equals("POST")
                && status.value() != HttpStatus.FORBIDDEN.value()
                && PostedForm.mayBeShown(request.getServletPath());
        try {
            return shown ? PostedForm.of(request.getParameterMap()).texts() : List.of();
        } catch (RuntimeException unreadable) {
            LOG.debug("A form that cannot be read has no text to show", unreadable);
            return List.of();
        }
    }

    private static String general(HttpStatusCode status) {
        return status.is5xxServerError() ? "error/5xx" : "error/4xx";
    }

    /** The page of error must appear even when the frame cannot be had (no database). */
    private Map<String, Object> surroundings(HttpServletRequest request) {
        try {
            var attributes = new HashMap<>(frame.of(request));
            // What would be asked for while the page is drawn is asked for here, where it may fail.
            attributes.replaceAll(
                    (name, value) -> value instanceof ILazyContextVariable<?> lazy ? lazy.getValue() : value);
            return attributes;
        } catch (RuntimeException e) {
            LOG.warn("The frame of an error page is missing", e);
            return new HashMap<>();
        }
    }

    /** The page of ours that the person came from, as a path; never an address elsewhere. */
    private static @Nullable String cameFrom(HttpServletRequest request) {
        var referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return null;
        }
        try {
            var from = URI.create(referer);
            var path = from.getRawPath();
            var ours = request.getServerName().equals(from.getHost()) && path != null;
            return ours && path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/login")
                    ? path + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery())
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
