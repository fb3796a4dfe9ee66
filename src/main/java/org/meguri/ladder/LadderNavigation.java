package org.meguri.ladder;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 督促の段 in the planning division's menu. */
@Component
class LadderNavigation implements Navigation {

    private static final int ORDER = 875;

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING) ? List.of(new Entry("/ladder", "ladder.menu", ORDER, null)) : List.of();
    }
}
