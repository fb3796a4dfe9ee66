package org.meguri.publication;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** A file of an edition, as it was when the edition was published. Never changed. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class EditionFile implements Persistable<EditionFileKey> {

    @EmbeddedId
    private EditionFileKey key;

    private int byteCount;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;

    private byte[] data;

    @Transient
    private boolean fresh = true;

    EditionFile() {}

    EditionFile(EditionFileKey key, byte[] data) {
        this.key = key;
        this.byteCount = data.length;
        this.sha256 = Seal.of(data).value();
        this.data = data.clone();
    }

    @Override
    public EditionFileKey getId() {
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

    /** @throws EditionDamaged when what is stored is not what was published */
    EditionDownload download() {
        if (!Seal.of(data).value().equals(sha256)) {
            throw new EditionDamaged(key.edition(), key.format().name());
        }
        return new EditionDownload(key.format(), data.clone(), sha256);
    }
}
