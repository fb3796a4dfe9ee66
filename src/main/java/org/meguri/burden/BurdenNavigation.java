package org.meguri.burden;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 事務の負担 in the menu of planning; administrators, whose menu is full, reach it from the outbox. */
@Component
class BurdenNavigation implements Navigation {

    private static final int ORDER = 870;

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING) ? List.of(new Entry("/burden", "burden.menu", ORDER, null)) : List.of();
    }
}
