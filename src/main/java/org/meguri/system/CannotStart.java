package org.meguri.system;

/** The product refuses to start; the sentences name the setting and the cure. */
class CannotStart extends RuntimeException {

    private final String japanese;
    private final String english;

    CannotStart(String japanese, String english) {
        super(english);
        this.japanese = japanese;
        this.english = english;
    }

    String japanese() {
        return japanese;
    }

    String english() {
        return english;
    }
}
