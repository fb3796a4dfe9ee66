package org.meguri.evaluation;

import jakarta.persistence.Embeddable;
import org.meguri.organization.OfficerId;

/** Somebody who wrote on a sheet in one of its rounds. */
@Embeddable
record Author(int round, OfficerId officer) {}
