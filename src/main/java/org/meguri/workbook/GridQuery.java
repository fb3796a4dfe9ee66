package org.meguri.workbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of a unit's sheets a table shows, as its address says.
 *
 * @param kind key of a sheet, {@link #OWN} for the plan's own; null for the first one there is
 * @param fields keys of the fields to show, in any order; empty for the usual ones
 * @param all whether sheets that are not open are shown too
 * @param page from 1
 */
record GridQuery(@Nullable String kind, List<String> fields, boolean all, int page) {

    /** The plan's own sheet. */
    static final String OWN = "-";

    GridQuery {
        fields = List.copyOf(fields);
    }

    public GridQuery of(String otherKind) {
        return new GridQuery(otherKind, List.of(), all, 1);
    }

    public GridQuery showing(boolean everything) {
        return new GridQuery(kind, fields, everything, 1);
    }

    public GridQuery at(int otherPage) {
        return new GridQuery(kind, fields, all, otherPage);
    }

    /** The address without the page, for a pagination to add it. */
    public String address(CycleId cycle) {
        var query = new ArrayList<String[]>();
        if (kind != null) {
            query.add(new String[] {"kind", kind});
        }
        fields.forEach(field -> query.add(new String[] {"fields", field}));
        if (all) {
            query.add(new String[] {"show", "all"});
        }
        var address = UriComponentsBuilder.fromPath("/grid/" + cycle);
        query.forEach(one -> address.queryParam(one[0], "{v}"));
        return address.encode()
                .buildAndExpand(query.stream().map(one -> one[1]).toArray())
                .toUriString();
    }

    /** The address of this very page. */
    public String addressOfPage(CycleId cycle) {
        var address = address(cycle);
        return page <= 1 ? address : address + (address.contains("?") ? "&" : "?") + "page=" + page;
    }
}
