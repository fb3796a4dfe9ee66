package org.meguri.review;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.system.Refusal;

/** 定型の指摘: a sentence that planning asks for again and again. */
@Entity
@Table(name = "canned_remark")
@SuppressWarnings("NullAway.Init")
class CannedRemark {

    /** Longest text, in characters: as long as a remark may be. */
    static final int LONGEST = 1000;

    @Id
    private UUID id;

    private String text;
    private int position;
    private int uses;
    private boolean retired;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "made_by"))
    private OfficerId madeBy;

    private Instant madeAt;

    @Version
    private @Nullable Long version;

    CannedRemark() {}

    CannedRemark(UUID id, String text, int position, OfficerId by, Instant at) {
        this.id = id;
        this.text = text;
        this.position = position;
        this.madeBy = by;
        this.madeAt = at;
    }

    UUID id() {
        return id;
    }

    int position() {
        return position;
    }

    boolean retired() {
        return retired;
    }

    /** @param seen the version that the writer started from */
    void rewrite(String words, long seen) {
        if (version == null || version != seen) {
            throw Refusal.conflict("review.canned.moved");
        }
        text = words;
    }

    void move(int to) {
        position = to;
    }

    void retire() {
        retired = true;
    }

    void restore(int at) {
        retired = false;
        position = at;
    }

    /** Counts a use where the sentence stands in what was asked for. @return whether it does */
    boolean used(String asked) {
        if (!asked.contains(text)) {
            return false;
        }
        uses++;
        return true;
    }

    CannedView view() {
        return new CannedView(id, text, uses, retired, version == null ? 0 : version);
    }
}
