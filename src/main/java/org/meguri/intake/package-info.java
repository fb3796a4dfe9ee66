/** Reads the files of a plan into the register, all or nothing. */
@NullMarked
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"system", "organization", "plan"})
package org.meguri.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
