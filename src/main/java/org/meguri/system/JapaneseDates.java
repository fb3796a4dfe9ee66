package org.meguri.system;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.JapaneseDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Days as the town hall writes them. In templates: {@code ${@japaneseDates.full(day)}}. Nothing gives nothing: a missing
 * day is printed as an empty text.
 */
@Component
public class JapaneseDates {

    /** 令和8年11月24日（火）; 元年 for the first year of an era. */
    public String full(@Nullable LocalDate day) {
        return day == null
                ? ""
                : era(day) + day.getMonthValue() + "月" + day.getDayOfMonth() + "日（" + weekday(day) + "）";
    }

    /** The day in Japan of a point in time, as {@link #full(LocalDate)}. */
    public String full(@Nullable Instant at) {
        return at == null ? "" : full(dayOf(at));
    }

    /** 2026年11月24日, to stand beside the era. */
    public String western(@Nullable LocalDate day) {
        return day == null ? "" : day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** 11/24（火）. */
    public String brief(@Nullable LocalDate day) {
        return day == null ? "" : day.getMonthValue() + "/" + day.getDayOfMonth() + "（" + weekday(day) + "）";
    }

    /** The day in Japan of a point in time, as {@link #brief(LocalDate)}. */
    public String brief(@Nullable Instant at) {
        return at == null ? "" : brief(dayOf(at));
    }

    /** 令和8年11月24日（火）9:05. */
    public String fullWithTime(@Nullable Instant at) {
        return at == null ? "" : full(dayOf(at)) + time(at);
    }

    /** 11/24（火）9:05. */
    public String briefWithTime(@Nullable Instant at) {
        return at == null ? "" : brief(dayOf(at)) + " " + time(at);
    }

    /** The day in Japan of a point in time. */
    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, TownClock.ZONE);
    }

    private static String era(LocalDate day) {
        var date = JapaneseDate.from(day);
        int year = date.get(ChronoField.YEAR_OF_ERA);
        return date.getEra().getDisplayName(TextStyle.FULL, Locale.JAPAN) + (year == 1 ? "元" : year) + "年";
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPAN);
    }

    private static String time(Instant at) {
        var time = LocalTime.ofInstant(at, TownClock.ZONE);
        return time.getHour() + ":" + (time.getMinute() < 10 ? "0" : "") + time.getMinute();
    }
}
