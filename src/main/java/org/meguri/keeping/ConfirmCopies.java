package org.meguri.keeping;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Tells the next page that a form was taken: here a form that has a fault is answered with its page, and one that was taken
 * with a redirect. The browser's copy of that very text is removed then, and a kept post that was posted once more.
 */
class ConfirmCopies implements HandlerInterceptor {

    /** The field in which a page's script names the copy and the digest of what is posted. */
    static final String COPY = "_copy";

    /** The field that names the kept post which is posted once more. */
    static final String POST = "_kept";

    /** The attribute that tells the next page which copy is not needed any more. */
    static final String CONFIRMED = "confirmedCopy";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,120}");

    private final KeepPost kept;

    ConfirmCopies(KeepPost kept) {
        this.kept = kept;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        var view = answer == null ? null : answer.getViewName();
        if (view == null || !view.startsWith("redirect:")) {
            return;
        }
        confirmed(request).ifPresent(copy -> RequestContextUtils.getOutputFlashMap(request)
                .put(CONFIRMED, copy));
        if (request.getMethod().equals("POST")) {
            SignedIn.in(request).ifPresent(person -> post(request).ifPresent(id -> kept.remove(id, person.id())));
        }
    }

    /** A page that only leads on hands it on. */
    private static Optional<String> confirmed(HttpServletRequest request) {
        if (request.getMethod().equals("POST")) {
            return Optional.ofNullable(request.getParameter(COPY))
                    .filter(copy -> NAME.matcher(copy).matches());
        }
        var came = RequestContextUtils.getInputFlashMap(request);
        return came == null ? Optional.empty() : Optional.ofNullable((String) came.get(CONFIRMED));
    }

    private static Optional<KeptPostId> post(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter(POST))
                    .map(UUID::fromString)
                    .map(KeptPostId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Placing implements WebMvcConfigurer {

        private final KeepPost kept;

        Placing(KeepPost kept) {
            this.kept = kept;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new ConfirmCopies(kept));
        }
    }
}
