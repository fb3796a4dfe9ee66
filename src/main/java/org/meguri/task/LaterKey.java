package org.meguri.task;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.organization.OfficerId;

/** One task of one person. */
@Embeddable
record LaterKey(
        @Column(name = "task_id") String task,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer)
        implements Serializable {}
