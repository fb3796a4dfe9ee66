package org.meguri.mail;

/** Where a letter stands. */
enum LetterState {
    /** To be sent as soon as its time has come and there is a mail server. */
    WAITING,
    /** On the line to the mail server; for longer than its lease only if the sender died. */
    SENDING,
    /** Handed to the mail server. Whether it arrived nobody here can know. */
    SENT,
    /** Went to the address of a trial (試験発送); its recipient has not got it, and nothing sends it to them by itself. */
    TRIED,
    /** Kept back, by a person or because there is no usable address. */
    HELD,
    /** The sender died on the line: it may have been handed over or not. Never sent again by itself. */
    UNCLEAR,
    /** Refused for good. */
    DEAD,
    /** Its recipient wants it in the morning's mail. */
    COLLECTED,
    /** Went with a morning's mail. */
    BUNDLED,
    /** Its recipient reads it on the screen only. */
    ON_SCREEN
}
