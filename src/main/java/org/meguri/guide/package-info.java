/** How each role works with the product: the illustrated guide, and the first steps of somebody who is new. */
@NullMarked
@ApplicationModule(
        displayName = "Guide",
        allowedDependencies = {"system", "organization", "ladder", "task"})
package org.meguri.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
