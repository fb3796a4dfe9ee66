package org.meguri.organization;

/** 部, 課, or a body such as the external committee. */
public enum UnitKind {
    DEPARTMENT,
    SECTION,
    BODY
}
