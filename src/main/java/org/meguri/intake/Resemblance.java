package org.meguri.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.meguri.plan.NameKey;

/** Which known names a mistyped one may have meant. */
final class Resemblance {

    private static final double LEAST = 0.4;
    private static final int LONGEST = 100;

    private Resemblance() {}

    private record Candidate(String name, double likeness) {}

    /** The known names most like this one, best first, at most {@code max}. */
    static List<String> of(String name, Collection<String> known, int max) {
        var key = NameKey.of(name);
        if (key.isEmpty() || key.length() > LONGEST) {
            return List.of();
        }
        return known.stream()
                .distinct()
                .map(other -> new Candidate(other, likeness(key, NameKey.of(other))))
                .filter(candidate -> candidate.likeness() >= LEAST)
                .sorted(Comparator.comparingDouble(Candidate::likeness)
                        .reversed()
                        .thenComparing(Candidate::name))
                .limit(max)
                .map(Candidate::name)
                .toList();
    }

    /** 1 for the same, 0 for nothing in common: how little must be typed anew, in relation to the longer text. */
    static double likeness(String a, String b) {
        var longer = Math.max(a.length(), b.length());
        if (longer == 0 || b.length() > LONGEST) {
            return 0;
        }
        var likeness = 1 - (double) distance(a, b) / longer;
        var contained = Math.min(a.length(), b.length()) > 1 && (a.contains(b) || b.contains(a));
        return contained ? Math.max(likeness, 0.5) : likeness;
    }

    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
