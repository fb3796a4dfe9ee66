package org.meguri.mail;

/** Why a letter is not handed over, or not yet. The words are in the messages under {@code mail.problem}. */
enum Problem {
    /** The recipient has no address. */
    NO_ADDRESS,
    /** The recipient's address cannot be one. */
    BAD_ADDRESS,
    /** A person keeps it back. */
    KEPT_BACK,
    /** The mail server cannot be reached. */
    NO_CONNECTION,
    /** The mail server refuses our name and password. */
    LOGIN_REFUSED,
    /** The mail server refuses our own address as the sender's. */
    SENDER_REFUSED,
    /** The line went dead in the middle; the server may have taken the letter or not. */
    CUT_OFF,
    /** The mail server refuses this letter for the time being (4xx). */
    REFUSED_FOR_NOW,
    /** The mail server refuses this letter for good (5xx). */
    REFUSED,
    /** It was refused for the time being again and again, for days. */
    GIVEN_UP,
    /** Our own process ended while the letter was on the line. */
    INTERRUPTED
}
