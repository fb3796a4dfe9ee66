package org.meguri.evaluation;

import java.util.Map;
import org.meguri.organization.SignedIn;

/** What must happen beyond a sheet when its text is kept, in the same transaction. */
public interface SharedText {

    /**
     * A text has been kept.
     *
     * @param written the sheet as it is now
     * @param before what stood there until now, by field
     */
    void kept(EvaluationView written, Map<String, String> before, SignedIn by);
}
