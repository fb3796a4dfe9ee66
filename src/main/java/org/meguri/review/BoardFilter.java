package org.meguri.review;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the board is asked for, as it stands in the address.
 *
 * @param cycle null: the latest that runs
 * @param columns whether as columns, else as a list
 * @param lane "unit" (課) or the key of a level of the plan; "" for none
 * @param column of the list; null for all
 * @param unit the lead unit; null for all
 * @param holder who has it in hand; null for all
 * @param late only what is past its due day
 * @param q part of the heading; "" for all
 */
record BoardFilter(
        @Nullable UUID cycle,
        boolean columns,
        String lane,
        @Nullable BoardColumn column,
        @Nullable UUID unit,
        @Nullable UUID holder,
        boolean late,
        String q) {

    static final String BY_UNIT = "unit";

    public boolean narrowed() {
        return column != null || unit != null || holder != null || late || !q.isEmpty();
    }

    /** The address of the board as a list or as columns, which show all of them. */
    public String as(boolean inColumns) {
        return new BoardFilter(cycle, inColumns, lane, inColumns ? null : column, unit, holder, late, q).href();
    }

    /** The address of one column alone, as a list; of all where it is null. */
    public String only(@Nullable BoardColumn one) {
        return new BoardFilter(cycle, columns && one == null, lane, one, unit, holder, late, q).href();
    }

    /** The address of what one colleague has in hand, as a list. */
    public String of(UUID colleague) {
        return new BoardFilter(cycle, false, lane, null, null, colleague, false, "").href();
    }

    /** The address without anything that narrows. */
    public String all() {
        return new BoardFilter(cycle, columns, lane, null, null, null, false, "").href();
    }

    /** The address of the board of another year. */
    public String ofCycle(UUID other) {
        return new BoardFilter(other, columns, "", null, null, null, false, "").href();
    }

    public String href() {
        return address("/reviews");
    }

    /** Where a form of this very view is sent. */
    public String action() {
        return address("/reviews/acts");
    }

    private String address(String path) {
        var uri = UriComponentsBuilder.fromPath(path);
        var values = new LinkedHashMap<String, String>();
        parameters().forEach((name, value) -> {
            uri.queryParam(name, "{" + name + "}");
            values.put(name, value);
        });
        return uri.encode().buildAndExpand(values).toUriString();
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (cycle != null) {
            parameters.put("cycle", cycle.toString());
        }
        if (columns) {
            parameters.put("view", "columns");
        }
        if (!lane.isEmpty()) {
            parameters.put("lane", lane);
        }
        if (column != null) {
            parameters.put("column", column.name());
        }
        if (unit != null) {
            parameters.put("unit", unit.toString());
        }
        if (holder != null) {
            parameters.put("holder", holder.toString());
        }
        if (late) {
            parameters.put("late", "true");
        }
        if (!q.isEmpty()) {
            parameters.put("q", q);
        }
        return parameters;
    }
}
