package org.meguri.sheet;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as town halls write them: １，２３４．５ and △12 and （12）. */
public final class Figure {

    /** Longer than any sum of money; keeps the reading of a hostile text cheap. */
    private static final int LONGEST = 40;

    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?");
    /** Hyphen, minus, en dash, hyphen of Unicode, the long vowel sign typed for it, and the triangles of budgets. */
    private static final String MINUS = "-\u2212\u2013\u2010\u2011\u30FC\uFF70△▲";

    private Figure() {}

    /** The value, exactly as many decimals as typed; empty for anything that is not one plain number. */
    public static Optional<BigDecimal> read(String typed) {
        var text = narrow(FreeText.normalise(typed));
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean negative = false;
        if (MINUS.indexOf(text.charAt(0)) >= 0) {
            negative = true;
            text = text.substring(1).strip();
        } else if (text.charAt(0) == '+') {
            text = text.substring(1);
        } else if (text.startsWith("(") && text.endsWith(")")) {
            negative = true;
            text = text.substring(1, text.length() - 1).strip();
        }
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        var value = new BigDecimal(text.replace(",", ""));
        return Optional.of(negative ? value.negate() : value);
    }

    /** Full-width ASCII only: NFKC would read 10² as 102 and ½ as something near 12. */
    static String narrow(String text) {
        var narrow = new StringBuilder(text.length());
        text.codePoints()
                .forEach(codePoint -> narrow.appendCodePoint(
                        codePoint >= '！' && codePoint <= '～' ? codePoint - '！' + '!' : codePoint));
        return narrow.toString();
    }
}
