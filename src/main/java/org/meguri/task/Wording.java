package org.meguri.task;

import java.time.LocalDate;
import java.time.chrono.JapaneseChronology;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Language;

/** How days and titles are put into a sentence of a mail or a list. */
final class Wording {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M月d日（E）", Locale.JAPANESE);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("Gy年M月d日（E）", Locale.JAPANESE).withChronology(JapaneseChronology.INSTANCE);

    private static final JapaneseDates DATES = new JapaneseDates();

    private Wording() {}

    /** 6月13日（金）. */
    static String shortly(LocalDate day) {
        return SHORT.format(day);
    }

    /** On a page, for whoever reads: 6月13日（金）, or 13 Jun (Fri). */
    static String shortlyToReader(LocalDate day) {
        return Language.ofReader() == Language.ENGLISH ? DATES.brief(day) : shortly(day);
    }

    /** 令和7年6月13日（金）. */
    static String fully(LocalDate day) {
        return FULL.format(day);
    }

    /** The text on one line, cut with … where it is longer than so many UTF-16 units. */
    static String oneLine(String text, int length) {
        var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        int end = length - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
