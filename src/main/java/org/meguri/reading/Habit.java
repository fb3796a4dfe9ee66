package org.meguri.reading;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** How somebody likes to read. Until they say so: side by side, and keys are on. */
@Entity
@Table(name = "reading_habit")
@SuppressWarnings("NullAway.Init")
class Habit {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private OfficerId officer;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Layout layout = Layout.SIDE;

    private boolean keyPresses = true;

    @Version
    private @Nullable Long version;

    Habit() {}

    Habit(OfficerId officer) {
        this.officer = officer;
    }

    Layout layout() {
        return layout;
    }

    boolean keyPresses() {
        return keyPresses;
    }

    void read(Layout as) {
        layout = as;
    }

    void press(boolean keys) {
        keyPresses = keys;
    }
}
