package org.meguri.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file, with its cure.
 *
 * @param row as Excel shows it (the header is usually row 1), or null when it concerns the whole file
 * @param column as Excel shows it ({@code A}, {@code AB}), or null
 * @param key message key
 */
public record Finding(@Nullable Integer row, @Nullable String column, String key, List<Object> arguments) {}
