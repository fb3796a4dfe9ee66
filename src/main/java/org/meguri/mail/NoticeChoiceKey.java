package org.meguri.mail;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.meguri.organization.OfficerId;

/** One kind of letter of one person. */
@Embeddable
record NoticeChoiceKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) @Column(name = "kind") NoticeKind kind)
        implements Serializable {}
