package org.meguri.publication;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Embeddable
record EditionFileKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "edition_id")) EditionId edition,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) EditionFormat format)
        implements Serializable {}
