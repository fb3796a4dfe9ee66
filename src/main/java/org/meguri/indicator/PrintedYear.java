package org.meguri.indicator;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.meguri.system.FiscalYear;

/** A fiscal year as tables print it: R1, H28, 令和元年度, 2026. */
final class PrintedYear {

    private static final Pattern ERA = Pattern.compile("(?<era>[RHS]|令和|平成|昭和)(?<year>[0-9]{1,2}|元)(?:年度|年)?");
    private static final Pattern WESTERN = Pattern.compile("([12][0-9]{3})(?:年度|年)?");

    private PrintedYear() {}

    static Optional<FiscalYear> read(String printed) {
        var text = PrintedValue.narrow(printed).toUpperCase(Locale.ROOT);
        var western = WESTERN.matcher(text);
        if (western.matches()) {
            return Optional.of(new FiscalYear(Integer.parseInt(western.group(1))));
        }
        var era = ERA.matcher(text);
        if (!era.matches()) {
            return Optional.empty();
        }
        var year = era.group("year").equals("元") ? 1 : Integer.parseInt(era.group("year"));
        return year == 0 ? Optional.empty() : Optional.of(new FiscalYear(before(era.group("era")) + year));
    }

    private static int before(String era) {
        return switch (era) {
            case "R", "令和" -> 2018;
            case "H", "平成" -> 1988;
            default -> 1925;
        };
    }
}
