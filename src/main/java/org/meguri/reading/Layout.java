package org.meguri.reading;

/** How a difference is laid out: 横に並べる or 1つの文で. */
public enum Layout {
    SIDE,
    ONE
}
