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

    /** Planning writes no sheets: it takes the books out for divisions without a line, now and then. */
    private static final int FOR_PLANNING = 860;

    @Override
    public List<Entry> entries(SignedIn person) {
        if (person.has(Role.SECTION_STAFF) || person.has(Role.SECTION_CHIEF)) {
            return List.of(
                    new Entry("/grid", "workbook.grid.menu", ORDER - 1, null),
                    new Entry("/workbooks", "workbook.menu", ORDER, null));
        }
        return person.has(Role.PLANNING)
                ? List.of(new Entry("/workbooks", "workbook.menu", FOR_PLANNING, null))
                : List.of();
    }
}
