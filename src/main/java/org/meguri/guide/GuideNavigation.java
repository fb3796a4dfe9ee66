package org.meguri.guide;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class GuideNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return List.of(new Entry("/guide", "guide.menu", GUIDE, null));
    }
}
