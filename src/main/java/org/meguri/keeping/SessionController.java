package org.meguri.keeping;

import jakarta.servlet.http.HttpServletRequest;
import org.meguri.organization.SessionLimit;
import org.meguri.organization.SignedIn;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a page's script asks: whose session this is, how long it lasts, and its token. Asking keeps the session awake. */
@Controller
class SessionController {

    private final PageSeal seals;
    private final SessionLimit limit;

    SessionController(PageSeal seals, SessionLimit limit) {
        this.seals = seals;
        this.limit = limit;
    }

    /**
     * The session.
     *
     * @param person what the person's copies are called
     * @param idle seconds after which it ends when nothing is asked
     * @param left seconds after which it ends in any case
     */
    record Session(String person, String token, int idle, long left) {}

    @GetMapping("/session")
    @ResponseBody
    Session show(SignedIn person, CsrfToken token, HttpServletRequest request) {
        var session = request.getSession();
        return new Session(
                seals.name(person.id()),
                token.getToken(),
                session.getMaxInactiveInterval(),
                limit.left(session).toSeconds());
    }
}
