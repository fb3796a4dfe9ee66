package org.meguri.search;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 検索 in the menu of everybody. */
@Component
class SearchNavigation implements Navigation {

    private static final int ORDER = 890;

    @Override
    public List<Entry> entries(SignedIn person) {
        return List.of(new Entry("/search", "search.menu", ORDER, null));
    }
}
