package org.meguri.mail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of letters that a town can word itself. Each has fixed placeholders, in the order of the message's arguments;
 * they are replaced once, literally: there is no logic in a text, and nothing in a value is a placeholder.
 *
 * @param key of the message
 * @param names of what stands in braces
 * @param required names that the text cannot do without
 * @param line whether it has to stay on one line
 */
record Wording(String key, List<String> names, List<String> required, boolean line) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}\\n]{1,20})}");

    /** Code points of a text. */
    static final int LONGEST = 1_000;

    /** Code points of a subject. */
    static final int LONGEST_LINE = 120;

    private static final Map<String, Wording> ALL = all();

    private static Map<String, Wording> all() {
        var all = new LinkedHashMap<String, Wording>();
        for (var rung : List.of("REMINDER", "OVERDUE", "DIRECTOR", "PLANNING")) {
            add(all, "task.letter." + rung + ".subject", true, List.of("対象"), "作業", "対象", "期限");
            add(all, "task.letter." + rung + ".doer", false, List.of(), "きょう");
            add(all, "task.letter." + rung + ".told", false, List.of(), "きょう");
        }
        for (var stage : List.of("APPROVAL", "REVIEW")) {
            add(all, "evaluation.letter.returned." + stage + ".subject", true, List.of("対象"), "対象", "年度");
            add(all, "evaluation.letter.returned." + stage + ".body", false, List.of("対象"), "対象", "年度");
        }
        add(all, "committee.letter.returned.subject", true, List.of("対象"), "対象", "年度", "意見");
        add(all, "committee.letter.returned.body", false, List.of("対象"), "対象", "年度", "意見");
        for (var who : List.of("chief", "planning")) {
            add(all, "proposal.letter.returned." + who + ".subject", true, List.of("事業案"), "事業案", "募集");
            add(all, "proposal.letter.returned." + who + ".body", false, List.of("事業案"), "事業案", "募集");
        }
        add(all, "evaluation.letter.STAND_IN.body", false, List.of("対象"), "対象", "理由");
        add(all, "evaluation.letter.LAPSED.body", false, List.of("対象"), "対象", "理由");
        add(all, "mail.undeliverable.subject", true, List.of("あて先"), "あて先");
        add(all, "mail.morning.greeting", false, List.of(), "件数");
        add(all, "mail.letter.footer", false, List.of());
        return all;
    }

    private static void add(
            Map<String, Wording> all, String key, boolean line, List<String> required, String... names) {
        all.put(key, new Wording(key, List.of(names), required, line));
    }

    static List<Wording> catalogue() {
        return List.copyOf(ALL.values());
    }

    static Optional<Wording> of(String key) {
        return Optional.ofNullable(ALL.get(key));
    }

    /** What stands in braces in a text, as it was typed, each once. */
    static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** The text with the values in their places. @param values in the order of {@link #names} */
    String fill(String text, List<String> values) {
        return PLACE.matcher(text).replaceAll(found -> {
            int at = names.indexOf(found.group(1));
            return Matcher.quoteReplacement(at >= 0 && at < values.size() ? values.get(at) : found.group());
        });
    }

    /** The names in braces, as the product's own text shows them in an editor. */
    Object[] braces() {
        return names.stream().map(name -> "{" + name + "}").toArray();
    }

    /** For a list of them in words. */
    String places() {
        return Arrays.stream(braces()).map(Object::toString).collect(Collectors.joining(" "));
    }
}
