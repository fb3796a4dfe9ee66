package org.meguri.task;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A rung of one task on the ladder to one due day. */
@Embeddable
record RungKey(
        @Column(name = "task_id") String task,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Rung rung,
        LocalDate due)
        implements Serializable {}
