/** 期限の延長: a department asks for more days, and the planning division answers, as a conversation. */
@NullMarked
@ApplicationModule(
        displayName = "Extension",
        allowedDependencies = {"system", "organization", "sheet", "cycle", "task"})
package org.meguri.extension;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
