package org.meguri.publication;

/** What is stored of an edition is not what was published. */
class EditionDamaged extends IllegalStateException {

    EditionDamaged(EditionId id, String part) {
        super("The %s of edition %s does not fit its seal".formatted(part, id));
    }
}
