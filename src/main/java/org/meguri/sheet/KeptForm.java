package org.meguri.sheet;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** An evaluation sheet that the town made for a plan of its own. Never changed: cycles may have been planned with it. */
@Entity
class KeptForm {

    @Id
    private String id;

    private String form;
    private Instant keptAt;

    @SuppressWarnings("NullAway.Init")
    protected KeptForm() {}

    KeptForm(String id, String form, Instant keptAt) {
        this.id = id;
        this.form = form;
        this.keptAt = keptAt;
    }

    String form() {
        return form;
    }
}
