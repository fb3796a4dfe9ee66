package org.meguri.indicator;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a plan reads its indicators.
 *
 * @param tolerance how far beside the line still counts as on it, as a part of the way from baseline to target; 0 to 1
 * @param margin how far an indicator that is to be maintained may move, as a part of what it is held against; 0 to 1
 * @param bands what the plan calls which achievement, the highest first; empty where it has no words for it
 */
public record Yardstick(BigDecimal tolerance, BigDecimal margin, List<Band> bands) {

    /** For plans that say nothing: 5 % of the way, 5 % of the value, no bands. */
    public static final Yardstick USUAL = new Yardstick(new BigDecimal("0.05"), new BigDecimal("0.05"), List.of());

    public Yardstick {
        bands = bands.stream()
                .sorted(Comparator.comparing(Band::from).reversed())
                .toList();
    }

    /**
     * One word of the plan for achievements.
     *
     * @param from the smallest achievement that it is said of, 1 being the target
     * @param tone good, fair, poor or none: for colours, never the only sign
     */
    public record Band(BigDecimal from, String label, String tone) {}

    /** The band of an achievement, by the exact ratio. */
    Optional<Band> band(Achievement.Ratio ratio) {
        return bands.stream().filter(band -> ratio.atLeast(band.from())).findFirst();
    }
}
