package org.meguri.workbook;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** 表でまとめて記入 in the menu for those who write sheets, Excelで記入 for them and for planning. */
@Component
class WorkbookNavigation implements Navigation {

    private static final int ORDER = 150;

    @Override
    public List<Entry> entries(SignedIn person) {
        var book = new Entry("/workbooks", "workbook.menu", ORDER, null);
        if (person.has(Role.SECTION_STAFF) || person.has(Role.SECTION_CHIEF)) {
            return List.of(new Entry("/grid", "workbook.grid.menu", ORDER - 1, null), book);
        }
        return person.has(Role.PLANNING) ? List.of(book) : List.of();
    }
}
