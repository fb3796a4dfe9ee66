package org.meguri.linkage;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** つながり in the menu of those who decide on it; whoever writes comes there from a sheet. */
@Component
class LinkNavigation implements Navigation {

    private static final int ORDER = 820;

    @Override
    public List<Entry> entries(SignedIn person) {
        return LinkRights.decides(person) ? List.of(new Entry("/links", "linkage.menu", ORDER, null)) : List.of();
    }
}
