package org.meguri.organization;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** 後閲 for chiefs and directors, and the deputies for whoever names one or is one. */
@Component
class DeputyNavigation implements Navigation {

    private static final int SEEN_AFTERWARDS = 220;
    private static final int DEPUTIES = 890;

    private final SeeAfterwards seeAfterwards;

    DeputyNavigation(SeeAfterwards seeAfterwards) {
        this.seeAfterwards = seeAfterwards;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        var entries = new ArrayList<Entry>();
        if (SeeAfterwards.mayLook(person)) {
            var waiting = seeAfterwards.count(person);
            entries.add(new Entry(
                    "/seen-afterwards",
                    "organization.menu.seen-afterwards",
                    SEEN_AFTERWARDS,
                    waiting == 0 ? null : waiting));
        }
        if (DeputyBook.forAll(person)
                || DeputyBook.forOneself(person)
                || !person.steads().isEmpty()) {
            entries.add(new Entry("/deputies", "organization.menu.deputies", DEPUTIES, null));
        }
        return entries;
    }
}
