package org.meguri.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.meguri.system.Refusal;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A page that was made for one person is never posted as another: on a shared machine somebody else may have logged in
 * meanwhile, and the open page would sign with their name. What was typed is kept for the person of the page.
 */
@Component
class PageOfAnotherPerson implements HandlerInterceptor, WebMvcConfigurer {

    private final PostedText posted;

    PageOfAnotherPerson(PostedText posted) {
        this.posted = posted;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** @throws Refusal (403) when the form was made for somebody else */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST")
                && request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof TownAccount account) {
            posted.readerOf(request)
                    .filter(reader -> !reader.equals(account.id()))
                    .ifPresent(reader -> {
                        posted.keep(request);
                        throw Refusal.forbidden("organization.signin.others-page");
                    });
        }
        return true;
    }
}
