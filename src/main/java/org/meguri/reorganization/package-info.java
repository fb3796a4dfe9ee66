/** 改編: the yearly change of units as one act, drafted, tried out and applied on its day. */
@NullMarked
@ApplicationModule(
        displayName = "Reorganization",
        allowedDependencies = {"system", "organization"})
package org.meguri.reorganization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
