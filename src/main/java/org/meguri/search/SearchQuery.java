package org.meguri.search;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is looked for and where, as the address says it; what an address says wrongly counts as not said.
 *
 * @param plan id of a plan, "" for all
 * @param year fiscal year, 0 for all
 * @param unit id of a unit, "" for all
 * @param kind null for all
 * @param page from 1
 */
record SearchQuery(Sought sought, String plan, int year, String unit, Document.@Nullable Kind kind, int page) {

    private static final int LAST_PAGE = 100_000;

    static SearchQuery of(Map<String, String> said) {
        return new SearchQuery(
                Sought.of(said.getOrDefault("q", "")),
                said.getOrDefault("plan", ""),
                Math.max(0, number(said.get("year"), 0)),
                said.getOrDefault("unit", ""),
                Arrays.stream(Document.Kind.values())
                        .filter(kind -> kind.name().equals(said.get("kind")))
                        .findFirst()
                        .orElse(null),
                Math.max(1, Math.min(LAST_PAGE, number(said.get("page"), 1))));
    }

    SearchQuery withPlan(String other) {
        return new SearchQuery(sought, other, year, unit, kind, 1);
    }

    SearchQuery withYear(int other) {
        return new SearchQuery(sought, plan, other, unit, kind, 1);
    }

    SearchQuery withUnit(String other) {
        return new SearchQuery(sought, plan, year, other, kind, 1);
    }

    SearchQuery withKind(Document.@Nullable Kind other) {
        return new SearchQuery(sought, plan, year, unit, other, 1);
    }

    public boolean narrowed() {
        return !plan.isEmpty() || year != 0 || !unit.isEmpty() || kind != null;
    }

    /** The address, without the page's number. */
    String href() {
        var address = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
        if (!plan.isEmpty()) {
            address.queryParam("plan", "{plan}");
        }
        if (year != 0) {
            address.queryParam("year", year);
        }
        if (!unit.isEmpty()) {
            address.queryParam("unit", "{unit}");
        }
        if (kind != null) {
            address.queryParam("kind", kind);
        }
        return address.encode()
                .buildAndExpand(Map.of("q", sought.typed(), "plan", plan, "unit", unit))
                .toUriString();
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null || text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
