package org.meguri.monitor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.monitor.CycleProgress.Line;

/** Which units are listed and in which order, as the address says it; what it says wrongly is left aside. */
record UnitsQuery(Show show, Sort sort, boolean descending) {

    /** Which units. */
    enum Show {
        ALL,
        /** That have sheets they have not handed in. */
        OPEN,
        /** That have tasks past their due day. */
        LATE;

        boolean shows(Line line) {
            return switch (this) {
                case ALL -> true;
                case OPEN -> line.of(Figure.HANDED_IN) < line.of(Figure.EXPECTED);
                case LATE -> line.of(Figure.LATE) > 0;
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the units are sorted by; {@code URGENCY}: many late ones first, then few handed in. */
    enum Sort {
        URGENCY(null, true),
        UNIT(null, false),
        EXPECTED(Figure.EXPECTED, true),
        NOT_BEGUN(Figure.NOT_BEGUN, true),
        WRITING(Figure.WRITING, true),
        SENT_BACK(Figure.SENT_BACK, true),
        AWAITS_CHIEF(Figure.AWAITS_CHIEF, true),
        AWAITS_PLANNING(Figure.AWAITS_PLANNING, true),
        CONFIRMED(Figure.CONFIRMED, true),
        HANDED_IN(Figure.HANDED_IN, true),
        SHARE(null, false),
        ON_TIME(Figure.ON_TIME, true),
        ON_TIME_SHARE(null, false),
        LATE(Figure.LATE, true),
        ACTIVITY(null, false);

        private final @Nullable Figure figure;
        private final boolean usuallyDescending;

        Sort(@Nullable Figure figure, boolean usuallyDescending) {
            this.figure = figure;
            this.usuallyDescending = usuallyDescending;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static UnitsQuery of(@Nullable String show, @Nullable String sort, @Nullable String order) {
        var by = Arrays.stream(Sort.values())
                .filter(one -> one.key().equals(sort))
                .findFirst()
                .orElse(Sort.URGENCY);
        return new UnitsQuery(
                Arrays.stream(Show.values())
                        .filter(one -> one.key().equals(show))
                        .findFirst()
                        .orElse(Show.ALL),
                by,
                order == null ? by.usuallyDescending : order.equals("desc"));
    }

    /** The query of an address, its {@code ?} included; empty for what is shown anyway. */
    public String query() {
        return query(show, sort, descending);
    }

    /** The query that sorts by this; the other way round where it is sorted so already. */
    String sortedBy(Sort by) {
        return query(show, by, by == sort ? !descending : by.usuallyDescending);
    }

    public String showing(Show other) {
        return query(other, sort, descending);
    }

    private static String query(Show show, Sort sort, boolean descending) {
        if (show == Show.ALL && sort == Sort.URGENCY && descending) {
            return "";
        }
        return "?show=" + show.key() + "&sort=" + sort.key() + "&order=" + (descending ? "desc" : "asc");
    }

    /** @param lines in the order of the units' codes, which decides where two are alike */
    List<Line> of(List<Line> lines) {
        return lines.stream().filter(show::shows).sorted(comparator()).toList();
    }

    private Comparator<Line> comparator() {
        Comparator<Line> ascending =
                switch (sort) {
                    case URGENCY ->
                        Comparator.comparingInt((Line line) -> line.of(Figure.LATE))
                                .thenComparing(Comparator.comparingInt((Line line) -> line.percent(Figure.HANDED_IN))
                                        .reversed());
                    case UNIT ->
                        Comparator.comparing(
                                line -> Objects.requireNonNull(line.unit()).code());
                    case SHARE -> Comparator.comparingInt(line -> line.percent(Figure.HANDED_IN));
                    case ON_TIME_SHARE -> Comparator.comparingInt(line -> line.percent(Figure.ON_TIME));
                    case ACTIVITY ->
                        Comparator.comparingLong(line ->
                                line.lastActivity().map(at -> at.toEpochMilli()).orElse(Long.MIN_VALUE));
                    default ->
                        Comparator.comparingInt(line ->
                                Optional.ofNullable(sort.figure).map(line::of).orElse(0));
                };
        return descending ? ascending.reversed() : ascending;
    }
}
