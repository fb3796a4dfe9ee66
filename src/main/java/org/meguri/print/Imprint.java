package org.meguri.print;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a bound document says of itself, for programs. It takes the place of the moment of printing, so that the same
 * content gives the same bytes.
 *
 * @param day from which it is
 * @param identity tells two documents apart: the same for the same content
 * @param rights under which it may be used, or null
 */
public record Imprint(LocalDate day, long identity, @Nullable String rights) {}
