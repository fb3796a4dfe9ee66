package org.meguri.task;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A rung of one task. */
@Embeddable
record RungKey(
        @Column(name = "task_id") String task, @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Rung rung)
        implements Serializable {}
