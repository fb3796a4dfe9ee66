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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.meguri.organization.OfficerId;
import org.meguri.system.StringMapConverter;
import org.springframework.data.domain.Persistable;

/** What was handed in, as it was handed in. Never changed. */
@Entity
@Immutable
@Table(name = "evaluation_round")
@SuppressWarnings("NullAway.Init")
class SubmittedRound implements Persistable<RoundKey> {

    @EmbeddedId
    private RoundKey key;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> content;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String hash;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "submitted_by"))
    private OfficerId submittedBy;

    private Instant submittedAt;

    @Transient
    private boolean fresh = true;

    SubmittedRound() {}

    SubmittedRound(
            EvaluationId evaluation,
            int round,
            Map<String, String> content,
            Map<String, String> beside,
            OfficerId by,
            Instant at) {
        this.key = new RoundKey(evaluation, round);
        this.content = new LinkedHashMap<>(content);
        var signed = new LinkedHashMap<>(content);
        signed.putAll(beside);
        this.hash = hash(signed);
        this.submittedBy = by;
        this.submittedAt = at;
    }

    @Override
    public RoundKey getId() {
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

    RoundView view() {
        return new RoundView(key.round(), new LinkedHashMap<>(content), hash, submittedBy, submittedAt);
    }

    /** SHA-256 over the fields in the order of their keys, each length-prefixed so that no two contents look alike. */
    static String hash(Map<String, String> content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(content).forEach((key, value) -> {
                digest.update((key.length() + ":" + key + value.length() + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(value.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
