package org.meguri.mail;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How somebody wants to hear of a kind of letter. */
@Entity
@SuppressWarnings("NullAway.Init")
class NoticeChoice {

    @EmbeddedId
    private NoticeChoiceKey key;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private NoticeDelivery delivery;

    @Version
    private @Nullable Long version;

    NoticeChoice() {}

    NoticeChoice(NoticeChoiceKey key, NoticeDelivery delivery) {
        this.key = key;
        this.delivery = delivery;
    }

    NoticeKind kind() {
        return key.kind();
    }

    NoticeDelivery delivery() {
        return delivery;
    }

    void choose(NoticeDelivery other) {
        delivery = other;
    }
}
