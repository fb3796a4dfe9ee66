/** What leaves the house by mail: a transactional outbox and its sender. */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {"system", "organization", "sheet"})
package org.meguri.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
