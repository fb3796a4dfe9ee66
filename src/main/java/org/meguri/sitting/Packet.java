package org.meguri.sitting;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Persistable;

/** 資料: what members were given for a sitting. Never changed: whoever wants other contents makes another with the next number. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class Packet implements Persistable<PacketId> {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PacketId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "sitting_id"))
    private SittingId sitting;

    private int number;
    private int itemCount;

    /** Of the sitting when the packet was made: whether its agenda has changed since. */
    private long sittingRevision;

    private String content;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "made_by"))
    private OfficerId madeBy;

    private Instant madeAt;

    @Transient
    private boolean fresh = true;

    Packet() {}

    Packet(PacketId id, SittingView sitting, int number, int items, String content, OfficerId by, Instant at) {
        this.id = id;
        this.sitting = sitting.id();
        this.number = number;
        this.itemCount = items;
        this.sittingRevision = sitting.revision();
        this.content = content;
        this.madeBy = by;
        this.madeAt = at;
    }

    @Override
    public PacketId getId() {
        return id;
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

    PacketView view() {
        return new PacketView(id, sitting, number, itemCount, sittingRevision, madeBy, madeAt);
    }

    String content() {
        return content;
    }
}
