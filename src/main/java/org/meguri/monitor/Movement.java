package org.meguri.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.meguri.approval.Verdict;
import org.meguri.system.TownClock;

/**
 * How often something happened on each of the last working days. What happened on a closed day counts for the working day
 * before it, so that nothing falls out between two of them.
 *
 * @param days working days, oldest first, at least one
 * @param counts for each deed as many numbers as there are days
 */
record Movement(List<LocalDate> days, Map<Deed, List<Integer>> counts) {

    /** What happens to sheets; a sheet of several units is approved once by each of their chiefs. */
    enum Deed {
        SUBMITTED,
        APPROVED,
        RETURNED_BY_CHIEF,
        CONFIRMED,
        RETURNED_BY_PLANNING
    }

    static Movement of(List<SheetCourse> sheets, List<LocalDate> days) {
        var counts = new EnumMap<Deed, int[]>(Deed.class);
        for (var deed : Deed.values()) {
            counts.put(deed, new int[days.size()]);
        }
        for (var sheet : sheets) {
            sheet.submissions().forEach(one -> count(counts, Deed.SUBMITTED, one.at(), days));
            sheet.approvals()
                    .forEach(one -> count(
                            counts,
                            one.verdict() == Verdict.APPROVED ? Deed.APPROVED : Deed.RETURNED_BY_CHIEF,
                            one.decidedAt(),
                            days));
            sheet.reviews()
                    .forEach(one -> count(
                            counts,
                            one.verdict() == org.meguri.review.Verdict.CONFIRMED
                                    ? Deed.CONFIRMED
                                    : Deed.RETURNED_BY_PLANNING,
                            one.decidedAt(),
                            days));
        }
        var lists = new EnumMap<Deed, List<Integer>>(Deed.class);
        counts.forEach((deed, each) -> {
            var list = new ArrayList<Integer>();
            for (var count : each) {
                list.add(count);
            }
            lists.put(deed, List.copyOf(list));
        });
        return new Movement(days, lists);
    }

    private static void count(Map<Deed, int[]> counts, Deed deed, Instant at, List<LocalDate> days) {
        var day = LocalDate.ofInstant(at, TownClock.ZONE);
        for (var place = days.size() - 1; place >= 0; place--) {
            if (!day.isBefore(days.get(place))) {
                var each = counts.get(deed);
                if (each != null) {
                    each[place]++;
                }
                return;
            }
        }
    }

    int total(Deed deed) {
        return counts.getOrDefault(deed, List.of()).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
