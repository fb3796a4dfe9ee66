package org.meguri.organization;

import java.io.Serializable;

/** A role held in a unit. */
public record Duty(Role role, UnitId unit) implements Serializable {}
