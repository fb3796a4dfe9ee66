package org.meguri.mail;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters on their way. Written in the caller's transaction, sent after it. */
@Service
@Transactional
public class Outbox {

    /** Writes the letter, unless one with the same key was written before. @return whether it is new */
    public boolean post(Letter letter) {
        throw new UnsupportedOperationException();
    }

    /** Every letter ever written, oldest first (for the rehearsal's record). */
    @Transactional(readOnly = true)
    public List<LetterView> all() {
        throw new UnsupportedOperationException();
    }
}
