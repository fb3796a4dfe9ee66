package org.meguri.mirror;

import java.util.List;

/** One thing that may not go together. */
@FunctionalInterface
interface Rule {

    List<Finding> look(Answered sheet);
}
