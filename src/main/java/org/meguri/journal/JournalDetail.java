package org.meguri.journal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a line's detail says.
 *
 * @param values what was written as key=value, in its order; a key's last value where it was written twice
 * @param marks what was written without a value
 */
record JournalDetail(Map<String, String> values, Set<String> marks) {

    /** The key under which the message key of what was decided is found, which is written without one. */
    static final String KIND = "kind";

    static JournalDetail of(String detail) {
        var values = new LinkedHashMap<String, String>();
        var marks = new LinkedHashSet<String>();
        Stream.of(detail.split(" ")).filter(token -> !token.isEmpty()).forEach(token -> {
            var at = token.indexOf('=');
            if (at > 0) {
                values.put(token.substring(0, at), token.substring(at + 1));
            } else if (token.contains(".")) {
                values.put(KIND, token);
            } else {
                marks.add(token);
            }
        });
        return new JournalDetail(values, marks);
    }
}
