/** What people have typed and not yet saved: copies in their browsers, posts of pages that stood too long, the session's end. */
@NullMarked
@ApplicationModule(
        displayName = "Keeping",
        allowedDependencies = {"system", "organization"})
package org.meguri.keeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
