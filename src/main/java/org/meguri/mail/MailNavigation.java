package org.meguri.mail;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 送信箱 in the menu, with how many letters wait for a decision. */
@Component
class MailNavigation implements Navigation {

    private static final int ORDER = 870;

    private final HandleLetters handleLetters;

    MailNavigation(HandleLetters handleLetters) {
        this.handleLetters = handleLetters;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        if (!HandleLetters.mayHandle(person)) {
            return List.of();
        }
        var undecided = handleLetters.undecided();
        return List.of(new Entry("/outbox", "mail.outbox.menu", ORDER, undecided == 0 ? null : undecided));
    }
}
