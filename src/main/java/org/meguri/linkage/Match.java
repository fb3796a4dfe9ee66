package org.meguri.linkage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two fields that say the same, seen from one of their sheets.
 *
 * @param mine field of the sheet from which it is seen
 * @param theirs field of the other one
 * @param choices code to the codes that mean the same, as it was decided
 * @param forward whether the codes lead from mine to theirs; else from theirs to mine
 */
record Match(String mine, String theirs, Map<String, List<String>> choices, boolean forward) {

    Match reversed() {
        return new Match(theirs, mine, choices, !forward);
    }

    /**
     * What a value of mine is called in the other field; empty where that is not decided, or where several choices of the
     * other field mean the same one of mine.
     *
     * @param choice whether the fields are chosen from scales; a text stays as it is
     */
    Optional<String> translate(String value, boolean choice) {
        if (!choice || value.isEmpty()) {
            return Optional.of(value);
        }
        var meant = forward ? choices.getOrDefault(value, List.of()) : meaning(value);
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private List<String> meaning(String code) {
        return choices.entrySet().stream()
                .filter(entry -> entry.getValue().contains(code))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * How two answers stand to each other; blank is "".
     *
     * @param apart whether one of them is to differ
     */
    State compare(String own, String other, boolean choice, boolean apart) {
        if (own.isEmpty() && other.isEmpty()) {
            return State.EMPTY;
        }
        if (!choice) {
            if (apart) {
                return State.APART;
            }
            if (own.equals(other)) {
                return State.SHARED;
            }
            return own.isEmpty() || other.isEmpty() ? State.WAITING : State.DIFFERENT;
        }
        if (own.isEmpty() || other.isEmpty()) {
            return State.WAITING;
        }
        var from = forward ? own : other;
        var to = forward ? other : own;
        var meant = choices.getOrDefault(from, List.of());
        if (meant.contains(to)) {
            return State.SHARED;
        }
        return meant.isEmpty() || meaning(to).isEmpty() ? State.UNKNOWN : State.CONTRADICTS;
    }
}
