package org.meguri.monitor;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class MonitorNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING) ? List.of(new Entry("/monitor", "monitor.menu", 150, null)) : List.of();
    }
}
