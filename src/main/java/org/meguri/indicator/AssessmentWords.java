package org.meguri.indicator;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** What is to be said of an indicator, in words for people. */
@Component
class AssessmentWords {

    private final Words words;

    AssessmentWords(Words words) {
        this.words = words;
    }

    /**
     * An assessment in words. A tone is one of the chips'; null where a reason stands in place of a result.
     *
     * @param expected where the line is in the year, or ""
     */
    record Told(
            String achievement,
            @Nullable String achievementTone,
            String pace,
            @Nullable String paceTone,
            String expected,
            String band,
            @Nullable String bandTone) {}

    Told tell(Assessment assessment) {
        var achievement = assessment.achievement();
        var pace = assessment.pace();
        var standing = pace.standing();
        var band = assessment.band().band();
        var expected = pace.expected();
        return new Told(
                achievement(achievement),
                tone(achievement),
                standing == null ? reason(pace.reason()) : words.of(standing.key()),
                standing == null ? null : tone(standing),
                expected == null
                        ? ""
                        : grouped(expected.toPlainString())
                                + assessment.indicator().measure(),
                band == null ? reason(assessment.band().reason()) : band.label(),
                band == null ? null : tone(band.tone()));
    }

    String achievement(Achievement achievement) {
        if (achievement instanceof Achievement.Ratio ratio) {
            return words.of(
                    "indicator.achievement.ratio", grouped(ratio.percent().toPlainString()));
        }
        if (achievement instanceof Achievement.Judged judged) {
            return words.of(judged.satisfied() ? "indicator.achievement.met" : "indicator.achievement.missed");
        }
        return reason(((Achievement.None) achievement).reason());
    }

    /** What a chart shows, for those who do not see it. */
    String drawn(IndicatorView indicator, Map<FiscalYear, ActualView> entered) {
        var count = Integer.toString(entered.size());
        var from = figure(indicator.baseline());
        var to = figure(indicator.target());
        var latest = entered.keySet().stream().max(Comparator.naturalOrder());
        if (latest.isEmpty()) {
            return words.of("indicator.chart.desc", indicator.name(), from, to, count);
        }
        var actual = Objects.requireNonNull(entered.get(latest.get()));
        return words.of(
                "indicator.chart.desc.latest",
                indicator.name(),
                from,
                to,
                count,
                latest.get().named(),
                actual.raw());
    }

    private String figure(PrintedFigure figure) {
        var raw = figure.raw().isEmpty() ? words.of("system.blank") : figure.raw();
        return figure.yearRaw().isEmpty() ? raw : words.of("indicator.printed", raw, figure.yearRaw());
    }

    /** Whether the target is reached, by the exact figure. */
    static boolean reached(Achievement achievement) {
        return achievement instanceof Achievement.Ratio ratio && ratio.atLeast(BigDecimal.ONE)
                || achievement instanceof Achievement.Judged judged && judged.satisfied();
    }

    private String reason(@Nullable Reason reason) {
        return reason == null ? "" : words.of(reason.key());
    }

    private static @Nullable String tone(Achievement achievement) {
        if (achievement instanceof Achievement.None) {
            return null;
        }
        if (reached(achievement)) {
            return "success";
        }
        return achievement instanceof Achievement.Judged ? "warning" : "neutral";
    }

    private static String tone(Pace.Standing standing) {
        return switch (standing) {
            case AHEAD -> "success";
            case ON -> "info";
            case BEHIND -> "warning";
        };
    }

    private static String tone(String tone) {
        return switch (tone) {
            case "good" -> "success";
            case "fair" -> "info";
            case "poor" -> "warning";
            default -> "neutral";
        };
    }

    /** With thousands separators, all decimals kept. */
    static String grouped(String plain) {
        var point = plain.indexOf('.');
        var whole = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        var first = whole.length() > 0 && whole.charAt(0) == '-' ? 1 : 0;
        for (var at = whole.length() - 3; at > first; at -= 3) {
            whole.insert(at, ',');
        }
        return point < 0
                ? whole.toString()
                : whole.append(plain, point, plain.length()).toString();
    }
}
