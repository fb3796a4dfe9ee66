package org.meguri.extension;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 期限の延長 in the menu: for planning with how many wait for an answer, for departments among what is seldom needed. */
@Component
class ExtensionNavigation implements Navigation {

    private static final int FOR_PLANNING = 340;
    private static final int FOR_DEPARTMENTS = 880;

    private final TalkExtension talk;

    ExtensionNavigation(TalkExtension talk) {
        this.talk = talk;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        if (person.has(Role.PLANNING)) {
            var waiting = talk.waiting();
            return List.of(new Entry("/extensions", "extension.menu", FOR_PLANNING, waiting == 0 ? null : waiting));
        }
        return TalkExtension.units(person).findAny().isPresent()
                ? List.of(new Entry("/extensions", "extension.menu", FOR_DEPARTMENTS, null))
                : List.of();
    }
}
