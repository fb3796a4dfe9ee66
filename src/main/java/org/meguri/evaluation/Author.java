package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.meguri.organization.OfficerId;

/** Somebody who wrote on a sheet in one of its rounds. */
@Embeddable
record Author(
        int round,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer) {}
