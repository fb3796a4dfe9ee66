/** What the answers of a year say when they are laid across each other, for planning and for those who lead. */
@NullMarked
@ApplicationModule(
        displayName = "Cross tables",
        allowedDependencies = {
            "system",
            "print",
            "organization",
            "plan",
            "sheet",
            "difference",
            "cycle",
            "evaluation",
            "committee"
        })
package org.meguri.crosstab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
