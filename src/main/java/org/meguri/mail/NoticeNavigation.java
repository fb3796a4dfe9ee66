package org.meguri.mail;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** お知らせ in the menu, with how many are unread. */
@Component
class NoticeNavigation implements Navigation {

    private static final int ORDER = 110;

    private final MyNotices mine;

    NoticeNavigation(MyNotices mine) {
        this.mine = mine;
    }

    @Override
    public List<Entry> entries(SignedIn person) {
        var unread = mine.unread(person);
        return List.of(new Entry("/notices", "mail.notice.menu", ORDER, unread == 0 ? null : unread));
    }
}
