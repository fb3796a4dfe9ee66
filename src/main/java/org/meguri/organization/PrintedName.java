package org.meguri.organization;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/** The name of a unit or a person as it is printed: one line, composed characters, no spaces around. */
record PrintedName(String value) {

    static final int LONGEST_UNIT = 100;
    static final int LONGEST_PERSON = 60;

    static PrintedName ofUnit(@Nullable String text) {
        return of(text, LONGEST_UNIT, "organization.unit.name");
    }

    static PrintedName ofPerson(@Nullable String text) {
        return of(text, LONGEST_PERSON, "organization.officer.name");
    }

    private static PrintedName of(@Nullable String text, int longest, String key) {
        var name = text == null ? "" : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (name.isEmpty() || name.length() > longest || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(key, longest);
        }
        // A private character (外字) reads on one machine only.
        if (name.codePoints().anyMatch(one -> Character.getType(one) == Character.PRIVATE_USE)) {
            throw new Refusal(key + ".private-use");
        }
        return new PrintedName(name);
    }
}
