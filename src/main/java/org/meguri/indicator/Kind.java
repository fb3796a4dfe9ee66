package org.meguri.indicator;

/** What a yearly actual of an indicator says. The formulas are the same for all; what is plausible is not. */
public enum Kind {
    /** 現在数: how many there are at the end of the year (264件). */
    STOCK,
    /** 年間の数: how many there were within the year (年4件). */
    FLOW,
    /** 累計: how many there have been from the start to the end of the year; the running total is what is entered. */
    CUMULATIVE,
    /** 割合・指数: a share or a score (78.1%, 0.111). */
    RATE;

    /** The message key of its name. */
    public String key() {
        return "indicator.kind." + name();
    }
}
