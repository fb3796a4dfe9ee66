package org.meguri.publication;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class BoardNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.EXECUTIVE) || person.has(Role.PLANNING)
                ? List.of(new Entry("/board", "publication.board.menu", 400, null))
                : List.of();
    }
}
