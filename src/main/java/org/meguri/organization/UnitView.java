package org.meguri.organization;

import org.jspecify.annotations.Nullable;

/** A unit as other rooms see it: {@code parent} is the 部 of a 課, if it has one. */
public record UnitView(UnitId id, String code, String name, UnitKind kind, @Nullable UnitId parent) {}
