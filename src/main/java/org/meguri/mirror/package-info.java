/** What in an answered sheet does not go together: with itself, with last year, with the figures of the item. */
@NullMarked
@ApplicationModule(
        displayName = "Mirror",
        allowedDependencies = {"system", "organization", "plan", "sheet"})
package org.meguri.mirror;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
