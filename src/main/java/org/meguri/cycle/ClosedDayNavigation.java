package org.meguri.cycle;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 閉庁日 in the menu of those who keep it. */
@Component
class ClosedDayNavigation implements Navigation {

    private static final int ORDER = 880;

    @Override
    public List<Entry> entries(SignedIn person) {
        return DeclareClosedDays.mayKeep(person)
                ? List.of(new Entry("/admin/closed-days", "calendar.menu", ORDER, null))
                : List.of();
    }
}
