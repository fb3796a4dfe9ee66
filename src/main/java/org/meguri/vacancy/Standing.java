package org.meguri.vacancy;

/** Who does the work of a duty on a day, in the order in which it falls to them. */
public enum Standing {
    /** Somebody who holds the duty and can sign in. */
    HOLDER,
    /** A deputy (代決者) of somebody who does not any more, or cannot. */
    DEPUTY,
    /** For a section's staff its chief, for a chief the director of the department. */
    SUPERIOR,
    /** Nobody can do it: the planning division has to find somebody. */
    PLANNING,
    /** Not even the planning division has anybody: the administrators are told. */
    NOBODY
}
