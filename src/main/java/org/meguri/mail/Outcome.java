package org.meguri.mail;

import org.jspecify.annotations.Nullable;

/** What the mail server made of a letter. {@code detail} is what it said. */
sealed interface Outcome {

    /** Taken. */
    record HandedOver() implements Outcome {}

    /** Not this time: this letter is to be tried again later. */
    record Later(Problem why, @Nullable String detail) implements Outcome {}

    /** Never: no use in trying this letter again. */
    record Never(Problem why, @Nullable String detail) implements Outcome {}

    /** The letter is not to blame: no letter would be taken now. */
    record LineDown(Problem why, @Nullable String detail) implements Outcome {}
}
