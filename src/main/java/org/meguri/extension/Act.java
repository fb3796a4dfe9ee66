package org.meguri.extension;

/** What somebody does in the conversation. */
enum Act {
    /** The department asks for a day, or for another one. */
    ASK,
    /** The planning division gives the day that was asked for. */
    GRANT,
    /** The planning division sets a day that nobody asked for: later, or earlier. */
    GIVE,
    /** The planning division offers another day. */
    PROPOSE,
    /** The department takes the day that was offered. */
    AGREE,
    DECLINE,
    /** The department does not need it any more. */
    WITHDRAW
}
