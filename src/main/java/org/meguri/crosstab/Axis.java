package org.meguri.crosstab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.meguri.sheet.Option;

/**
 * One side of a cross table.
 *
 * @param key in addresses: {@code answer.<field>}, {@code level.<key>}, {@code unit} or {@code status}
 * @param entries in the order of the scale, the plan or the organisation; behind them what is none of them, and nothing at
 *     all, each only where a sheet has it
 * @param place which entry a sheet belongs to: exactly one
 */
record Axis(String key, String label, List<Entry> entries, Function<Subject, String> place) {

    /** Stands for every value that is none of the choices. No code of a scale begins like this. */
    static final String OFF_SCALE = "~off";

    /** Stands for an answer that is not there. */
    static final String MISSING = "~none";

    /** @param code as it is kept and stands in addresses */
    record Entry(String code, String label) {}

    /** The words for what is no choice. */
    record Words(String offScale, String missing) {}

    /** The answers to a field with choices, in the order of its scale. */
    static Axis ofChoices(
            String key, String label, List<Option> options, String field, List<Subject> all, Words words) {
        var codes = new LinkedHashMap<String, String>();
        options.forEach(option -> codes.putIfAbsent(option.value(), option.value() + " " + option.label()));
        return of(key, label, codes, subject -> subject.answer(field), all, words);
    }

    /** Any other side. @param entries labels by code, in order */
    static Axis of(
            String key,
            String label,
            Map<String, String> entries,
            Function<Subject, String> value,
            List<Subject> all,
            Words words) {
        Function<Subject, String> place = subject -> {
            var code = value.apply(subject);
            if (code.isEmpty()) {
                return MISSING;
            }
            return entries.containsKey(code) ? code : OFF_SCALE;
        };
        var there = new LinkedHashSet<String>();
        all.forEach(subject -> there.add(place.apply(subject)));
        var list = new ArrayList<Entry>();
        entries.forEach((code, name) -> list.add(new Entry(code, name)));
        if (there.contains(OFF_SCALE)) {
            list.add(new Entry(OFF_SCALE, words.offScale()));
        }
        if (there.contains(MISSING)) {
            list.add(new Entry(MISSING, words.missing()));
        }
        return new Axis(key, label, List.copyOf(list), place);
    }
}
