package org.meguri.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What is kept of a page whose reader was not signed in any more when the form was posted, so that no text is lost. */
public interface PostedText {

    /** The address of the page that shows somebody what was kept for them. */
    String PAGE = "/kept";

    /** For whom the page was made that this request comes from; nothing when the request cannot prove it. */
    Optional<OfficerId> readerOf(HttpServletRequest request);

    /**
     * Keeps what was posted for the reader of its page, and for nobody else.
     *
     * @return whether there was something to keep
     */
    boolean keep(HttpServletRequest post);

    /** Whether something is kept for this person. */
    boolean waitsFor(OfficerId person);
}
