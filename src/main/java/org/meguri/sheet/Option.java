package org.meguri.sheet;

/** One choice of a field: what is stored, what is read, and what it means ("" where it needs no explanation). */
public record Option(String value, String label, String meaning) {}
