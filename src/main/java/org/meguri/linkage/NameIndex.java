package org.meguri.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meguri.plan.NameKey;

/**
 * Finds names that mean the same work. Names are compared without regard to width, case, white space and punctuation, by
 * the pairs of neighbouring characters that they share. A pair weighs {@code ln(1 + n / d)} where {@code n} is the number
 * of names known and {@code d} the number of those that have it (the usual inverse document frequency), and a tenth of
 * that where it belongs to a word that stands in names of any kind (事業, 推進), or is a の or nothing but hiragana. With
 * {@code c} the weight in common and {@code a}, {@code b} the weights of both names, the score is
 * {@code 0.5 · c / min(a, b) + 0.5 · 2c / (a + b)}: how much of the shorter name is found, and how much of both.
 *
 * <p>The names are kept once, by their pairs; comparing a name walks only the names that share a pair with it, and holds
 * one number for each known name.
 */
final class NameIndex<T> {

    /** Below this nobody is asked. */
    static final int LEAST = 400;

    /** の. */
    private static final char POSSESSIVE = '\u306E';

    private static final double FAINT = 0.1;
    private static final int SHORTEST_WORD = 2;
    private static final int MOST_WORDS = 4;

    private final List<T> owners = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Map<Integer, int[]> postings = new HashMap<>();
    private final Set<Integer> faint = new HashSet<>();
    private final Set<String> everyday = new HashSet<>();
    private final double[] weights;

    /** A known name and how much it is alike. */
    record Hit<T>(T owner, Likeness likeness) {}

    /**
     * @param names the known names
     * @param everyday words that stand in names of any kind and say nothing of the work
     */
    NameIndex(Map<T, String> names, Collection<String> everyday) {
        for (var word : everyday) {
            var key = keyOf(word);
            this.everyday.add(key);
            pairs(key).forEach(faint::add);
        }
        var growing = new HashMap<Integer, List<Integer>>();
        names.forEach((owner, name) -> {
            var key = keyOf(name);
            var at = owners.size();
            owners.add(owner);
            keys.add(key);
            pairs(key).forEach(pair -> growing.computeIfAbsent(pair, none -> new ArrayList<>(2))
                    .add(at));
        });
        growing.forEach((pair, places) ->
                postings.put(pair, places.stream().mapToInt(Integer::intValue).toArray()));
        weights = new double[owners.size()];
        for (var at = 0; at < weights.length; at++) {
            weights[at] = weight(keys.get(at));
        }
    }

    /** The known names most like this one, at most {@code most}, the best first, none below {@link #LEAST}. */
    List<Hit<T>> like(String name, int most) {
        return like(name, most, LEAST);
    }

    /** As {@link #like(String, int)}, with another least score, 0 to 1000. */
    List<Hit<T>> like(String name, int most, int least) {
        var key = keyOf(name);
        var own = weight(key);
        if (own == 0) {
            return List.of();
        }
        var common = new double[weights.length];
        var meaningful = new boolean[weights.length];
        for (var pair : pairs(key)) {
            var weight = weight(pair);
            for (var at : postings.getOrDefault(pair, new int[0])) {
                common[at] += weight;
                meaningful[at] |= !faint(pair);
            }
        }
        var found = new ArrayList<Hit<Integer>>();
        for (var at = 0; at < common.length; at++) {
            var score = meaningful[at] ? score(common[at], own, weights[at]) : 0;
            if (score >= least && score > 0) {
                found.add(new Hit<>(at, new Likeness(score, List.of())));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(
                                (Hit<Integer> hit) -> hit.likeness().score())
                        .reversed()
                        .thenComparing(Hit::owner))
                .limit(most)
                .map(hit -> new Hit<>(
                        owners.get(hit.owner()),
                        new Likeness(hit.likeness().score(), words(key, keys.get(hit.owner())))))
                .toList();
    }

    private static int score(double common, double a, double b) {
        var contained = common / Math.min(a, b);
        var shared = 2 * common / (a + b);
        return (int) Math.round(1000 * Math.min(1, 0.5 * contained + 0.5 * shared));
    }

    /** The longest stretches that both have, each found once and worth reading. */
    private List<String> words(String a, String b) {
        var words = new ArrayList<String>();
        var left = a;
        var right = b;
        while (words.size() < MOST_WORDS) {
            var word = longestCommon(left, right);
            if (word.length() < SHORTEST_WORD) {
                break;
            }
            if (!everyday.contains(word) && !pairs(word).stream().allMatch(this::faint)) {
                words.add(word.replaceAll("^" + POSSESSIVE + "+|" + POSSESSIVE + "+$", ""));
            }
            // A character that no name holds, so that what stood around the word does not grow together.
            left = left.replace(word, "\u0000");
            right = right.replace(word, "\u0001");
        }
        return words;
    }

    private static String longestCommon(String a, String b) {
        var previous = new int[b.length() + 1];
        var best = 0;
        var end = 0;
        for (var i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            for (var j = 1; j <= b.length(); j++) {
                if (a.charAt(i - 1) == b.charAt(j - 1)) {
                    current[j] = previous[j - 1] + 1;
                    if (current[j] > best) {
                        best = current[j];
                        end = i;
                    }
                }
            }
            previous = current;
        }
        return a.substring(end - best, end);
    }

    private double weight(String key) {
        return pairs(key).stream().mapToDouble(this::weight).sum();
    }

    private double weight(int pair) {
        var places = postings.get(pair);
        var known = Math.max(1, owners.size());
        var weight = Math.log1p((double) known / (places == null ? 1 : places.length));
        return faint(pair) ? weight * FAINT : weight;
    }

    private boolean faint(int pair) {
        var first = (char) (pair >>> 16);
        var second = (char) pair;
        return faint.contains(pair)
                || first == POSSESSIVE
                || second == POSSESSIVE
                || (hiragana(first) && hiragana(second));
    }

    private static boolean hiragana(char character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HIRAGANA;
    }

    /** Letters and digits only: brackets and dots do not tell two works apart, the long vowel mark does. */
    static String keyOf(String name) {
        var key = NameKey.of(name);
        var kept = new StringBuilder(key.length());
        key.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Neighbouring UTF-16 units, each pair once; a single character stands for itself. */
    private static Set<Integer> pairs(String key) {
        if (key.isEmpty()) {
            return Set.of();
        }
        if (key.length() == 1) {
            return Set.of((int) key.charAt(0));
        }
        var pairs = new int[key.length() - 1];
        for (var at = 0; at < pairs.length; at++) {
            pairs[at] = key.charAt(at) << 16 | key.charAt(at + 1);
        }
        var distinct = new HashSet<Integer>();
        Arrays.stream(pairs).forEach(distinct::add);
        return distinct;
    }
}
