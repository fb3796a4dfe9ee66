package org.meguri.organization;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the person of the session and the duties of the day anew for every request, so that a duty that was taken away
 * is gone with the next click. Ends sessions of disabled accounts, of former passwords and after their longest time.
 */
class CurrentPerson extends OncePerRequestFilter {

    private static final String ATTRIBUTE = SignedIn.class.getName();
    private static final String ACCOUNT_PAGE = "/account";

    private final TownAccounts accounts;
    private final SignInPages pages;
    private final SessionLimit limit;

    CurrentPerson(TownAccounts accounts, SignInPages pages, SessionLimit limit) {
        this.accounts = accounts;
        this.pages = pages;
        this.limit = limit;
    }

    /** The person of this request, also while a page of error is made for it. */
    static Optional<SignedIn> of(HttpServletRequest request) {
        return Optional.ofNullable((@Nullable SignedIn) request.getAttribute(ATTRIBUTE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof TownAccount account)) {
            chain.doFilter(request, response);
            return;
        }
        var present = limit.over(request) ? Optional.<TownAccounts.Present>empty() : accounts.present(account);
        if (present.isEmpty()) {
            new SecurityContextLogoutHandler().logout(request, response, authentication);
            pages.sessionIsOver(request, response);
            return;
        }
        var person = present.get().person();
        var roles = person.duties().stream()
                .map(duty -> duty.role().name())
                .distinct()
                .toArray(String[]::new);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                account, null, AuthorityUtils.createAuthorityList(roles)));
        SecurityContextHolder.setContext(context);
        request.setAttribute(ATTRIBUTE, person);
        request.setAttribute(ReaderLanguage.CHOSEN, present.get().language());
        if (present.get().passwordTemporary()
                && !request.getServletPath().startsWith(ACCOUNT_PAGE)
                && !request.getServletPath().equals(LanguageController.ADDRESS)) {
            response.sendRedirect(request.getContextPath() + ACCOUNT_PAGE);
            return;
        }
        chain.doFilter(request, response);
    }
}
