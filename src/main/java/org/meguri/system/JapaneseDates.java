package org.meguri.system;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Days as the town hall writes them, for whoever reads: 令和7年6月13日（金）, and 13 June 2025 (Fri) on English pages. In
 * templates: {@code ${@japaneseDates.full(day)}}. Nothing gives nothing: a missing day is printed as an empty text.
 */
@Component
public class JapaneseDates {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMMM uuuu (EEE)", Locale.UK);
    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("d MMM (EEE)", Locale.UK);

    /** 令和8年11月24日（火）; 元年 for the first year of an era. */
    public String full(@Nullable LocalDate day) {
        return day == null ? "" : full(day, Language.ofReader());
    }

    /** As {@link #full(LocalDate)}, whoever reads. */
    static String full(LocalDate day, Language language) {
        return language == Language.ENGLISH ? FULL.format(day) : era(day) + monthAndDay(day) + "（" + weekday(day) + "）";
    }

    /** 令和4年11月25日（2022年11月25日）, whoever reads: for what is printed and kept. */
    public static String both(LocalDate day) {
        return era(day) + monthAndDay(day) + "（" + day.getYear() + "年" + monthAndDay(day) + "）";
    }

    /** The day in Japan of a point in time, as {@link #full(LocalDate)}. */
    public String full(@Nullable Instant at) {
        return at == null ? "" : full(dayOf(at));
    }

    /** 2026年11月24日, to stand beside the era; in English the era's year, Reiwa 8, to stand beside the other. */
    public String western(@Nullable LocalDate day) {
        if (day == null) {
            return "";
        }
        return english() ? eraInEnglish(day) : day.getYear() + "年" + monthAndDay(day);
    }

    /** 11/24（火）. */
    public String brief(@Nullable LocalDate day) {
        if (day == null) {
            return "";
        }
        return english()
                ? BRIEF.format(day)
                : day.getMonthValue() + "/" + day.getDayOfMonth() + "（" + weekday(day) + "）";
    }

    /** The day in Japan of a point in time, as {@link #brief(LocalDate)}. */
    public String brief(@Nullable Instant at) {
        return at == null ? "" : brief(dayOf(at));
    }

    /** 令和8年11月24日（火）9:05. */
    public String fullWithTime(@Nullable Instant at) {
        return at == null ? "" : full(dayOf(at)) + (english() ? " " : "") + time(at);
    }

    /** 11/24（火）9:05. */
    public String briefWithTime(@Nullable Instant at) {
        return at == null ? "" : brief(dayOf(at)) + " " + time(at);
    }

    /** 9:05, the time of the day in Japan. */
    public String timeOfDay(@Nullable Instant at) {
        return at == null ? "" : time(at);
    }

    /** The day in Japan of a point in time. */
    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, TownClock.ZONE);
    }

    private static boolean english() {
        return Language.ofReader() == Language.ENGLISH;
    }

    private static String eraInEnglish(LocalDate day) {
        var date = JapaneseDate.from(day);
        return date.getEra().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + date.get(ChronoField.YEAR_OF_ERA);
    }

    private static String era(LocalDate day) {
        var date = JapaneseDate.from(day);
        int year = date.get(ChronoField.YEAR_OF_ERA);
        return date.getEra().getDisplayName(TextStyle.FULL, Locale.JAPAN) + (year == 1 ? "元" : year) + "年";
    }

    private static String monthAndDay(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPAN);
    }

    private static String time(Instant at) {
        var time = LocalTime.ofInstant(at, TownClock.ZONE);
        return time.getHour() + ":" + (time.getMinute() < 10 ? "0" : "") + time.getMinute();
    }
}
