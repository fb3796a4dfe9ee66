/** 事務の負担: what a year cost the town hall in letters, reminders, days and extensions, and how that goes over the years. */
@NullMarked
@ApplicationModule(
        displayName = "Burden",
        allowedDependencies = {"system", "print", "organization", "plan", "cycle", "mail", "task", "extension"})
package org.meguri.burden;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
