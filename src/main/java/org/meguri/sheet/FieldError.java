package org.meguri.sheet;

import java.util.List;

/** What is wrong with one field: a message key of this room, its first argument the field's label. */
public record FieldError(String field, String key, List<Object> arguments) {}
