package org.meguri.evaluation;

import java.util.Optional;
import org.meguri.organization.SignedIn;

/** What a room after this one puts beside a sheet; every bean of this kind is asked for the page of a sheet. */
public interface SheetMargin {

    /** What to show this person, if anything. */
    Optional<Note> of(EvaluationView evaluation, SignedIn person);

    /**
     * Something beside a sheet.
     *
     * @param template the template whose fragment {@code margin(note)} draws it
     * @param content what the fragment is given
     */
    record Note(String template, Object content) {}
}
