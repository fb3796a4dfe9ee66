/** The pages of the register: the life of an item, and the acts of the planning division. What is legal stands in plan. */
@NullMarked
@ApplicationModule(
        displayName = "Register",
        allowedDependencies = {"system", "organization", "plan"})
package org.meguri.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
