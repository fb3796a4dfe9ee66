/** The evaluation sheet as a form: which fields, which rules, how it is drawn. */
@NullMarked
@ApplicationModule(
        displayName = "Sheet",
        allowedDependencies = {"system"})
package org.meguri.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
