package org.meguri.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.Typed;

/**
 * What somebody has written on a sheet and not given yet.
 *
 * @param whole on the sheet as a whole, "" for nothing; null where nothing is said about that either way
 * @param requests by field; blank ones count as nothing
 * @param proposed the wording that a field should have, by field; blank ones count as nothing
 */
public record Written(@Nullable String whole, Map<String, String> requests, Map<String, String> proposed) {

    public Written {
        requests = new LinkedHashMap<>(requests);
        proposed = new LinkedHashMap<>(proposed);
    }

    /** What a page's form carries: {@code reason}, {@code requests[…]} and {@code proposed[…]}. */
    public static Written in(Map<String, String> parameters) {
        return new Written(
                parameters.get("reason"), Typed.in(parameters, "requests"), Typed.in(parameters, "proposed"));
    }

    /** This, but what the other says of a field, or of the whole, counts; also where it says that nothing is left. */
    public Written overlaid(Written by) {
        var texts = new LinkedHashMap<>(requests);
        texts.putAll(by.requests);
        var wordings = new LinkedHashMap<>(proposed);
        wordings.putAll(by.proposed);
        return new Written(by.whole == null ? whole : by.whole, texts, wordings);
    }

    /** The reason on the sheet as a whole, "" where there is none. */
    public String reason() {
        return whole == null ? "" : whole;
    }

    /** How many things are said: of fields, and of the whole. */
    public int count() {
        return fields().size() + (reason().isBlank() ? 0 : 1);
    }

    /** The remark on a field, "" where there is none. */
    public String request(String field) {
        return requests.getOrDefault(field, "");
    }

    /** The wording proposed for a field, "" where there is none. */
    public String proposed(String field) {
        return proposed.getOrDefault(field, "");
    }

    /** Whether something is said of a field. */
    public boolean on(String field) {
        return !request(field).isBlank() || !proposed(field).isBlank();
    }

    /** The fields of which something is said; the whole sheet is not among them. */
    public List<String> fields() {
        var fields = new LinkedHashSet<>(requests.keySet());
        fields.addAll(proposed.keySet());
        return fields.stream().filter(this::on).toList();
    }

    /** Every text that is not blank, for a page that shows what could not be kept. */
    public List<String> texts() {
        var others = new ArrayList<>(requests.values());
        others.addAll(proposed.values());
        return Typed.written(reason(), others);
    }
}
