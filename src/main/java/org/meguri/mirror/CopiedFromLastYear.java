package org.meguri.mirror;

import java.util.List;
import org.meguri.mirror.Finding.Weight;
import org.meguri.sheet.UnchangedShare;

/** A text in which nothing is new: to be looked at, unless somebody has confirmed with their name that nothing has changed. */
final class CopiedFromLastYear implements Rule {

    @Override
    public List<Finding> look(Answered sheet) {
        return sheet.written()
                .filter(field ->
                        UnchangedShare.of(sheet.answer(field), sheet.before().getOrDefault(field.key(), "")) == 100)
                .map(field -> sheet.confirmed().contains(field.key())
                        ? new Finding(Weight.NOTE, field.key(), "mirror.confirmed-unchanged", List.of(field.label()))
                        : new Finding(
                                Weight.CHECK,
                                field.key(),
                                // What the form wants written anew each year cannot be confirmed either.
                                field.carried() ? "mirror.copied" : "mirror.copied.anew",
                                List.of(field.label())))
                .toList();
    }
}
