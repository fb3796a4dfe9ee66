package org.meguri.organization;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.system.PageFrame;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Where somebody is sent who is not signed in, may not, or has just signed in. Never to another host. A request that a
 * page's script makes is answered with a status alone: 401 the session is over, 409 somebody else has signed in, 422 the
 * password is wrong.
 */
class SignInPages
        implements AuthenticationEntryPoint,
                AccessDeniedHandler,
                AuthenticationSuccessHandler,
                AuthenticationFailureHandler {

    private static final String FRAGMENT_REQUEST = "HX-Request";
    private static final String FRAGMENT_REDIRECT = "HX-Redirect";

    /** Set by scripts of our pages. Another site's page cannot set it without being asked back (CORS), and we answer no. */
    private static final String SCRIPT_REQUEST = "X-Requested-With";

    static final String NO_SUCH_PAGE = SignInPages.class.getName() + ".noSuchPage";
    private static final String LOGIN = "/login";

    private final RequestCache requests;
    private final PostedText posted;
    private final SessionLimit limit;

    SignInPages(RequestCache requests, PostedText posted, SessionLimit limit) {
        this.requests = requests;
        this.posted = posted;
        this.limit = limit;
    }

    /** For addresses that no rule knows: there is nothing, whoever asks. */
    static AuthorizationDecision nothingThere(RequestAuthorizationContext where) {
        where.getRequest().setAttribute(NO_SUCH_PAGE, true);
        return new AuthorizationDecision(false);
    }

    /** Whether a script of the page asks and not the person: a redirect would put a whole page into a part of it. */
    static boolean inTheBackground(HttpServletRequest request) {
        return request.getHeader(FRAGMENT_REQUEST) != null || request.getHeader(SCRIPT_REQUEST) != null;
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

    /** The session of the request has ended; what was posted with it is kept for who wrote it. */
    void sessionIsOver(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sendToSignIn(request, response, true);
    }

    private void sendToSignIn(HttpServletRequest request, HttpServletResponse response, boolean expired)
            throws IOException {
        var page = request.getContextPath() + LOGIN + (expired ? "?expired" : "");
        if (inTheBackground(request)) {
            if (request.getHeader(FRAGMENT_REQUEST) != null) {
                response.setHeader(FRAGMENT_REDIRECT, page);
            }
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(posted.keep(request) ? request.getContextPath() + LOGIN + "?expired&kept" : page);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (request.getAttribute(NO_SUCH_PAGE) != null) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        if (denied instanceof CsrfException && staleButOurs(request, response)) {
            return;
        }
        request.setAttribute(
                PageFrame.REASON,
                denied instanceof CsrfException ? "organization.signin.stale-page" : "organization.signin.not-allowed");
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    /**
     * With the session its token is gone too: the post of a page that has stood too long fails here, before anybody asks
     * who is signed in. Only a page that can prove for whom it was made is treated so; whatever else comes is refused.
     */
    private boolean staleButOurs(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var signedIn = signedIn();
        if (signedIn.isEmpty() && inTheBackground(request)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return true;
        }
        var reader = posted.readerOf(request);
        if (inTheBackground(request) || reader.isEmpty()) {
            return false;
        }
        if (signedIn.isEmpty()) {
            sendToSignIn(request, response, true);
            return true;
        }
        // The same person has signed in again elsewhere in this browser, and goes on in the older page.
        if (signedIn.equals(reader) && posted.keep(request)) {
            response.sendRedirect(request.getContextPath() + PostedText.PAGE);
            return true;
        }
        return false;
    }

    private static Optional<OfficerId> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof TownAccount account
                ? Optional.of(account.id())
                : Optional.empty();
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (inTheBackground(request)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        } else {
            response.sendRedirect(request.getContextPath() + LOGIN + "?error");
        }
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var person = ((TownAccount) authentication.getPrincipal()).id();
        if (inTheBackground(request)) {
            // Over a page that shows what somebody wrote, only that person may go on.
            if (posted.readerOf(request).filter(person::equals).isEmpty()) {
                new SecurityContextLogoutHandler().logout(request, response, authentication);
                response.setStatus(HttpStatus.CONFLICT.value());
                return;
            }
            limit.begin(request);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        limit.begin(request);
        if (posted.waitsFor(person)) {
            response.sendRedirect(request.getContextPath() + PostedText.PAGE);
            return;
        }
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
