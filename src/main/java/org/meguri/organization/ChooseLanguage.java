package org.meguri.organization;

import org.meguri.system.Language;
import org.meguri.system.UseCase;

/** A person chooses the language of the pages, for every place from which the person signs in. */
@UseCase
class ChooseLanguage {

    private final Officers officers;

    ChooseLanguage(Officers officers) {
        this.officers = officers;
    }

    void choose(Language language, SignedIn person) {
        officers.get(person.id()).reads(language);
    }
}
