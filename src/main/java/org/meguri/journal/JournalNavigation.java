package org.meguri.journal;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class JournalNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING) || person.has(Role.ADMINISTRATOR)
                ? List.of(new Entry("/admin/journal", "journal.menu", 880, null))
                : List.of();
    }
}
