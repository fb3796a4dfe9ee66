package org.meguri.keeping;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SessionLimit;
import org.meguri.organization.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of a person what its script needs to keep what is typed. Such pages are never stored (no-store). */
@ControllerAdvice
class KeepingFrame {

    private final PageSeal seals;
    private final SessionLimit limit;

    KeepingFrame(PageSeal seals, SessionLimit limit) {
        this.seals = seals;
        this.limit = limit;
    }

    /**
     * What the script needs.
     *
     * @param person what the person's copies are called
     * @param key of the person's copies; null where none may lie in the browser
     * @param idle seconds after which the session ends when nothing is asked
     * @param left seconds after which it ends in any case
     */
    record Keeping(String person, @Nullable String key, int idle, long left) {}

    @ModelAttribute
    void fill(HttpServletRequest request, Model model) {
        var session = request.getSession(false);
        if (session == null) {
            return;
        }
        // The committee's tablets go from hand to hand: nothing stays on them, not even sealed.
        SignedIn.in(request)
                .ifPresent(person -> model.addAttribute(
                        "keeping",
                        new Keeping(
                                seals.name(person.id()),
                                person.official() ? seals.key(person.id()) : null,
                                session.getMaxInactiveInterval(),
                                limit.left(session).toSeconds())));
    }
}
