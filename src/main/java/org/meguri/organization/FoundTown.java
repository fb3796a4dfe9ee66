package org.meguri.organization;

import java.time.LocalDate;
import org.meguri.system.UseCase;

/** Founds or extends the organisation from a town file (YAML: units, officers, appointments); doing it twice changes nothing. */
@UseCase
public class FoundTown {

    /**
     * @param yaml the town file
     * @param from first day in force of what is new in it
     * @param password the first password of every new officer; never logged
     * @throws org.meguri.system.Refusal naming the line's key and the cure when the file is not a town file
     */
    public void found(String yaml, LocalDate from, String password) {
        throw new UnsupportedOperationException();
    }
}
