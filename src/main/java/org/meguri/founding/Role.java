package org.meguri.founding;

/** What a column of the table may be. */
enum Role {
    IGNORE,
    SEQ,
    NUMBER,
    NAME,
    LEVEL,
    LEVEL_NUMBER,
    UNITS,
    TEXT,
    FIGURE,
    CHOICE,
    ANSWER_TEXT,
    ANSWER_CHOICE,
    ANSWER_FIGURE;

    public boolean ofLevel() {
        return this == LEVEL || this == LEVEL_NUMBER;
    }

    public boolean answer() {
        return this == ANSWER_TEXT || this == ANSWER_CHOICE || this == ANSWER_FIGURE;
    }

    public boolean chosen() {
        return this == CHOICE || this == ANSWER_CHOICE;
    }

    public boolean figure() {
        return this == FIGURE || this == ANSWER_FIGURE;
    }
}
