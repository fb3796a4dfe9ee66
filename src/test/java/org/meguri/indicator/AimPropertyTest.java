package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/** What holds of the formulas whatever the numbers are. */
class AimPropertyTest {

    private static final FiscalYear FROM = new FiscalYear(2020);
    private static final FiscalYear NOW = new FiscalYear(2023);
    private static final FiscalYear TO = new FiscalYear(2026);
    private static final BigDecimal MARGIN = new BigDecimal("0.05");

    @Property(tries = 3_000)
    void every_input_has_an_answer(
            @ForAll Direction direction,
            @ForAll("anything") BigDecimal baseline,
            @ForAll("anything") BigDecimal target,
            @ForAll("anything") BigDecimal actual,
            @ForAll @IntRange(min = 1900, max = 2200) int from,
            @ForAll @IntRange(min = 1900, max = 2200) int to,
            @ForAll @IntRange(min = 1900, max = 2200) int year,
            @ForAll @IntRange(min = 0, max = 31) int missing) {
        var aim = new Aim(
                direction,
                (missing & 1) > 0 ? null : new FiscalYear(from),
                (missing & 2) > 0 ? null : baseline,
                (missing & 4) > 0 ? null : new FiscalYear(to),
                (missing & 8) > 0 ? null : target);
        assertThatCode(() -> {
                    var entered = (missing & 16) > 0 ? null : actual;
                    var achievement = aim.achievement(new FiscalYear(year), entered, MARGIN);
                    if (achievement instanceof Achievement.Ratio ratio) {
                        assertThat(ratio.whole()).isPositive();
                        assertThat(ratio.value().scale()).isEqualTo(Achievement.Ratio.SCALE);
                        assertThat(ratio.percent().toPlainString()).matches("-?[0-9]+\\.[0-9]{2}");
                    }
                    var pace = aim.pace(new FiscalYear(year), entered, MARGIN);
                    assertThat(pace.standing() == null).isNotEqualTo(pace.reason() == null);
                    aim.expected(new FiscalYear(year));
                    Aim.band(achievement, Yardstick.USUAL);
                })
                .doesNotThrowAnyException();
    }

