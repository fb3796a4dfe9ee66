package org.meguri.evaluation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a page's form carries under a name: {@code values[progress]=A} is the value A of progress. */
public final class Typed {

    private Typed() {}

    /** The texts that somebody wrote, without the blank ones. */
    public static List<String> written(String first, Collection<String> others) {
        return Stream.concat(Stream.of(first), others.stream())
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The parameters of this name, by what stands in their brackets. */
    public static Map<String, String> in(Map<String, String> parameters, String name) {
        var typed = new LinkedHashMap<String, String>();
        parameters.forEach((parameter, value) -> {
            if (parameter.startsWith(name + "[") && parameter.endsWith("]")) {
                typed.put(parameter.substring(name.length() + 1, parameter.length() - 1), value);
            }
        });
        return typed;
    }
}
