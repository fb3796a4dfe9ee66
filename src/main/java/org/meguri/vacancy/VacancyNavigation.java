package org.meguri.vacancy;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 担当者のいない作業, in the menu of the planning division while there is any. */
@Component
class VacancyNavigation implements Navigation {

    private static final int ORDER = 345;

    private final WatchDesks desks;

    VacancyNavigation(WatchDesks desks) {
        this.desks = desks;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        if (!person.has(Role.PLANNING) && !person.has(Role.ADMINISTRATOR)) {
            return List.of();
        }
        var count = desks.count();
        return count == 0 ? List.of() : List.of(new Entry("/unattended", "vacancy.menu", ORDER, count));
    }
}
