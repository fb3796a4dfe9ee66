package org.meguri.system;

import java.time.LocalDate;
import java.time.Month;

/** A Japanese fiscal year: 1 April of {@code year} to 31 March of the next. */
public record FiscalYear(int year) implements Comparable<FiscalYear> {

    private static final int FIRST_OF_REIWA = 2019;
    private static final int FIRST_OF_HEISEI = 1989;

    /** The fiscal year that a day belongs to. */
    public static FiscalYear of(LocalDate date) {
        return new FiscalYear(date.getMonth().compareTo(Month.APRIL) < 0 ? date.getYear() - 1 : date.getYear());
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(year + 1, Month.MARCH, 31);
    }

    public FiscalYear next() {
        return new FiscalYear(year + 1);
    }

    public FiscalYear previous() {
        return new FiscalYear(year - 1);
    }

    /** As printed: 令和３年度, with full-width digits and 元 for the first year of an era. */
    public String japanese() {
        return year >= FIRST_OF_REIWA ? era("令和", year - FIRST_OF_REIWA + 1) : era("平成", year - FIRST_OF_HEISEI + 1);
    }

    /** For whoever reads: 令和３年度, or FY2021 on English pages. What is stored or printed takes {@link #japanese()}. */
    public String named() {
        return Language.ofReader() == Language.ENGLISH ? "FY" + year : japanese();
    }

    /** For headings, for whoever reads: 令和３年度（2021年度）, or FY2021 (Reiwa 3). */
    public String both() {
        if (Language.ofReader() == Language.ENGLISH) {
            return "FY" + year + " (" + eraInEnglish() + ")";
        }
        return japanese() + "（" + year + "年度）";
    }

    /** What stands between the first and the last year of a period, for whoever reads. */
    public static String until() {
        return Language.ofReader() == Language.ENGLISH ? " to " : "～";
    }

    private String eraInEnglish() {
        return year >= FIRST_OF_REIWA
                ? "Reiwa " + (year - FIRST_OF_REIWA + 1)
                : "Heisei " + (year - FIRST_OF_HEISEI + 1);
    }

    private static String era(String name, int yearOfEra) {
        if (yearOfEra == 1) {
            return name + "元年度";
        }
        var digits = new StringBuilder(name);
        Integer.toString(yearOfEra).chars().forEach(digit -> digits.append((char) (digit - '0' + '０')));
        return digits.append("年度").toString();
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(year, other.year);
    }

    @Override
    public String toString() {
        return Integer.toString(year);
    }
}
