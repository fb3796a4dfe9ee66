/** Meguri: the yearly review cycle of a municipality's plans. */
@NullMarked
package org.meguri;

import org.jspecify.annotations.NullMarked;
