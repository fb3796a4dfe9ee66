/** The inbox of every person, and the chasing of what is late. */
@NullMarked
@ApplicationModule(
        displayName = "Task",
        allowedDependencies = {"system", "organization", "sheet", "cycle", "mail"})
package org.meguri.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
