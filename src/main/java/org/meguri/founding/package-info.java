/** Where the planning division makes a plan out of a table of any shape, in the browser. */
@NullMarked
@ApplicationModule(
        displayName = "Founding",
        allowedDependencies = {"system", "organization", "plan", "sheet", "intake"})
package org.meguri.founding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
