package org.meguri.operation;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 運用 in the administrator's menu, with how much work is stopped. */
@Component
class OperationNavigation implements Navigation {

    private static final int ORDER = 905;

    private final StandstillDesk desk;

    OperationNavigation(StandstillDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        if (!person.has(Role.ADMINISTRATOR)) {
            return List.of();
        }
        var stopped = desk.count();
        return List.of(new Entry("/admin/operation", "operation.menu", ORDER, stopped == 0 ? null : stopped));
    }
}
