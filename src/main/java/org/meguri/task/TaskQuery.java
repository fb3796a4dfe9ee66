package org.meguri.task;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of a person's tasks is shown, as the address of the page says it; what an address says wrongly counts as not said.
 *
 * @param state of the writing; null for all
 * @param kind of the task; null for all
 * @param unit id of a section; "" for all
 * @param who {@link Who#ANYBODY}, only what is mine, or what nobody has taken
 * @param later whether what was put off is shown too
 * @param page from 1
 */
record TaskQuery(
        SheetWork.@Nullable Standing state,
        @Nullable TaskKind kind,
        String unit,
        Who who,
        boolean later,
        Order order,
        int page) {

    /** Whose sheets are shown. */
    enum Who {
        ANYBODY,
        ME,
        NOBODY
    }

    /** What the rows are ordered by. */
    enum Order {
        URGENCY,
        DUE,
        NUMBER,
        STATE
    }

    private static final int LAST_PAGE = 100_000;

    static TaskQuery of(Map<String, String> said) {
        return new TaskQuery(
                one(SheetWork.Standing.values(), said.get("state")),
                one(TaskKind.values(), said.get("kind")),
                said.getOrDefault("unit", ""),
                orElse(one(Who.values(), said.get("who")), Who.ANYBODY),
                "1".equals(said.get("later")),
                orElse(one(Order.values(), said.get("sort")), Order.URGENCY),
                page(said.get("page")));
    }

    TaskQuery with(SheetWork.@Nullable Standing other) {
        return new TaskQuery(other, kind, unit, who, later, order, 1);
    }

    TaskQuery with(@Nullable TaskKind other) {
        return new TaskQuery(state, other, unit, who, later, order, 1);
    }

    TaskQuery with(Who other) {
        return new TaskQuery(state, kind, unit, other, later, order, 1);
    }

    TaskQuery of(String otherUnit) {
        return new TaskQuery(state, kind, otherUnit, who, later, order, 1);
    }

    TaskQuery by(Order other) {
        return new TaskQuery(state, kind, unit, who, later, other, 1);
    }

    TaskQuery showing(boolean putOff) {
        return new TaskQuery(state, kind, unit, who, putOff, order, 1);
    }

    /** The address under a path, with nothing in it that need not be said; without the page's number. */
    String under(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        if (state != null) {
            address.queryParam("state", state);
        }
        if (kind != null) {
            address.queryParam("kind", kind);
        }
        if (!unit.isEmpty()) {
            address.queryParam("unit", "{unit}");
        }
        if (who != Who.ANYBODY) {
            address.queryParam("who", who);
        }
        if (later) {
            address.queryParam("later", "1");
        }
        if (order != Order.URGENCY) {
            address.queryParam("sort", order);
        }
        return unit.isEmpty()
                ? address.toUriString()
                : address.encode().buildAndExpand(unit).toUriString();
    }

    private static <E extends Enum<E>> @Nullable E one(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static <E> E orElse(@Nullable E one, E other) {
        return one == null ? other : one;
    }

    private static int page(@Nullable String text) {
        try {
            return text == null ? 1 : Math.max(1, Math.min(LAST_PAGE, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
