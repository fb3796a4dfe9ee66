package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.meguri.organization.OfficerId;

/** Somebody who wrote on a sheet in one of its rounds. */
@Embeddable
record Author(int round, @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer) {}
