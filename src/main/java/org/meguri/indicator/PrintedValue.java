package org.meguri.indicator;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a printed cell says, read without guessing: full-width digits, thousands separators, △ and ▲ for minus, 年 and 年間
 * for "a year", a year of its own in brackets, the unit behind the number, or words in place of a number.
 *
 * @param raw the text as it was printed, kept to be printed again
 * @param number exactly as many decimals as printed; null where the text is words, or cannot be read
 * @param unit what stands behind the number, ％ as %; "" where nothing does
 * @param year as printed in brackets ({@code H28}), or null
 * @param perYear whether the text says that it counts a year
 * @param cumulative whether the text says that it counts from the start
 * @param words what the text says in place of, or around, a number
 */
public record PrintedValue(
        String raw,
        @Nullable BigDecimal number,
        String unit,
        @Nullable String year,
        boolean perYear,
        boolean cumulative,
        Words words) {

    /** What a text says that is no number. */
    public enum Words {
        /** Nothing but a number. */
        NUMBER,
        /** An empty cell, or a dash. */
        NOTHING,
        /** 新規. */
        NEW,
        /** 調整中. */
        NOT_SET,
        /** 現状維持. */
        MAINTAIN,
        /** 現状値以上, or a number with 以上. */
        AT_LEAST,
        /** 現状値以下, or a number with 以下. */
        AT_MOST,
        /** A number with 約, or with something that may be one. */
        DOUBTFUL,
        /** Something that is not understood. */
        UNKNOWN
    }

    /** Longer texts are sentences, not values. */
    static final int LONGEST = 100;

    /** Hyphen, minus, en dash, the other hyphens, the long vowel sign typed for it, and the triangles of budgets. */
    private static final String MINUS = "-\u2212\u2013\u2010\u2011\u30FC\uFF70△▲";

    private static final Pattern VALUE = Pattern.compile("(?<about>約|およそ|概ね)?"
            + "(?<span>年間|毎年度|毎年|年|累計|延べ|延)?"
            + "(?<sign>[" + MINUS + "+])?"
            + "(?<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?)"
            + "(?<unit>[^0-9]*?)"
            + "(?<bound>以上|以下|以内)?"
            + "(?<year>\\((?:[RHS][0-9]{1,2}|(?:令和|平成|昭和)(?:[0-9]{1,2}|元)年?度?|[12][0-9]{3}年?度?)\\))?");

    private static final Map<String, Words> WORDS = Map.ofEntries(
            Map.entry("", Words.NOTHING),
            Map.entry("-", Words.NOTHING),
            Map.entry("－", Words.NOTHING),
            Map.entry("―", Words.NOTHING),
            Map.entry("ー", Words.NOTHING),
            Map.entry("—", Words.NOTHING),
            Map.entry("新規", Words.NEW),
            Map.entry("調整中", Words.NOT_SET),
            Map.entry("検討中", Words.NOT_SET),
            Map.entry("未定", Words.NOT_SET),
            Map.entry("未設定", Words.NOT_SET),
            Map.entry("現状維持", Words.MAINTAIN),
            Map.entry("維持", Words.MAINTAIN),
            Map.entry("現状値以上", Words.AT_LEAST),
            Map.entry("現状以上", Words.AT_LEAST),
            Map.entry("現状値以下", Words.AT_MOST),
            Map.entry("現状以下", Words.AT_MOST));

    /** Reads a cell; every text has a reading, if only {@link Words#UNKNOWN}. */
    public static PrintedValue read(String raw) {
        var text = narrow(raw);
        if (text.length() > LONGEST) {
            return words(raw, Words.UNKNOWN);
        }
        var said = WORDS.get(text);
        if (said != null) {
            return words(raw, said);
        }
        var found = VALUE.matcher(text);
        if (!found.matches()) {
            return words(raw, Words.UNKNOWN);
        }
        var number = new BigDecimal(found.group("number").replace(",", ""));
        var sign = found.group("sign");
        var span = found.group("span");
        var year = found.group("year");
        var bound = found.group("bound");
        return new PrintedValue(
                raw,
                sign == null || sign.equals("+") ? number : number.negate(),
                found.group("unit"),
                year == null ? null : year.substring(1, year.length() - 1),
                span != null && (span.startsWith("年") || span.startsWith("毎年")),
                span != null && (span.equals("累計") || span.startsWith("延")),
                found.group("about") != null || doubtfulUnit(found.group("unit"))
                        ? Words.DOUBTFUL
                        : bound == null ? Words.NUMBER : bound.equals("以上") ? Words.AT_LEAST : Words.AT_MOST);
    }

    /** The number, where the text is one and nothing about it is doubtful. */
    public Optional<BigDecimal> plain() {
        return words == Words.NUMBER ? Optional.ofNullable(number) : Optional.empty();
    }

    private static PrintedValue words(String raw, Words words) {
        return new PrintedValue(raw, null, "", null, false, false, words);
    }

    /** What stands behind a number may be a second one's beginning, or a remark. */
    private static boolean doubtfulUnit(String unit) {
        return unit.chars().anyMatch(c -> "~〜,.+()".indexOf(c) >= 0 || MINUS.indexOf(c) >= 0);
    }

    /** Full-width ASCII as ASCII, without white space. NFKC would read 10² as 102 and turn ㏊ into ha. */
    static String narrow(String text) {
        var narrow = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(c -> narrow.appendCodePoint(c >= '！' && c <= '～' ? c - '！' + '!' : c));
        return narrow.toString();
    }
}
