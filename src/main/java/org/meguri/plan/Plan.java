package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A plan of the town with the definition that was adopted last. */
@Entity
class Plan {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PlanId id;

    private String code;
    private String title;
    private int firstYear;
    private int lastYear;
    private String definition;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected Plan() {}

    @SuppressWarnings("NullAway.Init")
    Plan(PlanId id, PlanDefinition definition, String yaml) {
        this.id = id;
        this.code = definition.code();
        renew(definition, yaml);
    }

    /** Takes a new definition of the same code; cycles keep the one that they were planned with. */
    final void renew(PlanDefinition renewed, String yaml) {
        if (!renewed.code().equals(code)) {
            throw new IllegalArgumentException("Plan " + id + " cannot change its code");
        }
        title = renewed.title();
        firstYear = renewed.period().from();
        lastYear = renewed.period().to();
        definition = yaml;
    }

    PlanId id() {
        return id;
    }

    PlanDefinition definition() {
        return PlanDefinition.read(definition);
    }

    boolean isDefinedBy(String yaml) {
        return definition.equals(yaml);
    }

    PlanView view() {
        return new PlanView(id, code, title, definition(), definition);
    }
}
