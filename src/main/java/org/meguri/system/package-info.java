/** What every room stands on: time, refusals, security, pages of error. */
@NullMarked
@ApplicationModule(
        displayName = "System",
        allowedDependencies = {})
package org.meguri.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
