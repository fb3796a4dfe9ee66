package org.meguri.publication;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Persistable;

/** A publication of a cycle. Never changed: a correction is another edition with the next number. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class Edition implements Persistable<EditionId> {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private EditionId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    private int number;
    private String planCode;
    private String planTitle;
    private int fiscalYear;
    private String title;
    private @Nullable String note;
    private String content;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "published_by"))
    private OfficerId publishedBy;

    private Instant publishedAt;

    @ElementCollection
    @Immutable
    @CollectionTable(name = "edition_item", joinColumns = @JoinColumn(name = "edition_id"))
    private List<EditionItem> items = new ArrayList<>();

    @Transient
    private boolean fresh = true;

    Edition() {}

    Edition(EditionId id, CycleId cycle, EditionContent content, OfficerId by, Instant at) {
        this.id = id;
        this.cycle = cycle;
        this.number = content.number();
        this.planCode = content.planCode();
        this.planTitle = content.planTitle();
        this.fiscalYear = content.fiscalYear();
        this.title = content.title();
        this.note = content.note();
        this.content = EditionJson.canonical(content);
        this.sha256 = Seal.of(this.content).value();
        this.publishedBy = by;
        this.publishedAt = at;
        content.rows().forEach(row -> items.add(EditionItem.of(content, row)));
    }

    @Override
    public EditionId getId() {
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

    /** @throws EditionDamaged when what is stored is not what was sealed */
    EditionContent content() {
        if (!Seal.of(content).value().equals(sha256)) {
            throw new EditionDamaged(id, "content");
        }
        return EditionJson.read(content);
    }
}
