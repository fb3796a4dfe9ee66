package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedTest {

    @Test
    void only_what_stands_in_the_brackets_of_this_name_counts() {
        assertThat(Typed.in(
                        Map.of(
                                "values[result]", "A",
                                "values[]", "",
                                "values", "x",
                                "valuesresult]", "y",
                                "values[open", "z",
                                "replies[result]", "w"),
                        "values"))
                .containsOnly(Map.entry("result", "A"), Map.entry("", ""));
    }
}
