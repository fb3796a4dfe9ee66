package org.meguri.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as it is compared: what a person would call the same is the same. In this order: NFKC (half and full width, ㈱,
 * composed and single marks), lower case, hiragana for katakana, one kind of dash, the usual form of a character for its
 * variants, no variation selectors and no white space (a line break does not part a Japanese word).
 *
 * <p>The variants are those that personal and place names of town halls are known for; a character stands there only where
 * people take both forms for the same name. The table is {@link #VARIANTS}, pairs of variant and usual form:
 * 𠮷吉 髙高 﨑崎 嵜崎 濵浜 濱浜 邊辺 邉辺 齋斎 齊斉 德徳 廣広 澤沢 櫻桜 國国 縣県 學学 會会 增増 瀨瀬 淸清 黑黒 眞真 栁柳
 * 桒桑 舘館 嶋島 嶌島 峯峰 惠恵 壽寿 萬万 豐豊 藏蔵 冨富 槇槙 遙遥 禮礼 圡土 與与 榮栄 條条 團団 圓円 龍竜 瀧滝 堺界 is not
 * among them, since 堺 is another name.
 */
final class Folded {

    /** Code points in pairs: a variant and its usual form. */
    private static final String VARIANTS =
            """
            𠮷吉髙高﨑崎嵜崎濵浜濱浜邊辺邉辺齋斎齊斉德徳廣広澤沢櫻桜國国縣県學学會会增増瀨瀬淸清黑黒眞真栁柳\
            桒桑舘館嶋島嶌島峯峰惠恵壽寿萬万豐豊藏蔵冨富槇槙遙遥禮礼圡土與与榮栄條条團団圓円龍竜瀧滝""";

    private static final int[] FROM;
    private static final int[] TO;

    static {
        var points = VARIANTS.codePoints().toArray();
        var pairs = new int[points.length / 2][2];
        for (var at = 0; at < pairs.length; at++) {
            pairs[at][0] = points[2 * at];
            pairs[at][1] = points[2 * at + 1];
        }
        Arrays.sort(pairs, (one, other) -> Integer.compare(one[0], other[0]));
        FROM = Arrays.stream(pairs).mapToInt(pair -> pair[0]).toArray();
        TO = Arrays.stream(pairs).mapToInt(pair -> pair[1]).toArray();
    }

    private final String text;
    private final int[] starts;
    private final int length;

    private Folded(String text, int[] starts, int length) {
        this.text = text;
        this.starts = starts;
        this.length = length;
    }

    /** The text as it is compared. */
    static String of(String raw) {
        return read(raw).text;
    }

    /** The text as it is compared, with where each of its characters comes from. */
    static Folded read(String raw) {
        var folded = new StringBuilder(raw.length());
        var starts = new int[raw.length() + 16];
        for (var at = 0; at < raw.length(); ) {
            var end = endOfCharacter(raw, at);
            var part = fold(raw.substring(at, end));
            for (var i = 0; i < part.length(); i++) {
                if (folded.length() + i == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * starts.length);
                }
                starts[folded.length() + i] = at;
            }
            folded.append(part);
            at = end;
        }
        return new Folded(folded.toString(), starts, raw.length());
    }

    String text() {
        return text;
    }

    /** Where in the original the character begins that this one comes from; its length for the end. */
    int start(int place) {
        return place >= text.length() ? length : starts[place];
    }

    /** Where in the original the character ends that the one before this place comes from. */
    int end(int place) {
        if (place == 0) {
            return 0;
        }
        var at = place;
        while (at < text.length() && starts[at] == starts[place - 1]) {
            at++;
        }
        return start(at);
    }

    /** A character with everything that only changes it: marks, voiced sound marks of half width, selectors. */
    private static int endOfCharacter(String raw, int start) {
        var at = start + Character.charCount(raw.codePointAt(start));
        while (at < raw.length() && belongsToBefore(raw.codePointAt(at))) {
            at += Character.charCount(raw.codePointAt(at));
        }
        return at;
    }

    private static boolean belongsToBefore(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> codePoint == 0xFF9E || codePoint == 0xFF9F;
        };
    }

    private static String fold(String character) {
        var plain =
                Normalizer.normalize(Normalizer.normalize(character, Form.NFKC).toLowerCase(Locale.ROOT), Form.NFKC);
        var folded = new StringBuilder(plain.length());
        plain.codePoints().forEach(codePoint -> {
            var one = usual(codePoint);
            if (one >= 0) {
                folded.appendCodePoint(one);
            }
        });
        return folded.toString();
    }

    /** @return -1 for what does not count */
    private static int usual(int codePoint) {
        if (Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || Character.getType(codePoint) == Character.FORMAT
                || Character.getType(codePoint) == Character.CONTROL) {
            return -1;
        }
        // Katakana to hiragana, the iteration marks included; the long vowel mark belongs to both.
        if ((codePoint >= 0x30A1 && codePoint <= 0x30F6) || codePoint == 0x30FD || codePoint == 0x30FE) {
            return codePoint - 0x60;
        }
        if ((codePoint >= 0x2010 && codePoint <= 0x2015) || codePoint == 0x2212) {
            return '-';
        }
        var at = Arrays.binarySearch(FROM, codePoint);
        return at >= 0 ? TO[at] : codePoint;
    }
}
