package org.meguri.extension;

/** Whose turn it is, or how it ended. */
enum ExtensionState {
    /** The planning division is to answer. */
    ASKED(true),
    /** The department is to say whether another day will do. */
    PROPOSED(true),
    GRANTED(false),
    DECLINED(false),
    WITHDRAWN(false);

    private final boolean open;

    ExtensionState(boolean open) {
        this.open = open;
    }

    /** Whether somebody still has to say something. */
    boolean open() {
        return open;
    }
}
