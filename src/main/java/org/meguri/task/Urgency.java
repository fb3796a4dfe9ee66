package org.meguri.task;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The most urgent first: by due day, then in the order of the plan (2 before 10, 2-1 before 2-10). */
final class Urgency implements Comparator<TaskView> {

    static final Urgency FIRST = new Urgency();

    private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

    private static final Comparator<TaskView> ORDER = Comparator.comparing(TaskView::due)
            .thenComparing(TaskView::reference, Urgency::byNumbers)
            .thenComparing(TaskView::kind)
            .thenComparing(TaskView::id);

    private Urgency() {}

    @Override
    public int compare(TaskView one, TaskView other) {
        return ORDER.compare(one, other);
    }

    /** Runs of digits compare as numbers, all else as text. */
    static int byNumbers(String one, String other) {
        var ones = RUN.matcher(one);
        var others = RUN.matcher(other);
        while (true) {
            boolean more = ones.find();
            boolean otherMore = others.find();
            if (!more || !otherMore) {
                return Boolean.compare(more, otherMore);
            }
            var left = ones.group();
            var right = others.group();
            int order = isNumber(left) && isNumber(right)
                    ? new BigInteger(left).compareTo(new BigInteger(right))
                    : left.compareTo(right);
            if (order != 0) {
                return order;
            }
        }
    }

    private static boolean isNumber(String run) {
        return Character.isDigit(run.charAt(0));
    }
}
