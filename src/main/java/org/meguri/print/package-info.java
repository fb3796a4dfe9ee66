/** What a page shows, as a file: CSV, Excel, and PDF for paper. */
@NullMarked
@ApplicationModule(
        displayName = "Print",
        allowedDependencies = {"system"})
package org.meguri.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
