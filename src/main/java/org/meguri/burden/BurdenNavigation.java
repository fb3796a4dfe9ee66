package org.meguri.burden;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 事務の負担 in the menu of planning and administrators. */
@Component
class BurdenNavigation implements Navigation {

    private static final int ORDER = 870;

    @Override
    public List<Entry> entries(SignedIn person) {
        return ReadBurden.mayRead(person) ? List.of(new Entry("/burden", "burden.menu", ORDER, null)) : List.of();
    }
}
