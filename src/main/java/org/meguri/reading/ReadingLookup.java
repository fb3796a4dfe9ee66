package org.meguri.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody has read of many sheets; three queries for all of them. */
@Service
@Transactional(readOnly = true)
public class ReadingLookup {

    private final SeenRounds seen;
    private final ReadMarks marks;
    private final PrivateRemarks remarks;

    ReadingLookup(SeenRounds seen, ReadMarks marks, PrivateRemarks remarks) {
        this.seen = seen;
        this.marks = marks;
        this.remarks = remarks;
    }

    /** What one person has read of one sheet. */
    public static final class Known {

        private final Set<Integer> rounds = new TreeSet<>();
        private final Map<String, ReadMark> marks = new HashMap<>();
        private int remarks;

        /** Whether the person has opened this round. */
        public boolean opened(int round) {
            return rounds.contains(round);
        }

        /** The last round before this one that the person has opened; 0 for none. */
        public int before(int round) {
            return rounds.stream()
                    .filter(one -> one < round)
                    .mapToInt(one -> one)
                    .max()
                    .orElse(0);
        }

        /** Whether every field is marked as read, as it stands. @param texts by field, empty ones included */
        public boolean readAll(Map<String, String> texts) {
            return texts.entrySet().stream().allMatch(text -> {
                var mark = marks.get(text.getKey());
                return mark != null && mark.of(text.getValue());
            });
        }

        /** How many remarks the person has noted and not given. */
        public int remarks() {
            return remarks;
        }
    }

    /** By sheet; all of those that were asked for are in it. */
    public Map<EvaluationId, Known> of(OfficerId officer, Collection<EvaluationId> evaluations) {
        var known = new HashMap<EvaluationId, Known>();
        evaluations.forEach(id -> known.put(id, new Known()));
        if (known.isEmpty()) {
            return known;
        }
        var ids = known.keySet().stream().map(EvaluationId::value).toList();
        seen.of(officer, ids).forEach(one -> of(known, one.evaluation()).rounds.add(one.round()));
        marks.of(officer, ids).forEach(one -> of(known, one.evaluation()).marks.put(one.field(), one));
        remarks.of(officer, ids).forEach(one -> of(known, one.evaluation()).remarks++);
        return known;
    }

    private static Known of(Map<EvaluationId, Known> known, EvaluationId id) {
        return known.computeIfAbsent(id, any -> new Known());
    }
}
