/**
 * The desk of somebody who decides on a sheet: what has changed since, what they have read of it, and what they note in
 * private until they give their verdict.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reading",
        allowedDependencies = {"system", "organization", "sheet", "evaluation", "difference"})
package org.meguri.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
