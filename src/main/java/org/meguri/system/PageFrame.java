package org.meguri.system;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** What every page shows around its content; pages of error need it too, where no controller fills the model. */
public interface PageFrame {

    /** The request's attribute with the key of the message that tells why an error was sent. */
    String REASON = "org.meguri.reason";

    /** Model attributes for the layout. Must not fail because nobody is signed in. */
    Map<String, Object> of(HttpServletRequest request);
}
