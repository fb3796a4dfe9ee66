package org.meguri.workbook;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** Excelで記入 in the menu, for those who write sheets and for planning. */
@Component
class WorkbookNavigation implements Navigation {

    private static final int ORDER = 150;

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.SECTION_STAFF) || person.has(Role.SECTION_CHIEF) || person.has(Role.PLANNING)
                ? List.of(new Entry("/workbooks", "workbook.menu", ORDER, null))
                : List.of();
    }
}
