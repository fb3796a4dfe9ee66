package org.meguri.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.meguri.system.PageFrame;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Where somebody is sent who is not signed in, may not, or has just signed in. Never to another host. */
class SignInPages implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationSuccessHandler {

    /** The script's own requests: a redirect would put the sign-in page into a part of the page. */
    static final String FRAGMENT_REQUEST = "HX-Request";

    private static final String FRAGMENT_REDIRECT = "HX-Redirect";
    static final String NO_SUCH_PAGE = SignInPages.class.getName() + ".noSuchPage";

    private final RequestCache requests;

    SignInPages(RequestCache requests) {
        this.requests = requests;
    }

    /** For addresses that no rule knows: there is nothing, whoever asks. */
    static AuthorizationDecision nothingThere(RequestAuthorizationContext where) {
        where.getRequest().setAttribute(NO_SUCH_PAGE, true);
        return new AuthorizationDecision(false);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException {
        if (request.getAttribute(NO_SUCH_PAGE) != null) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        sendToSignIn(
                request, response, request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid());
    }

    static void sendToSignIn(HttpServletRequest request, HttpServletResponse response, boolean expired)
            throws IOException {
        var page = request.getContextPath() + "/login" + (expired ? "?expired" : "");
        if (request.getHeader(FRAGMENT_REQUEST) != null) {
            response.setHeader(FRAGMENT_REDIRECT, page);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(page);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (request.getAttribute(NO_SUCH_PAGE) != null) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        request.setAttribute(
                PageFrame.REASON,
                denied instanceof CsrfException ? "organization.signin.stale-page" : "organization.signin.not-allowed");
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var saved = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        response.sendRedirect(pathOf(saved, request));
    }

    /** The path that was asked for before, without its host. */
    private static String pathOf(@Nullable SavedRequest saved, HttpServletRequest request) {
        if (saved instanceof DefaultSavedRequest asked
                && asked.getRequestURI().startsWith("/")
                && !asked.getRequestURI().startsWith("//")
                && !asked.getRequestURI().contains("\\")) {
            var query = asked.getQueryString();
            return query == null ? asked.getRequestURI() : asked.getRequestURI() + "?" + query;
        }
        return request.getContextPath() + "/";
    }
}
