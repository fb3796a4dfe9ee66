package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.meguri.organization.OfficerId;
import org.meguri.system.StringMapConverter;
import org.springframework.data.domain.Persistable;

/** A submission that was taken back unread, as it had been handed in. Never changed. */
@Entity
@Immutable
@Table(name = "evaluation_withdrawal")
@SuppressWarnings("NullAway.Init")
class Withdrawal implements Persistable<WithdrawalKey> {

    @EmbeddedId
    private WithdrawalKey key;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> content;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String hash;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "submitted_by"))
    private OfficerId submittedBy;

    private Instant submittedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "withdrawn_by"))
    private OfficerId withdrawnBy;

    private Instant withdrawnAt;

    @Transient
    private boolean fresh = true;

    Withdrawal() {}

    /** @param number which one within the round, from 1 */
    Withdrawal(EvaluationId evaluation, int number, RoundView submitted, OfficerId by, Instant at) {
        this.key = new WithdrawalKey(evaluation, submitted.round(), number);
        this.content = new LinkedHashMap<>(submitted.content());
        this.hash = submitted.hash();
        this.submittedBy = submitted.submittedBy();
        this.submittedAt = submitted.submittedAt();
        this.withdrawnBy = by;
        this.withdrawnAt = at;
    }

    @Override
    public WithdrawalKey getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void kept() {
        fresh = false;
    }

    WithdrawalView view() {
        return new WithdrawalView(key.round(), key.number(), hash, submittedBy, submittedAt, withdrawnBy, withdrawnAt);
    }
}
