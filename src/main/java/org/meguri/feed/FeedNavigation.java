package org.meguri.feed;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 期限カレンダー in everybody's menu. */
@Component
class FeedNavigation implements Navigation {

    private static final int ORDER = 895;

    @Override
    public List<Entry> entries(SignedIn person) {
        return List.of(new Entry("/feed", "feed.menu", ORDER, null));
    }
}
