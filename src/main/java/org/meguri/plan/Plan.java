package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;

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

    /** How many acts the register has seen, so that nobody decides on a page that is out of date. */
    private int acts;

    @ElementCollection
    @CollectionTable(name = "plan_extension", joinColumns = @JoinColumn(name = "plan_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    private List<PlanExtension> extensions = new ArrayList<>();

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
        lastYear = extensions.stream()
                .mapToInt(PlanExtension::lastYear)
                .reduce(renewed.period().to(), Math::max);
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

    int firstYear() {
        return firstYear;
    }

    int acts() {
        return acts;
    }

    void acted() {
        acts++;
    }

    /** @param seen the count of acts on the page that somebody decided on, or null */
    void requireSeen(@Nullable Integer seen) {
        if (seen != null && seen != acts) {
            throw Refusal.conflict("plan.register.meanwhile");
        }
    }

    /** Goes on to a later last year, by a decision with a text; the periods before stay readable. */
    void extend(PlanExtension extension) {
        if (extension.lastYear() <= lastYear) {
            throw new Refusal("plan.extend.not-later", new FiscalYear(lastYear).both());
        }
        extensions.add(extension);
        lastYear = extension.lastYear();
        acted();
    }

    PlanView view() {
        return new PlanView(
                id,
                code,
                title,
                definition(),
                definition,
                new PlanDefinition.Period(firstYear, lastYear),
                acts,
                List.copyOf(extensions));
    }

    int lastYear() {
        return lastYear;
    }
}
