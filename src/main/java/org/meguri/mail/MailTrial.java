package org.meguri.mail;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** 試験発送: whether every mail goes to one address, so that a town can try the house without writing to anybody. */
@Entity
@SuppressWarnings("NullAway.Init")
class MailTrial {

    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    private @Nullable String address;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "set_by"))
    private @Nullable OfficerId setBy;

    private @Nullable Instant setAt;

    @Version
    private @Nullable Long version;

    MailTrial() {}

    /** Where every mail goes; null where each goes to its recipient. */
    @Nullable
    String address() {
        return address;
    }

    @Nullable
    Instant setAt() {
        return setAt;
    }

    @Nullable
    OfficerId setBy() {
        return setBy;
    }

    /** @param to null to end the trial */
    void set(@Nullable String to, OfficerId by, Instant at) {
        address = to;
        setBy = by;
        setAt = at;
    }
}
