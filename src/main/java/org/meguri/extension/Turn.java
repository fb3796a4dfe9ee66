package org.meguri.extension;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/**
 * What was said once; never changed.
 *
 * @param day the due day that is asked for, given or offered; null where no day is named
 * @param lockDay the last day (締切) that is given or offered with it
 * @param words the reason, or what is said with an answer; empty for none
 */
@Embeddable
record Turn(
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Act act,
        @Column(name = "due") @Nullable LocalDate day,
        @Nullable LocalDate lockDay,
        String words,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "said_by")) OfficerId by,
        @Column(name = "said_at") Instant at) {}
