package org.meguri.sheet;

/**
 * One choice of a field.
 *
 * @param value what is stored
 * @param label what is read
 * @param meaning "" where it needs no explanation
 * @param tone good, fair, poor or none, as the scale says
 * @param sense what the choice says of the work, as the scale says
 */
public record Option(String value, String label, String meaning, String tone, Sense sense) {

    /** What a choice says of the work, so that an answer can be held against others and against the figures. */
    public enum Sense {
        /** Nothing that could be held against anything. */
        NONE,
        /** The aim of the year, or of the plan, is reached. */
        ACHIEVED,
        /** All is done, which is more than achieved: nothing is left to do. */
        FINISHED,
        /** The work goes on. */
        CONTINUED
    }

    /** A choice that says nothing to be held against anything. */
    public Option(String value, String label, String meaning) {
        this(value, label, meaning, "none", Sense.NONE);
    }
}
