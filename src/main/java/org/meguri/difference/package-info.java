/** What has changed between two texts, and between two fillings of a sheet. Knows neither people nor years. */
@NullMarked
@ApplicationModule(
        displayName = "Difference",
        allowedDependencies = {"sheet"})
package org.meguri.difference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
