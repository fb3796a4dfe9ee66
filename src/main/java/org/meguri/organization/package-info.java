/** Who is who: units, officers, their appointments and how they sign in. */
@NullMarked
@ApplicationModule(
        displayName = "Organization",
        allowedDependencies = {"system"})
package org.meguri.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