    @Property
    void the_baseline_is_nothing_and_the_target_everything(@ForAll("ways") Way way) {
        assertThat(way.ratio(way.baseline())).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(way.ratio(way.target())).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Property
    void more_in_the_right_direction_is_never_less(
            @ForAll("ways") Way way, @ForAll("numbers") BigDecimal one, @ForAll("numbers") BigDecimal other) {
        var better = way.rises() ? one.max(other) : one.min(other);
        var worse = way.rises() ? one.min(other) : one.max(other);
        assertThat(way.ratio(better)).isGreaterThanOrEqualTo(way.ratio(worse));
        assertThat(rank(way.pace(better))).isGreaterThanOrEqualTo(rank(way.pace(worse)));
    }

    @Property
    void turning_every_sign_turns_nothing_else(@ForAll("ways") Way way, @ForAll("numbers") BigDecimal actual) {
        var turned = new Way(way.baseline().negate(), way.target().negate());
        assertThat(turned.rises()).isNotEqualTo(way.rises());
        assertThat(turned.ratio(actual.negate())).isEqualByComparingTo(way.ratio(actual));
        assertThat(turned.pace(actual.negate())).isEqualTo(way.pace(actual));
    }

    @Property
    void the_unit_of_measure_does_not_matter(
            @ForAll("ways") Way way,
            @ForAll("numbers") BigDecimal actual,
            @ForAll("factors") BigDecimal factor,
            @ForAll("numbers") BigDecimal shift) {
        var scaled = new Way(way.baseline().multiply(factor), way.target().multiply(factor));
        assertThat(scaled.ratio(actual.multiply(factor))).isEqualByComparingTo(way.ratio(actual));
        assertThat(scaled.pace(actual.multiply(factor))).isEqualTo(way.pace(actual));
        var shifted = new Way(way.baseline().add(shift), way.target().add(shift));
        assertThat(shifted.ratio(actual.add(shift))).isEqualByComparingTo(way.ratio(actual));
        assertThat(shifted.pace(actual.add(shift))).isEqualTo(way.pace(actual));
    }

    @Property
    void going_there_and_coming_back_are_one_way(@ForAll("ways") Way way, @ForAll("numbers") BigDecimal actual) {
        var there = (Achievement.Ratio) way.aim().achievement(NOW, actual, MARGIN);
        var back =
                (Achievement.Ratio) new Way(way.target(), way.baseline()).aim().achievement(NOW, actual, MARGIN);
        assertThat(there.gone().add(back.gone())).isEqualByComparingTo(there.whole());
    }

    @Property
    void the_line_begins_at_the_baseline_and_ends_at_the_target(@ForAll("ways") Way way) {
        assertThat(way.aim().expected(FROM).orElseThrow()).isEqualByComparingTo(way.baseline());
        assertThat(way.aim().expected(TO).orElseThrow()).isEqualByComparingTo(way.target());
        var middle = way.aim().expected(NOW).orElseThrow();
        assertThat(middle)
                .isBetween(way.baseline().min(way.target()), way.baseline().max(way.target()));
    }

    @Property
    void a_limit_is_kept_or_broken_never_both(
            @ForAll("numbers") BigDecimal limit, @ForAll("numbers") BigDecimal actual) {
        var atLeast = judged(Direction.AT_LEAST, limit, actual);
        var atMost = judged(Direction.AT_MOST, limit, actual);
        assertThat(atLeast || atMost).isTrue();
        assertThat(atLeast && atMost).isEqualTo(actual.compareTo(limit) == 0);
        assertThat(judged(Direction.MAINTAIN, limit, limit)).isTrue();
        assertThat(judged(Direction.MAINTAIN, limit.negate(), actual.negate()))
                .isEqualTo(judged(Direction.MAINTAIN, limit, actual));
    }

    @Property(tries = 2_000)
    void every_text_has_a_reading(@ForAll String text) {
        var read = PrintedValue.read(text);
        assertThat(read.raw()).isEqualTo(text);
        assertThat(read.plain().isPresent()).isEqualTo(read.words() == PrintedValue.Words.NUMBER);
    }

    @Property
    void a_printed_number_is_read_as_it_was_printed(@ForAll("numbers") BigDecimal number) {
        var plain = number.abs().toPlainString();
        var printed = (number.signum() < 0 ? "△" : "") + plain;
        assertThat(PrintedValue.read(printed + "人").number()).isEqualTo(number);
        var wide = new StringBuilder();
        printed.chars().forEach(c -> wide.append((char) (c >= '.' && c <= '9' ? c - '!' + '！' : c)));
        assertThat(PrintedValue.read(wide.toString()).number()).isEqualTo(number);
    }

    /** From one number to another one. */
    record Way(BigDecimal baseline, BigDecimal target) {

        boolean rises() {
            return target.compareTo(baseline) > 0;
        }

        Aim aim() {
            return new Aim(rises() ? Direction.INCREASE : Direction.DECREASE, FROM, baseline, TO, target);
        }

        BigDecimal ratio(BigDecimal actual) {
            return ((Achievement.Ratio) aim().achievement(NOW, actual, MARGIN)).value();
        }

        Pace.@Nullable Standing pace(BigDecimal actual) {
            return aim().pace(NOW, actual, MARGIN).standing();
        }
    }

    @Provide
    Arbitrary<BigDecimal> anything() {
        var digits = Arbitraries.bigIntegers().between(BigInteger.TEN.pow(45).negate(), BigInteger.TEN.pow(45));
        var wild = Combinators.combine(digits, Arbitraries.integers()).as(BigDecimal::new);
        return Arbitraries.oneOf(numbers(), wild, Arbitraries.of(BigDecimal.ZERO, new BigDecimal("0E+2147483647")));
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-10000000"), new BigDecimal("10000000"))
                .ofScale(3);
    }

    @Provide
    Arbitrary<BigDecimal> factors() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("1000"))
                .ofScale(3);
    }

    @Provide
    Arbitrary<Way> ways() {
        return Combinators.combine(numbers(), numbers())
                .as(Way::new)
                .filter(way -> way.baseline().compareTo(way.target()) != 0);
    }

    private static boolean judged(Direction direction, BigDecimal limit, BigDecimal actual) {
        var aim = new Aim(direction, FROM, limit, TO, null);
        return ((Achievement.Judged) aim.achievement(NOW, actual, MARGIN)).satisfied();
    }

    /** Behind, on, ahead: from worse to better. */
    private static int rank(Pace.@Nullable Standing standing) {
        return standing == null ? -1 : -standing.ordinal();
    }
}
