package org.meguri.mail;

/** Where a node can be killed on a letter's way, and what has to become of the letter then. */
enum KillPoint {
    /** On the line, but not committed: nobody knows of it. */
    CLAIM_WRITTEN(false, false),
    /** On the line for everybody; its sender itself has not yet read that the database did it. */
    CLAIM_COMMITTED(true, false),
    /** Nothing has been said to the mail server. */
    BEFORE_CONNECTION(true, false),
    /** The mail server has been asked whether it will take a text. */
    TEXT_ASKED(true, false),
    /** The mail server has the whole text and its 250 is on the way; it gives the letter up, since nobody listens any more. */
    TEXT_GIVEN_UP(true, false),
    /** The mail server has the whole text and its 250 is on the way; it keeps the letter. */
    TEXT_KEPT(true, true),
    /** The 250 was read; nothing of it is in the database. */
    ANSWER_READ(true, true),
    /** Sent, but not committed. */
    MARK_WRITTEN(true, true),
    /** Sent for everybody; its sender itself has not yet read that the database did it. */
    MARK_COMMITTED(false, true),
    /** A person's morning mail with all that is in it, not committed. */
    DIGEST_WRITTEN(false, false),
    /** A person's morning mail with all that is in it, committed. */
    DIGEST_COMMITTED(false, false);

    private final boolean unclear;
    private final boolean received;

    KillPoint(boolean unclear, boolean received) {
        this.unclear = unclear;
        this.received = received;
    }

    /** Whether a person has to decide on the letter: committed to the line, and nothing committed of what became of it. */
    boolean unclear() {
        return unclear;
    }

    /** Whether the mail server has the letter before the node is killed. */
    boolean received() {
        return received;
    }

    boolean ofDigest() {
        return this == DIGEST_WRITTEN || this == DIGEST_COMMITTED;
    }

    /** Whether the mail server holds its answer back, so that the node stands there by itself. */
    boolean atTheServer() {
        return this == TEXT_ASKED || this == TEXT_GIVEN_UP || this == TEXT_KEPT;
    }
}
