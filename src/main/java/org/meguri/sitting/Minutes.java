package org.meguri.sitting;

/**
 * Minutes that a sheet takes: the department explains, members ask, members grade.
 *
 * @param explaining 説明, 0 to {@value #MOST}
 * @param asking 質疑, 0 to {@value #MOST}
 * @param grading 採点, 0 to {@value #MOST}
 */
public record Minutes(int explaining, int asking, int grading) {

    /** Minutes of one part at most. */
    public static final int MOST = 240;

    /** What a town begins with: a short slot of half an hour. */
    public static final Minutes USUAL = new Minutes(5, 20, 5);

    public int total() {
        return explaining + asking + grading;
    }

    boolean possible() {
        return within(explaining) && within(asking) && within(grading);
    }

    private static boolean within(int minutes) {
        return minutes >= 0 && minutes <= MOST;
    }
}
