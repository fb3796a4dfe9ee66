package org.meguri.mirror;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.meguri.mirror.Finding.Weight;
import org.meguri.sheet.SheetField;

/**
 * A number in a text that looks like the actual of an indicator and is another one.
 *
 * <p>Looked at are numbers with the indicator's own measure behind them (人, ％; without a measure only those in a sentence
 * that names the indicator). A text that names the actual once is left alone. So are figures that the indicator knows from
 * elsewhere (baseline, target, other years), sums that are rounded with 約, 万 or 千 and fit, and numbers that are not half
 * to double the actual, unless their sentence names the indicator: they count something else.
 */
final class NumbersInText implements Rule {

    private static final Pattern NUMBER =
            Pattern.compile("(約|およそ|概ね|おおむね)?\\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?\\s*(億|万|千)?");
    private static final Pattern SENTENCE = Pattern.compile("[。\n]");
    private static final BigDecimal ROUNDING = new BigDecimal("0.05");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    @Override
    public List<Finding> look(Answered sheet) {
        var findings = new ArrayList<Finding>();
        for (var figure : sheet.figures()) {
            var actual = figure.actual();
            if (actual != null) {
                sheet.written().forEach(field -> look(field, sheet.answer(field), figure, actual, findings));
            }
        }
        return findings;
    }

    private static void look(
            SheetField field, String text, ItemFigure figure, BigDecimal actual, List<Finding> findings) {
        var numbers = numbers(text, figure);
        if (numbers.stream().anyMatch(number -> number.means(actual))) {
            return;
        }
        numbers.stream()
                .filter(number -> number.named() || number.near(actual))
                .filter(number -> figure.known().stream().noneMatch(number::means))
                .findFirst()
                .ifPresent(number -> findings.add(new Finding(
                        Weight.CHECK,
                        field.key(),
                        "mirror.other-number",
                        List.of(
                                field.label(),
                                number.words() + figure.measure(),
                                figure.name(),
                                figure.text() + figure.measure()))));
    }

    /**
     * A number of a text.
     *
     * @param words as written, in narrow digits
     * @param unit the value of its last digit: 1, 0.1, 10000
     * @param about whether the text says that it is not exact
     * @param named whether its sentence names the indicator
     */
    private record Number(String words, BigDecimal value, BigDecimal unit, boolean about, boolean named) {

        /** Whether this is the figure, written out or rounded. */
        boolean means(BigDecimal figure) {
            var distance = value.subtract(figure).abs();
            if (distance.signum() == 0) {
                return true;
            }
            boolean rounded = unit.compareTo(BigDecimal.ONE) > 0 && distance.compareTo(unit) < 0;
            return rounded || (about && distance.compareTo(figure.abs().multiply(ROUNDING)) <= 0);
        }

        boolean near(BigDecimal figure) {
            return value.signum() > 0
                    && figure.signum() > 0
                    && value.multiply(TWO).compareTo(figure) >= 0
                    && value.compareTo(figure.multiply(TWO)) <= 0;
        }
    }

    private static List<Number> numbers(String text, ItemFigure figure) {
        var measure = narrow(figure.measure());
        var name = narrow(figure.name()).replaceAll("\\s", "");
        var numbers = new ArrayList<Number>();
        for (var sentence : SENTENCE.split(narrow(text))) {
            boolean named = !name.isEmpty() && sentence.replaceAll("\\s", "").contains(name);
            if (measure.isEmpty() && !named) {
                continue;
            }
            var found = NUMBER.matcher(sentence);
            while (found.find()) {
                if (!sentence.startsWith(measure, found.end())) {
                    continue;
                }
                var decimals = found.group(3) == null ? "" : found.group(3);
                var plain = new BigDecimal(found.group(2).replace(",", "") + decimals);
                var scale = scale(found.group(4));
                var last =
                        BigDecimal.ONE.movePointLeft(Math.max(0, plain.scale())).multiply(scale);
                numbers.add(
                        new Number(found.group().strip(), plain.multiply(scale), last, found.group(1) != null, named));
            }
        }
        return numbers;
    }

    private static BigDecimal scale(@org.jspecify.annotations.Nullable String word) {
        if (word == null) {
            return BigDecimal.ONE;
        }
        return switch (word) {
            case "億" -> BigDecimal.valueOf(100_000_000);
            case "万" -> BigDecimal.valueOf(10_000);
            default -> BigDecimal.valueOf(1_000);
        };
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Form.NFKC);
    }
}
